package simulator

import "bytes"

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
func (e *ecs) availableResource(c *call) (answer, *refusal) {
	p := c.params
	q := stockQuestion{
		destination:  p.needText("DestinationResource", oneOf("Zone", "IoOptimized", "InstanceType", "Network", "ddh", "SystemDisk", "DataDisk")),
		zone:         p.text("ZoneId"),
		instanceType: p.text("InstanceType"),
		cores:        p.integer("Cores", 1, 1000),
		memory:       p.integer("Memory", 1, 1<<20),
	}
	p.text("ResourceType", oneOf("instance", "disk", "reservedinstance", "ddh"))
	p.text("InstanceChargeType", chargeTypes)
	p.text("SpotStrategy", strategies)
	p.integer("SpotDuration", 0, 6)
	p.text("SystemDiskCategory")
	p.text("DataDiskCategory")
	p.text("IoOptimized", oneOf("optimized", "none"))
	p.text("NetworkCategory", oneOf("vpc", "classic"))
	disks := q.destination == "SystemDisk" || q.destination == "DataDisk"
	if disks {
		p.need("InstanceType")
	}
	known := e.sim.world.instanceType(q.instanceType)
	if q.instanceType != "" && known == nil {
		p.fail("InstanceType")
	}
	if q.zone != "" && c.region.zone(q.zone) == nil {
		p.fail("ZoneId")
	}
	if c.bad() {
		return nil, nil
	}
	var zones [][]byte
	for _, z := range c.region.zones {
		if q.zone != "" && q.zone != z.id {
			continue
		}
		if item := e.zoneResources(c.region, z, q, disks); item != nil {
			zones = append(zones, item)
		}
	}
	return rawAnswer(answer{"RequestId": c.requestID}, "AvailableZones", "AvailableZone", zones), nil
}

// zoneResources is an item of AvailableZones as JSON; nil when the zone has
// nothing to show.
func (e *ecs) zoneResources(r *region, z *zone, q stockQuestion, disks bool) []byte {
	var items [][]byte
	switch {
	case disks:
		t := e.sim.world.typeIndex[q.instanceType]
		if e.facts.zone(z).standing[t] != notOffered {
			items = diskResources(q.destination == "SystemDisk")
		}
	case q.destination == "InstanceType":
		items = e.typeResources(z, q)
	default:
		items = [][]byte{encode(resourceView{Value: z.id, Status: "Available", StatusCategory: "WithStock"})}
	}
	if len(items) == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString(`{"RegionId":"` + r.id + `","ZoneId":"` + z.id + `","Status":"Available","StatusCategory":"WithStock",` +
		`"AvailableResources":{"AvailableResource":[{"Type":"` + q.destination + `","SupportedResources":{"SupportedResource":[`)
	b.Write(bytes.Join(items, []byte(",")))
	b.WriteString("]}}]}}")
	return b.Bytes()
}

func (e *ecs) typeResources(z *zone, q stockQuestion) [][]byte {
	var out [][]byte
	for i, item := range e.facts.zone(z).items {
		t := &e.sim.world.types[i]
		if item == nil || q.instanceType != "" && q.instanceType != t.id || q.cores != notGiven && q.cores != t.cores ||
			q.memory != notGiven && float64(q.memory) != t.memory {
			continue
		}
		out = append(out, item)
	}
	return out
}

// diskResources are the disk categories with their sizes in GiB.
func diskResources(system bool) [][]byte {
	top := map[string]int{efficiencyDisk: 32768, cloudSSD: 32768, cloudESSD: 65536}
	var out [][]byte
	for _, kind := range []string{cloudESSD, efficiencyDisk, cloudSSD} {
		v := resourceView{Value: kind, Status: "Available", StatusCategory: "WithStock", Min: 20, Max: top[kind], Unit: "GiB"}
		if system {
			v.Max = 2048
		}
		out = append(out, encode(v))
	}
	return out
}
