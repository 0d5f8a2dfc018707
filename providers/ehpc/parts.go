package ehpc

import "clusterwiz/forms"

// parts are what a cluster comes to.
func parts() []forms.Part {
	return []forms.Part{
		{
			Kind: forms.ClusterPart, Label: forms.T("E-HPC cluster", "E-HPC 集群"), Name: "basics.name",
			Said: []string{"basics.category", "scheduler.type", "scheduler.version", "network.vpc_id", "network.vswitch_id"},
		},
		{Kind: forms.ManagerPart, Label: forms.T("manager node", "管理节点"), Nodes: machinesOf("manager.", forms.Nodes{})},
		{
			Kind: forms.QueuePart, Label: forms.T("queue", "队列"), At: "queues", Name: "name",
			// The other templates are for when the first is out of stock.
			Nodes: machinesOf("", forms.Nodes{Count: "initial_count", Least: "min_count", Most: "max_count", In: "compute_nodes"}),
			Said:  []string{"vswitch_ids"},
		},
		{
			Kind: forms.StoragePart, Label: forms.T("mount", "挂载"), At: "storage.shared", Name: "file_system_id",
			Said: []string{"mount_directory", "protocol"}, Pays: forms.PayByUse,
			Stays: forms.T("the file system stays with its files and keeps costing money", "文件系统及其数据保留，继续计费"),
		},
		{Kind: forms.AddOnPart, Label: forms.T("component", "服务组件"), At: "addons", Name: "name", Said: []string{"version"}},
		{
			Kind: forms.LoginPart, Label: forms.T("node of component", "组件节点"), At: "addons[].resources.nodes", Name: "../../name",
			// One that is there already is only used.
			When: forms.IsUnset("instance_id"), Nodes: machinesOf("", forms.Nodes{}),
		},
		{
			Kind: forms.AddressPart, Label: forms.T("new public address", "新建公网 IP"), At: "addons", When: forms.Is("resources.eip.auto_create", "true"),
			Said: []string{"name", "resources.eip.bandwidth", "resources.eip.internet_charge_type"}, Pays: forms.PayHourly,
			Stays: forms.T("it is not documented whether it is released with the cluster; look in the EIP console", "文档未说明是否随集群释放；请在弹性公网 IP 控制台确认"),
		},
		{
			Kind: forms.ServicePart, Label: forms.T("new security group", "新建安全组"), When: forms.IsUnset("network.security_group_id"),
			Said: []string{"network.vpc_id"},
		},
	}
}

// machinesOf adds what a node template with keys that begin so tells of its nodes.
func machinesOf(key string, n forms.Nodes) *forms.Nodes {
	n.Type = key + "instance_type"
	n.Spot = forms.Is(key+"spot_strategy", "SpotWithPriceLimit", "SpotAsPriceGo")
	n.Prepaid = forms.Is(key+"charge_type", "PrePaid")
	n.Period, n.PeriodUnit, n.Renews = key+"period", key+"period_unit", key+"auto_renew"
	n.Refund = forms.T("deleting the cluster gives nothing back, and the nodes stay until they expire", "删除集群不退费，节点保留至到期")
	n.Disks = []forms.Disk{
		{Category: key + "system_disk.category", Size: key + "system_disk.size", Always: true},
		{In: key + "data_disks", Category: "category", Size: "size", Stays: forms.Is("delete_with_instance", "false")},
	}
	return &n
}

// unusual are the answers that are rarely meant.
func unusual() []forms.Unusual {
	return []forms.Unusual{
		{
			At: "addons[].services[].network_acl", Field: "source_cidr", When: forms.Is("source_cidr", "0.0.0.0/0"),
			Text: forms.T("a port is open to the whole internet (0.0.0.0/0)", "有端口对整个互联网开放（0.0.0.0/0）"),
		},
		{
			Field: "basics.deletion_protection", When: forms.IsNot("basics.deletion_protection", "true"),
			Text: forms.T("no deletion protection", "未开启删除保护"),
		},
		{
			Field: "access.password", When: forms.All(forms.IsSet("access.password"), forms.IsUnset("access.key_pair")),
			Text: forms.T("a password instead of a key pair", "使用密码登录，而非密钥对"),
		},
	}
}
