package modelarts

import (
	"slices"
	"sync"

	"clusterwiz/forms"
)

// form returns every question of CreateNodePool; always the same pointer. The
// fields are those of the API page and, where the page is older than the
// service, of the interface definition behind the vendor's SDK.
var form = sync.OnceValue(func() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Resource pool", "资源池")},
			{ID: forms.NodePools, Label: forms.T("Nodes", "节点")},
			{
				ID: forms.Network, Label: forms.T("Network", "网络"), When: privileged,
				Help: forms.T("Left empty: the network of the Lite Cluster.", "留空则使用 Lite Cluster 的网络。"),
			},
			{ID: forms.Storage, Label: forms.T("Disks", "磁盘"), Help: forms.T("Left empty: the disks of the flavor.", "留空则使用规格默认磁盘。")},
			{ID: forms.Software, Label: forms.T("System", "系统与容器")},
			{ID: forms.Billing, Label: forms.T("Billing", "计费")},
		},
		Fields: slices.Concat(basics(), nodes(), network(), disks(), system(), billing()),
		Checks: slices.Concat(poolChecks(), nodeChecks(), networkChecks(), diskChecks(), billingChecks()),
		Parts:  parts(),
	}
})

// uuid is the shape of the ids of VPC.
var uuid = forms.By(forms.Match(`[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`,
	forms.T("must be an id such as 277e9abc-0e6b-431a-9232-cfd25d5fc566", "须为 ID，如 277e9abc-0e6b-431a-9232-cfd25d5fc566")), sdk, terraform)

// labelName and labelValue are the rules of Kubernetes, which checks them; the page
// gives none.
var (
	labelName = forms.Structural(forms.Match(`([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?`,
		forms.T("must be a Kubernetes label key, such as team or example.com/team", "须为 Kubernetes 标签键，如 team 或 example.com/team")))
	labelValue = forms.Structural(forms.Match(`([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?`,
		forms.T("must be a Kubernetes label value of at most 63 letters, digits, dots, - and _",
			"须为 Kubernetes 标签值，最多 63 个字母、数字、点号、短划线（-）和下划线（_）")))
)
