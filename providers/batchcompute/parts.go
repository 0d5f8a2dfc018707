package batchcompute

import "clusterwiz/forms"

// parts are what a cluster comes to.
func parts() []forms.Part {
	return []forms.Part{
		{
			Kind: forms.ClusterPart, Label: forms.T("BatchCompute cluster", "批量计算集群"), Name: "basics.name",
			Said: []string{"nodes.image_id", "network.kind", "network.vpc_id", "network.cidr_block"},
		},
		{
			Kind: forms.PoolPart, Label: forms.T("group", "实例组"), At: "node_pools", Name: "name",
			Nodes: &forms.Nodes{
				Count: "count", Type: "instance_type", OrType: "/nodes.instance_type", Spot: forms.Is("resource_type", spotKind),
				Disks: []forms.Disk{
					{Category: systemKind, Size: "/system_disk.size", Always: true},
					{Category: dataKind, Size: "/data_disk.size", When: forms.IsSet("/data_disk.size")},
				},
			},
		},
		{
			Kind: forms.StoragePart, Label: forms.T("mount", "挂载"), At: "storage.mounts", Name: "source",
			Said: []string{"destination", "writable"}, Pays: forms.PayByUse,
			Stays: forms.T("it stays with its data and keeps costing money", "其中的数据保留，继续计费"),
		},
	}
}

// unusual are the answers that are rarely meant.
func unusual() []forms.Unusual {
	return []forms.Unusual{{
		Field: "network.allow_ips", When: forms.Is("network.allow_ips", "0.0.0.0/0", "0.0.0.0"),
		Text: forms.T("ports are open to the whole internet (0.0.0.0/0)", "端口对整个互联网开放（0.0.0.0/0）"),
	}}
}
