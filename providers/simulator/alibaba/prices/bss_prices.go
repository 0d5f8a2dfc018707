package prices

import (
	"slices"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// order is what BSS is asked the price of.
type order struct {
	goods  goods
	region string
	lines  []line
}

// payAsYouGo is the call GetPayAsYouGoPrice. It has no total.
func (b *book) payAsYouGo(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	o := b.readOrder(c, false, func(*engine.Object) term { return hour })
	if c.Bad() {
		return nil, nil
	}
	if refused := declined(c); refused != nil {
		return nil, refused
	}
	return succeeded(o.details(teller{c.Odd})), nil
}

// subscription is the call GetSubscriptionPrice.
func (b *book) subscription(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	quantity := 1
	o := b.readOrder(c, true, func(p *engine.Object) term {
		p.NeedText("OrderType", engine.OneOf("NewOrder"))
		quantity = p.IntegerOr("Quantity", 1, 1000, 1)
		unit := or(p.Text("ServicePeriodUnit", engine.OneOf("Month", "Year")), "Month")
		return term{unit, p.IntegerOr("ServicePeriodQuantity", 1, 60, 1)}
	})
	if c.Bad() {
		return nil, nil
	}
	if refused := declined(c); refused != nil {
		return nil, refused
	}
	t := teller{c.Odd}
	for i := range o.lines {
		o.lines[i].original *= engine.Amount(quantity)
		o.lines[i].discount *= engine.Amount(quantity)
	}
	data, all := o.details(t), sum(o.lines)
	data["OriginalPrice"], data["DiscountPrice"], data["TradePrice"] = t.amount(all.original), t.amount(all.discount), t.amount(all.trade())
	data["Quantity"] = quantity
	return succeeded(data), nil
}

// readOrder reads what both calls have; more reads the rest of the call.
func (b *book) readOrder(c *gateway.Call, subscription bool, more func(*engine.Object) term) order {
	p := c.Params
	goods := readGoods(p, subscription)
	o := order{goods: goods, region: p.Text("Region", func(s string) bool { return b.world.Region(s) != nil })}
	p.Integer("OwnerId", 0, 1<<53)
	length, t, n := more(p), teller{c.Odd}, 0
	p.Groups("ModuleList", 50, func(member func(string) string) {
		n++
		m := readModule(p, member, goods, subscription)
		config, ok := parseConfig(p.NeedText(member("Config")))
		if m.rate == nil {
			return
		}
		rate, known := engine.Amount(0), false
		if ok && m.complete(config) {
			rate, known = m.rate(b, config)
		}
		if !known {
			p.Refuse(&engine.Refusal{Code: "InvalidConfigCode", Message: "The configuration of module " + m.code + " is invalid."})
		}
		original := t.exchanged(abroad(rate, or(o.region, "cn-hangzhou"))) * length.hours()
		o.lines = append(o.lines, line{m.code, original, original.Percent(length.reduction())})
	})
	if n == 0 {
		p.Reject("ModuleList", true)
	}
	return o
}

func readGoods(p *engine.Object, subscription bool) goods {
	code, kind := p.NeedText("ProductCode"), p.Text("ProductType")
	p.NeedText("SubscriptionType", engine.OneOf(map[bool]string{false: "PayAsYouGo", true: "Subscription"}[subscription]))
	i := slices.IndexFunc(shelf, func(g goods) bool {
		return g.code == code && g.subscription == subscription && (kind == "" || kind == g.kind)
	})
	if i < 0 {
		p.Fail("ProductCode")
		return goods{}
	}
	return shelf[i]
}

func readModule(p *engine.Object, member func(string) string, g goods, subscription bool) module {
	code, kind := p.NeedText(member("ModuleCode")), ""
	if !subscription {
		kind = p.NeedText(member("PriceType"), engine.OneOf("Hour", "Usage", "Month", "Year"))
	}
	i := slices.IndexFunc(g.modules, func(m module) bool { return m.code == code && (kind == "" || kind == m.priceType) })
	if i < 0 {
		p.Fail(member("ModuleCode"))
		return module{}
	}
	return g.modules[i]
}

func (o order) details(t teller) engine.Answer {
	modules := []engine.Answer{}
	for _, l := range o.lines {
		modules = append(modules, engine.Answer{
			"ModuleCode": l.resource, "OriginalCost": t.amount(l.original), "InvoiceDiscount": t.amount(l.discount),
			"CostAfterDiscount": t.amount(l.trade()), "UnitPrice": 0,
		})
	}
	return engine.Answer{
		"Currency": t.currency(), "ModuleDetails": engine.Answer{"ModuleDetail": modules},
		"PromotionDetails": engine.Answer{"PromotionDetail": []engine.Answer{}},
	}
}

// modules is the call DescribePricingModule. It lists what the modules want, and
// of what they want a choice of the values.
func (b *book) modules(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	kind := p.Text("SubscriptionType", engine.OneOf("PayAsYouGo", "Subscription"))
	p.Integer("OwnerId", 0, 1<<53)
	code, goodsKind := p.NeedText("ProductCode"), p.Text("ProductType")
	i := slices.IndexFunc(shelf, func(g goods) bool {
		return g.code == code && g.subscription == (kind == "Subscription") && (goodsKind == "" || goodsKind == g.kind)
	})
	if i < 0 {
		p.Fail("ProductCode")
	}
	if c.Bad() {
		return nil, nil
	}
	modules, attributes := []engine.Answer{}, []engine.Answer{}
	for _, m := range shelf[i].modules {
		modules = append(modules, engine.Answer{
			"ModuleCode": m.code, "ModuleName": m.code, "PriceType": m.priceType, "Currency": teller{c.Odd}.currency(),
			"ConfigList": engine.Answer{"ConfigList": m.config},
		})
		for _, entry := range m.config {
			attributes = append(attributes, engine.Answer{"Code": entry, "Name": entry, "Unit": "", "Values": engine.Answer{"AttributeValue": valuesOf(entry)}})
		}
	}
	return succeeded(engine.Answer{"ModuleList": engine.Answer{"Module": modules}, "AttributeList": engine.Answer{"Attribute": attributes}}), nil
}
