package huawei

import (
	"net/http"
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// neighbours are the calls of IAM, VPC and BSS.
func (h *gateway) neighbours() engine.Routes {
	get := http.MethodGet
	return engine.Routes{
		{Service: "IAM", Method: get, Path: "/v3/projects", Action: "KeystoneListProjects", Run: h.projects},
		{Service: "IAM", Method: get, Path: "/v3/auth/domains", Action: "KeystoneListAuthDomains", Run: h.domains},
		{Service: "IAM", Method: get, Path: "/v3/regions", Action: "KeystoneListRegions", Run: h.regions},
		{Service: "VPC", Method: get, Path: "/v1/{project_id}/vpcs", Action: "ListVpcs", Run: h.vpcs},
		{Service: "VPC", Method: get, Path: "/v1/{project_id}/subnets", Action: "ListSubnets", Run: h.subnets},
		{Service: "VPC", Method: get, Path: "/v3/{project_id}/vpc/security-groups", Action: "ListSecurityGroups", Run: h.groups},
		{Service: bss, Method: http.MethodPost, Path: "/v2/bills/ratings/on-demand-resources", Action: "ListOnDemandResourceRatings", Run: h.onDemand},
		{Service: bss, Method: http.MethodPost, Path: "/v2/bills/ratings/period-resources/subscribe-rate", Action: "ListRateOnPeriodDetail", Run: h.onPeriod},
		{Service: bss, Method: get, Path: "/v2/accounts/customer-accounts/balances", Action: "ShowCustomerAccountBalances", Run: h.balances},
	}
}

const account = "fedcba9876543210fedcba9876543210"

// projects is the call KeystoneListProjects.
func (h *gateway) projects(c *engine.RestCall) (any, *engine.Refusal) {
	q := c.Query
	name, parent := q.Text("name"), q.Text("parent_id")
	domain := q.Text("domain_id")
	enabled := q.Boolean("enabled", true)
	number, size := q.IntegerOr("page", 1, 1<<20, 1), q.IntegerOr("per_page", 1, 5000, 5000)
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, p := range h.world.projects {
		above := account
		if p.parent != nil {
			above = p.parent.id
		}
		if name != "" && name != p.name || parent != "" && parent != above || domain != "" && domain != account || !enabled {
			continue
		}
		views = append(views, engine.Answer{
			"id": p.id, "name": p.name, "domain_id": account, "parent_id": above, "enabled": true, "is_domain": false,
			"description": "", "links": engine.Answer{"self": "https://iam.myhuaweicloud.com/v3/projects/" + p.id},
		})
	}
	return engine.Answer{"projects": engine.Cut(engine.Page{Number: number, Size: size}, views), "links": engine.Answer{"self": "https://iam.myhuaweicloud.com/v3/projects"}}, nil
}

// domains is the call KeystoneListAuthDomains.
func (h *gateway) domains(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	return engine.Answer{"domains": []engine.Answer{{"id": account, "name": "simulator", "enabled": true, "description": ""}}}, nil
}

// regions is the call KeystoneListRegions.
func (h *gateway) regions(c *engine.RestCall) (any, *engine.Refusal) {
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, r := range h.world.regions {
		views = append(views, engine.Answer{
			"id": r.id, "type": "public", "description": "", "parent_region_id": nil,
			"locales": engine.Answer{"zh-cn": r.chinese, "en-us": r.english},
		})
	}
	return engine.Answer{"regions": views}, nil
}

// marked is a page of a list that goes on after the id marker.
func marked[T any](c *engine.RestCall, items []T, id func(T) string) []T {
	limit, marker := c.Query.IntegerOr("limit", 0, 2000, 2000), c.Query.Text("marker")
	from := 0
	if marker != "" {
		from = 1 + slices.IndexFunc(items, func(item T) bool { return id(item) == marker })
		if from == 0 {
			c.Query.Fail("marker")
		}
	}
	return items[from:min(from+limit, len(items))]
}

// regionOf is the region of the path's project.
func regionOf(c *engine.RestCall, w *world) *region {
	return w.project(c.Vars["project_id"]).region
}

// vpcs is the call ListVpcs.
func (h *gateway) vpcs(c *engine.RestCall) (any, *engine.Refusal) {
	id, group := c.Query.Text("id"), c.Query.Text("enterprise_project_id")
	found := marked(c, regionOf(c, h.world).vpcs, func(v *network) string { return v.id })
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, v := range found {
		if (id == "" || id == v.id) && (group == "" || group == "0" || group == "all_granted_eps") {
			views = append(views, engine.Answer{"id": v.id, "name": v.name, "cidr": v.cidr, "status": "OK", "description": "", "enterprise_project_id": "0"})
		}
	}
	return engine.Answer{"vpcs": views}, nil
}

// subnets is the call ListSubnets. A subnet's id is its network id.
func (h *gateway) subnets(c *engine.RestCall) (any, *engine.Refusal) {
	vpcID := c.Query.Text("vpc_id")
	found := marked(c, regionOf(c, h.world).subnets, func(s *subnet) string { return s.id })
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, s := range found {
		if vpcID == "" || vpcID == s.vpc.id {
			views = append(views, engine.Answer{
				"id": s.id, "name": s.name, "cidr": s.cidr, "gateway_ip": s.gateway, "vpc_id": s.vpc.id, "availability_zone": s.zone,
				"status": "ACTIVE", "neutron_network_id": s.id, "neutron_subnet_id": s.neutron, "available_ip_address_count": s.free,
			})
		}
	}
	return engine.Answer{"subnets": views}, nil
}

// groups is the call ListSecurityGroups of v3.
func (h *gateway) groups(c *engine.RestCall) (any, *engine.Refusal) {
	c.Query.Text("vpc_id") // Security groups belong to no VPC.
	found := marked(c, regionOf(c, h.world).groups, func(g *group) string { return g.id })
	if c.Bad() {
		return nil, nil
	}
	views := []engine.Answer{}
	for _, g := range found {
		views = append(views, engine.Answer{"id": g.id, "name": g.name, "description": "", "enterprise_project_id": "0"})
	}
	last := ""
	if len(found) > 0 {
		last = found[len(found)-1].id
	}
	return engine.Answer{"security_groups": views, "page_info": engine.Answer{"current_count": len(views), "previous_marker": last}}, nil
}
