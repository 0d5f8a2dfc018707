package price_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// quoted is a plan of many natures with its quote.
func quoted(t *testing.T) (plan.Plan, price.Quote) {
	t.Helper()
	grows, ahead := crew("a", amount(2), amount(0), amount(10)), crew("c", amount(3), amount(3), amount(3))
	ahead.Nodes.Prepaid = true
	ahead.Nodes.Term = plan.Term{Length: forms.T("3 months", "3 个月"), Months: 3, Renews: true}
	unknown := crew("d", amount(1), amount(1), amount(1))
	gate := plan.Line{Kind: forms.GatewayPart, Path: "gate", Label: forms.T("gate", "网关"), Pays: forms.PayHourly}
	p := plan.Plan{Lines: []plan.Line{grows, ahead, unknown, gate}}
	return p, price.Of(p, []price.Item{
		{Line: grows.ID(), Subject: forms.Same("small"), Nature: price.Hourly, Pay: money(t, "0.39"), List: money(t, "0.5")},
		{Line: ahead.ID(), Subject: forms.Same("small"), Nature: price.Advance, Pay: money(t, "200"), Period: forms.T("3 months", "3 个月"), Months: 3, Renews: true},
		{Line: unknown.ID(), Subject: forms.T("node d", "节点 d"), Nature: price.Hourly, Missing: forms.T("no right", "无权限")},
		{Line: gate.ID(), Subject: forms.T("rent", "租用费"), Nature: price.Hourly, Pay: money(t, "0.02")},
		{Line: gate.ID(), Subject: forms.T("traffic", "流量"), Nature: price.Usage, Pay: money(t, "0.8"), Unit: forms.T("GB", "GB")},
		{Subject: forms.T("fee", "管理费"), Nature: price.Hourly, Pay: money(t, "1")},
	}, time.Time{})
}

func TestPlanWords(t *testing.T) {
	t.Parallel()
	p, q := quoted(t)
	for lang, want := range map[forms.Lang][]string{
		forms.En: {
			"crew a: 2 (0-10) × small · CNY 0.78/h", "crew d: 1 × small · ?", "gate · CNY 0.02/h · CNY 0.80/GB",
			"crew c: 3 × small · paid in advance · CNY 600.00 for 3 months", "paid in advance: crew c: 3 × small (3 months, then renewed automatically)",
		},
		forms.Zh: {
			"班组 a：2 (0-10) × small · CNY 0.78/小时", "班组 d：1 × small · ?", "网关 · CNY 0.02/小时 · CNY 0.80/GB",
			"班组 c：3 × small · 预付费 · CNY 600.00（3 个月）", "预付费：班组 c：3 × small（3 个月，到期自动续费）",
		},
	} {
		var got []string
		for _, line := range price.PlanWords(p, q) {
			got = append(got, line.In(lang))
		}
		if diff := cmp.Diff(want, got[:len(want)]); diff != "" {
			t.Error(diff)
		}
		fee := forms.T("fee: CNY 1.00/h", "管理费：CNY 1.00/小时").In(lang)
		if last := q.Words()[0].In(lang); !slices.Contains(got, fee) || !slices.Contains(got, last) {
			t.Error(got)
		}
	}
}

// TestAhead says amount, length and renewal, and that an amount is not known.
func TestAhead(t *testing.T) {
	t.Parallel()
	p, q := quoted(t)
	told := []forms.Text{forms.T("crew c 3 × small: CNY 600.00, 3 months, then renewed automatically", "班组 c 3 × small：CNY 600.00，3 个月，到期自动续费")}
	if diff := cmp.Diff(told, price.Ahead(p, q)); diff != "" {
		t.Error(diff)
	}
	unknown := []forms.Text{forms.T("crew c 3 × small: amount not known, 3 months, then renewed automatically", "班组 c 3 × small：金额未知，3 个月，到期自动续费")}
	if diff := cmp.Diff(unknown, price.Ahead(p, price.Quote{})); diff != "" {
		t.Error(diff)
	}
}

// TestCommitted is all of it in one line.
func TestCommitted(t *testing.T) {
	t.Parallel()
	p, q := quoted(t)
	for want, q := range map[string]price.Quote{
		"CNY 600.00, 3 months, then renewed automatically": q, "amount not known, 3 months, then renewed automatically": {},
	} {
		if got := price.Committed(p, q); got.En != want || !got.Complete() {
			t.Errorf("%+v, want %s", got, want)
		}
	}
}

// TestCosts begin with what was quoted, and have no amount where none was.
func TestCosts(t *testing.T) {
	t.Parallel()
	p, q := quoted(t)
	for asked, when := range map[bool]string{true: "you confirmed", false: "it was sent"} {
		var got []string
		for _, line := range price.Costs(p, q, asked).Created[:2] {
			if got = append(got, line.En); !line.Complete() {
				t.Errorf("%+v", line)
			}
		}
		if diff := cmp.Diff([]string{"≥ CNY 1.80/h as quoted before " + when, "CNY 600.00 in advance as quoted before " + when}, got); diff != "" {
			t.Error(diff)
		}
	}
	if diff := cmp.Diff(p.Costs(), price.Costs(p, price.Quote{}, true)); diff != "" {
		t.Error(diff)
	}
}
