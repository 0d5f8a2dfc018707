package price

import (
	"encoding/json"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// PlanWords are all lines of the plan with the price of each, then the totals.
func PlanWords(p plan.Plan, q Quote) []forms.Text {
	lines := p.WordsWith(func(line plan.Line) forms.Text { return q.Of(line.ID()) })
	for _, item := range q.Line("") {
		if item.Priced() {
			lines = append(lines, forms.Tf("%s: %s", "%s：%s", item.Subject, item.Each()))
		}
	}
	return append(lines, q.Words()...)
}

// PlanJSON writes the plan as an object with the quote as its "price", and its texts in one
// language.
func PlanJSON(p plan.Plan, q Quote, lang forms.Lang) ([]byte, error) {
	tree, err := plan.Said(struct {
		plan.Plan
		Price Quote `json:"price"`
	}{p, q}, lang)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(tree, "", "  ")
}

// Ahead are lines on what is paid in advance, one for each line of the plan: how much,
// for how long, and whether it is renewed. An amount that is not known says so; the zero
// Quote knows none.
func Ahead(p plan.Plan, q Quote) []forms.Text {
	var lines []forms.Text
	for _, line := range p.Lines {
		if !line.Prepaid() {
			continue
		}
		part := Quote{Items: slices.DeleteFunc(q.Line(line.ID()), func(i Item) bool { return i.Nature != Advance })}
		part.sum()
		amount := unknownAmount
		if len(part.Totals) == 1 && part.Totals[0].Now.known() {
			amount = part.Totals[0].Now.Text()
		}
		lines = append(lines, forms.Tf("%s: %s, %s", "%s：%s，%s", line.Counted(), amount, line.Nodes.Term.Words()))
	}
	return lines
}

// Committed is all that is paid in advance in a few words, for the question whether it
// is meant: how much together, for how long, and whether it is renewed.
func Committed(p plan.Plan, q Quote) forms.Text {
	var amounts, terms []forms.Text
	for _, t := range q.Totals {
		if t.Nature == Advance && t.Now.known() {
			amounts = append(amounts, t.Now.Text())
		}
	}
	for _, line := range p.Lines {
		if words := lineTerm(line); !words.IsZero() && !slices.Contains(terms, words) {
			terms = append(terms, words)
		}
	}
	if len(amounts) == 0 {
		amounts = append(amounts, unknownAmount)
	}
	return forms.Join(append(amounts, terms...), forms.T(", ", "，"))
}

func lineTerm(line plan.Line) forms.Text {
	if !line.Prepaid() {
		return forms.Text{}
	}
	return line.Nodes.Term.Words()
}

var unknownAmount = forms.T("amount not known", "金额未知")

// Costs are those of the plan, beginning with what was quoted before it was sent: before a
// person's yes where one was asked for.
func Costs(p plan.Plan, q Quote, asked bool) providers.Costs {
	costs := p.Costs()
	hourly, ahead := forms.T("%s/h as quoted before it was sent", "按发送前询价 %s/小时"), forms.T("%s in advance as quoted before it was sent", "按发送前询价预付 %s")
	if asked {
		hourly, ahead = forms.T("%s/h as quoted before you confirmed", "按确认前询价 %s/小时"), forms.T("%s in advance as quoted before you confirmed", "按确认前询价预付 %s")
	}
	var quoted []forms.Text
	for _, t := range q.Totals {
		switch {
		case t.Now.Free():
		case t.Nature == Hourly:
			quoted = append(quoted, hourly.With(t.Now.Text()))
		default:
			quoted = append(quoted, ahead.With(t.Now.Text()))
		}
	}
	costs.Created = append(quoted, costs.Created...)
	return costs
}
