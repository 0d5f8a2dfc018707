package modelarts

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
)

var nodesUnit = forms.T("nodes", "个节点")

func nodes() []forms.Field {
	return forms.OnStep(forms.NodePools, flavor(), count(), maxCount(), zones(),
		forms.Field{
			Key: "nodes.labels", Wire: "spec.resources.labels", Kind: forms.Map, Max: 50, Sizes: forms.Ours,
			Label: forms.T("K8s labels", "K8s 标签"), Example: "team=cfd",
			Rules: []forms.Rule{forms.Entries{Name: labelName, Value: labelValue}, forms.Entries{Name: forms.Advice{Rule: providers.OwnLabel{}}}},
		},
		taints(), batch())
}

func flavor() forms.Field {
	return forms.Field{
		Key: "nodes.instance_type", SameAs: "node.type", Wire: "spec.resources.flavor", Kind: forms.String, Required: true,
		Label: forms.T("Flavor", "资源规格"), Example: "modelarts.vm.gpu.t4u8",
		// The types of Alibaba Cloud are no flavors.
		Rules:  []forms.Rule{forms.NoBlanks(), forms.Advice{Rule: forms.NoPrefix{"ecs.", "bcs."}}},
		Source: forms.Source{Name: "flavors", By: []string{"basics.project_id?", "billing.charge_type?"}},
	}
}

func count() forms.Field {
	return forms.Field{
		Key: "nodes.count", SameAs: "node.count", Wire: "spec.resources.count", Kind: forms.Integer, Required: true,
		Label: forms.T("Nodes", "节点数"), Unit: nodesUnit, Example: "2",
		// The console allows no more at once, as more may be throttled.
		Rules: []forms.Rule{forms.By(forms.AtLeast(1), page, tried), forms.Advice{Rule: atMost(30)}},
	}
}

// maxCount is asked for logical pools only: in a physical one it equals the
// count, and the request says so itself.
func maxCount() forms.Field {
	return forms.Field{
		Key: "nodes.max_count", Wire: "spec.resources.maxCount", Kind: forms.Integer, When: forms.Is("pool.kind", logicalPool),
		Label: forms.T("Elastic maximum", "弹性上限"), Unit: nodesUnit, Example: "4", DefaultFrom: "nodes.count",
		Help:  forms.T("Left empty: the number of nodes. Many regions accept nothing else.", "留空则等于节点数；多数区域只接受相等的值。"),
		Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
	}
}

func zones() forms.Field {
	return forms.Field{
		Key: "nodes.zones", Wire: "spec.resources.azs", Kind: forms.List, Max: 10, Sizes: forms.Ours,
		Label: forms.T("Zones", "可用区"), Item: forms.T("zone", "可用区"),
		Help: forms.T("Left empty: ModelArts chooses.", "留空则随机分配。"),
		Fields: []forms.Field{
			{
				Key: "zone", Wire: "az", Kind: forms.String, Required: true,
				Label: forms.T("Zone", "可用区"), Example: "cn-north-4a",
				Rules:  []forms.Rule{forms.NoBlanks()},
				Source: forms.Source{Name: "zones", By: []string{"/basics.project_id?", "/nodes.instance_type?"}},
			},
			{
				Key: "count", Wire: "count", Kind: forms.Integer, Required: true,
				Label: forms.T("Nodes in the zone", "节点数"), Unit: nodesUnit, Example: "1", Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
			},
		},
	}
}

func taints() forms.Field {
	return forms.Field{
		Key: "nodes.taints", Wire: "spec.resources.taints", Kind: forms.List, Max: 50, Sizes: forms.Ours, When: privileged,
		Label: forms.T("Taints", "污点"), Item: forms.T("taint", "污点"),
		Fields: []forms.Field{
			{
				Key: "key", Wire: "key", Kind: forms.String, Required: true,
				Label: forms.T("Key", "键"), Example: "dedicated", Rules: []forms.Rule{labelName},
			},
			{
				Key: "value", Wire: "value", Kind: forms.String,
				Label: forms.T("Value", "值"), Example: "gpu", Rules: []forms.Rule{labelValue},
			},
			{
				Key: "effect", Wire: "effect", Kind: forms.Choice, Required: true,
				Label: forms.T("Effect", "作用效果"), Options: forms.Words("NoSchedule", "PreferNoSchedule", "NoExecute"), Listed: []forms.Cite{terraform},
			},
		},
	}
}

func batch() forms.Field {
	return forms.Field{
		Key: "nodes.batch", Wire: "spec.resources.creatingStep", Kind: forms.Object, Advanced: true,
		Label: forms.T("Batches", "批量创建"),
		Help:  forms.T("For flavors sold by the super node or the cabinet.", "用于按超节点或整柜售卖的规格。"),
		Fields: []forms.Field{
			{
				Key: "type", Wire: "type", Kind: forms.Choice, Required: true, Label: forms.T("Unit", "批量创建类型"),
				Options: forms.Options("hyperinstance", "super node", "超节点", "rack", "whole cabinet", "整柜"), Listed: []forms.Cite{page, sdk},
			},
			{
				Key: "step", Wire: "step", Kind: forms.Integer, Required: true,
				Label: forms.T("Nodes in a unit", "创建步长"), Unit: nodesUnit, Example: "8", Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
			},
		},
	}
}

func nodeChecks() []forms.Check {
	return []forms.Check{
		forms.CheckBy(forms.LessOrEqual{Low: "nodes.count", High: "nodes.max_count"}, page, tried),
		forms.AdviceCheck(forms.SumEquals{List: "nodes.zones", Key: "count", Total: "nodes.count"}),
		forms.AdviceCheck(forms.Unique{List: "nodes.zones", Key: "zone"}),
		forms.CheckBy(forms.MultipleOf{Field: "nodes.count", Of: "nodes.batch.step"}, page),
		forms.CheckBy(forms.MultipleOf{Field: "nodes.max_count", Of: "nodes.batch.step"}, page),
		// Kubernetes knows a taint by both; a node with the same twice cannot join.
		forms.StructuralCheck(forms.Unique{List: "nodes.taints", Key: "key", With: "effect"}),
	}
}

// atMost advises against more.
type atMost int64

// Kinds implements [forms.Rule].
func (atMost) Kinds() []forms.Kind { return forms.NumberKinds }

// Describe implements [forms.Rule].
func (r atMost) Describe() forms.Text {
	return forms.Tf("should be at most %d; more at once may be throttled", "建议不超过 %d，单次创建过多可能触发流控", int64(r))
}

// Check implements [forms.Rule].
func (r atMost) Check(value any) forms.Text {
	if n, ok := value.(int64); ok && n > int64(r) {
		return r.Describe()
	}
	return forms.Text{}
}
