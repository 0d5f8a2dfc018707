package ack

import (
	"cmp"
	"strconv"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readDedicatedOnly reads the control plane in either layout, and the fields
// that managed clusters no longer have.
func (f *form) readDedicatedOnly(o *engine.Object) {
	f.readOldOptions(o)
	if o.Has("control_plane_config") {
		for _, old := range []string{"master_count", "master_instance_types", "master_vswitch_ids"} {
			if o.Has(old) {
				wrong(o, old, "it does not go with control_plane_config")
			}
		}
		o.Object("control_plane_config", func(c *engine.Object) { f.readControlPlane(o, c) })
		return
	}
	f.readMasters(o)
	f.readWorkers(o)
}

// readOldOptions reads the page's fields that no longer mean anything to a
// managed cluster.
func (f *form) readOldOptions(o *engine.Object) {
	o.Boolean("enable_rrsa", false)
	o.Text("custom_san", func(s string) bool { return listed(s, subjectName) })
	o.Text("node_name_mode", nodeNameMode)
	o.Boolean("keep_instance_name", true)
	o.Boolean("format_disk", false)
	o.Texts("instances", 0, engine.AnyNumber, engine.Prefixed("i-"))
	o.Texts("rds_instances", 0, engine.AnyNumber, engine.Prefixed("rm-"))
	o.Boolean("cloud_monitor_flags", false)
	o.Text("cpu_policy", word)
	o.Text("node_port_range", nodePorts)
	o.Boolean("cis_enabled", false)
	o.Boolean("soc_enabled", false)
	o.Boolean("security_hardening_os", false)
	o.Objects("taints", 0, engine.AnyNumber, readTaint)
	o.Text("user_data", engine.Base64Text)
	o.Boolean("nat_gateway", true)
	o.Text("zone_id", func(id string) bool { return f.at.Region.Zone(id) != nil })
	f.readPeriod(o, "", o.Text("charge_type", gateway.ChargeType))
}

// readPeriod reads what goes with PrePaid. The names begin with the prefix.
func (f *form) readPeriod(o *engine.Object, prefix, charge string) {
	period, unit, renew, renewal := prefix+"period", prefix+"period_unit", prefix+"auto_renew", prefix+"auto_renew_period"
	if charge != "PrePaid" {
		// They take effect for PrePaid alone, and Terraform sends zeros beside.
		o.Integer(period, 0, 60)
		o.Free(unit)
		o.Boolean(renew, false)
		o.Integer(renewal, 0, 12)
		return
	}
	o.Need(period)
	o.Integer(period, 1, 60)
	o.NeedText(unit, word)
	if o.Boolean(renew, true) && o.Has(renew) {
		o.Need(renewal)
	}
	o.Integer(renewal, 1, 12)
}

// readMasters reads the page's layout. Its lists have an entry for each master,
// which may repeat.
func (f *form) readMasters(o *engine.Object) {
	m := &masters{Count: 3, ImageType: cmp.Or(o.Text("image_type", f.imageType), f.kube.imageTypes[0])}
	f.Masters = m
	if n := o.Integer("master_count", 3, 5); n != engine.NotGiven {
		m.Count = n
	}
	if m.Count == 4 {
		o.Fail("master_count")
	}
	o.Need("master_vswitch_ids")
	m.VSwitches = f.readSwitches(o, "master_vswitch_ids", m.Count, m.Count)
	o.Need("master_instance_types")
	m.Types = f.readTypes(o, "master_instance_types", m.Count, m.Count, m.VSwitches)
	m.Disk = readDisk(o, "master_system_disk_", world.CloudSSD, minDisk, maxMaster)
	o.Text("master_system_disk_snapshot_policy_id", engine.Prefixed("sp-"))
	m.ChargeType = cmp.Or(o.Text("master_instance_charge_type", gateway.ChargeType), "PostPaid")
	f.readPeriod(o, "master_", m.ChargeType)
	f.readImage(o)
	o.Text("os_type", word)
	o.Text("platform", word)
	f.readLogin(o, true)
}

// readControlPlane reads the layout that took its place; top holds vswitch_ids.
func (f *form) readControlPlane(top, o *engine.Object) {
	m := &masters{Count: 3, VSwitches: f.VSwitches, ImageType: cmp.Or(o.Text("image_type", f.imageType), f.kube.imageTypes[0])}
	f.Masters = m
	if n := o.Integer("size", 3, 5); n != engine.NotGiven {
		m.Count = n
	}
	if m.Count == 4 {
		o.Fail("size")
	}
	top.Need("vswitch_ids")
	o.Need("instance_types")
	m.Types = f.readTypes(o, "instance_types", 1, m.Count, m.VSwitches)
	m.Disk = readDisk(o, "system_disk_", world.CloudESSD, minDisk, maxSystem)
	readBursting(o, "system_disk_", m.Disk)
	o.Text("system_disk_snapshot_policy_id", engine.Prefixed("sp-"))
	m.ChargeType = cmp.Or(o.Text("charge_type", gateway.ChargeType), "PostPaid")
	f.readPeriod(o, "", m.ChargeType)
	f.readImage(o)
	f.readLogin(o, true)
	o.Boolean("cloud_monitor_flags", false)
	o.Text("cpu_policy", word)
	o.Text("deploymentset_id", engine.Prefixed("ds-"))
	o.Text("node_port_range", nodePorts)
	if o.Has("runtime") {
		o.Text("runtime", f.runtimeNamed)
	}
	o.Boolean("security_hardening_os", false)
	o.Boolean("soc_enabled", false)
	o.Object("instance_metadata_options", readMetadataOptions)
}

// readWorkers reads the worker fields from before there were node pools.
func (f *form) readWorkers(o *engine.Object) {
	n := o.Integer("num_of_nodes", 0, 100)
	if n == engine.NotGiven {
		return
	}
	p := nodePool{Name: "default-nodepool", Type: "ess", Size: n, ImageType: f.Masters.ImageType, Runtime: f.Runtime}
	o.Need("worker_instance_types")
	o.Need("worker_vswitch_ids")
	p.VSwitches = f.readSwitches(o, "worker_vswitch_ids", 1, engine.AnyNumber)
	p.Types = f.readTypes(o, "worker_instance_types", 1, engine.AnyNumber, p.VSwitches)
	p.Disk = readDisk(o, "worker_system_disk_", world.EfficiencyDisk, minDisk, maxMaster)
	o.Text("worker_system_disk_snapshot_policy_id", engine.Prefixed("sp-"))
	o.Objects("worker_data_disks", 0, engine.AnyNumber, func(d *engine.Object) { f.readDataDisk(d) })
	p.ChargeType = cmp.Or(o.Text("worker_instance_charge_type", gateway.ChargeType), "PostPaid")
	f.readPeriod(o, "worker_", p.ChargeType)
	f.Pools = append(f.Pools, p)
}

// readTypes reads instance types, each of which must be in stock in one of the
// zones of the vSwitches.
func (f *form) readTypes(o *engine.Object, name string, lo, hi int, vSwitches []string) []string {
	at := f.at
	if len(vSwitches) > 0 {
		at.Zones = nil
	}
	for _, id := range vSwitches {
		if v := f.vSwitch(id); v != nil {
			at.Zones = append(at.Zones, v.Zone)
		}
	}
	if len(at.Zones) == 0 {
		at.Zones = at.Region.Zones
	}
	ids := o.Texts(name, lo, hi)
	for i, id := range ids {
		switch t := f.world.InstanceType(id); {
		case t == nil:
			wrong(o, name+"."+strconv.Itoa(i), "there is no such instance type")
		case !at.Starts(t):
			wrong(o, name+"."+strconv.Itoa(i), "it is not in stock in the zones of the vSwitches")
		}
	}
	return ids
}
