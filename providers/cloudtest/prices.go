package cloudtest

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// Prices compares what each file of answers costs on the simulator, in both languages,
// with the golden file beside it. What is priced, and what is named for having no price,
// belongs to a line of the plan, and a list of types says the same of a type.
func (c Cloud) Prices(t *testing.T) {
	t.Helper()
	var text strings.Builder
	// Spot prices change by the hour, and here it is always the same one.
	synctest.Test(t, func(t *testing.T) {
		for _, file := range Files(t) {
			c.costs(t, file, &text)
		}
	})
	golden(t, "prices.golden", text.String())
}

// costs writes what one file costs.
func (c Cloud) costs(t *testing.T, file string, text *strings.Builder) {
	t.Helper()
	rig := c.Rig(t)
	answers := c.Load(t, file)
	known := plan.Machines(t.Context(), rig, c.Form(), answers)
	p := plan.Of(c.Form(), answers, known)
	q := price.Ask(t.Context(), rig.Client, c.Form(), answers, known)
	belong(t, file, p, q)
	if pricer, ok := rig.Client.(price.Pricer); ok {
		c.typesCost(t, file, pricer, answers, q)
	}
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		text.WriteString("# " + file + " " + string(lang) + "\n")
		for _, item := range q.Items {
			text.WriteString(itemLine(item, lang) + "\n")
		}
		for _, total := range q.Totals {
			fmt.Fprintf(text, "= %s: %s (%s-%s)\n", total.Nature, total.Now.Exact(), total.Least.Exact(), total.Most.Exact())
		}
		text.WriteString("\n")
	}
}

func itemLine(item price.Item, lang forms.Lang) string {
	words := []string{string(item.Nature), item.Line, item.Subject.In(lang)}
	for _, more := range []string{item.Pay.Exact(), item.List.Exact(), item.Period.In(lang), item.Unit.In(lang), item.Note.In(lang), item.Missing.In(lang)} {
		if more != "" {
			words = append(words, more)
		}
	}
	if item.Renews {
		words = append(words, "renews")
	}
	if item.AtLeast {
		words = append(words, "or more")
	}
	return strings.Join(words, " | ")
}

// belong wants each item to be of a line, and to say something in both languages.
func belong(t *testing.T, file string, p plan.Plan, q price.Quote) {
	t.Helper()
	lines := map[string]bool{"": true}
	for _, line := range p.Lines {
		lines[line.ID()] = true
	}
	if q.At.IsZero() || time.Since(q.At) > time.Minute {
		t.Errorf("%s: asked at %s", file, q.At)
	}
	for _, item := range q.Items {
		switch {
		case !lines[item.Line]:
			t.Errorf("%s: %s is of no line: %q", file, item.Subject.En, item.Line)
		case !item.Subject.Complete(), item.Missing != forms.Text{} && !item.Missing.Complete(), item.Note != forms.Text{} && !item.Note.Complete():
			t.Errorf("%s: half a text: %+v", file, item)
		case item.Priced() != item.Missing.IsZero():
			t.Errorf("%s: %s has a price, or not", file, item.Subject.En)
		}
	}
}

// typesCost holds what a list of types says against the quote.
func (c Cloud) typesCost(t *testing.T, file string, pricer price.Pricer, answers *forms.Answers, q price.Quote) {
	t.Helper()
	plan.Visit(c.Form(), answers, nil, func(part forms.Part, at *forms.Scope, lines []plan.Line) {
		for _, line := range lines {
			items := q.Line(line.ID())
			if line.Nodes == nil || line.Nodes.Type == "" || len(items) == 0 || !items[0].Priced() {
				continue
			}
			in := at.Scopes(part.Nodes.In)[0]
			if _, state := in.Value(part.Nodes.Type); state != forms.Set {
				continue // That of all groups.
			}
			kind := line.Nodes.Type
			one, told := pricer.TypePrices(t.Context(), answers, in.PathOf(part.Nodes.Type), []string{kind})[kind]
			if !told || one.Pay.Exact() != items[0].Pay.Exact() || one.Nature != items[0].Nature {
				t.Errorf("%s: the list says %s by the %s of %s, the quote %s by the %s", file, one.Pay.Exact(), one.Nature, line.ID(), items[0].Pay.Exact(), items[0].Nature)
			}
		}
	})
}
