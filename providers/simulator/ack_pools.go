package simulator

import (
	"cmp"
	"slices"
)

// ackQuota is what DescribeUserQuota tells and CreateCluster holds to.
const (
	quotaClusters  = 50
	quotaManaged   = 20
	quotaPools     = 20
	quotaPoolNodes = 100 // Nodes of one cluster.
)

// readPools reads the node pools; their names must differ.
func (f *ackForm) readPools(o *object) {
	o.objects("nodepools", 0, anyNumber, func(p *object) {
		pool := f.readPool(p)
		if slices.ContainsFunc(f.Pools, func(other ackPool) bool { return other.Name == pool.Name }) {
			p.wrong("nodepool_info.name", "it is there twice")
		}
		f.Pools = append(f.Pools, pool)
	})
	if len(f.Pools) > quotaPools {
		o.refuse(ackRefuse("QuotaExceeded.Nodepool", number10(quotaPools)+" at most"))
	}
	most := f.masterNodes()
	for _, p := range f.Pools {
		most += max(p.nodes(), p.Max)
	}
	if most > quotaPoolNodes {
		o.refuse(ackRefuse("QuotaExceeded.Node", number10(quotaPoolNodes)+" at most, the request has "+number10(most)))
	}
}

func (f *ackForm) readPool(o *object) ackPool {
	p := ackPool{Type: "ess", Runtime: f.Runtime}
	o.needObject("nodepool_info", func(i *object) {
		p.Name = i.needText("name")
		p.Type = cmp.Or(i.text("type", oneOf("ess", "edge")), "ess")
		p.ResourceGroup = i.text("resource_group_id", prefixed("rg-"), f.sim.world.resourceGroup)
	})
	f.readScaling(o, &p)
	o.object("kubernetes_config", func(k *object) { f.readKubernetes(k, &p) })
	o.needObject("scaling_group", func(g *object) { f.readGroup(g, &p) })
	f.readCount(o, &p)
	o.object("management", func(m *object) { f.readManagement(m, &p) })
	if p.Managed && p.password {
		o.wrong("scaling_group.login_password", "managed node pools need key_pair")
	}
	o.object("tee_config", func(t *object) {
		t.need("tee_enable")
		t.boolean("tee_enable", false)
	})
	o.object("node_config", func(n *object) {
		// The kubelet has more settings than the pages name.
		n.structured("kubelet_configuration", composite)
	})
	f.readEdge(o, p)
	return p
}

// readScaling reads auto_scaling.
func (f *ackForm) readScaling(o *object, p *ackPool) {
	o.object("auto_scaling", func(a *object) {
		a.need("enable")
		p.Scaling = a.boolean("enable", false)
		if p.Scaling {
			a.need("max_instances")
			a.need("min_instances")
		}
		p.Min, p.Max = a.integerOr("min_instances", 0, 1000, 0), a.integerOr("max_instances", 0, 1000, 0)
		if p.Min > p.Max {
			a.wrong("min_instances", "it is larger than max_instances")
		}
		if !p.Scaling {
			p.Min, p.Max = 0, 0
		}
		a.text("type", oneOf("cpu", "gpu", "gpushare", "spot"))
		f.old(a, "is_bond_eip", "scaling_group.internet_charge_type")
		f.old(a, "eip_internet_charge_type", "scaling_group.internet_charge_type")
		f.old(a, "eip_bandwidth", "scaling_group.internet_max_bandwidth_out")
		if bound := a.boolean("is_bond_eip", false); !bound && a.has("eip_bandwidth") {
			a.wrong("eip_bandwidth", "it needs is_bond_eip")
		}
		a.text("eip_internet_charge_type", oneOf("PayByBandwidth", "PayByTraffic"))
		a.integer("eip_bandwidth", 1, 500)
	})
}

// readCount reads the number of nodes by its old and its new name. With auto
// scaling the bounds take its place.
func (f *ackForm) readCount(o *object, p *ackPool) {
	f.old(o, "count", "scaling_group.desired_size")
	n := o.integer("count", 0, 1000)
	if n == notGiven {
		return
	}
	if p.Size > 0 || p.Scaling {
		o.wrong("count", "it goes with neither scaling_group.desired_size nor auto_scaling")
	}
	p.Size = n
}

func (f *ackForm) readKubernetes(o *object, p *ackPool) {
	o.boolean("cms_enabled", false)
	o.text("cpu_policy", cpuPolicy)
	o.objects("labels", 0, anyNumber, readLabel)
	o.objects("taints", 0, anyNumber, readTaint)
	p.Runtime = f.readRuntime(o, "runtime", "runtime_version")
	o.text("user_data", base64Text)
	o.text("node_name_mode", nodeNameMode)
}

func (f *ackForm) readManagement(o *object, p *ackPool) {
	p.Managed = o.boolean("enable", false)
	for _, name := range []string{"auto_repair", "auto_upgrade", "auto_vul_fix"} {
		if o.boolean(name, false) && !p.Managed {
			o.wrong(name, "the pool is not managed, enable is not true")
		}
	}
	o.object("auto_repair_policy", func(r *object) { r.boolean("restart_node", false) })
	o.object("auto_upgrade_policy", func(u *object) { u.boolean("auto_upgrade_kubelet", false) })
	o.object("auto_vul_fix_policy", func(v *object) {
		v.boolean("restart_node", false)
		v.text("vul_level", func(s string) bool { return listed(s, oneOf("asap", "later", "nntf")) })
	})
	f.old(o, "upgrade_config", "management.auto_upgrade")
	o.object("upgrade_config", func(u *object) {
		u.boolean("auto_upgrade", false)
		surge, share := u.integer("surge", 0, 1000), u.integer("surge_percentage", 0, 100)
		if surge > 0 && share > 0 {
			u.wrong("surge_percentage", "it does not go with surge")
		}
		u.integer("max_unavailable", 1, 1000)
	})
}

// readEdge reads the fields of edge pools. The page's example has them in a
// usual pool, so dedicated clusters are let have them there.
func (f *ackForm) readEdge(o *object, p ackPool) {
	f.old(o, "interconnect_config", "interconnect_mode")
	o.text("interconnect_mode", oneOf("basic", "private"))
	o.integer("max_nodes", 1, 1000)
	o.object("interconnect_config", func(c *object) {
		c.text("cen_id", prefixed("cen-"))
		c.text("ccn_id", prefixed("ccn-"))
		c.text("ccn_region_id")
		c.integer("bandwidth", 1, 10000)
		c.text("improved_period", version)
	})
	for _, name := range []string{"interconnect_mode", "max_nodes"} {
		if f.managed && p.Type != "edge" && o.has(name) {
			o.wrong(name, "only edge pools have it")
		}
	}
}
