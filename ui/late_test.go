package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/work"
)

// TestMachinesWithPricesAreWhole at 80 columns: what decides stands in the row, and the
// currency once, in the head, while all prices have the same.
func TestMachinesWithPricesAreWhole(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	in := "CNY"
	cfg.Late = func(_ providers.Client, _ *forms.Answers, q forms.Question) (work.Late, bool) {
		return work.Late{Head: forms.T("price", "价格"), Ask: func(_ context.Context, values []string) map[string]forms.Text {
			texts := map[string]forms.Text{}
			for _, value := range values {
				texts[value] = forms.Same(in + " 9.52/h")
				if strings.HasPrefix(value, "ecs.gn7e") {
					texts[value] = forms.Same("CNY 88.43/h")
				}
			}
			return texts
		}}, q.Key == "instance_types"
	}
	d := exampleWith(t, cfg, "ack", 80, 24)
	d.jump("node_pools[0].instance_types")
	d.press("alt+down").press("gn7").see("CNY/h", "  9.52", "88.43", "NVIDIA A10", "8 vCPU", "30 GiB", "x86").miss("CNY 9", "price", "A1…")
	in = "USD"
	d.press("esc", "esc", "alt+down").press("gn7").see("USD 9.52/h", "CNY 88.43/h", "price").miss("CNY/h")
}

// TestTextsThatComeLater stand beside the rows that are in sight, and only those
// are asked for: the nearest to the cursor first.
func TestTextsThatComeLater(t *testing.T) {
	t.Parallel()
	var asked []string
	price := func(_ context.Context, values []string) map[string]forms.Text {
		asked = append(asked, values...)
		texts := map[string]forms.Text{}
		for _, value := range values {
			if strings.HasPrefix(value, "ecs.g7.") {
				texts[value] = forms.Same("CNY 1.55")
			}
		}
		return texts
	}
	cfg := allClouds()
	cfg.Late = func(client providers.Client, _ *forms.Answers, q forms.Question) (work.Late, bool) {
		return work.Late{Head: forms.T("price", "价格"), Batch: 3, Ask: price}, client != nil && q.Key == "instance_types"
	}
	d := exampleWith(t, cfg, "ack", 120, 30)
	d.jump("node_pools[0].instance_types")
	d.press("enter").see("CNY 1.55", "  –")
	if n := len(asked); n > 30 || n < 10 {
		t.Errorf("asked for %d of the rows in sight", n)
	}
	seen := len(asked)
	d.press("pgdown")
	if rest := asked[seen:]; len(rest) == 0 || slices.ContainsFunc(rest, func(value string) bool { return slices.Contains(asked[:seen], value) }) {
		t.Errorf("asked again, or not on: %v", rest)
	}
	d.press("esc")
	d.jump("node_pools[0].name")
	if d.press("x"); strings.Contains(d.screen(), "CNY 1.55") {
		t.Error("the list is still there")
	}
}
