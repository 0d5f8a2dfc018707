package lookups

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// QuotasVersion is by which the quota centre is told.
const QuotasVersion = "2020-05-10"

// quotaErrors are the quota centre's own codes. No table was found; the names are
// made in the manner of those that were seen.
var quotaErrors = engine.Codes{
	{400, "MISSING.REQUIRED.ARGUMENT", "The argument %s is required."},
	{400, "INVALID.ARGUMENT", "The argument %s is invalid."},
	{404, "PRODUCT.NOT.FOUND", "The product %s is not found."},
	{404, "QUOTA.NOT.FOUND", "The quota %s is not found."},
}

// quotaCentre is the part of Quotas 2020-05-10 that look-ups need. It is central.
type quotaCentre struct {
	sim   *engine.Core
	world *world.World
}

// NewQuotas makes the quota centre in a world.
func NewQuotas(s *engine.Core, w *world.World) *gateway.Product {
	q := &quotaCentre{s, w}
	return &gateway.Product{
		Name: "quotas", Host: "quotas",
		Invalid: func(path string, missing bool) *engine.Refusal {
			return quotaErrors.Refuse(map[bool]string{true: "MISSING.REQUIRED.ARGUMENT", false: "INVALID.ARGUMENT"}[missing], path)
		},
		Actions: map[string]gateway.Action{
			world.TellsQuota:  {Run: q.one, Region: gateway.UnknownHere},
			world.ListsQuotas: {Run: q.list, Region: gateway.UnknownHere},
		},
	}
}

// quota is one of the account's limits.
type quota struct {
	product, code, name string
	dimensions          []string // All of which must be told.
	limit               world.Limit
	measured            bool // Whether what is used of it is known.
}

// The products whose quotas are known.
var quotaProducts = []string{"csk", "ecs", "ecs-spec", "nat", "vpc"}

// quotas are those of a product in a region. Which dimensions csk's has is not
// known: it takes a region and needs none.
func (q *quotaCentre) quotas(product string, where *world.Region, now time.Time) []quota {
	here := []string{"regionId"}
	switch product {
	case "csk":
		used := q.sim.InUse(world.CountClusters, "CS", now)
		return []quota{{product, "q_cbdch3", "Maximum number of clusters", nil, world.Limit{Most: 50, Used: used}, true}}
	case "ecs":
		return []quota{
			{product, "q_prepaid-instance-count-per-once-purchase", "Maximum number of subscription instances in an order", []string{"regionId", "zoneId"}, world.Limit{Most: 100}, false},
			{product, "q_security-groups", "Maximum Number of Security Groups", here, world.Limit{Most: 100, Used: len(where.Groups)}, true},
		}
	case "nat":
		return []quota{{product, "q_fwiygs", "SNAT entries of a NAT gateway", here, world.Limit{Most: 40}, false}}
	case "vpc":
		return []quota{
			{product, "q_b7klmn", "vpc_quota_vswitches_num", here, world.Limit{Most: 150}, false},
			{product, "q_e1mq5l", "vpc_quota_route_tables_num", here, world.Limit{Most: 9}, false},
			{product, "q_" + engine.Letters(q.world.Random("quota", "vpcs"), 6, engine.LowerAlnum), "vpc_quota_instances_num_" + where.ID, here, world.Limit{Most: 10, Used: len(where.Vpcs)}, true},
		}
	}
	return nil
}

// ofType is the quota of a machine type, which is its own code.
func (q *quotaCentre) ofType(code string) (quota, bool) {
	t := q.world.InstanceType(code)
	if t == nil {
		return quota{}, false
	}
	dimensions := []string{"regionId", "zoneId", "chargeType", "networkType", "resourceType"}
	return quota{"ecs-spec", code, code, dimensions, world.Limit{Most: max(1, 2000/t.Cores)}, true}, true
}

// asked is what both calls have.
type asked struct {
	product, code, keyword string
	dimensions             map[string]string
	where                  *world.Region
}

func (q *quotaCentre) read(p *engine.Object) asked {
	a := asked{product: p.NeedText("ProductCode"), code: p.Text("QuotaActionCode"), dimensions: map[string]string{}, where: q.world.Regions[0]}
	p.Groups("Dimensions", 20, func(member func(string) string) {
		key, value := p.NeedText(member("Key")), p.NeedText(member("Value"))
		if _, twice := a.dimensions[key]; twice {
			p.Fail(member("Key"))
		}
		a.dimensions[key] = value
	})
	if id := a.dimensions["regionId"]; id != "" {
		if a.where = q.world.Region(id); a.where == nil {
			p.Fail("Dimensions")
			a.where = q.world.Regions[0]
		}
	}
	if a.product != "" && !slices.Contains(quotaProducts, a.product) {
		p.Refuse(quotaErrors.Refuse("PRODUCT.NOT.FOUND", a.product))
	}
	return a
}

// one is the call GetProductQuota.
func (q *quotaCentre) one(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Need("QuotaActionCode")
	a := q.read(p)
	if c.Bad() {
		return nil, nil
	}
	found, ok := q.ofType(a.code)
	if a.product != "ecs-spec" {
		all := q.quotas(a.product, a.where, c.Now)
		i := slices.IndexFunc(all, func(one quota) bool { return one.code == a.code })
		if ok = i >= 0; ok {
			found = all[i]
		}
	}
	if !ok {
		return nil, quotaErrors.Refuse("QUOTA.NOT.FOUND", a.code)
	}
	for _, name := range found.dimensions {
		if a.dimensions[name] == "" {
			return nil, quotaErrors.Refuse("MISSING.REQUIRED.ARGUMENT", "Dimensions."+name)
		}
	}
	return engine.Answer{"Quota": found.view(a, c.Odd)}, nil
}

// list is the call ListProductQuotas. KeyWord works for machine types alone, which
// without one are too many to list.
func (q *quotaCentre) list(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	a := q.read(p)
	a.keyword = p.Text("KeyWord")
	category := p.Text("QuotaCategory", engine.OneOf("CommonQuota", "FlowControl", "WhiteListLabel"))
	p.Text("GroupCode")
	p.Text("SortField")
	p.Text("SortOrder")
	at := engine.ReadCursor(p, world.ListsQuotas, 30, 100)
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, one := range q.wanted(a, c.Now) {
		if category == "" || category == "CommonQuota" {
			views = append(views, one.view(a, c.Odd))
		}
	}
	from, to, next := at.Slice(len(views))
	return engine.Answer{"Quotas": views[from:to], "TotalCount": len(views), "MaxResults": at.Size, "NextToken": next}, nil
}

func (q *quotaCentre) wanted(a asked, now time.Time) []quota {
	if a.product == "ecs-spec" {
		var out []quota
		for i := range q.world.Types {
			id := q.world.Types[i].ID
			if a.code == id || a.code == "" && a.keyword != "" && strings.Contains(id, a.keyword) {
				one, _ := q.ofType(id)
				out = append(out, one)
			}
		}
		return out
	}
	return slices.DeleteFunc(q.quotas(a.product, a.where, now), func(one quota) bool { return a.code != "" && a.code != one.code })
}

// view is a quota in an answer: totals are numbers, items text.
func (l quota) view(a asked, odd engine.Oddities) engine.Answer {
	limit, measured := l.limit, l.measured && !odd.Unmeasured
	if odd.Limited {
		limit.Most = odd.Left
		if l.product != "csk" { // Creations count from what there was at first; see ACK.
			limit.Most += limit.Used
		}
	}
	item := engine.Answer{"Type": "BaseQuota", "Quota": fmt.Sprint(limit.Most), "QuotaUnit": "Count"}
	out := engine.Answer{
		"ProductCode": l.product, "QuotaActionCode": l.code, "QuotaName": l.name, "QuotaDescription": l.name, "QuotaUnit": "Count",
		"TotalQuota": float64(limit.Most), "Consumable": measured, "Adjustable": true, "ApplicableType": "continuous",
		"ApplicableRange": []int{limit.Most + 1, limit.Most * 10}, "SupportedRange": []int{limit.Most + 1, limit.Most * 10},
		"GlobalQuota": len(l.dimensions) == 0, "QuotaCategory": "CommonQuota", "QuotaType": "normal", "Dimensions": a.dimensions,
		"UnadjustableDetail": "", "QuotaArn": "acs:quotas:" + a.where.ID + ":100000000000****:quota/" + l.product + "/" + l.code + "/",
		"QuotaItems": []engine.Answer{item},
	}
	if measured {
		item["Usage"] = fmt.Sprint(limit.Used)
		out["TotalUsage"] = float64(limit.Used)
	}
	return out
}
