package lookups

import (
	"slices"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// instances is the call DescribeInstances. There are those that other products made.
func (e *ecs) instances(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	ids := p.Texts("InstanceIds", 0, 100)
	vpc, vSwitch, key, name := p.Text("VpcId"), p.Text("VSwitchId"), p.Text("KeyPairName"), p.Text("InstanceName")
	paged := p.Has("PageNumber") || p.Has("PageSize")
	old := engine.ReadPage(p, 10, 1, 100)
	at := engine.ReadCursor(p, "DescribeInstances", 10, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, m := range e.machines(c) {
		if len(ids) > 0 && !slices.Contains(ids, m.ID) || vpc != "" && vpc != m.VSwitch.VPC.ID || vSwitch != "" && vSwitch != m.VSwitch.ID ||
			key != "" && key != m.KeyPair || name != "" && name != m.Name {
			continue
		}
		views = append(views, engine.Answer{
			"InstanceId": m.ID, "InstanceName": m.Name, "RegionId": c.Region.ID, "ZoneId": m.VSwitch.Zone.ID, "Status": "Running",
			"InstanceType": m.Type, "ImageId": m.Image, "KeyPairName": m.KeyPair, "InstanceNetworkType": "vpc",
			"VpcAttributes": engine.Answer{"VpcId": m.VSwitch.VPC.ID, "VSwitchId": m.VSwitch.ID},
		})
	}
	if paged {
		return old.Numbers(engine.Answer{"Instances": engine.Answer{"Instance": engine.Cut(old, views)}}, len(views)), nil
	}
	from, to, next := at.Slice(len(views))
	return engine.Answer{"Instances": engine.Answer{"Instance": views[from:to]}, "NextToken": next, "TotalCount": len(views)}, nil
}

func (e *ecs) machines(c *gateway.Call) []world.Machine {
	if e.world.Machines == nil {
		return nil
	}
	return e.world.Machines(c.Region, c.Now)
}
