package ack

import (
	"slices"
	"sync"

	"clusterwiz/forms"
)

// The pages that no other cloud has.
const (
	mastersStep    forms.StepID = "masters"
	operationsStep forms.StepID = "operations"
)

// The conditions on which the layout of the request hangs, from anywhere in
// the form. legacy is the layout of the page "Create a dedicated Kubernetes
// cluster" of 2024-01; everything else is sent where the fields stand since
// the change of 2026.
var (
	managed   = forms.Is("/basics.cluster_type", managedType)
	dedicated = forms.Is("/basics.cluster_type", dedicatedType)
	legacy    = forms.Is("/basics.layout", legacyLayout)
	pro       = forms.All(managed, forms.IsNot("/basics.cluster_spec", basicSpec))
	// manual: in auto mode ACK chooses node pools and storage itself, and what of
	// network and add-ons is not told.
	manual = forms.IsNot("/basics.auto_mode", "true")
	// serverful clusters have a network plugin and storage; ACK's serverless ones
	// are made without (Terraform provider of 2026-08).
	serverful = forms.IsNot("/basics.profile", serverless)
	// chosen clusters have plugin and storage unless told otherwise. The live tests
	// make ACS clusters without, but nothing says that they cannot have them.
	chosen = forms.All(manual, forms.IsNot("/basics.profile", serverless, acs))
)

// form returns every question of CreateCluster; always the same pointer.
var form = sync.OnceValue(func() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息")},
			{ID: forms.Network, Label: forms.T("Network", "网络")},
			{
				ID: mastersStep, Label: forms.T("Masters", "Master 节点"), When: dedicated,
				Help: forms.T("Only dedicated clusters have their own masters.", "仅专有版集群需要配置 Master 节点。"),
			},
			{ID: forms.NodePools, Label: forms.T("Node pools", "节点池"), When: manual},
			{ID: forms.Software, Label: forms.T("Add-ons", "组件")},
			{ID: operationsStep, Label: forms.T("Logs and maintenance", "日志与运维")},
			{ID: forms.Advanced, Label: forms.T("Advanced", "高级选项")},
		},
		Fields: slices.Concat(basics(), network(), masters(), nodePools(), addons(), operations(), advanced()),
		Checks: slices.Concat(basicsChecks(), networkChecks(), mastersChecks(), nodePoolsChecks(), addonsChecks()),
		Parts:  parts(), Unusual: unusual(),
		Retired: retired(),
	}
})

// retired were asked of pools until the SDK of 2026 was held against the form.
func retired() map[string]forms.Text {
	why := forms.T("only for node pools that are added to an existing cluster", "仅为已有集群新增节点池时可设置")
	return map[string]forms.Text{"node_pools[].hardened_os": why, "node_pools[].mlps": why, "node_pools[].cis": why}
}

// before is where the legacy layout has a question.
func before(wire string, encoding ...forms.Encoding) []forms.Placement {
	p := forms.Placement{When: legacy, Wire: wire}
	if len(encoding) > 0 {
		p.Encoding = encoding[0]
	}
	return []forms.Placement{p}
}

var (
	noBlanks = forms.Structural(forms.NoBlanks())
	// project is the name of a project of Simple Log Service.
	project = forms.By(forms.Match(`([a-z0-9][a-z0-9-]{1,61}[a-z0-9])?`,
		forms.T("must be 3-63 lower-case letters, digits or -, not at the ends", "须为 3-63 个小写字母、数字或短划线（-），首尾须为字母或数字")), slsPage)
	gib = forms.Same("GiB")
)
