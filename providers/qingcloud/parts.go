package qingcloud

import "clusterwiz/forms"

// partKinds are what the nodes of each role are for.
var partKinds = map[string]forms.PartKind{"login": forms.LoginPart, "controller": forms.ManagerPart, "nodes": forms.PoolPart}

// parts are what a cluster comes to.
func parts() []forms.Part {
	all := []forms.Part{{
		Kind: forms.ClusterPart, Label: forms.T("QingCloud HPC cluster", "青云 HPC 集群"), Name: "basics.name",
		Said: []string{"basics.type", "basics.deploy_mode", "scheduler.type", "network.vxnet_id"},
	}}
	for _, r := range roles {
		all = append(all, forms.Part{
			Kind: partKinds[r.key], Label: forms.Tf("%s nodes", "%s", r.label), When: r.when,
			Nodes: &forms.Nodes{
				// What is answered in MB is told in GiB.
				Count: r.key + ".count", Cores: r.key + ".cpu", Memory: r.key + ".memory", MemoryUnits: 1024,
				Prepaid: forms.Is("billing.charge_type", reserved), Period: "billing.months", Renews: "billing.auto_renew", Refund: forms.T("deleting the cluster gives no refund", "删除集群不退费"),
			},
		})
	}
	return append(all,
		forms.Part{
			Kind: forms.StoragePart, Label: forms.T("mount", "挂载"), Name: "storage.nas_id", Said: []string{"storage.mount_point"}, Pays: forms.PayByUse,
			Stays: forms.T("it stays with its files and keeps costing money", "其数据保留，继续计费"),
		},
		forms.Part{
			Kind: forms.ServicePart, Label: forms.T("shared software", "共享软件库"), When: forms.Is("software.shared", "true"),
			Said: []string{"software.nfs_local"},
		},
		forms.Part{
			Kind: forms.QueuePart, Label: forms.T("private queue", "私有队列"), When: forms.IsSet("queue.name"), Name: "queue.name",
			Said: []string{"queue.type_id"},
		},
	)
}
