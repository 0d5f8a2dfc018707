package qingcloud

import (
	"slices"
	"sync"

	"clusterwiz/forms"
)

// form returns every question of createCluster; always the same pointer. What
// is needed follows the newer revision of the page and its working example.
var form = sync.OnceValue(func() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息")},
			{ID: forms.Network, Label: forms.T("Network and storage", "网络与存储")},
			{ID: forms.NodePools, Label: forms.T("Nodes", "节点")},
			{ID: forms.Access, Label: forms.T("Administrator", "管理员")},
			{ID: forms.Software, Label: forms.T("Shared software", "共享软件库")},
			{ID: forms.Scheduler, Label: forms.T("Scheduler and queue", "调度器与队列")},
			{ID: forms.Billing, Label: forms.T("Billing", "计费")},
		},
		Fields: slices.Concat(basics(), network(), nodes(), access(), software(), scheduler(), billing()),
		Checks: slices.Concat(ownerChecks(), nodesChecks(), schedulerChecks()),
		Parts:  parts(),
	}
})

var (
	noBlank   = forms.NoBlanks()
	aboveZero = forms.Structural(forms.AtLeast(1))
	// The pages have examples of paths, and no rule.
	absolutePath = forms.Advice{Rule: forms.Match(`/\S*`, forms.T("must be an absolute path without blanks, such as /es01/demo", "须为不含空格的绝对路径，如 /es01/demo"))}
)

// The kinds of cluster and their layouts.
const (
	typeHPC    = "hpc"
	typeEHPC   = "ehpc"
	standard   = "1"
	simplified = "2"
)

var isEHPC = forms.Is("basics.type", typeEHPC)
