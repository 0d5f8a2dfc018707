package ack

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Parts of a node pool on the wire.
const (
	group      = "scaling_group."
	kubernetes = "kubernetes_config."
	scaling    = "auto_scaling."
)

var nodesUnit = forms.T("nodes", "个节点")

// nodePools allows as many pools as the quota of a new account.
func nodePools() []forms.Field {
	return forms.OnStep(forms.NodePools, forms.Field{
		Key: "node_pools", Wire: "nodepools", Kind: forms.List, Max: 20, Sizes: forms.Says(sdk),
		Label: forms.T("Node pools", "节点池"), Item: forms.T("node pool", "节点池"),
		Help: forms.T("Worker nodes of one kind. A managed cluster may start without any.", "同类工作节点的集合；托管集群可以暂不创建。"),
		Fields: slices.Concat(
			poolNodes(),
			forms.Under(forms.T("Login", "登录"), poolLogin()...),
			forms.Under(forms.T("Disks", "磁盘"), append(systemDisk(), dataDisks())...),
			forms.Under(forms.T("Kubernetes on the nodes", "节点上的 Kubernetes"), append(kubelet(), onNodes()...)...),
			forms.Under(forms.T("Auto scaling", "自动伸缩"), autoScaling()...),
			forms.Under(forms.T("Spot instances", "抢占式实例"), spot()...),
			forms.Under(forms.T("Zones, groups and public addresses", "可用区、安全组与公网"), placement()...),
			forms.Under(forms.T("Maintenance", "运维"), slices.Concat([]forms.Field{diskInit()}, management(), []forms.Field{nodeComponents()})...),
			forms.Under(forms.T("Rarely needed", "较少使用"), rarely()...),
			forms.Under(forms.T("Reserved capacity", "预留资源"), reserved()...),
			forms.Under(forms.T("Edge pools", "边缘节点池"), edge()...),
		),
		Checks: poolChecks(),
	})
}

// poolNodes asks for what every pool has.
func poolNodes() []forms.Field {
	fields := []forms.Field{
		{
			Key: "name", SameAs: "node.group", Wire: "nodepool_info.name", Kind: forms.String, Required: true, Label: forms.T("Pool name", "节点池名称"), Example: "workers",
			Rules: []forms.Rule{forms.By(forms.Length{Min: 1, Max: 63}, page), noBlanks},
		},
		{
			Key: "instance_types", SameAs: "node.type", Wire: group + "instance_types", Kind: forms.Strings, Min: 1, Max: 10, Sizes: forms.Ours,
			RequiredWhen: forms.IsUnset("instance_patterns"),
			Label:        forms.T("Instance types", "实例规格"), Example: "ecs.g7.2xlarge, ecs.c7.xlarge",
			Help:   forms.T("Used in this order, while in stock. Or use instance patterns further below.", "按顺序使用，库存不足时使用下一个；也可在下方改用实例属性配置。"),
			Rules:  id("ecs."),
			Source: forms.Source{Name: "instance_types", By: []string{"vswitch_ids?"}},
		},
		{
			Key: "vswitch_ids", SameAs: "node.vswitch", Wire: group + "vswitch_ids", Kind: forms.Strings, Min: 1, Max: 8, Sizes: forms.Ours, Required: true,
			When:  forms.IsUnset("/network.zone_ids"),
			Label: forms.T("vSwitches", "节点交换机"), Example: "vsw-f8za5p0mwzgdu3wgx", Rules: id("vsw-"),
			Source: forms.Source{Name: "vswitches", By: []string{"/network.vpc_id"}, Exhaustive: true},
		},
		{
			Key: "count", SameAs: "node.count", Wire: group + "desired_size", Kind: forms.Integer, Required: true, Elsewhere: before("count"),
			When:  forms.IsNot("auto_scaling.enable", "true"),
			Label: forms.T("Nodes", "节点数"), Unit: nodesUnit, Example: "2", Rules: []forms.Rule{forms.Structural(forms.AtLeast(0))},
		},
		imageType("image_type", group+"image_type", nil),
		{
			Key: "image_id", SameAs: "node.image", Wire: group + "image_id", Kind: forms.String, Advanced: true, Label: forms.T("Custom image", "自定义镜像"),
			Example: "aliyun_3_x64_20G_alibase_20221102.vhd", Rules: []forms.Rule{noBlanks}, Source: forms.Source{Name: "images"},
		},
		{
			Key: "platform", Wire: group + "platform", Kind: forms.Choice, When: legacy, Advanced: true, Label: forms.T("Platform", "操作系统发行版"), Listed: listed,
			Help: forms.T("Old field; the system image takes precedence.", "旧字段，以操作系统为准。"), Options: forms.Words("AliyunLinux", "CentOS", "Windows", "WindowsCore"),
		},
	}
	return append(fields, poolBilling()...)
}

// poolBilling is what other clouds ask too; they have no masters.
func poolBilling() []forms.Field {
	fields := subscription("", group, counted(forms.OneOfNumbers(1, 2, 3, 6, 12)))
	for i, like := range []string{"billing.mode", "billing.period_unit", "billing.period", "billing.auto_renew"} {
		fields[i].SameAs = like
	}
	return fields
}

// poolLogin: a managed pool takes a key pair only.
func poolLogin() []forms.Field {
	secret := password("password", group+"login_password")
	secret.When = forms.IsNot("management.enable", "true")
	return []forms.Field{
		keyPair("key_pair", group+"key_pair"), secret,
		{
			Key: "non_root", Wire: group + "login_as_non_root", Kind: forms.Boolean, ServerDefault: false, Advanced: true,
			Label: forms.T("Log in as ecs-user", "以 ecs-user 登录"),
		},
	}
}

// Kubernetes' own limits of labels, which the API repeats.
var (
	labelKey = forms.Structural(forms.Match(`([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?`,
		forms.T("must be a Kubernetes label key, such as env or example.com/env", "须为 Kubernetes 标签键，如 env 或 example.com/env")))
	labelValue = forms.Structural(forms.Match(labelValueExpr,
		forms.T("must be at most 63 letters, digits, -, _ or dots, not at the ends", "最多 63 个字母、数字、短划线、下划线或点号，首尾须为字母或数字")))
)

const labelValueExpr = `([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?`

func kubelet() []forms.Field {
	return []forms.Field{
		{
			Key: "labels", Wire: kubernetes + "labels", Kind: forms.List, Max: 20, Sizes: forms.Ours, Label: forms.T("Labels", "节点标签"), Item: forms.T("label", "节点标签"),
			Fields: []forms.Field{
				{Key: "key", Wire: "key", Kind: forms.String, Required: true, Label: forms.T("Key", "键"), Example: "env", Rules: []forms.Rule{labelKey, forms.Advice{Rule: providers.OwnLabel{}}}},
				{Key: "value", Wire: "value", Kind: forms.String, Label: forms.T("Value", "值"), Example: "prod", Rules: []forms.Rule{labelValue}},
			},
		},
		{
			Key: "taints", Wire: kubernetes + "taints", Kind: forms.List, Max: 20, Sizes: forms.Ours, Label: forms.T("Taints", "污点"), Item: forms.T("taint", "污点"), Advanced: true,
			Fields: []forms.Field{
				{Key: "key", Wire: "key", Kind: forms.String, Required: true, Label: forms.T("Key", "键"), Example: "dedicated", Rules: []forms.Rule{labelKey}},
				{Key: "value", Wire: "value", Kind: forms.String, Label: forms.T("Value", "值"), Example: "gpu", Rules: []forms.Rule{labelValue}},
				{
					Key: "effect", Wire: "effect", Kind: forms.Choice, Required: true, Default: "NoSchedule", Label: forms.T("Effect", "作用效果"), Closed: forms.T("Kubernetes has these three", "Kubernetes 仅有这三种"),
					Options: forms.Words("NoSchedule", "NoExecute", "PreferNoSchedule"),
				},
			},
		},
		{
			Key: "runtime", Wire: kubernetes + "runtime", Kind: forms.Choice, Default: "containerd", Advanced: true,
			Label: forms.T("Container runtime", "容器运行时"), Options: runtimes(), Listed: []forms.Cite{sdk},
			Source: forms.Source{Name: "runtimes", By: append([]string{"/basics.kubernetes_version?"}, versionSource...)},
		},
		{
			Key: "runtime_version", Wire: kubernetes + "runtime_version", Kind: forms.String, Advanced: true,
			Label: forms.T("Runtime version", "容器运行时版本"), Example: "1.6.28", Help: forms.T("Left empty: the newest.", "留空则使用最新版本。"),
			Rules:  []forms.Rule{noBlanks},
			Source: forms.Source{Name: "runtime_versions", By: []string{"/basics.kubernetes_version", "/basics.cluster_type", "runtime?"}},
		},
		{
			Key: "cloud_monitor", Wire: kubernetes + "cms_enabled", Kind: forms.Boolean, ServerDefault: false, Advanced: true,
			Label: forms.T("CloudMonitor agent", "云监控插件"),
		},
		cpuPolicy("cpu_policy", kubernetes+"cpu_policy", nil),
	}
}

// onNodes asks for what is done to each node.
func onNodes() []forms.Field {
	return []forms.Field{
		{
			Key: "user_data", Wire: kubernetes + "user_data", Kind: forms.LongText, Encoding: forms.Base64ed, Advanced: true, MayHide: true,
			Label: forms.T("Script", "实例自定义数据"), Help: forms.T("Run on each node; sent in Base64.", "在每个节点上执行，以 Base64 发送。"),
			Rules: []forms.Rule{forms.By(forms.Length{Max: 16384}, ecsPage)},
		},
		nodeNames("node_name_mode", kubernetes+"node_name_mode"),
		{
			Key: "kubelet", Wire: "node_config.kubelet_configuration", Kind: forms.LongText, Encoding: forms.Literal, Advanced: true,
			Label: forms.T("kubelet settings", "kubelet 配置"), Example: `{"maxPods": 64}`,
			Help: forms.T("As JSON, with the kubelet's own keys.", "JSON 对象，键名与 kubelet 配置一致。"), Rules: []forms.Rule{forms.JSON{Shape: "object"}},
		},
	}
}

// nodeNames takes the form of the SDK and the older one with a number of
// digits; the table of the page shows a finished name in its place.
func nodeNames(key, wire string) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.String, Advanced: true, Label: forms.T("Node names", "自定义节点名称"), Example: "customized,aliyun,ip,com",
		Help: forms.T("customized,prefix,ip,suffix: the node's address stands between prefix and suffix. A number from 5 to 12 in place of ip takes that many digits of it.",
			"customized 之后依次为前缀、ip 和后缀，前后缀之间为节点 IP 地址；ip 处也可填 5-12，表示取 IP 的位数。"),
		Rules: []forms.Rule{
			counted(forms.Match(`customized,([A-Za-z0-9][A-Za-z0-9.-]*)?,(ip|[5-9]|1[0-2]),([A-Za-z0-9.-]*[A-Za-z0-9])?`,
				forms.T("must look like customized,prefix,ip,suffix; prefix and suffix are letters, digits, dots and -, or empty",
					"须写作 customized,prefix,ip,suffix 的形式；前后缀为字母、数字、点号和短划线，可为空"))),
		},
	}
}

func autoScaling() []forms.Field {
	on := forms.Is("auto_scaling.enable", "true")
	count := func(key, wire string, label forms.Text, example string) forms.Field {
		return forms.Field{
			Key: key, Wire: scaling + wire, Kind: forms.Integer, Required: true, When: on, Label: label, Unit: nodesUnit, Example: example,
			Rules: []forms.Rule{forms.Structural(forms.AtLeast(0))},
		}
	}
	bound := forms.All(legacy, on)
	return []forms.Field{
		{
			Key: "auto_scaling.enable", Wire: scaling + "enable", Kind: forms.Boolean, ServerDefault: false, Label: forms.T("Auto scaling", "自动伸缩"),
		},
		count("auto_scaling.min_count", "min_instances", forms.T("Minimum nodes", "最小节点数"), "1"),
		count("auto_scaling.max_count", "max_instances", forms.T("Maximum nodes", "最大节点数"), "10"),
		{
			Key: "auto_scaling.type", Wire: scaling + "type", Kind: forms.Choice, When: on, ServerDefault: "cpu", Advanced: true,
			Label: forms.T("Kind of nodes", "伸缩类型"), Listed: listed, Options: forms.Options("cpu", "CPU", "CPU", "gpu", "GPU", "GPU", "gpushare", "shared GPU", "GPU 共享", "spot", "spot", "抢占式"),
		},
		{
			Key: "auto_scaling.bind_eip", Wire: scaling + "is_bond_eip", Kind: forms.Boolean, When: bound, ServerDefault: false, Advanced: true,
			Label: forms.T("Public address", "绑定 EIP"),
		},
		{
			Key: "auto_scaling.eip_charge_type", Wire: scaling + "eip_internet_charge_type", Kind: forms.Choice, Advanced: true,
			When: forms.Is("auto_scaling.bind_eip", "true"), Label: forms.T("Address billing", "EIP 计费类型"), Options: traffic(), Listed: listed,
		},
		{
			Key: "auto_scaling.eip_bandwidth", Wire: scaling + "eip_bandwidth", Kind: forms.Integer, Advanced: true,
			When: forms.Is("auto_scaling.bind_eip", "true"), Label: forms.T("Address bandwidth", "EIP 带宽"), Unit: mbps, Example: "5",
			Rules: []forms.Rule{forms.By(forms.Range{Min: 1, Max: 500}, terraform)},
		},
	}
}

var mbps = forms.Same("Mbit/s")

func traffic() []forms.Option {
	return forms.Options("PayByTraffic", "by traffic", "按使用流量", "PayByBandwidth", "by bandwidth", "按固定带宽")
}

func poolChecks() []forms.Check {
	checks := []forms.Check{
		forms.CheckBy(login{forms.ExactlyOneOf{
			Fields: []string{"key_pair", "password"}, Ask: forms.T("choose a key pair or set a password", "请选择密钥对或设置密码"),
		}}, sdk, terraform),
		forms.CheckBy(oneWay{}, terraform, live),
		forms.StructuralCheck(forms.LessOrEqual{Low: "auto_scaling.min_count", High: "auto_scaling.max_count"}),
		forms.FactEquals{Field: "vswitch_ids", Fact: "vpc_id", Other: "/network.vpc_id"},
		oneVSwitch("vswitch_ids", forms.AdviceCheck(forms.NoneIn{Field: "vswitch_ids", List: "/network.pod_vswitches", Key: "vswitch_ids"})),
		oneVSwitch("vswitch_ids", forms.FactIn{Field: "vswitch_ids", Fact: "zone", List: "/network.pod_vswitches", Key: "zone"}),
		forms.RuleWhen{When: forms.Is("charge_type", "PrePaid"), Field: "spot_strategy", Rule: forms.Structural(forms.OneOf{"NoSpot"})},
		forms.RuleWhen{When: forms.IsNot("management.enable", "true"), Field: "management.auto_repair", Rule: forms.Advice{Rule: forms.OneOf{"false"}}},
		forms.RuleWhen{When: forms.IsNot("multi_az_policy", "COST_OPTIMIZED"), Field: "compensate_with_on_demand", Rule: forms.Advice{Rule: forms.OneOf{"false"}}},
		forms.RuleWhen{
			When:  forms.All(forms.Is("multi_az_policy", "COST_OPTIMIZED"), forms.Is("spot_strategy", "NoSpot")),
			Field: "instance_types", Rule: forms.Advice{Rule: forms.Items{Min: 2}},
		},
		forms.StructuralCheck(forms.Unique{List: "labels", Key: "key"}),
		forms.StructuralCheck(forms.Unique{List: "taints", Key: "key", With: "effect"}),
		forms.StructuralCheck(forms.Unique{List: "tags", Key: "key"}),
		forms.StructuralCheck(forms.Unique{List: "spot_price_limits", Key: "instance_type"}),
		forms.StructuralCheck(spotLimits{}), forms.CheckBy(spotLimited{}, sdk),
		forms.CheckBy(detector{}, detectorCode), forms.AdviceCheck(toldDetector{}),
		forms.StructuralCheck(architecture{}),
	}
	checks = append(checks, runtimeChecks("runtime")...)
	return append(checks, poolDiskChecks("system_disk.")...)
}

func nodePoolsChecks() []forms.Check {
	return []forms.Check{
		forms.CheckBy(forms.Unique{List: "node_pools", Key: "name"}, page),
		forms.WithinQuota{
			List: "node_pools", Field: "network.vpc_id", Fact: poolQuota,
			Name: forms.T("node pools of a cluster", "集群的节点池数"),
		},
		forms.WithinQuota{
			List: "node_pools", Key: "count", Field: "network.vpc_id", Fact: nodeQuota,
			Name: forms.T("nodes of a cluster", "集群的节点数"),
		},
	}
}
