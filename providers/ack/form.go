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
	pro       = forms.Is("/basics.cluster_spec", proSpec)
	// manual: in auto mode ACK chooses network, node pools and add-ons itself.
	manual = forms.IsNot("/basics.auto_mode", "true")
)

// form returns every question of CreateCluster; always the same pointer.
var form = sync.OnceValue(func() *forms.Form {
	return &forms.Form{
		Steps: []forms.Step{
			{ID: forms.Basics, Label: forms.T("Basics", "基本信息")},
			{ID: forms.Network, Label: forms.T("Network", "网络"), When: manual},
			{
				ID: mastersStep, Label: forms.T("Masters", "Master 节点"), When: dedicated,
				Help: forms.T("Only dedicated clusters have masters of their own.", "仅专有版集群需要配置 Master 节点。"),
			},
			{ID: forms.NodePools, Label: forms.T("Node pools", "节点池"), When: manual},
			{ID: forms.Software, Label: forms.T("Add-ons", "组件"), When: manual},
			{ID: operationsStep, Label: forms.T("Logs and upkeep", "日志与运维")},
			{ID: forms.Advanced, Label: forms.T("Advanced", "高级选项")},
		},
		Fields: slices.Concat(basics(), network(), masters(), nodePools(), addons(), operations(), advanced()),
		Checks: slices.Concat(basicsChecks(), networkChecks(), mastersChecks(), nodePoolsChecks(), addonsChecks()),
	}
})

// before is where the legacy layout has a question.
func before(wire string, encoding ...forms.Encoding) []forms.Placement {
	p := forms.Placement{When: legacy, Wire: wire}
	if len(encoding) > 0 {
		p.Encoding = encoding[0]
	}
	return []forms.Placement{p}
}

var (
	noBlanks = forms.NoBlanks()
	// project is the name of a project of Simple Log Service.
	project = forms.Match(`([a-z0-9][a-z0-9-]{1,61}[a-z0-9])?`,
		forms.T("must be 3-63 lower-case letters, digits or -, not at the ends", "须为 3-63 个小写字母、数字或短划线（-），首尾须为字母或数字"))
	gib = forms.Same("GiB")
)
