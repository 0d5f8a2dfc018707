package prices

import (
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// book answers from the prices of a world.
type book struct{ world *world.World }

// ECS are the calls of ECS 2014-05-26 that tell prices.
func ECS(w *world.World) map[string]gateway.Action {
	b := &book{w}
	return map[string]gateway.Action{
		"DescribePrice":            {Run: b.describe, Region: gateway.MustBeSent},
		"DescribeSpotPriceHistory": {Run: b.spotHistory, Region: gateway.MustBeSent},
	}
}

// longest are the longest periods of a unit.
var longest = map[string]int{"Hour": 1, "Week": 4, "Month": 9, "Year": 5}

// describe is the call DescribePrice. Of the documented types of resources those
// are known that a cluster is made of.
func (b *book) describe(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	q := inquiry{world: b.world, region: c.Region, zone: readZone(p, c.Region)}
	kind := or(p.Text("ResourceType", engine.OneOf("instance", "disk", "bandwidth")), "instance")
	if kind == "instance" || p.Has("InstanceType") {
		q.machine = b.readMachine(p)
	}
	if kind == "disk" {
		p.Need("DataDisk.1.Category")
		p.Need("DataDisk.1.Size")
	}
	p.Text("ImageId") // Without one a system disk is priced for Linux.
	q.system, q.data = readDisks(p)
	q.bandwidth = readBandwidth(p)
	q.term = readTerm(p, teller{c.Odd})
	q.amount = p.IntegerOr("Amount", 1, 1000, 1)
	p.Text("IoOptimized", engine.OneOf("optimized", "none"))
	p.Text("InstanceNetworkType", engine.OneOf("vpc", "classic"))
	p.Integer("SpotDuration", 0, 1)
	q.spot = readSpot(p)
	if q.spot && q.term != hour {
		p.Fail("SpotStrategy")
	}
	if c.Bad() {
		return nil, nil
	}
	if kind != "instance" {
		q.machine = nil
	}
	return priceInfo(teller{c.Odd}, q), nil
}

func (b *book) readMachine(p *engine.Object) *world.InstanceType {
	t := b.machine(p.NeedText("InstanceType"))
	if t == nil {
		p.Fail("InstanceType")
		t = &world.InstanceType{}
	}
	return t
}

func readZone(p *engine.Object, r *world.Region) *world.Zone {
	id := p.Text("ZoneId")
	if id == "" {
		return nil
	}
	z := r.Zone(id)
	if z == nil {
		p.Fail("ZoneId")
	}
	return z
}

// readBandwidth is what is paid for as such; traffic is not in any price by time.
func readBandwidth(p *engine.Object) int {
	kind := p.Text("InternetChargeType", engine.OneOf("PayByTraffic", "PayByBandwidth"))
	width := p.Integer("InternetMaxBandwidthOut", 0, 100)
	if kind != "PayByBandwidth" {
		return 0
	}
	return max(0, width)
}

func readSpot(p *engine.Object) bool {
	s := p.Text("SpotStrategy", engine.OneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"))
	return s != "" && s != "NoSpot"
}

// readTerm reads PriceUnit and Period. Weeks are for accounts of the China site.
func readTerm(p *engine.Object, t teller) term {
	unit := or(p.Text("PriceUnit", func(s string) bool { return longest[s] > 0 && (s != "Week" || !t.foreign()) }), "Hour")
	return term{unit, p.IntegerOr("Period", 1, longest[unit], 1)}
}

// priceInfo is the answer to DescribePrice.
func priceInfo(t teller, q inquiry) engine.Answer {
	lines := q.lines(t)
	amounts := func(l line) engine.Answer {
		return engine.Answer{"OriginalPrice": t.amount(l.original), "DiscountPrice": t.amount(l.discount), "TradePrice": t.amount(l.trade())}
	}
	details, rules := []engine.Answer{}, []engine.Answer{}
	for _, l := range lines {
		one := amounts(l)
		one["Resource"], one["SubRules"] = l.resource, engine.Answer{"Rule": []engine.Answer{}}
		details = append(details, one)
	}
	if q.term.reduction() > 0 {
		rules = append(rules, engine.Answer{"RuleId": 587, "Description": "15% off for months and years"})
	}
	price := amounts(sum(lines))
	price["Currency"], price["DetailInfos"] = t.currency(), engine.Answer{"DetailInfo": details}
	return engine.Answer{"PriceInfo": engine.Answer{"Price": price, "Rules": engine.Answer{"Rule": rules}}}
}
