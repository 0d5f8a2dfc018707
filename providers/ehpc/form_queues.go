package ehpc

import (
	"slices"

	"clusterwiz/forms"
)

var nodesUnit = forms.T("nodes", "个节点")

// nodeCount is the range of every count of nodes: that of the cluster.
var nodeCount = []forms.Rule{forms.Structural(forms.AtLeast(0)), forms.By(forms.Range{Min: 0, Max: 5000}, page)}

func queues() []forms.Field {
	template := node{vswitches: []string{"../vswitch_ids?", "/network.vswitch_id?"}}
	return forms.OnStep(forms.Queues, forms.Field{
		Key: "queues", Wire: "Queues", Kind: forms.List, Max: 8, Sizes: forms.Says(page),
		Label: forms.T("Queues", "队列"), Item: forms.T("queue", "队列"),
		Help: forms.T("Each queue has its own nodes and scales separately.", "每个队列有各自的计算节点，可独立伸缩。"),
		Fields: slices.Concat(
			queueSize(),
			forms.Under(forms.T("Network", "网络"), interconnect(), queueVSwitches()),
			forms.Under(forms.T("Nodes", "节点"), append([]forms.Field{{
				Key: "compute_nodes", Wire: "ComputeNodes", Kind: forms.List, Max: 10, Sizes: forms.Says(sdk),
				Label: forms.T("Compute nodes", "计算节点"), Item: forms.T("node template", "节点配置"),
				Help:   forms.T("Tried in this order: where a type is out of stock, the next is used. Without any, the queue starts empty.", "按顺序尝试，前一规格无库存时使用下一个。不填则为空队列。"),
				Fields: template.fields(), Checks: template.checks(),
			}}, queueNodes()...)...),
			forms.Under(forms.T("Host names", "主机名"), hostNames()...),
			forms.Under(forms.T("Kept nodes", "保留节点"), keptNodes()...),
		),
		Checks: queueChecks(),
	})
}

func queueSize() []forms.Field {
	count := func(key, wire string, label, help forms.Text, example string) forms.Field {
		return forms.Field{
			Key: key, Wire: wire, Kind: forms.Integer, Label: label, Help: help, Unit: nodesUnit, Example: example,
			Rules: nodeCount,
		}
	}
	perCycle := count("max_count_per_cycle", "MaxCountPerCycle", forms.T("Nodes per scale-out", "单次扩容上限"), forms.Text{}, "99")
	perCycle.Advanced = true
	initial := count("initial_count", "InitialCount", forms.T("Nodes at creation", "初始节点数"),
		forms.T("Created together with the cluster.", "随集群一起创建。"), "2")
	initial.SameAs = "node.count"
	name := forms.Field{
		Key: "name", SameAs: "node.group", Wire: "QueueName", Kind: forms.String, Required: true,
		Label: forms.T("Queue name", "队列名称"), Example: "comp",
		Rules: onPage(forms.Length{Min: 1, Max: 15}, forms.Match(`[\p{L}\p{Nd}.]*`,
			forms.T("may contain only letters, digits and dots", "只能含字母、数字和点号（.）"))),
	}
	return append([]forms.Field{name}, forms.Under(forms.T("Size and scaling", "规模与伸缩"),
		count("min_count", "MinCount", forms.T("Minimum nodes", "最小节点数"), forms.T("Kept when idle.", "空闲时保留的节点数。"), "0"),
		count("max_count", "MaxCount", forms.T("Maximum nodes", "最大节点数"), forms.Text{}, "16"),
		initial,
		forms.Field{
			Key: "scale_out", Wire: "EnableScaleOut", Kind: forms.Boolean, Label: forms.T("Scale out", "自动扩容"),
		},
		forms.Field{
			Key: "scale_in", Wire: "EnableScaleIn", Kind: forms.Boolean, Label: forms.T("Scale in", "自动缩容"),
		},
		perCycle,
	)...)
}

func interconnect() forms.Field {
	return forms.Field{
		Key: "interconnect", Wire: "InterConnect", Kind: forms.Choice,
		Label: forms.T("Node network", "节点间网络"),
		Help:  forms.T("eRDMA needs an instance type that supports it.", "eRDMA 须选择支持 eRDMA 的实例规格。"),
		// The table writes eRDMA, the example erdma.
		Options: forms.Options("vpc", "VPC", "VPC 网络", "eRDMA", "eRDMA", "eRDMA 网络", "erdma", "erdma, as the documentation's example writes it", "eRDMA 网络（文档示例的写法）"),
		Listed:  []forms.Cite{page},
	}
}

// noPool: with a reserved node pool the service ignores what carries this.
var noPool = forms.IsUnset("reserved_node_pool_id")

// queueVSwitches sends the cluster's own vSwitch where nothing is said: the
// page leaves open what a queue without one gets.
func queueVSwitches() forms.Field {
	return forms.Field{
		Key: "vswitch_ids", SameAs: "node.vswitch", Wire: "VSwitchIds", Kind: forms.Strings, Min: 1, Max: 5, Sizes: forms.Says(sdk), When: noPool,
		Label: forms.T("vSwitches", "交换机"), Example: "vsw-f8za5p0mwzgdu3wgx",
		Help:        forms.T("Left empty: the cluster's vSwitch.", "留空则使用集群的交换机。"),
		Rules:       idOf("vsw-"),
		DefaultFrom: "/network.vswitch_id",
		Source:      forms.Source{Name: "vswitches", By: []string{"/network.vpc_id"}, Exhaustive: true},
	}
}

func queueNodes() []forms.Field {
	return []forms.Field{
		{
			Key: "allocation_strategy", Wire: "AllocationStrategy", Kind: forms.Choice, Advanced: true,
			Label:   forms.T("Allocation", "扩容策略"),
			Options: forms.Options("PriorityInstanceType", "in the order of the templates", "按规格优先级"), Listed: listed,
		},
		{
			Key: "ram_role", Wire: "RamRole", Kind: forms.String, Advanced: true,
			Label: forms.T("RAM role of the nodes", "实例 RAM 角色"), Example: "AliyunECSInstanceForEHPCRole",
			Rules: []forms.Rule{forms.Advice{Rule: forms.Match(`[A-Za-z0-9._@-]{1,64}`,
				forms.T("must be 1-64 letters, digits, dots, @, - or _", "须为 1-64 个字母、数字、点号、@、短划线或下划线"))}},
		},
	}
}

func hostNames() []forms.Field {
	return []forms.Field{
		{
			Key: "hostname_prefix", Wire: "HostnamePrefix", Kind: forms.String, Advanced: true, When: noPool,
			Label: forms.T("Host name prefix", "主机名前缀"), Example: "compute",
			Help: forms.T("At most 8 characters on Windows.", "Windows 节点最多 8 个字符。"),
			Rules: onPage(forms.Length{Min: 1, Max: 32}, forms.Match(`[a-z0-9-]*`,
				forms.T("may contain only lower-case letters, digits and -", "只能含小写字母、数字和短划线（-）"))),
		},
		{
			// No page gives a rule; the prefix's one is the safe side.
			Key: "hostname_suffix", Wire: "HostnameSuffix", Kind: forms.String, Advanced: true, When: noPool,
			Label: forms.T("Host name suffix", "主机名后缀"), Example: "demo",
			Rules: []forms.Rule{forms.Advice{Rule: forms.Length{Min: 1, Max: 32}}, forms.NoBlanks()},
		},
	}
}

func keptNodes() []forms.Field {
	return []forms.Field{
		{
			Key: "keep_alive_nodes", Wire: "KeepAliveNodes", Kind: forms.Strings, Max: 5000, Sizes: forms.Ours, Advanced: true,
			Label: forms.T("Protected nodes", "受保护的节点"), Example: "compute001",
			Help: forms.T("Host names. Has no effect at creation.", "填写主机名；创建时不生效。"),
		},
		{
			Key: "reserved_node_pool_id", Wire: "ReservedNodePoolId", Kind: forms.String, Advanced: true,
			Label: forms.T("Reserved node pool", "预留节点池"), Example: "rnp-mxqwert1",
			Help:  forms.T("vSwitches and host names are then those of the pool.", "指定后交换机与主机名由节点池决定。"),
			Rules: onPage(forms.Prefix{"rnp-"}),
		},
	}
}

// queueChecks holds the counts in order. No page says so, only sense.
func queueChecks() []forms.Check {
	return []forms.Check{
		forms.AdviceCheck(forms.LessOrEqual{Low: "min_count", High: "max_count"}),
		forms.AdviceCheck(forms.LessOrEqual{Low: "initial_count", High: "max_count"}),
		forms.AdviceCheck(forms.LessOrEqual{Low: "min_count", High: "initial_count"}),
		forms.AdviceCheck(forms.LessOrEqual{Low: "max_count", High: "/limits.max_count"}),
		forms.FactEquals{Field: "vswitch_ids", Fact: "vpc_id", Other: "/network.vpc_id"},
	}
}

func queuesChecks() []forms.Check {
	return []forms.Check{
		// A queue and a mounted directory are known by their names alone.
		forms.StructuralCheck(forms.Unique{List: "queues", Key: "name"}),
		forms.AdviceCheck(forms.SumAtMost{List: "queues", Key: "initial_count", Limit: "limits.max_count"}),
	}
}
