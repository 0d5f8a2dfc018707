package simulator

import (
	"net/http"
	"slices"
	"strings"
)

// neighbours are the calls of IAM, VPC and BSS.
func (h *huawei) neighbours() routes {
	get := http.MethodGet
	return routes{
		{service: "IAM", method: get, path: "/v3/projects", action: "KeystoneListProjects", run: h.projects},
		{service: "IAM", method: get, path: "/v3/auth/domains", action: "KeystoneListAuthDomains", run: h.domains},
		{service: "IAM", method: get, path: "/v3/regions", action: "KeystoneListRegions", run: h.regions},
		{service: "VPC", method: get, path: "/v1/{project_id}/vpcs", action: "ListVpcs", run: h.vpcs},
		{service: "VPC", method: get, path: "/v1/{project_id}/subnets", action: "ListSubnets", run: h.subnets},
		{service: "VPC", method: get, path: "/v3/{project_id}/vpc/security-groups", action: "ListSecurityGroups", run: h.groups},
		{service: "BSS", method: http.MethodPost, path: "/v2/bills/ratings/on-demand-resources", action: "ListOnDemandResourceRatings", run: h.ratings},
	}
}

const huaweiAccount = "fedcba9876543210fedcba9876543210"

// projects is the call KeystoneListProjects.
func (h *huawei) projects(c *restCall) (any, *refusal) {
	q := c.query
	name, parent := q.text("name"), q.text("parent_id")
	domain := q.text("domain_id")
	enabled := q.boolean("enabled", true)
	number, size := q.integerOr("page", 1, 1<<20, 1), q.integerOr("per_page", 1, 5000, 5000)
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, p := range h.world.projects {
		above := huaweiAccount
		if p.parent != nil {
			above = p.parent.id
		}
		if name != "" && name != p.name || parent != "" && parent != above || domain != "" && domain != huaweiAccount || !enabled {
			continue
		}
		views = append(views, answer{
			"id": p.id, "name": p.name, "domain_id": huaweiAccount, "parent_id": above, "enabled": true, "is_domain": false,
			"description": "", "links": answer{"self": "https://iam.myhuaweicloud.com/v3/projects/" + p.id},
		})
	}
	return answer{"projects": cut(page{number, size}, views), "links": answer{"self": "https://iam.myhuaweicloud.com/v3/projects"}}, nil
}

// domains is the call KeystoneListAuthDomains.
func (h *huawei) domains(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	return answer{"domains": []answer{{"id": huaweiAccount, "name": "simulator", "enabled": true, "description": ""}}}, nil
}

// regions is the call KeystoneListRegions.
func (h *huawei) regions(c *restCall) (any, *refusal) {
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, r := range h.world.regions {
		views = append(views, answer{
			"id": r.id, "type": "public", "description": "", "parent_region_id": nil,
			"locales": answer{"zh-cn": r.chinese, "en-us": r.english},
		})
	}
	return answer{"regions": views}, nil
}

// marked is a page of a list that goes on after the id marker.
func marked[T any](c *restCall, items []T, id func(T) string) []T {
	limit, marker := c.query.integerOr("limit", 0, 2000, 2000), c.query.text("marker")
	from := 0
	if marker != "" {
		from = 1 + slices.IndexFunc(items, func(item T) bool { return id(item) == marker })
		if from == 0 {
			c.query.fail("marker")
		}
	}
	return items[from:min(from+limit, len(items))]
}

func (c *restCall) huaweiRegion(w *huaweiWorld) *huaweiRegion {
	return w.project(c.vars["project_id"]).region
}

// vpcs is the call ListVpcs.
func (h *huawei) vpcs(c *restCall) (any, *refusal) {
	id, group := c.query.text("id"), c.query.text("enterprise_project_id")
	found := marked(c, c.huaweiRegion(h.world).vpcs, func(v *huaweiNetwork) string { return v.id })
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, v := range found {
		if (id == "" || id == v.id) && (group == "" || group == "0" || group == "all_granted_eps") {
			views = append(views, answer{"id": v.id, "name": v.name, "cidr": v.cidr, "status": "OK", "description": "", "enterprise_project_id": "0"})
		}
	}
	return answer{"vpcs": views}, nil
}

// subnets is the call ListSubnets. A subnet's id is its network id.
func (h *huawei) subnets(c *restCall) (any, *refusal) {
	vpcID := c.query.text("vpc_id")
	found := marked(c, c.huaweiRegion(h.world).subnets, func(s *huaweiSubnet) string { return s.id })
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, s := range found {
		if vpcID == "" || vpcID == s.vpc.id {
			views = append(views, answer{
				"id": s.id, "name": s.name, "cidr": s.cidr, "gateway_ip": s.gateway, "vpc_id": s.vpc.id, "availability_zone": s.zone,
				"status": "ACTIVE", "neutron_network_id": s.id, "neutron_subnet_id": s.neutron, "available_ip_address_count": s.free,
			})
		}
	}
	return answer{"subnets": views}, nil
}

// groups is the call ListSecurityGroups of v3.
func (h *huawei) groups(c *restCall) (any, *refusal) {
	c.query.text("vpc_id") // Security groups belong to no VPC.
	found := marked(c, c.huaweiRegion(h.world).groups, func(g *huaweiGroup) string { return g.id })
	if c.bad() {
		return nil, nil
	}
	views := []answer{}
	for _, g := range found {
		views = append(views, answer{"id": g.id, "name": g.name, "description": "", "enterprise_project_id": "0"})
	}
	last := ""
	if len(found) > 0 {
		last = found[len(found)-1].id
	}
	return answer{"security_groups": views, "page_info": answer{"current_count": len(views), "previous_marker": last}}, nil
}

// billingCode is what the price inquiry calls a flavour.
func (f *flavor) billingCode() string { return strings.TrimSuffix(f.id, ".d") + ".billing" }

// hourly is the price of a node in yuan; invented, in the size of real ones.
func (f *flavor) hourly() float64 {
	return cents(float64(f.cpu)*0.46 + float64(f.accelerators)*9.5)
}

// ratings is the call ListOnDemandResourceRatings.
func (h *huawei) ratings(c *restCall) (any, *refusal) {
	body, refused := c.jsonObject(invalidModelArts)
	if refused != nil {
		return nil, refused
	}
	if h.world.project(body.needText("project_id")) == nil {
		body.fail("project_id")
	}
	body.integer("inquiry_precision", 0, 1)
	results, total := []answer{}, 0.0
	body.need("product_infos")
	body.objects("product_infos", 1, 100, func(o *object) {
		id, amount := readRating(o, h.world)
		total += amount
		results = append(results, answer{"id": id, "product_id": letters(digest(1, id), 32, hexDigits), "amount": amount, "official_website_amount": amount, "discount_amount": 0, "measure_id": 1})
	})
	body.finish()
	if c.bad() || body.sheet.refused != nil {
		return nil, body.sheet.refused
	}
	return answer{"amount": cents(total), "official_website_amount": cents(total), "discount_amount": 0, "measure_id": 1, "currency": "CNY", "product_rating_results": results}, nil
}

// readRating reads one product of a price inquiry and gives its price for an
// hour.
func readRating(o *object, w *huaweiWorld) (id string, amount float64) {
	id = o.needText("id")
	o.needText("cloud_service_type", oneOf("hws.service.type.modelarts"))
	o.needText("resource_type", oneOf("hws.resource.type.modelarts"))
	code := o.needText("resource_spec")
	r := w.region(o.needText("region"))
	if r == nil {
		o.fail("region")
		return id, 0
	}
	o.text("available_zone", func(z string) bool { return slices.Contains(r.zones, z) })
	o.needText("usage_factor", oneOf("Duration"))
	o.need("usage_value")
	hours := o.integer("usage_value", 1, 1<<20)
	o.need("usage_measure_id")
	o.integer("usage_measure_id", 4, 4)
	o.need("subscription_num")
	n := o.integer("subscription_num", 1, 1<<20)
	o.need("resource_size")
	o.integer("resource_size", 1, 1)
	o.need("size_measure_id")
	o.integer("size_measure_id", 14, 14)
	f := first(r.flavors, func(f *flavor) bool { return f.billingCode() == code })
	if f == nil {
		o.fail("resource_spec")
		return id, 0
	}
	return id, cents(f.hourly() * float64(hours*n))
}
