package ack

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// nodeComponents asks for components of the nodes themselves, as the SDK of 2026
// has them: kubelet, containerd and the like.
func nodeComponents() forms.Field {
	return forms.Field{
		Key: "components", Wire: "node_components", Kind: forms.List, Max: 20, Sizes: forms.Ours, Advanced: true, When: forms.IsNot("/basics.layout", legacyLayout),
		Label: forms.T("Node components", "节点组件"), Item: forms.T("node component", "节点组件"),
		Fields: []forms.Field{
			{
				Key: "name", Wire: "name", Kind: forms.String, Required: true, Label: forms.T("Component", "节点组件名称"), Example: "kubelet",
				Rules: []forms.Rule{noBlanks},
			},
			{
				Key: "version", Wire: "version", Kind: forms.String, Label: forms.T("Version", "版本"), Example: "1.33.3-aliyun.1",
				Rules: []forms.Rule{noBlanks},
			},
			{
				Key: "config", Wire: "config.custom_config", Kind: forms.LongText, Encoding: forms.Literal,
				Label: forms.T("Settings", "组件配置"), Example: `{"cpuManagerPolicy": "static"}`,
				Help: forms.T("A JSON object with the component's own names.", "JSON 对象，键名与该组件配置一致。"), Rules: []forms.Rule{forms.JSON{Shape: "object"}},
			},
		},
	}
}

// ownLabel keeps to the label keys that are not Kubernetes' own. A kubelet
// refuses to start with most of those; ACK's own word on it is not known.
type ownLabel struct{}

// Kinds implements [forms.Rule].
func (ownLabel) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (ownLabel) Describe() forms.Text {
	return forms.T("is in kubernetes.io or k8s.io, which are Kubernetes' own: nodes with it may not join", "属于 Kubernetes 保留的 kubernetes.io 或 k8s.io，带有该标签的节点可能无法加入集群")
}

// kubeletLabels are the keys of Kubernetes' own that a kubelet takes; those of
// kubelet. and node.kubernetes.io it takes all. kubernetes.io/hostname is not
// among them here: no two nodes may share it.
var kubeletLabels = []string{
	"kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch", "beta.kubernetes.io/instance-type",
	"topology.kubernetes.io/zone", "topology.kubernetes.io/region",
	"failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region", "failure-domain.kubernetes.io/zone", "failure-domain.kubernetes.io/region",
}

// Check implements [forms.Rule].
func (r ownLabel) Check(value any) forms.Text {
	key, _ := value.(string)
	domain, _, prefixed := strings.Cut(key, "/")
	within := func(of string) bool { return domain == of || strings.HasSuffix(domain, "."+of) }
	if !prefixed || !within("kubernetes.io") && !within("k8s.io") || within("kubelet.kubernetes.io") || within("node.kubernetes.io") ||
		slices.Contains(kubeletLabels, key) {
		return forms.Text{}
	}
	return r.Describe()
}
