package providers_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func TestTitleHasNoSpaceBetweenHan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, creates, want string }{
		{"批量计算", "集群", "批量计算集群"}, {"青云 HPC", "集群", "青云 HPC 集群"}, {"容器服务", "Kubernetes 集群", "容器服务 Kubernetes 集群"},
	} {
		about := providers.About{Name: forms.T("A", c.name), Creates: forms.T("b", c.creates)}
		if got := about.Title(); got.Zh != c.want || got.En != "A b" {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
