package price_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// TestWords: what a quote says on one line, of each line of the plan, and in full; what
// is not known is said and never 0.
func TestWords(t *testing.T) {
	t.Parallel()
	grows := crew("a", amount(2), amount(1), amount(10))
	ahead := crew("c", amount(3), amount(3), amount(3))
	ahead.Nodes.Prepaid = true
	hourly := price.Item{Line: grows.ID(), Subject: forms.Same("small"), Nature: price.Hourly, Pay: money(t, "0.5"), List: money(t, "0.6")}
	order := price.Item{
		Line: ahead.ID(), Subject: forms.Same("large"), Nature: price.Advance, Pay: money(t, "100"), List: money(t, "100"),
		Period: forms.T("3 months", "3 个月"), Months: 3, Renews: true,
	}
	disk := price.Item{Line: grows.ID(), Subject: forms.Same("disk"), Nature: price.Hourly, Missing: forms.T("no right", "没有权限")}
	traffic := price.Item{Line: grows.ID(), Subject: forms.T("traffic", "流量"), Nature: price.Usage, Unit: forms.Same("GB"), Pay: money(t, "0.8")}
	noted := hourly
	noted.Note = forms.T("spot", "抢占式")
	fee := price.Item{Line: grows.ID(), Subject: forms.Same("fee"), Nature: price.Usage, Unit: forms.Same("month"), Pay: money(t, "550"), Note: forms.T("reference", "参考价")}
	whole := price.Item{Whole: true, Subject: forms.T("all of it", "全部"), Missing: forms.T("no prices", "没有价格")}
	for name, c := range map[string]struct {
		items       []price.Item
		brief, a, c string
		words, zh   []string
		summed      []string
	}{
		"hours and an order": {
			[]price.Item{hourly, order},
			"about CNY 1.00/h · CNY 300.00 in advance", "CNY 1.00/h", "CNY 300.00 for 3 months",
			[]string{"per hour: CNY 1.00, at least CNY 0.50, at most CNY 5.00; list price CNY 1.20", "in advance: CNY 300.00"},
			[]string{"每小时：CNY 1.00，至少 CNY 0.50，最多 CNY 5.00；目录价 CNY 1.20", "预付：CNY 300.00"},
			[]string{"per hour: CNY 1.00, at least CNY 0.50, at most CNY 5.00; list price CNY 1.20", "in advance: CNY 300.00"},
		},
		"a part is unknown": {
			[]price.Item{hourly, disk, order, traffic, traffic},
			"≥ CNY 1.00/h · CNY 300.00 in advance", "≥ CNY 1.00/h · CNY 0.80/GB · CNY 0.80/GB", "CNY 300.00 for 3 months",
			[]string{
				"per hour: ≥ CNY 1.00, at least CNY 0.50, growing to CNY 5.00 or more; list price CNY 1.20", "in advance: CNY 300.00",
				"by use: traffic: CNY 0.80/GB", "price unknown: disk: no right",
			},
			[]string{
				"每小时：≥ CNY 1.00，至少 CNY 0.50，最多可增至 CNY 5.00 以上；目录价 CNY 1.20", "预付：CNY 300.00", "按使用量：流量：CNY 0.80/GB",
				"价格未知：disk：没有权限",
			},
			[]string{
				"per hour: ≥ CNY 1.00, at least CNY 0.50, growing to CNY 5.00 or more; list price CNY 1.20", "in advance: CNY 300.00",
				"by use: traffic CNY 0.80/GB", "price unknown: disk: no right",
			},
		},
		"nothing is known": {
			[]price.Item{disk, {Line: grows.ID(), Subject: forms.Same("node"), Nature: price.Hourly, Missing: disk.Missing}, order},
			"CNY 300.00 in advance", "?", "CNY 300.00 for 3 months",
			[]string{"in advance: CNY 300.00", "price unknown: disk, node: no right"},
			[]string{"预付：CNY 300.00", "价格未知：disk、node：没有权限"},
			[]string{"in advance: CNY 300.00", "price unknown: disk, node: no right"},
		},
		"many reasons": {
			[]price.Item{disk, whole, order},
			"≥ CNY 300.00 in advance", "?", "CNY 300.00 for 3 months",
			[]string{"in advance: ≥ CNY 300.00", "price unknown: disk: no right", "price unknown: all of it: no prices"},
			[]string{"预付：≥ CNY 300.00", "价格未知：disk：没有权限", "价格未知：全部：没有价格"},
			[]string{"in advance: ≥ CNY 300.00", "price unknown: disk, all of it"},
		},
		"with notes": {
			[]price.Item{noted, fee},
			"about CNY 1.00/h", "CNY 1.00/h · CNY 550.00/month (reference)", "?",
			[]string{
				"per hour: CNY 1.00, at least CNY 0.50, at most CNY 5.00; list price CNY 1.20", "by use: fee: CNY 550.00/month (reference)", "small: spot",
				"price unknown: crew c: the cloud was not asked for its price",
			},
			[]string{"每小时：CNY 1.00，至少 CNY 0.50，最多 CNY 5.00；目录价 CNY 1.20", "按使用量：fee：CNY 550.00/month（参考价）", "small：抢占式", "价格未知：班组 c：未查询其价格"},
			[]string{
				"per hour: CNY 1.00, at least CNY 0.50, at most CNY 5.00; list price CNY 1.20", "by use: fee CNY 550.00/month (reference)",
				"price unknown: crew c: the cloud was not asked for its price",
			},
		},
		"the cloud tells none": {
			[]price.Item{whole},
			"", "", "",
			[]string{"price unknown: all of it: no prices"},
			[]string{"价格未知：全部：没有价格"},
			[]string{"price unknown: all of it: no prices"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := price.Of(plan.Plan{Lines: []plan.Line{grows, ahead}}, c.items, time.Time{})
			got := []string{q.Brief().En, q.Of(grows.ID()).En, q.Of(ahead.ID()).En}
			if diff := cmp.Diff([]string{c.brief, c.a, c.c}, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			var en, zh []string
			for _, line := range q.Words() {
				en, zh = append(en, line.En), append(zh, line.Zh)
			}
			var summed []string
			for _, line := range q.Summed() {
				summed = append(summed, line.En)
			}
			if diff := cmp.Diff([][]string{c.words, c.zh, c.summed}, [][]string{en, zh, summed}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestEach is what one costs, as a list tells it.
func TestEach(t *testing.T) {
	t.Parallel()
	for want, item := range map[string]price.Item{
		"CNY 0.0042/h":            {Nature: price.Hourly, Pay: money(t, "0.0042")},
		"CNY 100.00 for 3 months": {Nature: price.Advance, Pay: money(t, "100"), Period: forms.T("3 months", "3 个月")},
		"CNY 0.80/GB":             {Nature: price.Usage, Pay: money(t, "0.8"), Unit: forms.Same("GB")},
		"":                        {Nature: price.Hourly, Missing: forms.Same("no right")},
	} {
		if got := item.Each().En; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
