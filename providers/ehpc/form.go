package ehpc

import (
	"slices"
	"sync"

	"clusterwiz/forms"
)

// form returns every question of CreateCluster; always the same pointer. The
// limits are those of the request table of the API page and of the templates
// it links to, each with its source; where they are wider than what the service
// takes, the declaration says so.
var form = sync.OnceValue(func() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息")},
			{ID: forms.Network, Label: forms.T("Network", "网络")},
			{
				ID: forms.Scheduler, Label: forms.T("Scheduler", "调度器与管理节点"),
				Help: forms.T("The scheduler, and the manager node it runs on.", "调度器及其所在的管理节点。"),
			},
			{ID: forms.Queues, Label: forms.T("Queues", "队列")},
			{ID: forms.Storage, Label: forms.T("Storage", "共享存储")},
			{ID: forms.Software, Label: forms.T("Software", "软件与服务组件")},
			{ID: forms.Access, Label: forms.T("Access", "登录凭证")},
			{ID: forms.Advanced, Label: forms.T("Limits", "限额与高级")},
		},
		Fields: slices.Concat(basics(), network(), scheduler(), queues(), storage(), software(), access(), limits()),
		Checks: slices.Concat(basicsChecks(), networkChecks(), schedulerChecks(), queuesChecks(), storageChecks(), accessChecks()),
		Parts:  parts(), Unusual: unusual(),
	}
})

// absolutePath is the rule of directories on the nodes.
var absolutePath = forms.Structural(forms.Match(`/[^\s]*`, forms.T("must be an absolute path without blanks, such as /home", "须为不含空格的绝对路径，如 /home")))
