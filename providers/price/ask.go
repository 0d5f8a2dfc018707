package price

import (
	"context"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// limit bounds everything that is asked about one set of answers: a cloud is asked for
// no more than a price each second.
const limit = 60 * time.Second

// mostItems is how many items a quote takes of a client.
const mostItems = 500

// Ask asks a client what the answers cost. It only reads, and never fails: see
// [Quote.Silent]. known, which may be nil, is what look-ups have told.
func Ask(ctx context.Context, client providers.Client, form *forms.Form, answers *forms.Answers, known *forms.Known) Quote {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	q := Quote{At: time.Now()}
	p := plan.Of(form, answers, known)
	if pricer, ok := client.(Pricer); ok {
		q.Items = pricer.Prices(ctx, answers, known)
		q.cut()
	} else {
		q.Items = []Item{{Whole: true, Subject: forms.T("all of it", "全部"), Missing: NoPrices}}
	}
	q.complete(p)
	return q
}

// cut leaves out what is too much, and says so: no sum is whole then.
func (q *Quote) cut() {
	more := len(q.Items) - mostItems
	if more <= 0 {
		return
	}
	q.Items = append(q.Items[:mostItems:mostItems], Item{
		Subject: forms.Tf("%d more", "另外 %d 项", more),
		Missing: forms.Tf("only the first %d prices are counted", "只计入前 %d 项价格", mostItems),
	})
}

// NoPrices is why there is no price where the cloud's API tells none.
var NoPrices = forms.T("the API gives no prices; look them up in the cloud's console", "该 API 不提供价格查询；请在云控制台查询")

// Of makes a quote of items, as where they are known already.
func Of(p plan.Plan, items []Item, at time.Time) Quote {
	q := Quote{Items: items, At: at}
	q.complete(p)
	return q
}

// complete counts the items, and adds one for each line that costs money and has none.
func (q *Quote) complete(p plan.Plan) {
	lines := map[string]plan.Line{}
	for _, line := range p.Lines {
		lines[line.ID()] = line
	}
	has, whole := map[string]bool{}, false
	for i := range q.Items {
		item := &q.Items[i]
		has[item.Line] = true
		whole = whole || item.Whole && !item.Priced()
		if !item.Priced() && item.Missing.IsZero() {
			item.Missing = forms.T("the cloud gave no price", "云端未返回价格")
		}
		if item.Count == (Count{}) {
			item.Count = countOf(lines[item.Line])
		}
	}
	for _, line := range p.Lines {
		nature := natureOf(line)
		if nature == "" || has[line.ID()] || whole {
			continue
		}
		q.Items = append(q.Items, Item{
			Line: line.ID(), Path: line.Path, Subject: line.Called(), Nature: nature, Count: countOf(line),
			Missing: forms.T("the cloud was not asked for its price", "未查询其价格"),
		})
	}
	q.sum()
}

func countOf(line plan.Line) Count {
	if n := line.Nodes; n != nil {
		return Count{n.Now, n.Least, n.Most}
	}
	return once
}

// natureOf is how a thing of the line is paid for, empty for what costs nothing by itself.
func natureOf(line plan.Line) Nature {
	switch {
	case line.Prepaid():
		return Advance
	case line.Nodes != nil:
		return Hourly
	}
	return Nature(line.Pays)
}
