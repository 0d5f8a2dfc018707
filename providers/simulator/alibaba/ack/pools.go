package ack

import (
	"cmp"
	"slices"

	"clusterwiz/providers/simulator/engine"
)

// ackQuota is what DescribeUserQuota tells and CreateCluster holds to.
const (
	quotaClusters  = 50
	quotaManaged   = 20
	quotaPools     = 20
	quotaPoolNodes = 100 // Nodes of one cluster.
)

// readPools reads the node pools; their names must differ.
func (f *form) readPools(o *engine.Object) {
	o.Objects("nodepools", 0, engine.AnyNumber, func(p *engine.Object) {
		pool := f.readPool(p)
		if slices.ContainsFunc(f.Pools, func(other nodePool) bool { return other.Name == pool.Name }) {
			wrong(p, "nodepool_info.name", "it is there twice")
		}
		f.Pools = append(f.Pools, pool)
	})
}

// most is how many nodes there can come to be.
func (f *form) most() int {
	most := f.masterNodes()
	for _, p := range f.Pools {
		most += max(p.nodes(), p.Max)
	}
	return most
}

func (f *form) readPool(o *engine.Object) nodePool {
	p := nodePool{Type: "ess", Runtime: f.Runtime}
	o.NeedObject("nodepool_info", func(i *engine.Object) {
		p.Name = i.NeedText("name")
		p.Type = cmp.Or(i.Text("type", word), "ess")
		p.ResourceGroup = i.Text("resource_group_id", engine.Prefixed("rg-"), f.world.ResourceGroup)
	})
	f.readScaling(o, &p)
	o.Object("kubernetes_config", func(k *engine.Object) { f.readKubernetes(k, &p) })
	o.NeedObject("scaling_group", func(g *engine.Object) { f.readGroup(g, &p) })
	f.readCount(o, &p)
	o.Object("management", func(m *engine.Object) { f.readManagement(m, &p) })
	if p.Managed && p.password {
		wrong(o, "scaling_group.login_password", "managed node pools need key_pair")
	}
	if p.Managed && !f.has(detector) {
		o.Refuse(refuse("InvalidParameter.Management", "it needs the addon "+detector))
	}
	o.Objects("node_components", 0, engine.AnyNumber, readComponent)
	o.Object("tee_config", func(t *engine.Object) {
		t.Need("tee_enable")
		t.Boolean("tee_enable", false)
	})
	o.Object("node_config", func(n *engine.Object) {
		// The kubelet has more settings than the pages name.
		n.Structured("kubelet_configuration", engine.Composite)
	})
	f.readEdge(o)
	return p
}

// readScaling reads auto_scaling.
func (f *form) readScaling(o *engine.Object, p *nodePool) {
	o.Object("auto_scaling", func(a *engine.Object) {
		a.Need("enable")
		p.Scaling = a.Boolean("enable", false)
		if p.Scaling {
			a.Need("max_instances")
			a.Need("min_instances")
		}
		p.Min, p.Max = a.IntegerOr("min_instances", 0, maxSize, 0), a.IntegerOr("max_instances", 0, maxSize, 0)
		if p.Min > p.Max {
			wrong(a, "min_instances", "it is larger than max_instances")
		}
		if !p.Scaling {
			p.Min, p.Max = 0, 0
		}
		a.Text("type", word)
		// Deprecated in the SDK, and made with in live tests of 2026-08.
		a.Boolean("is_bond_eip", false)
		optional(a, "eip_internet_charge_type", word)
		a.Integer("eip_bandwidth", 0, 500)
	})
}

// readCount reads the number of nodes by its old and its new name. With auto
// scaling the bounds take its place.
func (f *form) readCount(o *engine.Object, p *nodePool) {
	n := o.Integer("count", 0, maxSize)
	if n == engine.NotGiven {
		return
	}
	if p.Size > 0 || p.Scaling {
		wrong(o, "count", "it goes with neither scaling_group.desired_size nor auto_scaling")
	}
	p.Size = n
}

func (f *form) readKubernetes(o *engine.Object, p *nodePool) {
	o.Boolean("cms_enabled", false)
	o.Text("cpu_policy", word)
	o.Objects("labels", 0, engine.AnyNumber, readLabel)
	o.Objects("taints", 0, engine.AnyNumber, readTaint)
	p.Runtime = f.readRuntime(o, "runtime", "runtime_version")
	o.Text("user_data", engine.Base64Text)
	o.Text("node_name_mode", nodeNameMode)
}

func (f *form) readManagement(o *engine.Object, p *nodePool) {
	p.Managed = o.Boolean("enable", false)
	for _, name := range []string{"auto_repair", "auto_upgrade", "auto_vul_fix"} {
		o.Boolean(name, false) // They take effect with enable.
	}
	o.Object("auto_repair_policy", func(r *engine.Object) { r.Boolean("restart_node", false) })
	o.Object("auto_upgrade_policy", func(u *engine.Object) { u.Boolean("auto_upgrade_kubelet", false) })
	o.Object("auto_vul_fix_policy", func(v *engine.Object) {
		v.Boolean("restart_node", false)
		v.Text("vul_level", func(s string) bool { return listed(s, word) })
	})
	o.Object("upgrade_config", func(u *engine.Object) {
		u.Boolean("auto_upgrade", false)
		surge, share := u.Integer("surge", 0, 1000), u.Integer("surge_percentage", 0, 100)
		if surge > 0 && share > 0 {
			wrong(u, "surge_percentage", "it does not go with surge")
		}
		u.Integer("max_unavailable", 0, 1000) // The pages say from 1; live tests make pools with 0.
	})
}

// readEdge reads the fields of edge pools, which take effect only there.
func (f *form) readEdge(o *engine.Object) {
	f.old(o, "interconnect_config", "interconnect_mode")
	o.Text("interconnect_mode", word)
	o.Integer("max_nodes", 0, maxSize)
	o.Object("interconnect_config", func(c *engine.Object) {
		c.Text("cen_id", engine.Prefixed("cen-"))
		c.Text("ccn_id", engine.Prefixed("ccn-"))
		c.Text("ccn_region_id")
		c.Integer("bandwidth", 1, 10000)
		c.Text("improved_period", engine.Dotted)
	})
}

// readComponent reads a component of the nodes, whose settings are its own.
func readComponent(o *engine.Object) {
	o.Text("name")
	o.Text("version")
	o.Object("config", func(c *engine.Object) { c.Structured("custom_config", engine.Composite) })
}

// has tells whether an addon will be there.
func (f *form) has(addon string) bool {
	return slices.ContainsFunc(f.Addons, func(a installed) bool { return a.Name == addon && !a.Disabled })
}
