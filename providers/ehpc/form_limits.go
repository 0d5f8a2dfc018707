package ehpc

import "clusterwiz/forms"

// ignored is said of what CreateCluster takes and does not apply.
var ignored = forms.T("Has no effect at creation; set it on the running cluster.", "创建时不生效，请在集群运行后修改。")

func limits() []forms.Field {
	// No page gives a range of the intervals.
	interval := []forms.Rule{forms.Structural(forms.AtLeast(0)), forms.Advice{Rule: forms.Range{Min: 1, Max: 1440}}}
	return forms.OnStep(forms.Advanced,
		forms.Field{
			Key: "limits.max_count", Wire: "MaxCount", Kind: forms.Integer,
			Label: forms.T("Maximum compute nodes", "最大计算节点数"), Unit: nodesUnit, Example: "500", Rules: nodeCount,
		},
		forms.Field{
			Key: "limits.max_core_count", Wire: "MaxCoreCount", Kind: forms.Integer,
			Label: forms.T("Maximum cores", "最大总核数"), Unit: forms.T("cores", "核"), Example: "10000",
			Rules: []forms.Rule{forms.Structural(forms.AtLeast(0)), forms.By(forms.Range{Min: 0, Max: 100000}, page)},
		},
		forms.Field{
			Key: "scaling.grow_interval", Wire: "GrowInterval", Kind: forms.Integer, Advanced: true,
			Label: forms.T("Scale-out interval", "扩容检查间隔"), Unit: forms.T("minutes", "分钟"), Help: ignored, Example: "2",
			Rules: interval,
		},
		forms.Field{
			Key: "scaling.idle_interval", Wire: "IdleInterval", Kind: forms.Integer, Advanced: true,
			Label: forms.T("Idle checks before scale-in", "缩容前空闲检查次数"), Help: ignored, Example: "4",
			Rules: interval,
		},
	)
}
