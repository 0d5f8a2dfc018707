package lookups

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// vpcAPI is the part of VPC 2016-04-28 that look-ups need.
type vpcAPI struct {
	sim   *engine.Core
	world *world.World
}

// NewVPC makes VPC in a world.
func NewVPC(s *engine.Core, w *world.World) *gateway.Product {
	v := &vpcAPI{s, w}
	return &gateway.Product{
		Name:    "Vpc",
		Host:    "vpc",
		Invalid: gateway.Invalid,
		Actions: map[string]gateway.Action{
			"DescribeVpcs":      {Run: v.vpcs, Region: gateway.MustBeSent},
			"DescribeVSwitches": {Run: v.vSwitches},
		},
	}
}

type vpcView struct {
	VpcID               string `json:"VpcId"`
	VpcName             string
	RegionID            string `json:"RegionId"`
	CidrBlock           string
	SecondaryCidrBlocks engine.Answer
	UserCidrs           engine.Answer
	NatGatewayIDs       engine.Answer `json:"NatGatewayIds"`
	Status              string
	IsDefault           bool
	ResourceGroupID     string `json:"ResourceGroupId"`
}

// vpcs is the call DescribeVpcs.
func (v *vpcAPI) vpcs(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	id, name := p.Text("VpcId"), p.Text("VpcName")
	group := p.Text("ResourceGroupId")
	page := engine.ReadPage(p, 10, 1, 50)
	if c.Bad() {
		return nil, nil
	}
	views := []vpcView{}
	main := v.world.ResourceGroups[0].ID
	for _, one := range c.Region.Vpcs {
		if id != "" && id != one.ID || name != "" && name != one.Name || group != "" && group != main {
			continue
		}
		views = append(views, vpcView{
			VpcID: one.ID, VpcName: one.Name, RegionID: c.Region.ID, CidrBlock: one.CIDR,
			SecondaryCidrBlocks: engine.Answer{"SecondaryCidrBlock": append([]string{}, one.Secondary...)}, UserCidrs: engine.Answer{"UserCidr": []string{}},
			NatGatewayIDs: engine.Answer{"NatGatewayIds": v.gateways(one.ID, c)},
			Status:        "Available", IsDefault: one.IsDefault, ResourceGroupID: main,
		})
	}
	return page.Numbers(engine.Answer{"Vpcs": engine.Answer{"Vpc": engine.Cut(page, views)}}, len(views)), nil
}

func (v *vpcAPI) gateways(vpc string, c *gateway.Call) []string {
	if v.world.Gateways == nil {
		return []string{}
	}
	return append([]string{}, v.world.Gateways(vpc, c.Now)...)
}

type vSwitchView struct {
	VSwitchID               string `json:"VSwitchId"`
	VSwitchName             string
	VpcID                   string `json:"VpcId"`
	ZoneID                  string `json:"ZoneId"`
	CidrBlock               string
	AvailableIPAddressCount int `json:"AvailableIpAddressCount"`
	Status                  string
	IsDefault               bool
}

// vSwitches is the call DescribeVSwitches; it wants RegionId or VpcId.
func (v *vpcAPI) vSwitches(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	if !p.Has("RegionId") {
		p.NeedText("VpcId")
	}
	vpcID, zoneID, id := p.Text("VpcId"), p.Text("ZoneId"), p.Text("VSwitchId")
	p.Text("VSwitchName")
	p.Text("ResourceGroupId")
	page := engine.ReadPage(p, 10, 1, 50)
	if c.Bad() {
		return nil, nil
	}
	views := []vSwitchView{}
	for _, r := range c.Regions(v.world) {
		for _, s := range r.VSwitches {
			if vpcID != "" && vpcID != s.VPC.ID || zoneID != "" && zoneID != s.Zone.ID || id != "" && id != s.ID {
				continue
			}
			views = append(views, vSwitchView{s.ID, s.Name, s.VPC.ID, s.Zone.ID, s.CIDR, world.Room(v.sim, s, c.Now), "Available", s.IsDefault})
		}
	}
	return page.Numbers(engine.Answer{"VSwitches": engine.Answer{"VSwitch": engine.Cut(page, views)}}, len(views)), nil
}
