package cli_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

// TestTablesFitTheTerminal at every width: what decides goes last, names before ids.
func TestTablesFitTheTerminal(t *testing.T) {
	t.Parallel()
	made := func(width int) (string, bool) {
		table := cli.NewTable(forms.T("NAME", "名称"), forms.T("STATE", "状态"), forms.T("ID", "ID"), forms.T("CREATED", "创建时间"), forms.T("WHAT", "说明"), forms.T("RUN", "运行"))
		table.Fit = cli.Fit{Width: width, Yields: []int{4, 3}, Whole: []int{5}, Ends: []int{2}}
		table.Row("训练用节点池-生产环境-001", "running", "0123456789abcdef0123456789abcdef/pool-a/nodepool-7", "2026-11-26 20:45:00", "two nodes", "20261126-204500-abcd")
		table.Row("short", "failed", "pool-b", "", "", "")
		var b strings.Builder
		if err := table.Write(&b, forms.En); err != nil {
			t.Fatal(err)
		}
		return b.String(), table.Cut()
	}
	for width := 56; width < 200; width++ {
		got, cut := made(width)
		for _, line := range strings.Split(got, "\n") {
			if ansi.StringWidth(line) > width {
				t.Errorf("%d cells at %d:\n%s", ansi.StringWidth(line), width, got)
			}
		}
		whole := strings.Contains(got, "训练用节点池-生产环境-001") && strings.Contains(got, "0123456789abcdef0123456789abcdef/pool-a") && strings.Contains(got, "two nodes")
		if cut == whole {
			t.Errorf("at %d it says that it is cut: %t\n%s", width, cut, got)
		}
		for _, want := range []string{"训练", "running", "pool-7", "20261126-204500-abcd"} {
			if !strings.Contains(got, want) {
				t.Errorf("at %d without %s:\n%s", width, want, got)
			}
		}
	}
	if got, cut := made(0); cut || !strings.Contains(got, "0123456789abcdef0123456789abcdef/pool-a/nodepool-7") {
		t.Errorf("cut though any width would do:\n%s", got)
	}
}
