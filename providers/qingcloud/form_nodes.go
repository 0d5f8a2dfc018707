package qingcloud

import (
	"slices"
	"strconv"

	"clusterwiz/forms"
)

// size is one of the sizes that nodes come in; memory is in MB.
type size struct{ cpu, memory int64 }

// sizes pairs the values of resizeCluster, API page, as every example does.
var sizes = []size{{1, 2048}, {2, 4096}, {4, 12288}, {8, 24576}, {12, 40960}, {26, 81920}}

var (
	cores     = forms.T("cores", "核")
	megabytes = forms.Same("MB")
	nodeUnit  = forms.T("nodes", "个节点")
)

// role is the nodes of one kind: login, controller, compute.
type role struct {
	key, wire string
	label     forms.Text
	// smallest is the position of the first size that it may have.
	smallest int
	count    []forms.Rule
	when     forms.Condition
	// rare: its questions step back.
	rare bool
}

// several is the number of nodes. createCluster gives no upper limit; 99 is what
// addNodes, API page, takes at once.
var several = []forms.Rule{aboveZero, forms.Advice{Rule: forms.AtMost(99)}}

// roles are those of cluster_conf, in the order of the page. Which ones a
// cluster has follows from its type and layout.
var roles = []role{
	{key: "login", wire: "login", label: forms.T("Login", "登录节点"), count: several},
	{
		// One in every example.
		key: "controller", wire: "controller", label: forms.T("Controller", "管控节点"), count: []forms.Rule{aboveZero, forms.Advice{Rule: forms.AtMost(1)}},
		when: forms.All(isEHPC, forms.Is("basics.deploy_mode", standard)), rare: true,
	},
	{key: "nodes", wire: "compute", label: forms.T("Compute", "计算节点"), count: several, smallest: 1, when: isEHPC},
}

func nodes() []forms.Field {
	var fields []forms.Field
	for _, r := range roles {
		fields = append(fields, forms.Under(r.label, r.fields()...)...)
	}
	return forms.OnStep(forms.NodePools, fields...)
}

func (r role) field(key string, label forms.Text, f forms.Field) forms.Field {
	f.Key, f.Wire = r.key+"."+key, "cluster_conf.cluster."+r.wire+"."+key
	if f.Kind == forms.String {
		f.Key, f.Wire = r.key+".mount_point", "cluster_conf.cluster."+r.wire+".nas_mount_point"
	}
	f.Label = forms.Tf("%s %s", "%s%s", r.label, label)
	f.When, f.Advanced = r.when, f.Advanced || r.rare
	return f
}

func (r role) fields() []forms.Field {
	var cpus, memories []int64
	for _, s := range sizes {
		cpus, memories = append(cpus, s.cpu), append(memories, s.memory)
	}
	like := ""
	if r.key == "nodes" {
		like = "node.count"
	}
	return []forms.Field{
		r.field("count", forms.T("nodes", "数"), forms.Field{
			SameAs: like, Kind: forms.Integer, Required: true, Default: int64(1), Unit: nodeUnit,
			Rules: r.count,
		}),
		r.field("cpu", forms.T("CPU", " CPU"), forms.Field{
			Kind: forms.Integer, Required: true, Default: cpus[r.smallest], Unit: cores,
			Options: numbers(cpus[r.smallest:], 1, forms.Text{}), Rules: r.atLeast(cpus),
		}),
		r.field("memory", forms.T("memory", "内存"), forms.Field{
			Kind: forms.Integer, Required: true, DefaultFrom: r.key + ".cpu", DefaultOf: pairs(), Unit: megabytes,
			Help:    forms.T("Left empty: the memory that the documentation's examples have with so many cores.", "留空则取文档示例中与该核数对应的内存。"),
			Options: numbers(memories[r.smallest:], 1024, forms.Same(" GiB")), Rules: r.atLeast(memories),
		}),
		r.field("mount_point", forms.T("directory", "路径"), forms.Field{
			Kind: forms.String, Required: true, DefaultFrom: "storage.mount_point", Advanced: true,
			Help:    forms.T("Left empty: the cluster's.", "留空则使用集群的挂载点路径。"),
			Example: "/es01/shanhe/demo", Rules: []forms.Rule{absolutePath},
		}),
	}
}

// atLeast are the rules of a size: what the pages list, and where a role begins.
func (r role) atLeast(values []int64) []forms.Rule {
	rules := []forms.Rule{aboveZero, forms.By(forms.OneOfNumbers(values...), createPage, resizePage)}
	if r.smallest > 0 {
		rules = append(rules, forms.By(forms.AtLeast(values[r.smallest]), createPage))
	}
	return rules
}

// pairs is the memory that goes with so many cores.
func pairs() map[string]any {
	memory := make(map[string]any, len(sizes))
	for _, s := range sizes {
		memory[strconv.FormatInt(s.cpu, 10)] = s.memory
	}
	return memory
}

// numbers makes suggestions, labelled in a unit that is per of the value's.
func numbers(values []int64, per int64, unit forms.Text) []forms.Option {
	var list []forms.Option
	for _, value := range values {
		list = append(list, forms.Option{Value: strconv.FormatInt(value, 10), Label: forms.Tf("%d%s", "%d%s", value/per, unit)})
	}
	return list
}

// nodesChecks advise to keep to the pairs of the examples; no page forbids
// others.
func nodesChecks() []forms.Check {
	var checks []forms.Check
	for _, r := range roles {
		for _, s := range slices.Clone(sizes)[r.smallest:] {
			checks = append(checks, forms.RuleWhen{
				When: forms.Is(r.key+".cpu", strconv.FormatInt(s.cpu, 10)), Field: r.key + ".memory", Rule: forms.Advice{Rule: exampled(s.memory)},
			})
		}
	}
	return checks
}

// exampled is the memory that the pages' examples have, of those that they list.
type exampled int64

// Kinds implements [forms.Rule].
func (exampled) Kinds() []forms.Kind { return []forms.Kind{forms.Integer} }

// Describe implements [forms.Rule].
func (r exampled) Describe() forms.Text {
	return forms.Tf("is %d in the documentation's examples; whether other values are accepted is not documented", "在文档示例中为 %d，其他组合是否可用未见说明", int64(r))
}

// Check implements [forms.Rule].
func (r exampled) Check(value any) forms.Text {
	memory, _ := value.(int64)
	listed := slices.ContainsFunc(sizes, func(s size) bool { return s.memory == memory })
	if !listed || memory == int64(r) {
		return forms.Text{}
	}
	return r.Describe()
}
