package simulator

import (
	"cmp"
	"slices"
	"strconv"
)

// readDedicatedOnly reads the control plane in either layout, and the fields
// that managed clusters no longer have.
func (f *ackForm) readDedicatedOnly(o *object) {
	f.readOldOptions(o)
	if o.has("control_plane_config") {
		for _, old := range []string{"master_count", "master_instance_types", "master_vswitch_ids"} {
			if o.has(old) {
				o.wrong(old, "it does not go with control_plane_config")
			}
		}
		o.object("control_plane_config", func(c *object) { f.readControlPlane(o, c) })
		return
	}
	f.readMasters(o)
	f.readWorkers(o)
}

// readOldOptions reads the page's fields that no longer mean anything to a
// managed cluster.
func (f *ackForm) readOldOptions(o *object) {
	o.boolean("enable_rrsa", false)
	o.text("custom_san", func(s string) bool { return listed(s, subjectName) })
	o.text("node_name_mode", nodeNameMode)
	o.boolean("keep_instance_name", true)
	o.boolean("format_disk", false)
	o.texts("instances", 0, anyNumber, prefixed("i-"))
	o.texts("rds_instances", 0, anyNumber, prefixed("rm-"))
	o.boolean("cloud_monitor_flags", false)
	o.text("cpu_policy", cpuPolicy)
	o.text("node_port_range", nodePorts)
	o.boolean("cis_enabled", false)
	o.boolean("soc_enabled", false)
	o.boolean("security_hardening_os", false)
	o.objects("taints", 0, anyNumber, readTaint)
	o.text("user_data", base64Text)
	o.boolean("nat_gateway", true)
	o.text("zone_id", func(id string) bool { return f.at.region.zone(id) != nil })
	f.readPeriod(o, "", o.text("charge_type", chargeTypes), ackPeriods)
}

// ackPeriods are the months for which masters can be paid in advance,
// ackRenewals those of every renewal and of node pools.
var (
	ackPeriods  = []int{1, 2, 3, 6, 12, 24, 36, 48, 60}
	ackRenewals = []int{1, 2, 3, 6, 12}
)

// readPeriod reads what goes with PrePaid. The names begin with the prefix.
func (f *ackForm) readPeriod(o *object, prefix, charge string, periods []int) {
	period, unit, renew, renewal := prefix+"period", prefix+"period_unit", prefix+"auto_renew", prefix+"auto_renew_period"
	if charge != "PrePaid" {
		for _, name := range []string{period, unit, renew, renewal} {
			if o.has(name) {
				o.wrong(name, "it goes with PrePaid only")
			}
		}
		return
	}
	o.need(period)
	if n := o.integer(period, 1, 60); !slices.Contains(periods, n) {
		o.fail(period)
	}
	o.needText(unit, oneOf("Month"))
	if o.boolean(renew, true) && o.has(renew) {
		o.need(renewal)
	}
	if n := o.integer(renewal, 1, 12); n != notGiven && !slices.Contains(ackRenewals, n) {
		o.fail(renewal)
	}
}

// readMasters reads the page's layout. Its lists have an entry for each master,
// which may repeat.
func (f *ackForm) readMasters(o *object) {
	m := &ackMasters{Count: 3, ImageType: cmp.Or(o.text("image_type", f.imageType), f.kube.imageTypes[0])}
	f.Masters = m
	if n := o.integer("master_count", 3, 5); n != notGiven {
		m.Count = n
	}
	if m.Count == 4 {
		o.fail("master_count")
	}
	o.need("master_vswitch_ids")
	m.VSwitches = f.readSwitches(o, "master_vswitch_ids", m.Count, m.Count)
	o.need("master_instance_types")
	m.Types = f.readTypes(o, "master_instance_types", m.Count, m.Count, m.VSwitches)
	m.Disk = readACKDisk(o, "master_system_disk_", []string{efficiencyDisk, cloudSSD, cloudESSD}, cloudSSD)
	o.text("master_system_disk_snapshot_policy_id", prefixed("sp-"))
	m.ChargeType = cmp.Or(o.text("master_instance_charge_type", chargeTypes), "PostPaid")
	f.readPeriod(o, "master_", m.ChargeType, ackPeriods)
	f.readImage(o)
	o.text("os_type", oneOf("Windows", "Linux"))
	o.text("platform", oneOf("CentOS", "AliyunLinux", "QbootAliyunLinux", "Qboot", "Windows", "WindowsCore"))
	f.readLogin(o)
}

// readControlPlane reads the layout that took its place; top holds vswitch_ids.
func (f *ackForm) readControlPlane(top, o *object) {
	m := &ackMasters{Count: 3, VSwitches: f.VSwitches, ImageType: cmp.Or(o.text("image_type", f.imageType), f.kube.imageTypes[0])}
	f.Masters = m
	if n := o.integer("size", 3, 5); n != notGiven {
		m.Count = n
	}
	if m.Count == 4 {
		o.fail("size")
	}
	top.need("vswitch_ids")
	o.need("instance_types")
	m.Types = f.readTypes(o, "instance_types", 1, m.Count, m.VSwitches)
	m.Disk = readACKDisk(o, "system_disk_", []string{efficiencyDisk, cloudSSD, cloudESSD, cloudAuto}, cloudESSD)
	readBursting(o, "system_disk_", m.Disk)
	o.text("system_disk_snapshot_policy_id", prefixed("sp-"))
	m.ChargeType = cmp.Or(o.text("charge_type", chargeTypes), "PostPaid")
	f.readPeriod(o, "", m.ChargeType, ackPeriods)
	f.readImage(o)
	f.readLogin(o)
	o.boolean("cloud_monitor_flags", false)
	o.text("cpu_policy", cpuPolicy)
	o.text("deploymentset_id", prefixed("ds-"))
	o.text("node_port_range", nodePorts)
	if o.has("runtime") {
		o.text("runtime", func(s string) bool {
			return slices.ContainsFunc(f.kube.runtimes, func(r runtimeVersion) bool { return r.Name == s })
		})
	}
	o.boolean("security_hardening_os", false)
	o.boolean("soc_enabled", false)
	o.object("instance_metadata_options", readMetadataOptions)
}

// readWorkers reads the worker fields from before there were node pools.
func (f *ackForm) readWorkers(o *object) {
	n := o.integer("num_of_nodes", 0, 100)
	if n == notGiven {
		return
	}
	p := ackPool{Name: "default-nodepool", Type: "ess", Size: n, ImageType: f.Masters.ImageType, Runtime: f.Runtime}
	o.need("worker_instance_types")
	o.need("worker_vswitch_ids")
	p.VSwitches = f.readSwitches(o, "worker_vswitch_ids", 1, anyNumber)
	p.Types = f.readTypes(o, "worker_instance_types", 1, anyNumber, p.VSwitches)
	p.Disk = readACKDisk(o, "worker_system_disk_", []string{efficiencyDisk, cloudSSD, cloudESSD}, efficiencyDisk)
	o.text("worker_system_disk_snapshot_policy_id", prefixed("sp-"))
	o.objects("worker_data_disks", 0, anyNumber, func(d *object) { f.readDataDisk(d) })
	p.ChargeType = cmp.Or(o.text("worker_instance_charge_type", chargeTypes), "PostPaid")
	f.readPeriod(o, "worker_", p.ChargeType, ackPeriods)
	f.Pools = append(f.Pools, p)
}

// readTypes reads instance types, each of which must be in stock in one of the
// zones of the vSwitches.
func (f *ackForm) readTypes(o *object, name string, lo, hi int, vSwitches []string) []string {
	at := f.at
	if len(vSwitches) > 0 {
		at.zones = nil
	}
	for _, id := range vSwitches {
		if v := f.vSwitch(id); v != nil {
			at.zones = append(at.zones, v.zone)
		}
	}
	if len(at.zones) == 0 {
		at.zones = at.region.zones
	}
	ids := o.texts(name, lo, hi)
	for i, id := range ids {
		switch t := f.sim.world.instanceType(id); {
		case t == nil:
			o.wrong(name+"."+strconv.Itoa(i), "there is no such instance type")
		case !at.starts(t):
			o.wrong(name+"."+strconv.Itoa(i), "it is not in stock in the zones of the vSwitches")
		}
	}
	return ids
}
