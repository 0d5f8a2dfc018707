package price

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// Nature is when and for what is paid. Amounts of different natures are never added up.
type Nature string

// The natures.
const (
	// Hourly is paid for each hour that the thing is there.
	Hourly Nature = "hour"
	// Advance is an order, paid at once for the whole period.
	Advance Nature = "advance"
	// Usage is paid for what is used: traffic, stored bytes.
	Usage Nature = "use"
)

// Item is what one thing of the plan costs, or why that is not known. A line of the plan
// may have several: its machine, its address.
type Item struct {
	// Line is the [plan.Line.ID] that it belongs to; empty for what belongs to the whole,
	// as a management fee.
	Line string `json:"line,omitempty"`
	// Whole says that it stands for all that the answers cost, so that nothing else is
	// missed.
	Whole bool `json:"-"`
	// Path is the answer that decides it.
	Path forms.Path `json:"path,omitempty"`
	// Subject says what it is: "ecs.c7.large with 40 GiB ESSD".
	Subject forms.Text `json:"subject"`
	Nature  Nature     `json:"nature"`
	// Pay is what this account pays for one: for an hour, of Advance for the whole first
	// period, of Usage for one Unit.
	Pay Money `json:"pay"`
	// List is the list price of the same; none where the cloud does not tell it.
	List Money `json:"list"`
	// Unit is what Usage counts: "GB of traffic".
	Unit forms.Text `json:"unit,omitzero"`
	// Period is how long Advance pays for: "3 months"; Months is the same as a number, 0
	// for what is no whole month. Renews: at its end the cloud orders again by itself.
	Period forms.Text `json:"period,omitzero"`
	Months int64      `json:"months,omitempty"`
	Renews bool       `json:"renews,omitempty"`
	// Note is what to know of the price: "spot price in zone i at this minute".
	Note forms.Text `json:"note,omitzero"`
	// AtLeast says that it may cost more, as where the cloud chooses among several
	// machines; Note tells why. Sums leave something out then.
	AtLeast bool `json:"at_least,omitempty"`
	// Missing is why there is no price, with what to do; empty where there is one.
	Missing forms.Text `json:"missing,omitzero"`
	// Failure is the cloud's refusal, where that is why.
	Failure *providers.Failure `json:"failure,omitempty"`
	// Count is how many of it there are. [Ask] sets it from the plan's line; where a
	// Pricer sets it, it stands.
	Count Count `json:"count"`
}

// Batcher is a [Pricer] that prices several types in one call.
type Batcher interface {
	Pricer
	// TypesAtOnce is how many.
	TypesAtOnce() int
}

// Priced tells whether the cloud told a price.
func (i Item) Priced() bool { return i.Missing.IsZero() && !i.Pay.IsZero() }

// Count is how many there are at creation, and between which numbers they come and go.
type Count struct {
	Now   plan.Amount `json:"now"`
	Least plan.Amount `json:"least"`
	Most  plan.Amount `json:"most"`
}

// Plus is how many there are of both.
func (c Count) Plus(o Count) Count {
	sum := func(a, b plan.Amount) plan.Amount { return plan.Amount{N: a.N + b.N, Known: a.Known && b.Known} }
	return Count{sum(c.Now, o.Now), sum(c.Least, o.Least), sum(c.Most, o.Most)}
}

// once is the count of a thing that there is one of.
var once = Count{plan.Amount{N: 1, Known: true}, plan.Amount{N: 1, Known: true}, plan.Amount{N: 1, Known: true}}

// Pricer is a [providers.Client] whose cloud tells prices. It only reads, and never
// fails as a whole: what it could not find out is an Item that says so.
type Pricer interface {
	providers.Client
	// Prices tells what the things cost that the answers ask for. known, which may be
	// nil, is what look-ups have told.
	Prices(ctx context.Context, answers *forms.Answers, known *forms.Known) []Item
	// TypePrices prices types of machines, those that it can, for the question at path:
	// one node for an hour, or for one period where the answers say that it is prepaid.
	TypePrices(ctx context.Context, answers *forms.Answers, path forms.Path, types []string) map[string]Item
}
