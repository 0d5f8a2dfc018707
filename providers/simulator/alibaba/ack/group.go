package ack

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readGroup reads scaling_group: what the nodes of a pool are.
func (f *form) readGroup(o *engine.Object, p *nodePool) {
	f.readPlace(o, p)
	p.Size = o.IntegerOr("desired_size", 0, maxSize, 0)
	p.ChargeType = cmp.Or(o.Text("instance_charge_type", gateway.ChargeType), "PostPaid")
	f.readPeriod(o, "", p.ChargeType)
	f.readPoolImage(o, p)
	f.readLogin(o, false)
	p.password = o.Has("login_password")
	f.readGroupDisks(o, p)
	f.readPolicies(o, p)
	f.readGroups(o)
	o.Text("internet_charge_type", word)
	o.Integer("internet_max_bandwidth_out", 0, 100)
	readGroupTags(o)
	o.Text("deploymentset_id", engine.Prefixed("ds-"))
	o.Texts("rds_instances", 0, engine.AnyNumber) // Of any form: the page's example has rds-****.
	o.Text("ram_role_name")
	o.Object("private_pool_options", func(q *engine.Object) {
		q.Text("id")
		q.Text("match_criteria", word)
	})
	o.Object("resource_pool_options", func(q *engine.Object) {
		q.Text("strategy", word)
		q.Texts("private_pool_ids", 0, engine.AnyNumber)
	})
	o.Object("instance_metadata_options", readMetadataOptions)
	o.Boolean("login_as_non_root", false)
}

// maxSize is more nodes than any quota of a pool.
const maxSize = 1 << 20

// readPlace reads vSwitches and types. Only where ACK makes the network itself
// can no vSwitch be told.
func (f *form) readPlace(o *engine.Object, p *nodePool) {
	if f.VPC != "" {
		o.Need("vswitch_ids")
	}
	p.VSwitches = f.readSwitches(o, "vswitch_ids", 1, engine.AnyNumber)
	patterns := false
	o.Objects("instance_patterns", 0, engine.AnyNumber, func(q *engine.Object) {
		patterns = true
		p.Types = append(p.Types, f.matching(readPattern(q)))
	})
	if patterns && given(o, "instance_types") {
		wrong(o, "instance_patterns", "it does not go with instance_types")
	}
	if !patterns {
		o.Need("instance_types")
		p.Types = f.readTypes(o, "instance_types", 1, engine.AnyNumber, p.VSwitches)
	}
}

// pattern is what types have to have; zeros ask for nothing.
type pattern struct{ cores, least, most, memory int }

// readPattern reads an item of instance_patterns.
func readPattern(o *engine.Object) pattern {
	q := pattern{
		cores: o.IntegerOr("cores", 0, 1<<10, 0), least: o.IntegerOr("min_cpu_cores", 0, 1<<10, 0), most: o.IntegerOr("max_cpu_cores", 0, 1<<10, 0),
	}
	memory := o.Take("memory")
	q.memory, _ = strconv.Atoi(memory.Text)
	for _, name := range []string{"min_memory_size", "max_memory_size", "max_price", "maximum_gpu_amount"} {
		o.Scalar(name)
	}
	for _, name := range []string{"cpu_architectures", "architectures", "excluded_instance_types", "instance_categories", "instance_type_families"} {
		o.Texts(name, 0, engine.AnyNumber)
	}
	for _, name := range []string{"core", "minimum_eni_quantity", "minimum_eni_private_ip_address_quantity", "minimum_eni_ipv6_address_quantity"} {
		o.Integer(name, 0, 1<<20)
	}
	o.Text("instance_family_level", word)
	o.Text("burst_performance_option", word)
	return q
}

// matching is a type of the world that a pattern fits, any where none does.
func (f *form) matching(q pattern) string {
	for i := range f.world.Types {
		t := &f.world.Types[i]
		if !t.Arm && f.at.Starts(t) && (q.cores == 0 || t.Cores == q.cores) && t.Cores >= q.least && (q.most == 0 || t.Cores <= q.most) &&
			(q.memory == 0 || t.Memory == float64(q.memory)) {
			return t.ID
		}
	}
	return "ecs.g7.xlarge"
}

// readPoolImage reads image type and image and holds them to the types.
func (f *form) readPoolImage(o *engine.Object, p *nodePool) {
	platform := o.Text("platform", word)
	p.ImageType = cmp.Or(o.Text("image_type", f.imageType), platform, f.kube.imageTypes[0])
	f.readImage(o)
	for _, id := range p.Types {
		t := f.world.InstanceType(id)
		if t == nil || p.ImageType == "ContainerOS" {
			continue
		}
		if t.Arm != isArm(p.ImageType) {
			wrong(o, "image_type", p.ImageType+" does not run on "+id)
		}
	}
}

func (f *form) readGroupDisks(o *engine.Object, p *nodePool) {
	least := minSystem
	if o.Take("system_disk_category").Text == cloudAuto || o.Take("system_disk_performance_level").Text == "PL0" {
		least = 1
	}
	p.Disk = readDisk(o, "system_disk_", world.EfficiencyDisk, least, maxSystem)
	readBursting(o, "system_disk_", p.Disk)
	o.Texts("system_disk_categories", 0, engine.AnyNumber, word)
	o.Boolean("system_disk_encrypted", false)
	o.Text("system_disk_encrypt_algorithm", word)
	o.Text("system_disk_kms_key_id")
	o.Objects("data_disks", 0, engine.AnyNumber, f.readDataDisk)
	o.Objects("disk_init", 0, engine.AnyNumber, func(d *engine.Object) {
		d.Text("disk_name", engine.Length(2, 128), engine.BeginsWithLetter)
		d.Text("mkfs_type", word)
		d.Text("mount_target", engine.Absolute)
		d.Boolean("mount_for_runtime", false)
		d.Boolean("local_disk", false)
	})
}

var dataDevice = engine.Pattern(`^/dev/xvd[b-z]$`)

// readDataDisk reads a data disk; whether it is encrypted is a string.
func (f *form) readDataDisk(o *engine.Object) {
	d := disk{Category: cmp.Or(o.Text("category", word), world.EfficiencyDisk)}
	d.Size = o.IntegerOr("size", minDisk, 32768, defaultDisk)
	readLevel(o, "performance_level", d.Category, d.Size)
	readBursting(o, "", d)
	o.Text("encrypted", engine.OneOf("true", "false"))
	o.Text("auto_snapshot_policy_id", engine.Prefixed("sp-"))
	o.Text("kms_key_id")
	o.Text("snapshot_id", engine.Prefixed("s-"))
	o.Text("disk_name", engine.Length(2, 128), engine.BeginsWithLetter)
	o.Text("device", dataDevice)
	// Deprecated in the SDK, and made with in live tests of 2026-08.
	o.Boolean("auto_format", false)
	optional(o, "file_system", word)
	optional(o, "mount_target", engine.Absolute)
}

// readPolicies reads how instances are chosen, bought and let go.
func (f *form) readPolicies(o *engine.Object, p *nodePool) {
	strategy := o.Text("spot_strategy", word)
	p.Spot = strategy != "" && strategy != "NoSpot"
	if p.Spot && p.ChargeType == "PrePaid" {
		wrong(o, "spot_strategy", "spot instances are not paid in advance")
	}
	if strategy == "SpotWithPriceLimit" {
		o.Need("spot_price_limit")
	}
	// The page's example has limits beside NoSpot, where they mean nothing.
	var priced []string
	o.Objects("spot_price_limit", 0, engine.AnyNumber, func(l *engine.Object) {
		id := l.NeedText("instance_type")
		if slices.Contains(priced, id) {
			wrong(l, "instance_type", "it has a limit already")
		}
		priced = append(priced, id)
		l.NeedText("price_limit", func(s string) bool { n, err := strconv.ParseFloat(s, 64); return err == nil && n > 0 && n < 1e6 })
	})
	o.Text("multi_az_policy", word)
	o.Integer("on_demand_base_capacity", 0, 1000)
	o.Integer("on_demand_percentage_above_base_capacity", 0, 100)
	o.Integer("spot_instance_pools", 0, 10)
	o.Boolean("spot_instance_remedy", false)
	o.Boolean("compensate_with_on_demand", false) // It takes effect with COST_OPTIMIZED.
	o.Text("scaling_policy", word)
}

// readGroups reads security groups of the pool's own.
func (f *form) readGroups(o *engine.Object) {
	if id := o.Text("security_group_id", engine.Prefixed("sg-")); id != "" && !f.hasGroup(id) {
		wrong(o, "security_group_id", "there is no such security group in the VPC")
	}
	for i, id := range o.Texts("security_group_ids", 0, engine.AnyNumber, engine.Prefixed("sg-")) {
		if !f.hasGroup(id) {
			wrong(o, "security_group_ids."+strconv.Itoa(i), "there is no such security group in the VPC")
		}
	}
}

// readGroupTags reads the tags of the instances.
func readGroupTags(o *engine.Object) {
	var keys []string
	clean := func(s string) bool {
		return engine.Length(0, 128)(s) && engine.NoLink(s) && !strings.HasPrefix(s, "aliyun") && !strings.HasPrefix(s, "acs:")
	}
	o.Objects("tags", 0, engine.AnyNumber, func(t *engine.Object) {
		key := t.NeedText("key", clean)
		if slices.Contains(keys, key) {
			wrong(t, "key", "it is there twice")
		}
		keys = append(keys, key)
		if !clean(t.Free("value")) {
			t.Fail("value")
		}
	})
}
