package modelarts

import "clusterwiz/forms"

// parts are what a node pool comes to.
func parts() []forms.Part {
	return []forms.Part{{
		Kind: forms.PoolPart, Label: forms.T("node pool", "节点池"), Name: "basics.name",
		Said: []string{"pool.name", "pool.kind", "software.os_name", "network.vpc_id"},
		Nodes: &forms.Nodes{
			Count: "nodes.count", Most: "nodes.max_count", Type: "nodes.instance_type", Prepaid: forms.Is("billing.charge_type", subscription),
			Said:   []string{"billing.charge_type"},
			Period: "billing.period", PeriodUnit: "billing.period_unit", Renews: "billing.auto_renew",
			Refund: forms.T("the node pool cannot be deleted, only unsubscribed from in the console", "此节点池不能删除，只能在控制台退订"), Bound: true,
			Disks: []forms.Disk{
				{Category: "nodes.system_disk.category", Size: "nodes.system_disk.size", Always: true},
				{In: "nodes.data_disks", Category: "category", Size: "size", Number: "count"},
			},
		},
	}}
}
