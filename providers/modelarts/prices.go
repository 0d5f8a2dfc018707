package modelarts

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

var _ price.Batcher = (*Client)(nil)

// component is one kind of what a line of the plan is priced by: how the price list
// calls it, and which of it a node has.
type component struct {
	service, resource string
	unit              int
	of                func(*pricing, plan.Line) []part
}

// part is one product of a node.
type part struct {
	spec string
	size int64
	// number is how many of it a node has.
	number  int64
	path    forms.Path
	subject forms.Text
	// missing is why the price list cannot be asked.
	missing error
}

// composition is what the price of a node pool comes of. System disks and a flavor's
// own disks are in the flavor; what the vendor's console adds for network and the CCE
// cluster cannot be known from here.
var composition = map[forms.PartKind][]component{
	forms.PoolPart: {
		{"hws.service.type.modelarts", "hws.resource.type.modelarts", inPieces, (*pricing).flavor},
		{"hws.service.type.ebs", "hws.resource.type.volume", inGB, (*pricing).disks},
	},
}

// pricing is one inquiry: the answers, and what they say of billing.
type pricing struct {
	*Client
	ctx     context.Context
	answers *forms.Answers
	all     *forms.Scope
	plan    plan.Plan
	project string
	nature  price.Nature
	// Of what is paid in advance: the unit by the service's digits, and how many.
	unit    int
	many    int64
	terms   price.Item
	missing error
}

// pricing reads what the answers say of billing.
func (c *Client) pricing(ctx context.Context, answers *forms.Answers) *pricing {
	p := &pricing{
		Client: c, ctx: ctx, answers: answers, all: form().Scope(answers, nil), plan: plan.Of(form(), answers, nil), nature: price.Hourly,
	}
	answered, _ := p.all.Value("basics.project_id")
	p.project, p.missing = c.project(ctx, forms.ValueText(answered))
	mode, _ := p.all.Value("billing.charge_type")
	switch mode {
	case subscription:
		p.nature = price.Advance
		p.period()
	case leftOut:
		p.missing = noPrice(forms.T("no billing mode is chosen, so the cloud decides it; choose one to see a price", "未指定计费模式，由云端决定；选定后方可询价"))
	}
	p.terms.Nature = p.nature
	return p
}

// periodUnits are the service's digits for the units of a period.
var periodUnits = map[string]int{months: 2, years: 3, hours: 4}

// period reads how long is paid for in advance, which the plan says in words.
func (p *pricing) period() {
	said, _ := p.all.Value("billing.period_unit")
	many, _ := p.all.Value("billing.period")
	unit, known := periodUnits[forms.ValueText(said)]
	n, counted := many.(int64)
	if !known || !counted || n < 1 {
		p.missing = noPrice(forms.T("the period is not filled in yet", "尚未填写订购周期"))
		return
	}
	p.unit, p.many = unit, n
	for _, line := range p.plan.Lines {
		if line.Prepaid() {
			term := line.Nodes.Term
			p.terms.Period, p.terms.Months, p.terms.Renews = term.Length, term.Months, term.Renews
		}
	}
}

// Prices implements [price.Pricer].
func (c *Client) Prices(ctx context.Context, answers *forms.Answers, _ *forms.Known) []price.Item {
	p := c.pricing(ctx, answers)
	var items []price.Item
	var asked []ask
	for _, line := range p.plan.Lines {
		for _, component := range composition[line.Kind] {
			for _, part := range component.of(p, line) {
				item := p.item(part)
				item.Line = line.ID()
				items = append(items, item)
				asked = append(asked, ask{component, part})
			}
		}
	}
	p.fill(items, asked)
	return items
}

// TypePrices implements [price.Pricer]: all types in one inquiry.
func (c *Client) TypePrices(ctx context.Context, answers *forms.Answers, path forms.Path, types []string) map[string]price.Item {
	if path != flavorPath || len(types) == 0 {
		return nil
	}
	p := c.pricing(ctx, answers)
	items, asked := make([]price.Item, len(types)), make([]ask, len(types))
	for i, kind := range types {
		part := p.flavorPart(kind)
		items[i], asked[i] = p.item(part), ask{composition[forms.PoolPart][0], part}
	}
	p.fill(items, asked)
	found := map[string]price.Item{}
	for i, kind := range types {
		found[kind] = items[i]
	}
	return found
}

// TypesAtOnce implements [price.Batcher].
func (c *Client) TypesAtOnce() int { return mostProducts }

// ask is a part with how the price list calls it.
type ask struct {
	component
	part
}

func (p *pricing) item(part part) price.Item {
	item := p.terms
	item.Path, item.Subject = part.path, part.subject
	return item
}

// fill asks for the prices of items that can be asked for, all in one inquiry.
func (p *pricing) fill(items []price.Item, asked []ask) {
	var products []rated
	for i, a := range asked {
		switch {
		case p.missing != nil:
			unpriced(&items[i], p.missing)
		case a.missing != nil:
			unpriced(&items[i], a.missing)
		default:
			products = append(products, p.product(strconv.Itoa(i), a))
		}
	}
	if len(products) == 0 {
		return
	}
	found, refused := p.rate(p.ctx, p.project, products)
	for _, product := range products {
		i, _ := strconv.Atoi(product.ID)
		if err := refused[product.ID]; err != nil {
			unpriced(&items[i], p.explained(err))
			continue
		}
		one := found[product.ID]
		items[i].Pay, items[i].List = one.pay.Times(asked[i].number), one.list.Times(asked[i].number)
	}
}

// product is what the price list is asked for: one for an hour, or for the period.
func (p *pricing) product(id string, a ask) rated {
	one := rated{
		ID: id, Service: a.service, Resource: a.resource, Spec: a.spec, Region: p.region,
		Size: a.size, SizeUnit: a.component.unit, Number: 1,
	}
	if p.nature == price.Advance {
		one.period = period{Type: &p.unit, Many: p.many}
	} else {
		one.usage = usage{Factor: "Duration", Value: 1, Unit: anHour}
	}
	return one
}

// explained says of a product that is not listed that it has no price of the kind.
func (p *pricing) explained(err error) error {
	if f := providers.FailureIn(err); f != nil && f.Code == notListed && p.nature == price.Advance {
		told := *f
		told.Summary = forms.T("the price list has no subscription price", "价格表中没有包周期价格")
		return &told
	}
	return err
}

const flavorPath = forms.Path("nodes.instance_type")

// flavor is the machine itself.
func (p *pricing) flavor(line plan.Line) []part {
	if line.Nodes == nil || line.Nodes.Type == "" {
		return nil
	}
	return []part{p.flavorPart(line.Nodes.Type)}
}

func (p *pricing) flavorPart(kind string) part {
	one := part{size: 1, number: 1, path: flavorPath, subject: forms.Same(kind)}
	one.spec, one.missing = p.billingCode(kind)
	return one
}

// billingCode is how the price list calls a flavor, by the list that the form has too.
func (p *pricing) billingCode(kind string) (string, error) {
	q, _ := form().Question(p.answers, nil, flavorPath)
	query, _ := q.Query()
	listing, err := p.Lookup(p.ctx, query)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(listing.Options, func(o forms.Option) bool { return o.Value == kind })
	if i < 0 || listing.Options[i].Facts[billingCode] == "" {
		return "", noPrice(forms.T("the list of flavors does not give its billing code", "资源规格列表未提供其计费码"))
	}
	return listing.Options[i].Facts[billingCode], nil
}

// disks are the data disks that are volumes of EVS.
func (p *pricing) disks(line plan.Line) []part {
	if line.Nodes == nil {
		return nil
	}
	var parts []part
	for _, disk := range line.Nodes.Disks {
		item, data := strings.CutSuffix(string(disk.Path), ".size")
		if !strings.HasPrefix(item, "nodes.data_disks[") || !data || p.local(forms.Path(item)) {
			continue
		}
		one := part{spec: disk.Category, size: int64(disk.Size.N), number: disk.Number, path: disk.Path}
		one.subject = forms.Tf("%d × %d GiB data disk (%s)", "%d × %d GiB 数据盘（%s）", disk.Number, one.size, disk.Category)
		if one.spec == "" || !disk.Size.Known || one.size < 1 {
			one.missing = noPrice(forms.T("its type or size is not filled in yet", "尚未填写其类型或大小"))
		}
		parts = append(parts, one)
	}
	return parts
}

// local tells whether a data disk is one of the flavor's own: its group is made of
// those alone.
func (p *pricing) local(disk forms.Path) bool {
	name, _ := p.answers.Get(disk.Key("volume_group"))
	for _, group := range p.all.Items("nodes.volume_groups") {
		of, _ := group.Value("volume_group")
		types, _ := group.Value("types")
		if kinds, ok := types.([]string); ok && of == name && slices.Equal(kinds, []string{"local"}) {
			return true
		}
	}
	return false
}

// unpriced says why an item has no price.
func unpriced(item *price.Item, err error) {
	failure := providers.AsFailure(err)
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		failure = &providers.Failure{Kind: providers.Unavailable, Cause: err, Summary: forms.T("the price did not arrive in time", "未能及时取得价格"), Remedy: forms.T("try again", "请重试")}
	}
	item.Failure, item.Missing = failure, failure.Summary
	if !failure.Remedy.IsZero() {
		item.Missing = forms.Tf("%s; %s", "%s；%s", failure.Summary, failure.Remedy)
	}
}

func noPrice(why forms.Text) error {
	return &providers.Failure{Kind: providers.Invalid, Summary: why}
}

func strangePrice(why forms.Text) error {
	return &providers.Failure{
		Kind: providers.Unavailable, Summary: forms.Tf("the price is in a form that is not known: %s", "价格的格式无法识别：%s", why),
		Remedy: seeConsole,
	}
}

// strangeAmount says what is wrong with an amount.
func strangeAmount(err error) error {
	var amount *price.AmountError
	if errors.As(err, &amount) {
		return strangePrice(amount.Text())
	}
	return strangePrice(forms.Same(err.Error()))
}
