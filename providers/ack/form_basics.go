package ack

import (
	"slices"

	"clusterwiz/forms"
)

// Values that conditions look at.
const (
	managedType   = "ManagedKubernetes"
	dedicatedType = "Kubernetes"
	legacyLayout  = "legacy"
	currentLayout = "current"
	proSpec       = "ack.pro.small"
	basicSpec     = "ack.standard"
	serverless    = "Serverless"
	acs           = "Acs"
)

func basics() []forms.Field {
	return forms.OnStep(forms.Basics, slices.Concat(
		identity(),
		forms.Under(forms.T("Edition and version", "规格与版本"), append(edition(), version()...)...),
		forms.Under(forms.T("Resource group, protection, tags", "资源组、删除保护与标签"), ownership()...),
	)...)
}

// identity asks what the cluster is. The page of 2024 lets a name hold _, the
// SDK's of today only letters, digits and -: an _ is worth a warning.
func identity() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.name", Wire: "name", Kind: forms.String, Required: true,
			Label: forms.T("Cluster name", "集群名称"), Example: "cluster-demo",
			Help: forms.T("Pick a name that no other cluster here has: if the connection breaks, the name is how the cluster is found again.",
				"请取一个此处没有其他集群使用的名称：连接中断时，靠名称找回集群。"),
			Rules: []forms.Rule{
				paged(forms.Length{Min: 1, Max: 63}),
				paged(forms.Match(`[0-9A-Za-z\p{Han}][0-9A-Za-z\p{Han}_-]*`,
					forms.T("must begin with a letter, digit or Chinese character; then also - and _",
						"须以字母、数字或中文开头，可含短划线（-）和下划线（_）"))),
				forms.Advice{Rule: forms.Match(`[^_]*`, forms.T("must not contain _: today's API page does not allow it", "不应含下划线（_）：现行 API 文档未允许"))},
			},
		},
		{
			Key: "basics.cluster_type", Wire: "cluster_type", Kind: forms.Choice, Required: true, Default: managedType,
			Label: forms.T("Cluster type", "集群类型"),
			Help: forms.T("Dedicated clusters can no longer be created since 2024-08-21; Alibaba Cloud advises managed Pro clusters.",
				"自 2024-08-21 起不再支持新建专有版集群，官方建议改用 ACK 托管集群 Pro 版。"),
			Rules: []forms.Rule{forms.Advice{Rule: forms.Match(managedType,
				forms.T("dedicated clusters can no longer be created since 2024-08-21, and their old request fields end by 2026-09-30",
					"专有版集群自 2024-08-21 起已停止新建，其旧请求字段于 2026-09-30 前停用"))}},
			Closed:  forms.T("it decides where the values go in the request", "请求中各字段的位置由此决定"),
			Options: forms.Options(managedType, "managed cluster", "ACK 托管集群", dedicatedType, "dedicated cluster (closed)", "ACK 专有集群（已停止新建）"),
		},
		{
			Key: "basics.layout", Kind: forms.Choice, Default: legacyLayout, When: dedicated, Advanced: true,
			Label: forms.T("Request layout", "请求格式"),
			Help: forms.T("Old fields (master_*, runtime, key_pair) are ignored or refused since 2026-09.",
				"旧字段（master_*、runtime、key_pair 等）自 2026-09 起被忽略或拒绝。"),
			Options: forms.Options(legacyLayout, "of 2024", "2024 年文档格式",
				currentLayout, "since 2026 (control_plane_config)", "2026 年起的 control_plane_config 格式"),
		},
	}
}

// edition asks what only managed clusters have.
func edition() []forms.Field {
	return []forms.Field{
		{
			// The API would take the Basic edition, which Alibaba Cloud does not advise.
			Key: "basics.cluster_spec", Wire: "cluster_spec", Kind: forms.Choice, Default: proSpec, When: managed,
			Label: forms.T("Edition", "集群规格"), Listed: listed,
			Options: forms.Options(proSpec, "Pro", "Pro 版", basicSpec, "Basic", "基础版", "ack.pro.xlarge", "Pro, control plane XL", "Pro 版（控制面 XL）",
				"ack.pro.2xlarge", "Pro, control plane 2XL", "Pro 版（控制面 2XL）", "ack.pro.4xlarge", "Pro, control plane 4XL", "Pro 版（控制面 4XL）"),
		},
		{
			Key: "basics.profile", Wire: "profile", Kind: forms.Choice, Default: "Default", When: managed, Advanced: true,
			Label: forms.T("Cluster profile", "集群子类型"), Listed: listed,
			Options: forms.Options("Default", "standard managed", "ACK 托管", "Edge", "edge", "ACK Edge", serverless, "serverless", "ACK Serverless",
				"Lingjun", "Lingjun", "灵骏", acs, "ACS", "ACS"),
		},
		{
			Key: "basics.auto_mode", Wire: "auto_mode.enable", Kind: forms.Boolean, Advanced: true, ServerDefault: false,
			When:  forms.All(pro, forms.IsNot("/basics.profile", "Edge", serverless)),
			Label: forms.T("Auto mode", "智能托管模式"),
			Help: forms.T("ACK chooses node pools, storage, and whatever you leave empty of network and add-ons.",
				"由 ACK 决定节点池、存储，以及未填写的网络与组件。"),
		},
	}
}

func version() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.kubernetes_version", Wire: "kubernetes_version", Kind: forms.String,
			Label: forms.T("Kubernetes version", "Kubernetes 版本"), Example: "1.31.1-aliyun.1",
			Help: forms.T("Left empty: the newest.", "留空则使用最新版本。"),
			// That tools create with such versions does not say that others are refused.
			Rules: []forms.Rule{noBlanks, forms.By(forms.Match(`\d+\.\d+\.\d+-[a-z]+\.\d+`,
				forms.T("must look like 1.31.1-aliyun.1, or 1.22.15-aliyunedge.1 for an edge cluster", "须写作 1.31.1-aliyun.1 的形式，边缘集群如 1.22.15-aliyunedge.1")), page)},
			Source: forms.Source{Name: "kubernetes_versions", By: versionSource},
		},
		{
			// Containerd is what the SDK takes for default, docker the page of 2024.
			Key: "runtime.name", Wire: "control_plane_config.runtime", Kind: forms.Choice, When: dedicated, Elsewhere: before("runtime.name"),
			Label: forms.T("Container runtime", "容器运行时"), Options: runtimes(), Listed: []forms.Cite{oldPage, sdk}, Default: "containerd",
		},
		{
			Key: "runtime.version", Wire: "runtime.version", Kind: forms.String, When: legacy,
			Label: forms.T("Runtime version", "容器运行时版本"), Example: "1.6.28", Rules: []forms.Rule{noBlanks},
			Source: forms.Source{Name: "runtime_versions", By: []string{"/basics.kubernetes_version", "/basics.cluster_type", "runtime.name?"}},
		},
	}
}

// versionSource narrows what depends on the kind of cluster.
var versionSource = []string{"/basics.cluster_type", "/basics.profile?"}

func runtimes() []forms.Option {
	return forms.Options("containerd", "containerd", "containerd", "docker", "Docker, up to 1.22", "Docker，最高 1.22",
		"Sandboxed-Container.runv", "sandboxed containers, up to 1.24", "安全沙箱，最高 1.24")
}

// runtimeChecks are the versions that a runtime at key goes with, by the SDK.
func runtimeChecks(key string) []forms.Check {
	version := "/basics.kubernetes_version"
	return []forms.Check{
		forms.RuleWhen{When: forms.Is(key, "docker"), Field: version, Rule: forms.By(forms.Version{Max: "1.22"}, sdk)},
		forms.RuleWhen{When: forms.Is(key, "Sandboxed-Container.runv"), Field: version, Rule: forms.By(forms.Version{Max: "1.24"}, sdk)},
	}
}

func basicsChecks() []forms.Check {
	return append(runtimeChecks("runtime.name"), forms.CheckBy(forms.Unique{List: "tags", Key: "key"}, oldPage, sdk))
}

// ownership asks whose the cluster is and who may delete it.
func ownership() []forms.Field {
	return []forms.Field{
		{
			Key: "basics.resource_group_id", Wire: "resource_group_id", Kind: forms.String,
			Label: forms.T("Resource group", "资源组"), Help: forms.T("Left empty: the account's default group.", "留空则使用账号的默认资源组。"),
			Example: "rg-acfmxazb4ph6aiy", Rules: id("rg-"), Source: forms.Source{Name: "resource_groups"},
		},
		{
			Key: "basics.deletion_protection", Wire: "deletion_protection", Kind: forms.Boolean, ServerDefault: false,
			Label: forms.T("Deletion protection", "删除保护"),
			Help:  forms.T("Keeps console and API from deleting the cluster until it is switched off.", "开启后须先关闭，才能通过控制台或 API 删除集群。"),
		},
		{
			Key: "basics.timezone", Wire: "timezone", Kind: forms.String, Advanced: true,
			Label: forms.T("Time zone", "时区"), Example: "Asia/Shanghai", Options: forms.Words("Asia/Shanghai", "UTC"),
			Rules: []forms.Rule{
				paged(forms.Match(`[A-Za-z]+(/[A-Za-z0-9_+-]+)*`, forms.T("must be a time zone name, such as Asia/Shanghai", "须为时区名称，如 Asia/Shanghai"))),
				forms.Advice{Rule: knownZone{}},
			},
		},
		clusterTags(),
	}
}

// clusterTags may end as labels of the nodes, whose values are narrower: with a
// value that is none, nodes of 2021 did not join.
func clusterTags() forms.Field {
	prefix := forms.By(forms.NoPrefix{"aliyun", "acs:", "http://", "https://"}, oldPage, sdk)
	field := tags("tags", "tags", forms.T("Tags", "标签"), forms.By(forms.Length{Min: 1, Max: 64}, oldPage, sdk), prefix)
	value := &field.Fields[1]
	value.Rules = append(value.Rules, forms.Advice{Rule: forms.Match(labelValueExpr,
		forms.T("may become a node label: use only letters, digits, -, _ and dots", "可能成为节点标签：建议仅用字母、数字、短划线、下划线和点号"))})
	return field
}

// tags asks for keys and values; both obey refused, a key also length.
func tags(key, wire string, label forms.Text, length forms.Rule, refused ...forms.Rule) forms.Field {
	return forms.Field{
		Key: key, Wire: wire, Kind: forms.List, Max: 20, Sizes: forms.Says(oldPage, sdk), Label: label, Item: forms.T("tag", "标签"),
		Fields: []forms.Field{
			{
				Key: "key", Wire: "key", Kind: forms.String, Required: true, Label: forms.T("Key", "标签键"), Example: "project",
				Rules: append([]forms.Rule{length}, refused...),
			},
			{
				Key: "value", Wire: "value", Kind: forms.String, Label: forms.T("Value", "标签值"), Example: "demo",
				Rules: append([]forms.Rule{forms.By(forms.Length{Max: 128}, oldPage, sdk)}, refused...),
			},
		},
	}
}
