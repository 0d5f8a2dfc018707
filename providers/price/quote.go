package price

import (
	"encoding/json"
	"math/big"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// Quote is what a plan costs, as far as the cloud told it.
type Quote struct {
	Items []Item `json:"items"`
	// At is when the cloud was asked.
	At time.Time `json:"at"`
	// Totals are the sums, one for each nature and currency. What is paid by use is not
	// summed up: nobody knows how much will be used. See [Quote.ByUse].
	Totals []Total `json:"totals"`
	// Open names what has no price, each once with why.
	Open []forms.Text `json:"not_priced"`
}

// Total is what things of one nature and currency cost together.
type Total struct {
	Nature   Nature `json:"nature"`
	Currency string `json:"currency"`
	// Now is at creation; Least and Most are the bounds between which it comes and goes.
	Now   Sum `json:"now"`
	Least Sum `json:"least"`
	Most  Sum `json:"most"`
	// List is Now by list price; none where the cloud did not tell it of everything.
	List Money `json:"list"`
}

// Sum is an amount that may leave something out.
type Sum struct {
	Money
	// Open: it costs at least so much, since not everything has a price.
	Open bool
}

// MarshalJSON implements [json.Marshaler].
func (s Sum) MarshalJSON() ([]byte, error) {
	if s.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(struct {
		moneyJSON
		Open bool `json:"at_least,omitempty"`
	}{moneyJSON{s.Amount(), s.Currency}, s.Open})
}

// sum makes the totals.
func (q *Quote) sum() {
	q.Totals, q.Open = []Total{}, []forms.Text{}
	listless := map[int]bool{}
	for _, item := range q.Items {
		if !item.Priced() {
			q.open(item)
			continue
		}
		if item.Nature == Usage {
			continue
		}
		if !item.Count.Now.Known || !item.Count.Most.Known {
			q.name(item.Subject, forms.T("it is not known how many there can be", "数量未知"))
		}
		i := q.total(item.Nature, item.Pay.Currency)
		t := &q.Totals[i]
		t.Now.add(item.Count.Now, item.Pay)
		t.Least.add(item.Count.Least, item.Pay)
		t.Most.add(item.Count.Most, item.Pay)
		if now := item.Count.Now; now.Known && now.N > 0 {
			listless[i] = listless[i] || item.List.Currency != item.Pay.Currency
			t.List, _ = t.List.Plus(item.List.Times(int64(now.N)))
		}
	}
	for i := range q.Totals {
		t := &q.Totals[i]
		if listless[i] {
			t.List = Money{}
		}
		for _, item := range q.Items {
			t.leaveOut(item)
		}
	}
}

// total is where the total of a nature and currency stands.
func (q *Quote) total(nature Nature, currency string) int {
	i := slices.IndexFunc(q.Totals, func(t Total) bool { return t.Nature == nature && t.Currency == currency })
	if i < 0 {
		zero := Sum{Money: Money{currency, new(big.Rat)}}
		q.Totals = append(q.Totals, Total{Nature: nature, Currency: currency, Now: zero, Least: zero, Most: zero})
		i = len(q.Totals) - 1
	}
	return i
}

// add adds so many of each.
func (s *Sum) add(count plan.Amount, each Money) {
	if !count.Known {
		s.Open = true
		return
	}
	// The total is of the currency of each.
	s.Money, _ = s.Plus(each.Times(int64(count.N)))
}

// leaveOut marks the sums in which an item without a price, or more of its price, would
// stand.
func (t *Total) leaveOut(item Item) {
	if item.Priced() && !item.AtLeast || item.Nature != "" && item.Nature != t.Nature {
		return
	}
	there := func(count plan.Amount) bool { return !count.Known || count.N > 0 }
	t.Now.Open = t.Now.Open || there(item.Count.Now)
	t.Least.Open = t.Least.Open || there(item.Count.Least)
	t.Most.Open = t.Most.Open || there(item.Count.Most)
}

// open names an item without a price.
func (q *Quote) open(item Item) {
	if none := item.Count.Most; none.Known && none.N == 0 {
		return
	}
	q.name(item.Subject, item.Missing)
}

// name adds what the totals leave out, the same words once.
func (q *Quote) name(subject, why forms.Text) {
	words := forms.Tf("%s: %s", "%s：%s", subject, why)
	if !slices.Contains(q.Open, words) {
		q.Open = append(q.Open, words)
	}
}

// ByUse are the prices of what is paid for by use.
func (q Quote) ByUse() []Item {
	var items []Item
	for _, item := range q.Items {
		if item.Nature == Usage && item.Priced() {
			items = append(items, item)
		}
	}
	return items
}

// Line are the items of a line of the plan, in order.
func (q Quote) Line(id string) []Item {
	var items []Item
	for _, item := range q.Items {
		if item.Line == id {
			items = append(items, item)
		}
	}
	return items
}

// Silent is why the cloud told no price at all; nil where it told any, and where
// there was none to tell.
func (q Quote) Silent() *providers.Failure {
	var failure *providers.Failure
	for _, item := range q.Items {
		switch {
		case item.Priced():
			return nil
		case failure == nil:
			failure = item.Failure
		}
	}
	return failure
}
