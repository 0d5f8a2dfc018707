package providers

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// OwnLabel is the advice to keep to label keys that are not Kubernetes' own. A kubelet
// refuses to start with most of those; the clouds' own word on it is not known.
type OwnLabel struct{}

// Kinds implements [forms.Rule].
func (OwnLabel) Kinds() []forms.Kind { return forms.TextKinds }

// Describe implements [forms.Rule].
func (OwnLabel) Describe() forms.Text {
	return forms.T("is in kubernetes.io or k8s.io, which Kubernetes reserves for itself: nodes with it may be unable to join", "属于 Kubernetes 保留的 kubernetes.io 或 k8s.io，带有该标签的节点可能无法加入集群")
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
func (r OwnLabel) Check(value any) forms.Text {
	key, _ := value.(string)
	domain, _, prefixed := strings.Cut(key, "/")
	within := func(of string) bool { return domain == of || strings.HasSuffix(domain, "."+of) }
	if !prefixed || !within("kubernetes.io") && !within("k8s.io") || within("kubelet.kubernetes.io") || within("node.kubernetes.io") ||
		slices.Contains(kubeletLabels, key) {
		return forms.Text{}
	}
	return r.Describe()
}
