package alicloud

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// Cost declares what a thing of a plan costs. One thing may have several.
type Cost struct {
	Kind forms.PartKind
	// At is the list of whose items each is such a thing; Ref tells things of a kind
	// in the form itself apart, by the answer to which their line leads.
	At, Ref string
	// When tells, from where the thing stands, whether this is what it costs.
	When forms.Condition

	// Machine is set for what ECS prices.
	Machine *Machine
	// Modules are what BSS prices, of one product.
	Modules []ModuleCost
	// Order is set for what BSS prices as an order that is paid at once.
	Order *ModuleCost
	// Fee is set for what has no price by any API, but known amounts.
	Fee *Fee
	// Missing is why no API tells a price.
	Missing forms.Text

	// Subject and Nature are those of Missing and Fee.
	Subject forms.Text
	Nature  price.Nature
	// Each says that there is one for every node of the item's pool.
	Each bool
}

// ModuleCost is a module of BSS with the words for it.
type ModuleCost struct {
	Module
	// Of is an answer, times Factor, that stands for the %d of Config.
	Of      string
	Factor  int64
	Subject forms.Text
	// Unit is of what is paid by use, empty for the hour.
	Unit forms.Text
}

// Fee is an amount for a month by reference, not by the cloud's word. Of is the answer
// that decides it.
type Fee struct {
	Of      string
	Amounts map[string]string
}

// Prices tells what the things cost that the answers ask for, by the declared costs.
func (c *Client) Prices(
	ctx context.Context, form *forms.Form, answers *forms.Answers, known *forms.Known, costs []Cost,
) []price.Item {
	p := &pricing{Client: c, ctx: ctx, known: known, form: form.Scope(answers, known), refused: map[string]error{}, nodes: map[forms.Path]price.Count{}}
	var found []*[]price.Item
	var later []func()
	plan.Visit(form, answers, known, func(part forms.Part, at *forms.Scope, lines []plan.Line) {
		for _, line := range lines {
			if n := line.Nodes; n != nil {
				p.nodes[line.Path] = price.Count{Now: n.Now, Least: n.Least, Most: n.Most}
			}
			for _, cost := range costs {
				if !cost.of(part, at, line) {
					continue
				}
				items := &[]price.Item{}
				found = append(found, items)
				ask := func() { *items = p.items(cost, part, at, line) }
				if cost.Machine == nil {
					later = append(later, ask)
					continue
				}
				ask()
			}
		}
	})
	// What machines cost tells the currency, by which the rest is asked.
	for _, ask := range later {
		ask()
	}
	var all []price.Item
	for _, items := range found {
		all = append(all, *items...)
	}
	return all
}

// of tells whether the cost is one of a line.
func (c Cost) of(part forms.Part, at *forms.Scope, line plan.Line) bool {
	return part.Kind == c.Kind && part.At == c.At && (c.Ref == "" || line.Path == at.PathOf(c.Ref)) && at.Holds(c.When)
}

// pricing is one round of questions.
type pricing struct {
	*Client
	ctx   context.Context
	known *forms.Known
	form  *forms.Scope
	// currency is that of the account, empty until a price was told.
	currency string
	// refused are the products that need not be asked again, with why.
	refused map[string]error
	// nodes is how many there are, by the place of their line.
	nodes map[forms.Path]price.Count
}

// items are what a cost of a line comes to.
func (p *pricing) items(cost Cost, part forms.Part, at *forms.Scope, line plan.Line) []price.Item {
	var items []price.Item
	base := price.Item{Line: line.ID(), Path: line.Path, Subject: cost.Subject, Nature: cost.Nature}
	if base.Subject.IsZero() {
		base.Subject = line.Called()
	}
	switch {
	case cost.Machine != nil:
		items = p.machines(*cost.Machine, part, at, line, base)
	case cost.Modules != nil:
		items = p.modules(cost.Modules, at, base)
	case cost.Order != nil:
		items = []price.Item{p.order(*cost.Order, at, base)}
	case cost.Fee != nil:
		items = []price.Item{p.fee(*cost.Fee, at, base)}
	default:
		base.Missing = cost.Missing
		items = []price.Item{base}
	}
	if cost.Each {
		for i := range items {
			items[i].Count = p.nodes[line.Path]
		}
	}
	return items
}

// ask asks a product for a price, unless it has refused for good.
func ask[T any](p *pricing, product Product, call func() (T, error)) (T, error) {
	if err := p.refused[product.Code]; err != nil {
		var none T
		return none, err
	}
	value, err := call()
	if f := providers.FailureIn(err); f != nil {
		switch f.Kind {
		case providers.Permission, providers.Auth, providers.Money:
			p.refused[product.Code] = err
		case providers.Unavailable:
			if f.Unsent {
				p.refused[product.Code] = err
			}
		default:
		}
	}
	return value, err
}

// take puts what was told, or why it was not, into an item.
func (p *pricing) take(item price.Item, told Amounts, err error) price.Item {
	switch {
	case exchange.Stopped(err):
		item.Missing = forms.T("the price did not arrive in time; try again", "未能及时取得价格；请重试")
		return item
	case err != nil:
		item.Failure = providers.AsFailure(err)
		if item.Missing = item.Failure.Summary; !item.Failure.Remedy.IsZero() {
			item.Missing = forms.Tf("%s; %s", "%s；%s", item.Failure.Summary, item.Failure.Remedy)
		}
		return item
	}
	p.currency = told.Pay.Currency
	item.Pay, item.List = told.Pay, told.List
	return item
}
