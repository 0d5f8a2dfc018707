package batchcompute

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

var imageRules = []forms.Rule{forms.By(forms.Length{Min: 1, Max: 256}, errorTable), noBlank}

// maxGroups is ours: how many there may be is a quota of the account.
const maxGroups = 500

// groups asks for the machines: what all share, then each group.
func groups() []forms.Field {
	kind := instanceType("nodes.instance_type", "InstanceType")
	kind.Help = forms.T("For groups that do not choose one themselves.", "用于未单独指定规格的实例组。")
	return forms.OnStep(forms.NodePools,
		forms.Field{
			Key: "nodes.image_id", Wire: "ImageId", Kind: forms.String, Required: true,
			Label: forms.T("Image", "镜像"), Example: "img-ubuntu",
			Help:   forms.T("An image of BatchCompute (img-…) or an ECS image shared with it (m-…).", "批量计算镜像（img-…）或已授权的 ECS 镜像（m-…）。"),
			Rules:  imageRules,
			Source: forms.Source{Name: "images"},
		},
		kind,
		forms.Field{
			Key: "node_pools", Wire: "Groups", Kind: forms.List, KeyedBy: "name", Required: true, Min: 1, Max: maxGroups, Sizes: forms.Ours,
			Label: forms.T("Groups", "实例组"), Item: forms.T("group", "实例组"),
			Help:   forms.T("How many are allowed is a quota of the account.", "实例组数量受账号配额限制。"),
			Fields: slices.Concat(groupSize(), spot(), groupRest()),
			Checks: machineChecks("instance_type", "/"),
		},
	)
}

func instanceType(key, wire string) forms.Field {
	return forms.Field{
		Key: key, SameAs: "node.type", Wire: wire, Kind: forms.String,
		Label: forms.T("Instance type", "实例规格"), Example: "ecs.sn1ne.large",
		Rules:  []forms.Rule{noBlank, forms.By(forms.Prefix{"ecs.", "bcs."}, quotaPage)},
		Source: forms.Source{Name: "instance_types", By: []string{"network.kind"}},
	}
}

func groupSize() []forms.Field {
	kind := instanceType("instance_type", "InstanceType")
	kind.Help = forms.T("Left empty: the cluster's.", "留空则使用集群的实例规格。")
	kind.RequiredWhen = forms.IsUnset("/nodes.instance_type")
	kind.Source.By = []string{"/network.kind", "resource_type"}
	return []forms.Field{
		{
			// The key of the group in Groups; no page gives its alphabet.
			Key: "name", SameAs: "node.group", Kind: forms.String, Required: true,
			Label: forms.T("Group name", "实例组名称"), Example: "group1",
			Rules: []forms.Rule{forms.By(forms.Length{Min: 1, Max: 64}, errorTable), forms.Advice{Rule: forms.Match(`[A-Za-z0-9_-]*`,
				forms.T("should contain only letters, digits, _ and -", "建议仅使用字母、数字、下划线和短划线"))}},
		},
		{
			// The table of errors begins with 1, and the vendor's own tests with 0.
			Key: "count", SameAs: "node.count", Wire: "DesiredVMCount", Kind: forms.Integer, Required: true,
			Label: forms.T("Machines", "期望机器数"), Unit: forms.T("machines", "台"), Example: "3",
			Rules: []forms.Rule{forms.By(forms.Range{Min: 0, Max: 65536}, errorTable), forms.By(forms.AtLeast(1), createPage)},
		},
		{
			Key: "resource_type", Wire: "ResourceType", Kind: forms.Choice, Required: true, Default: "OnDemand",
			Label:   forms.T("Resource type", "资源类型"),
			Options: resourceTypes, Listed: []forms.Cite{groupPage},
			Source: forms.Source{Name: "resource_types"},
		},
		kind,
	}
}

var resourceTypes = forms.Options(onDemandKind, "on demand", "按需", spotKind, "spot", "竞价")

func spot() []forms.Field {
	return []forms.Field{
		{
			Key: "spot_strategy", Wire: "SpotStrategy", Kind: forms.Choice, When: forms.Is("resource_type", "Spot"),
			Label: forms.T("Spot strategy", "竞价策略"),
			Help:  forms.T("Spot machines can be taken back, and may never start.", "竞价实例可能被回收，也可能一直无法获得。"),
			Options: forms.Options("SpotWithPriceLimit", "up to a price", "设置价格上限",
				"SpotAsPriceGo", "at market price", "跟随市场价"),
			Listed: []forms.Cite{groupPage},
		},
		{
			Key: "spot_price_limit", Wire: "SpotPriceLimit", Kind: forms.Decimal, Required: true,
			When:  forms.Is("spot_strategy", "SpotWithPriceLimit"),
			Label: forms.T("Spot price limit", "竞价价格上限"), Unit: forms.T("CNY per machine and hour", "元/台/小时"), Example: "0.97",
			Help:  forms.T("In CNY on the China site.", "中国站以人民币计。"),
			Rules: []forms.Rule{forms.By(forms.Positive{Places: 3}, groupPage)},
		},
	}
}

func groupRest() []forms.Field {
	return []forms.Field{
		{
			Key: "image_id", Wire: "ImageId", Kind: forms.String, Advanced: true,
			Label: forms.T("Image of the group", "实例组镜像"), Help: forms.T("Left empty: the cluster's.", "留空则使用集群的镜像。"),
			Example: "img-centos", Rules: imageRules, Source: forms.Source{Name: "images"},
		},
		{
			Key: "hostname_prefix", Wire: "HostnamePrefix", Kind: forms.String, Advanced: true,
			Label: forms.T("Host name prefix", "主机名前缀"), Example: "compute", Rules: []forms.Rule{noBlank},
		},
	}
}

// groupsChecks: the name of a group is its key in an object.
func groupsChecks() []forms.Check {
	return []forms.Check{forms.StructuralCheck(forms.Unique{List: "node_pools", Key: "name"})}
}

// machineChecks keep bcs.* types to what they can do: the disks of the host, no
// VPC. What the cloud's own list says of a type goes along with its row. root leads
// from the field to the form.
func machineChecks(field, root string) []forms.Check {
	inNone, onHost := forms.By(forms.NoPrefix{"bcs."}, vpcPage), forms.By(forms.NoPrefix{"bcs."}, disksPage)
	checks := []forms.Check{
		forms.RuleWhen{When: forms.Is(root+"network.kind", inVPC), Field: field, Rule: inNone},
		forms.RuleWhen{When: forms.Is(root+"system_disk.category", cloudDisks...), Field: field, Rule: onHost},
		forms.RuleWhen{
			When:  forms.All(forms.IsUnset(root+"system_disk.category"), forms.Is(root+"data_disk.category", cloudDisks...)),
			Field: field, Rule: onHost,
		},
	}
	if root == "" {
		return checks
	}
	// A group without a type of its own has the cluster's, for which the list was
	// asked without the resource type.
	return append(checks, forms.CheckWhen{
		When:  forms.All(forms.Is("resource_type", spotKind), forms.IsUnset("instance_type")),
		Check: forms.FactRule{Field: root + "nodes.instance_type", Fact: soldFact, Rule: forms.Advice{Rule: soldAs(spotKind)}},
	})
}

// soldAs wants a type to be sold in a way, by the words of the look-up.
type soldAs string

// Kinds implements [forms.Rule].
func (soldAs) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (r soldAs) Describe() forms.Text {
	return forms.Tf("is not sold as %s, which a group requires", "不支持实例组所需的“%s”方式", string(r))
}

// Check implements [forms.Rule].
func (r soldAs) Check(value any) forms.Text {
	if slices.Contains(strings.Fields(forms.ValueText(value)), string(r)) {
		return forms.Text{}
	}
	return r.Describe()
}
