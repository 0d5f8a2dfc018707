package price_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

func amount(n float64) plan.Amount { return plan.Amount{N: n, Known: true} }

// crew is a line of so many nodes.
func crew(name string, now, least, most plan.Amount) plan.Line {
	return plan.Line{Kind: forms.QueuePart, Path: forms.Path(name), Label: forms.T("crew", "班组"), Name: name, Nodes: &plan.Nodes{
		Type: "small", Now: now, Least: least, Most: most,
	}}
}

// said is what a quote comes to, in a few words.
func said(q price.Quote) []string {
	var lines []string
	sum := func(s price.Sum) string {
		if s.Open {
			return s.Amount() + "+"
		}
		return s.Amount()
	}
	for _, t := range q.Totals {
		lines = append(lines, string(t.Nature)+" "+t.Currency+" "+sum(t.Least)+" "+sum(t.Now)+" "+sum(t.Most)+" list "+t.List.Amount())
	}
	for _, open := range q.Open {
		lines = append(lines, "open "+open.En)
	}
	return lines
}

func TestTotals(t *testing.T) {
	t.Parallel()
	grows := crew("a", amount(2), amount(1), amount(10))
	boundless := crew("b", amount(1), amount(0), plan.Amount{})
	ahead := crew("c", amount(3), amount(3), amount(3))
	ahead.Nodes.Prepaid = true
	later := crew("d", amount(0), amount(0), amount(4))
	never := crew("e", amount(0), amount(0), amount(0))
	node := func(line plan.Line, nature price.Nature, pay, list string) price.Item {
		item := price.Item{Line: line.ID(), Subject: forms.Same("node"), Nature: nature, Pay: money(t, pay)}
		if list != "" {
			item.List = money(t, list)
		}
		return item
	}
	none := func(line plan.Line, nature price.Nature) price.Item {
		return price.Item{Line: line.ID(), Subject: forms.Same("node of " + line.Name), Nature: nature, Missing: forms.Same("no right")}
	}
	usd := node(grows, price.Hourly, "1", "")
	usd.Pay.Currency = "USD"
	for name, c := range map[string]struct {
		lines []plan.Line
		items []price.Item
		want  []string
	}{
		"three bounds": {
			[]plan.Line{grows},
			[]price.Item{node(grows, price.Hourly, "0.1", "0.2"), {Subject: forms.Same("fee"), Nature: price.Hourly, Pay: money(t, "1"), List: money(t, "1")}},
			[]string{"hour CNY 1.1 1.2 2 list 1.4"},
		},
		"no upper bound": {[]plan.Line{boundless}, []price.Item{node(boundless, price.Hourly, "0.1", "")}, []string{"hour CNY 0 0.1 0+ list ", "open node: it is not known how many there can be"}},
		"natures are never added up": {
			[]plan.Line{grows, ahead},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), node(ahead, price.Advance, "100", "120"), node(grows, price.Usage, "0.8", "")},
			[]string{"hour CNY 0.1 0.2 1 list ", "advance CNY 300 300 300 list 360"},
		},
		"currencies neither": {
			[]plan.Line{grows},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), usd},
			[]string{"hour CNY 0.1 0.2 1 list ", "hour USD 1 2 10 list "},
		},
		"what is not priced leaves its nature open": {
			[]plan.Line{grows, ahead},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), none(ahead, price.Advance)},
			[]string{"hour CNY 0.1 0.2 1 list ", "open node of c: no right"},
		},
		"and every nature where it has none": {
			[]plan.Line{grows, ahead},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), none(ahead, "")},
			[]string{"hour CNY 0.1+ 0.2+ 1+ list ", "open node of c: no right"},
		},
		"what is not there at first leaves only the most open": {
			[]plan.Line{grows, later},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), none(later, price.Hourly)},
			[]string{"hour CNY 0.1 0.2 1+ list ", "open node of d: no right"},
		},
		"what never is opens nothing": {
			[]plan.Line{grows, never},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), none(never, price.Hourly)},
			[]string{"hour CNY 0.1 0.2 1 list "},
		},
		"a line without an item is named": {
			[]plan.Line{grows, ahead},
			[]price.Item{node(grows, price.Hourly, "0.1", "")},
			[]string{"hour CNY 0.1 0.2 1 list ", "open crew c: the cloud was not asked for its price"},
		},
		"what has no line silences no other": {
			[]plan.Line{grows, ahead},
			[]price.Item{node(grows, price.Hourly, "0.1", ""), {Subject: forms.Same("management"), Nature: price.Usage, Missing: forms.Same("no right")}},
			[]string{"hour CNY 0.1 0.2 1 list ", "open management: no right", "open crew c: the cloud was not asked for its price"},
		},
		"what stands for all does": {
			[]plan.Line{grows, ahead}, []price.Item{{Whole: true, Subject: forms.Same("all"), Missing: forms.Same("no right")}}, []string{"open all: no right"},
		},
		"no list price of one is none of the sum": {
			[]plan.Line{grows, later},
			[]price.Item{node(grows, price.Hourly, "0.1", "0.2"), node(grows, price.Hourly, "0.3", ""), node(later, price.Hourly, "0.4", "0.5")},
			[]string{"hour CNY 0.4 0.8 5.6 list "},
		},
		"what is not there has no say in the list price": {
			[]plan.Line{grows, later},
			[]price.Item{node(grows, price.Hourly, "0.1", "0.2"), node(later, price.Hourly, "0.4", "")},
			[]string{"hour CNY 0.1 0.2 2.6 list 0.4"},
		},
		"an item without any word is not 0": {
			[]plan.Line{grows},
			[]price.Item{{Line: grows.ID(), Subject: forms.Same("node"), Nature: price.Hourly}},
			[]string{"open node: the cloud gave no price"},
		},
		"a free thing is 0": {[]plan.Line{grows}, []price.Item{node(grows, price.Hourly, "0", "")}, []string{"hour CNY 0 0 0 list "}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			q := price.Of(plan.Plan{Lines: c.lines}, c.items, time.Time{})
			if diff := cmp.Diff(c.want, said(q)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// cloud tells no prices; till is one that does.
type cloud struct{ providers.Client }

type till struct {
	cloud
	items []price.Item
}

// Prices implements [price.Pricer].
func (t till) Prices(context.Context, *forms.Answers, *forms.Known) []price.Item { return t.items }

// TypePrices implements [price.Pricer].
func (till) TypePrices(context.Context, *forms.Answers, forms.Path, []string) map[string]price.Item {
	return nil
}

func TestAsk(t *testing.T) {
	t.Parallel()
	form := &forms.Form{
		Fields: []forms.Field{{Key: "boss", Kind: forms.String, Label: forms.Same("boss")}},
		Parts:  []forms.Part{{Kind: forms.ManagerPart, Label: forms.T("boss", "主节点"), Nodes: &forms.Nodes{Type: "boss"}}},
	}
	answers := &forms.Answers{}
	if err := answers.Set("boss", "small"); err != nil {
		t.Fatal(err)
	}
	q := price.Ask(t.Context(), cloud{}, form, answers, nil)
	if diff := cmp.Diff([]string{"open all of it: the API gives no prices; look them up in the cloud's console"}, said(q)); diff != "" || q.Silent() != nil {
		t.Error(diff, q.Silent())
	}
	id := plan.Of(form, answers, nil).Lines[0].ID()
	denied := &providers.Failure{Kind: providers.Permission}
	refused := price.Item{Line: id, Subject: forms.Same("boss"), Missing: forms.Same("no right"), Failure: denied}
	q = price.Ask(t.Context(), till{items: []price.Item{refused}}, form, answers, nil)
	if q.Silent() != denied || len(q.Line(id)) != 1 {
		t.Error(q.Silent(), q.Line(id))
	}
	traffic := price.Item{Line: id, Subject: forms.Same("traffic"), Nature: price.Usage, Pay: money(t, "0.8"), Unit: forms.T("GB", "GB")}
	q = price.Ask(t.Context(), till{items: []price.Item{refused, traffic}}, form, answers, nil)
	if q.Silent() != nil || len(q.ByUse()) != 1 || len(q.Totals) != 0 {
		t.Error(q)
	}
}

// hasty tells the time that it has.
type hasty struct {
	cloud
	left *time.Duration
}

// Prices implements [price.Pricer].
func (h hasty) Prices(ctx context.Context, _ *forms.Answers, _ *forms.Known) []price.Item {
	if until, bounded := ctx.Deadline(); bounded {
		*h.left = time.Until(until)
	}
	return nil
}

// TypePrices implements [price.Pricer].
func (hasty) TypePrices(context.Context, *forms.Answers, forms.Path, []string) map[string]price.Item {
	return nil
}

// TestAskHasAnEnd: a cloud is asked for a minute, whatever the caller's patience: here
// it has no end.
func TestAskHasAnEnd(t *testing.T) {
	t.Parallel()
	var left time.Duration
	price.Ask(context.Background(), hasty{left: &left}, &forms.Form{}, &forms.Answers{}, nil)
	if left <= 0 || left > time.Minute {
		t.Errorf("it has %v", left)
	}
}

// TestTooManyItems are not left out without a word, and no sum is whole.
func TestTooManyItems(t *testing.T) {
	t.Parallel()
	one := price.Item{Subject: forms.Same("node"), Nature: price.Hourly, Pay: money(t, "1")}
	for n, want := range map[int][]string{
		500: {"hour CNY 500 500 500 list "},
		503: {"hour CNY 500+ 500+ 500+ list ", "open 3 more: only the first 500 prices are counted"},
	} {
		items := make([]price.Item, n)
		for i := range items {
			items[i] = one
		}
		q := price.Ask(t.Context(), till{items: items}, &forms.Form{}, &forms.Answers{}, nil)
		if diff := cmp.Diff(want, said(q)); diff != "" {
			t.Errorf("%d: %s", n, diff)
		}
	}
}

// TestQuoteAsJSON: amounts are decimal text, what is not known is null.
func TestQuoteAsJSON(t *testing.T) {
	t.Parallel()
	line := crew("a", amount(2), amount(1), plan.Amount{})
	q := price.Of(plan.Plan{Lines: []plan.Line{line}}, []price.Item{{Line: line.ID(), Subject: forms.T("node", "节点"), Nature: price.Hourly, Pay: money(t, "0.10")}}, time.Time{})
	tree, err := plan.Said(q, forms.Zh)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"at":"0001-01-01T00:00:00Z","items":[{"count":{"least":1,"most":null,"now":2},"line":"queue a small","list":null,"nature":"hour",` +
		`"pay":{"amount":"0.1","currency":"CNY"},"subject":"节点"}],"not_priced":["节点：数量未知"],"totals":[{"currency":"CNY","least":{"amount":"0.1","currency":"CNY"},` +
		`"list":null,"most":{"amount":"0","at_least":true,"currency":"CNY"},"nature":"hour","now":{"amount":"0.2","currency":"CNY"}}]}`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
}
