package batchcompute

import (
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// available is the call GET /available.
func (b *service) available(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	all, spot := []engine.Answer{}, []engine.Answer{}
	for _, t := range machineTypes {
		view := engine.Answer{"InstanceType": t.id, "CpuCore": t.cores, "MemorySize": t.memory, "Network": engine.Answer{"Classic": true, "Vpc": !t.own()}}
		all = append(all, view)
		if t.spot {
			spot = append(spot, view)
		}
	}
	return engine.Answer{
		"AvailableClusterInstanceType": all, "AvailableSpotInstanceType": spot, "AvailablePrepaidInstanceType": []engine.Answer{},
		"AvailableResourceType": billing, "AvailableSystemDiskType": diskKinds, "AvailableDataDiskType": diskKinds,
	}, nil
}

// quotas is the call GET /quotas: names only.
func (b *service) quotas(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	all, spot := []string{}, []string{}
	for _, t := range machineTypes {
		all = append(all, t.id)
		if t.spot {
			spot = append(spot, t.id)
		}
	}
	return engine.Answer{
		"AvailableClusterInstanceType": all, "AvailableSpotInstanceType": spot, "AvailableClusterResourceType": billing,
		"AvailableClusterInstanceSystemDiskType": diskKinds, "AvailableClusterInstanceDataDiskType": diskKinds,
	}, nil
}

func (i image) view() engine.Answer {
	return engine.Answer{
		"Id": i.id, "Name": i.name, "Description": "", "Platform": i.platform, "Type": i.owner, "EcsImageId": i.ecs,
		"OwnerId": 1234567890123456, "CreationTime": "2018-01-10T02:15:07.000000Z",
	}
}

// images is the call GET /images; any other type than System means Self.
func (b *service) images(c *engine.RestCall) (any, *engine.Refusal) {
	wanted := "Self"
	if c.Query.Free("Type") == "System" {
		wanted = "System"
	}
	items := []engine.Answer{}
	for _, i := range images {
		if i.owner == wanted && strings.HasPrefix(i.id, "img-") {
			items = append(items, i.view())
		}
	}
	return pageOf(c, "ListImages", items)
}
