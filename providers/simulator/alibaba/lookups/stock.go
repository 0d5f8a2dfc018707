package lookups

import (
	"bytes"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// resourceView is an item of SupportedResources.
type resourceView struct {
	Value          string
	Status         string
	StatusCategory string
	Min, Max       int    `json:",omitempty"` // Disk sizes.
	Unit           string `json:",omitempty"`
}

// stockQuestion is what DescribeAvailableResource asks.
type stockQuestion struct {
	destination, zone, instanceType string
	cores, memory                   int
}

// availableResource is the call DescribeAvailableResource.
func (e *ecs) availableResource(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	q := stockQuestion{
		destination:  p.NeedText("DestinationResource", engine.OneOf("Zone", "IoOptimized", "InstanceType", "Network", "ddh", "SystemDisk", "DataDisk")),
		zone:         p.Text("ZoneId"),
		instanceType: p.Text("InstanceType"),
		cores:        p.Integer("Cores", 1, 1000),
		memory:       p.Integer("Memory", 1, 1<<20),
	}
	p.Text("ResourceType", engine.OneOf("instance", "disk", "reservedinstance", "ddh"))
	p.Text("InstanceChargeType", gateway.ChargeType)
	p.Text("SpotStrategy", strategies)
	p.Integer("SpotDuration", 0, 6)
	p.Text("SystemDiskCategory")
	p.Text("DataDiskCategory")
	p.Text("IoOptimized", engine.OneOf("optimized", "none"))
	p.Text("NetworkCategory", engine.OneOf("vpc", "classic"))
	disks := q.destination == "SystemDisk" || q.destination == "DataDisk"
	if disks {
		p.Need("InstanceType")
	}
	known := e.world.InstanceType(q.instanceType)
	if q.instanceType != "" && known == nil {
		p.Fail("InstanceType")
	}
	if q.zone != "" && c.Region.Zone(q.zone) == nil {
		p.Fail("ZoneId")
	}
	if c.Bad() {
		return nil, nil
	}
	var zones [][]byte
	for _, z := range c.Region.Zones {
		if q.zone != "" && q.zone != z.ID {
			continue
		}
		if item := e.zoneResources(c.Region, z, q, disks); item != nil {
			zones = append(zones, item)
		}
	}
	return rawAnswer(engine.Answer{"RequestId": c.RequestID}, "AvailableZones", "AvailableZone", zones), nil
}

// zoneResources is an item of AvailableZones as JSON; nil when the zone has
// nothing to show.
func (e *ecs) zoneResources(r *world.Region, z *world.Zone, q stockQuestion, disks bool) []byte {
	var items [][]byte
	switch {
	case disks:
		t := e.world.TypeIndex[q.instanceType]
		if e.facts.zone(z).standing[t] != world.NotOffered {
			items = diskResources(q.destination == "SystemDisk")
		}
	case q.destination == "InstanceType":
		items = e.typeResources(z, q)
	default:
		items = [][]byte{engine.Encode(resourceView{Value: z.ID, Status: "Available", StatusCategory: "WithStock"})}
	}
	if len(items) == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(`{"RegionId":"` + r.ID + `","ZoneId":"` + z.ID + `","Status":"Available","StatusCategory":"WithStock",` +
		`"AvailableResources":{"AvailableResource":[{"Type":"` + q.destination + `","SupportedResources":{"SupportedResource":[`)
	b.Write(bytes.Join(items, []byte(",")))
	b.WriteString("]}}]}}")
	return b.Bytes()
}

func (e *ecs) typeResources(z *world.Zone, q stockQuestion) [][]byte {
	var out [][]byte
	for i, item := range e.facts.zone(z).items {
		t := &e.world.Types[i]
		if item == nil || q.instanceType != "" && q.instanceType != t.ID || q.cores != engine.NotGiven && q.cores != t.Cores ||
			q.memory != engine.NotGiven && float64(q.memory) != t.Memory {
			continue
		}
		out = append(out, item)
	}
	return out
}

// diskResources are the disk categories with their sizes in GiB.
func diskResources(system bool) [][]byte {
	var out [][]byte
	for _, kind := range []struct {
		name       string
		least, top int
	}{
		{world.CloudESSD, 20, 65536}, {"cloud_auto", 1, 65536}, {"cloud_essd_entry", 10, 32768}, {world.EfficiencyDisk, 20, 32768}, {world.CloudSSD, 20, 32768},
	} {
		v := resourceView{Value: kind.name, Status: "Available", StatusCategory: "WithStock", Min: kind.least, Max: kind.top, Unit: "GiB"}
		if system {
			v.Max = 2048
		}
		out = append(out, engine.Encode(v))
	}
	return out
}
