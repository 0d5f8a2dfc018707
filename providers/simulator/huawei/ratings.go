package huawei

import (
	"math"
	"slices"
	"strconv"

	"clusterwiz/providers/simulator/engine"
)

// rating is what one product of an inquiry costs.
type rating struct {
	id    string
	price engine.Amount
}

// invalidRating words the refusal of a parameter as BSS does.
func invalidRating(path string, _ bool) *engine.Refusal { return refuse(codeRating, path) }

// onDemand is the call ListOnDemandResourceRatings.
func (h *gateway) onDemand(c *engine.RestCall) (any, *engine.Refusal) {
	ratings, refused := h.inquiry(c, readUsage)
	if refused != nil || ratings == nil {
		return nil, refused
	}
	total := sum(ratings)
	results := []engine.Answer{}
	for _, one := range ratings {
		told := rated(c, one, 0)
		told["discount_rating_results"] = []engine.Answer{}
		results = append(results, told)
	}
	return engine.Answer{
		"amount": c.Odd.Amount(total), "official_website_amount": c.Odd.Amount(total), "discount_amount": 0, "measure_id": 1,
		"currency": c.Odd.In("CNY"), "product_rating_results": results,
	}, nil
}

// onPeriod is the call ListRateOnPeriodDetail. The offers come in no order of
// theirs; one is marked as the best.
func (h *gateway) onPeriod(c *engine.RestCall) (any, *engine.Refusal) {
	ratings, refused := h.inquiry(c, readPeriod)
	if refused != nil || ratings == nil {
		return nil, refused
	}
	listed := []engine.Answer{}
	for _, one := range ratings {
		told := rated(c, one, 0)
		delete(told, "amount")
		delete(told, "discount_amount")
		listed = append(listed, told)
	}
	return engine.Answer{
		"official_website_rating_result": engine.Answer{"official_website_amount": c.Odd.Amount(sum(ratings)), "measure_id": 1, "product_rating_results": listed},
		"optional_discount_rating_results": []engine.Answer{
			offer(c, ratings, partnerPart, 606, 0),
			offer(c, ratings, contractPart, 605, 1),
		},
		"currency": c.Odd.In("CNY"),
	}, nil
}

// offer is what the products of an inquiry cost with a reduction in percent.
func offer(c *engine.RestCall, ratings []rating, part, kind, best int) engine.Answer {
	results, off := []engine.Answer{}, engine.Amount(0)
	for _, one := range ratings {
		results = append(results, rated(c, one, part))
		off += one.price.Percent(part)
	}
	total := sum(ratings)
	return engine.Answer{
		"discount_id": "discount-" + engine.Number10(kind), "discount_type": kind, "discount_name": engine.Number10(part) + "% off", "best_offer": best,
		"amount": c.Odd.Amount(total - off), "official_website_amount": c.Odd.Amount(total), "discount_amount": c.Odd.Amount(off), "measure_id": 1,
		"product_rating_results": results,
	}
}

// rated is a product in an answer, reduced in percent.
func rated(c *engine.RestCall, one rating, part int) engine.Answer {
	off := one.price.Percent(part)
	return engine.Answer{
		"id": one.id, "product_id": engine.Letters(engine.Digest(1, one.id), 32, engine.HexDigits), "measure_id": 1,
		"amount": c.Odd.Amount(one.price - off), "official_website_amount": c.Odd.Amount(one.price), "discount_amount": c.Odd.Amount(off),
	}
}

func sum(ratings []rating) engine.Amount {
	total := engine.Amount(0)
	for _, one := range ratings {
		total += one.price
	}
	return total
}

// span is how long a product is wanted, in hours, and how it is paid for.
type span struct{ hours, billing int }

// inquiry reads what both calls have; read reads how long a product is wanted.
// Without ratings and refusal the call was refused before.
func (h *gateway) inquiry(c *engine.RestCall, read func(*engine.Object) span) ([]rating, *engine.Refusal) {
	body, refused := jsonObject(c, invalidRating)
	if refused != nil {
		return nil, refused
	}
	if h.world.project(body.NeedText("project_id")) == nil {
		body.Fail("project_id")
	}
	body.Integer("inquiry_precision", 0, 1)
	body.Need("product_infos")
	var ratings []rating
	body.Objects("product_infos", 1, 100, func(o *engine.Object) {
		one := rating{id: o.NeedText("id")}
		if slices.ContainsFunc(ratings, func(r rating) bool { return r.id == one.id }) {
			o.Fail("id") // It maps answers to products.
		}
		one.price = h.readProduct(o, read)
		ratings = append(ratings, one)
	})
	body.Finish()
	if c.Bad() || body.Sheet.Refused != nil {
		return nil, body.Sheet.Refused
	}
	return ratings, nil
}

// readProduct reads one product and gives its price.
func (h *gateway) readProduct(o *engine.Object, read func(*engine.Object) span) engine.Amount {
	service, resource := o.NeedText("cloud_service_type"), o.NeedText("resource_type")
	spec, r := o.NeedText("resource_spec"), h.world.region(o.NeedText("region"))
	zone := o.Text("available_zone")
	o.Need("subscription_num")
	n := o.Integer("subscription_num", 0, 1<<20)
	o.Need("resource_size") // Compulsory for products by size, and all goods are.
	size := o.Integer("resource_size", 1, 1<<20)
	o.Need("size_measure_id")
	measure := o.Integer("size_measure_id", 0, 100)
	wanted := read(o)
	g := engine.First(pointers(goods), func(g *good) bool { return g.service == service && g.resource == resource })
	if o.Sheet.Refused != nil {
		return 0
	}
	if g == nil || r == nil || zone != "" && !slices.Contains(r.zones, zone) {
		o.Refuse(refuse(codeNoProduct, spec))
		return 0
	}
	price, sold := g.price(r, spec, wanted.billing)
	if !sold {
		o.Refuse(refuse(codeNoProduct, spec))
	}
	if measure != g.measure {
		o.Fail("size_measure_id")
	}
	for _, factor := range []int{size, wanted.hours, n} {
		all, ok := times(price, factor)
		if !ok {
			o.Refuse(refuse(codeTooLarge, spec))
		}
		price = all
	}
	return price
}

func pointers(all []good) []*good {
	out := make([]*good, 0, len(all))
	for i := range all {
		out = append(out, &all[i])
	}
	return out
}

// readUsage reads the usage of a product on demand. All goods are paid for by time;
// parts of an hour count as one.
func readUsage(o *engine.Object) span {
	factor := o.NeedText("usage_factor")
	hours := readHours(o)
	o.Need("usage_measure_id")
	unit := o.Integer("usage_measure_id", 0, 100)
	switch {
	case factor != "Duration":
		o.Refuse(refuse(codeUsageFactor, factor))
	case unit != 4:
		o.Refuse(refuse(codeUsageUnit, engine.Number10(unit)))
	}
	return span{hours, onDemand}
}

// readHours reads usage_value, which the SDK writes as a number or as text.
func readHours(o *engine.Object) int {
	o.Need("usage_value")
	v := o.Take("usage_value")
	hours, err := strconv.ParseFloat(v.Text, 64)
	if v.Kind != engine.Number && v.Kind != engine.Text || err != nil || !(hours > 0) || hours > 1<<20 {
		o.Fail("usage_value")
		return 1
	}
	return int(math.Ceil(hours))
}

// readPeriod reads the term of a product that is bought in advance; months are
// counted with 30 days.
func readPeriod(o *engine.Object) span {
	o.Need("period_type")
	kind := o.Integer("period_type", 0, 4)
	o.Need("period_num")
	n := o.Integer("period_num", 1, 1<<10)
	o.Text("fee_installment_mode")
	hours := []int{24, 24 * 7, 24 * 30, 24 * 365, 1}
	return span{hours[max(0, kind)] * n, inAdvance}
}
