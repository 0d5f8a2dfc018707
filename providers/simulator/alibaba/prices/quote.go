package prices

import (
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/engine"
)

// quote is the call GetApiPrice: what another call would cost. What that call
// would refuse is told in an answer of status 200.
func (b *book) quote(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	asked := pricedCall{c.Body.NeedText("popCode"), c.Body.NeedText("popVersion"), c.Body.NeedText("apiName")}
	sent := c.Body.Take("parameters")
	if sent.Kind != engine.Composite {
		c.Body.Fail("parameters")
	}
	if c.Bad() {
		return nil, nil
	}
	if !slices.Contains(pricedCalls, asked) {
		return nil, quotedErrors.Refuse("PricingNotSupported", "")
	}
	if c.Odd.Declined {
		return unquoted(c, or(c.Odd.Code, "COMMODITY.INVALID_COMPONENT"), "The component of the commodity is invalid."), nil
	}
	sheet := engine.Sheet{Invalid: gateway.Invalid}
	q := b.readInstances(flat(sent).Object("", &sheet), teller{c.Odd})
	if sheet.Refused != nil {
		return unquoted(c, "InvalidParameter", sheet.Refused.Message), nil
	}
	return quoted(c, q), nil
}

// flat makes the members of a body parameters, whatever they were before; the
// context of the price is none.
func flat(v engine.Value) engine.Value {
	out := engine.Value{Kind: engine.Composite}
	for i, name := range v.Names {
		item := v.Items[i]
		if item.Kind == engine.Text || item.Kind == engine.Number {
			out.Names, out.Items = append(out.Names, name), append(out.Items, engine.Value{Kind: engine.Plain, Text: item.Text})
		}
	}
	return out
}

// readInstances reads the parameters of RunInstances and CreateInstance that have
// a price.
func (b *book) readInstances(p *engine.Object, t teller) inquiry {
	q := inquiry{world: b.world, region: b.world.Region(p.NeedText("RegionId"))}
	if q.region == nil {
		p.Fail("RegionId")
		q.region = b.world.Regions[0]
	}
	q.zone, q.machine = readZone(p, q.region), b.readMachine(p)
	q.system, q.data = readDisks(p)
	q.bandwidth = readBandwidth(p)
	q.amount = p.IntegerOr("Amount", 1, 100, 1)
	q.spot = readSpot(p)
	q.term = hour
	if p.Text("InstanceChargeType", gateway.ChargeType) == "PrePaid" {
		q.term = readPurchase(p, t)
	}
	if q.spot && q.term != hour {
		p.Fail("SpotStrategy")
	}
	return q
}

// readPurchase reads Period and PeriodUnit; a year is twelve months here.
func readPurchase(p *engine.Object, t teller) term {
	unit := or(p.Text("PeriodUnit", engine.OneOf("Week", "Month")), "Month")
	if unit == "Week" && t.foreign() {
		p.Fail("PeriodUnit")
	}
	period := p.IntegerOr("Period", 1, 60, 1)
	if unit == "Week" && period > 4 || unit == "Month" && period > 9 && period%12 != 0 {
		p.Fail("Period")
	}
	return term{unit, period}
}

// moduleCodes are how Cloud Control calls what DescribePrice calls otherwise.
var moduleCodes = map[string]string{"instanceType": "InstanceType", "systemDisk": "SystemDisk", "dataDisk": "DataDisk", "bandwidth": "InternetMaxBandwidthOut"}

func quoted(c *gateway.Call, q inquiry) engine.Answer {
	t := teller{c.Odd}
	lines := q.lines(t)
	modules := []engine.Answer{}
	for _, l := range lines {
		modules = append(modules, engine.Answer{
			"moduleCode": moduleCodes[l.resource], "originalCost": t.amount(l.original), "invoiceDiscount": t.amount(l.discount),
			"costAfterDiscount": t.amount(l.trade()), "unitPrice": t.amount(l.trade() / engine.Amount(q.amount)),
		})
	}
	all := sum(lines)
	return engine.Answer{"requestId": c.RequestID, "price": engine.Answer{
		"success": true, "pricingMode": "single", "currency": t.currency(), "calculatedAmount": nil,
		"priceSummary": engine.Answer{
			"currency": t.currency(), "originalPrice": t.amount(all.original), "tradePrice": t.amount(all.trade()),
			"moduleSum": t.amount(all.original), "effectiveModuleSum": t.amount(all.trade()),
			"quantity": q.amount, "pricingUnit": strconv.Itoa(q.term.period) + " " + q.term.unit, "modules": modules,
		},
		"components": engine.Answer{}, "errorCode": nil, "errorMessage": nil, "upstreamRequestId": c.RequestID,
	}}
}

// unquoted is an answer of status 200 that tells no price.
func unquoted(c *gateway.Call, code, message string) engine.Answer {
	return engine.Answer{"requestId": c.RequestID, "price": engine.Answer{
		"success": false, "pricingMode": "single", "currency": nil, "calculatedAmount": nil, "priceSummary": nil,
		"components": engine.Answer{}, "errorCode": code, "errorMessage": message, "upstreamRequestId": c.RequestID,
	}}
}
