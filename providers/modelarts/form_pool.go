package modelarts

import (
	"strings"

	"clusterwiz/forms"
)

// The kinds of resource pools, as the look-up tells them.
const (
	litePool     = "privileged"
	standardPool = "standard"
	logicalPool  = "logical"
)

// privileged holds for what only the pools of a Lite Cluster take.
var privileged = forms.Is("pool.kind", litePool)

func basics() []forms.Field {
	return forms.OnStep(forms.Basics, project(), pool(), kind(), name(), tags())
}

func project() forms.Field {
	return forms.Field{
		Key: "basics.project_id", Kind: forms.String, Advanced: true,
		Label:   forms.T("Project", "项目"),
		Help:    forms.T("Left empty: the region's default project, looked up in IAM.", "留空则使用该区域的默认项目（向 IAM 查询）。"),
		Example: "0123456789abcdef0123456789abcdef",
		// It is a part of the address.
		Rules: []forms.Rule{forms.Structural(forms.Match(`[A-Za-z0-9-]{1,64}`,
			forms.T("must be 1-64 letters, digits and -", "须为 1-64 个字母、数字和短划线（-）")))},
		Source: forms.Source{Name: "projects"},
	}
}

func pool() forms.Field {
	return forms.Field{
		Key: "pool.name", Kind: forms.String, Required: true,
		Label:   forms.T("Resource pool", "资源池"),
		Help:    forms.T("The pool's ID, not the name shown in the console.", "资源池 ID，不是控制台显示的名称。"),
		Example: "pool-5ed5-04f258c84780d5a52f3bc00dc15aa5e7",
		// The pages want at least 36 characters; ids of fewer are in use.
		Rules: []forms.Rule{
			forms.By(forms.Length{Min: 1, Max: 63}, sdk),
			forms.Structural(forms.Match(`[a-z]([a-z0-9-]*[a-z0-9])?`, forms.T("must begin with a lower-case letter; then also digits and -, not at the end",
				"须以小写字母开头，可含小写字母、数字和短划线（-），且不能以短划线结尾"))),
		},
		Source: forms.Source{Name: "pools", By: []string{"basics.project_id?"}, Exhaustive: true},
	}
}

// kind steers what may be asked. The request cannot depend on what a look-up
// has told, so it is an answer, which the look-up of the pool corrects.
func kind() forms.Field {
	return forms.Field{
		Key: "pool.kind", Kind: forms.Choice, Required: true,
		Label: forms.T("Kind of pool", "资源池类型"),
		Help:  forms.T("Shown in the list of pools. Network, taints and tags are for Lite Clusters only.", "资源池列表会显示其类型；仅 Lite Cluster 可设置网络、污点和标签。"),
		Options: forms.Options(litePool, "Lite Cluster (privileged)", "Lite Cluster（特权池）", standardPool, "standard (dedicated)", "Standard 专属资源池",
			logicalPool, "logical", "逻辑池"),
	}
}

func name() forms.Field {
	return forms.Field{
		Key: "basics.name", Wire: "metadata.name", Kind: forms.String, Required: true,
		Label: forms.T("Node pool name", "节点池名称"),
		Help: forms.T("Pick a name that no other node pool of this resource pool has: if the connection breaks, the name is how the node pool is found again.",
			"请取一个该资源池内没有其他节点池使用的名称：连接中断时，靠名称找回节点池。"),
		Example: "nodepool-1",
		Rules: []forms.Rule{
			forms.By(forms.Length{Min: 1, Max: 50}, sdk, terraform), forms.By(forms.Length{Min: 2, Max: 50}, sdk),
			forms.By(forms.Match(`[a-z]([a-z0-9-]*[a-z0-9])?`, forms.T("must begin with a lower-case letter; then also digits and -, not at the end",
				"须以小写字母开头，可含小写字母、数字和短划线（-），且不能以短划线结尾")), sdk),
			forms.By(noSuffix("-default"), sdk),
		},
	}
}

func tags() forms.Field {
	return forms.Field{
		Key: "tags", Wire: `spec.resources.tags`, Kind: forms.List, Max: 20, Sizes: forms.Says(page), When: privileged,
		Label: forms.T("Tags", "资源标签"), Item: forms.T("tag", "标签"),
		Fields: []forms.Field{
			{
				Key: "key", Wire: "key", Kind: forms.String, Required: true, Label: forms.T("Key", "标签键"), Example: "project",
				Rules: []forms.Rule{
					forms.Advice{Rule: forms.Length{Min: 1, Max: 128}},
					forms.By(forms.NoPrefix{"CCE-", "__type_baremetal"}, sdk),
					// So other services of the vendor have it.
					forms.Advice{Rule: forms.NoPrefix{"_sys_"}},
				},
			},
			{
				Key: "value", Wire: "value", Kind: forms.String, Required: true, Label: forms.T("Value", "标签值"), Example: "cfd",
				Rules: []forms.Rule{forms.Advice{Rule: forms.Length{Max: 255}}},
			},
		},
	}
}

func poolChecks() []forms.Check {
	return []forms.Check{
		forms.MatchesLookup{Field: "pool.kind", Of: "pool.name", Fact: "kind"},
		forms.AdviceCheck(forms.Unique{List: "tags", Key: "key"}),
	}
}

// noSuffix refuses texts that end so: the name of the pool's first node pool.
type noSuffix string

// Kinds implements [forms.Rule].
func (noSuffix) Kinds() []forms.Kind { return forms.TextKinds }

// Describe implements [forms.Rule].
func (r noSuffix) Describe() forms.Text {
	return forms.Tf("must not end with %s", "不能以 %s 结尾", string(r))
}

// Check implements [forms.Rule].
func (r noSuffix) Check(value any) forms.Text {
	if text, ok := value.(string); ok && strings.HasSuffix(text, string(r)) {
		return r.Describe()
	}
	return forms.Text{}
}
