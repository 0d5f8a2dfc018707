package simulator

import (
	"strings"
)

// available is the call GET /available.
func (b *batchClusters) available(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	all, spot := []answer{}, []answer{}
	for _, t := range batchTypes {
		view := answer{"InstanceType": t.id, "CpuCore": t.cores, "MemorySize": t.memory, "Network": answer{"Classic": true, "Vpc": !t.own()}}
		all = append(all, view)
		if t.spot {
			spot = append(spot, view)
		}
	}
	return answer{
		"AvailableClusterInstanceType": all, "AvailableSpotInstanceType": spot, "AvailablePrepaidInstanceType": []answer{},
		"AvailableResourceType": batchBilling, "AvailableSystemDiskType": batchDisks, "AvailableDataDiskType": batchDisks,
	}, nil
}

// quotas is the call GET /quotas: names only.
func (b *batchClusters) quotas(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	all, spot := []string{}, []string{}
	for _, t := range batchTypes {
		all = append(all, t.id)
		if t.spot {
			spot = append(spot, t.id)
		}
	}
	return answer{
		"AvailableClusterInstanceType": all, "AvailableSpotInstanceType": spot, "AvailableClusterResourceType": batchBilling,
		"AvailableClusterInstanceSystemDiskType": batchDisks, "AvailableClusterInstanceDataDiskType": batchDisks,
	}, nil
}

func (i batchImage) view() answer {
	return answer{
		"Id": i.id, "Name": i.name, "Description": "", "Platform": i.platform, "Type": i.owner, "EcsImageId": i.ecs,
		"OwnerId": 1234567890123456, "CreationTime": "2018-01-10T02:15:07.000000Z",
	}
}

// images is the call GET /images; any other type than System means Self.
func (b *batchClusters) images(c *restCall) (any, *refusal) {
	wanted := "Self"
	if c.query.free("Type") == "System" {
		wanted = "System"
	}
	items := []answer{}
	for _, i := range batchImages {
		if i.owner == wanted && strings.HasPrefix(i.id, "img-") {
			items = append(items, i.view())
		}
	}
	return batchPage(c, "ListImages", items)
}
