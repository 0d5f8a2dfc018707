package simulator

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// readGroup reads scaling_group: what the nodes of a pool are.
func (f *ackForm) readGroup(o *object, p *ackPool) {
	f.readPlace(o, p)
	p.Size = o.integerOr("desired_size", 0, 1000, 0)
	if o.has("desired_size") && p.Scaling {
		o.wrong("desired_size", "it does not go with auto_scaling")
	}
	p.ChargeType = cmp.Or(o.text("instance_charge_type", chargeTypes), "PostPaid")
	f.readPeriod(o, "", p.ChargeType, ackRenewals)
	f.readPoolImage(o, p)
	f.readLogin(o)
	p.password = o.has("login_password")
	f.readGroupDisks(o, p)
	f.readPolicies(o, p)
	f.readGroups(o)
	o.text("internet_charge_type", oneOf("PayByTraffic", "PayByBandwidth"))
	o.integer("internet_max_bandwidth_out", 1, 100)
	readGroupTags(o)
	o.text("deploymentset_id", prefixed("ds-"))
	o.texts("rds_instances", 0, anyNumber) // Of any form: the page's example has rds-****.
	o.text("ram_role_name")
	o.object("private_pool_options", func(q *object) {
		q.text("id")
		q.text("match_criteria", oneOf("Open", "Target", "None"))
	})
	o.object("resource_pool_options", func(q *object) {
		q.text("strategy", oneOf("PrivatePoolFirst", "PrivatePoolOnly", "None"))
		q.texts("private_pool_ids", 0, anyNumber)
	})
	// The pages name no members of the patterns.
	o.structured("instance_patterns", list)
	o.object("instance_metadata_options", readMetadataOptions)
	for _, name := range []string{"cis_enabled", "soc_enabled", "security_hardening_os", "login_as_non_root"} {
		o.boolean(name, false)
	}
}

// readPlace reads vSwitches and types. Only where ACK makes the network itself
// can no vSwitch be told.
func (f *ackForm) readPlace(o *object, p *ackPool) {
	if f.VPC != "" {
		o.need("vswitch_ids")
	}
	p.VSwitches = f.readSwitches(o, "vswitch_ids", 1, anyNumber)
	o.need("instance_types")
	p.Types = f.readTypes(o, "instance_types", 1, anyNumber, p.VSwitches)
}

// readPoolImage reads image type and image and holds them to the types.
func (f *ackForm) readPoolImage(o *object, p *ackPool) {
	f.old(o, "platform", "image_type")
	platform := o.text("platform", oneOf("CentOS", "AliyunLinux", "Windows", "WindowsCore"))
	p.ImageType = cmp.Or(o.text("image_type", f.imageType), platform, f.kube.imageTypes[0])
	f.readImage(o)
	for _, id := range p.Types {
		t := f.sim.world.instanceType(id)
		if t == nil || p.ImageType == "ContainerOS" {
			continue
		}
		if t.arm != (p.ImageType == "AliyunLinux3Arm64") {
			o.wrong("image_type", p.ImageType+" does not run on "+id)
		}
	}
}

func (f *ackForm) readGroupDisks(o *object, p *ackPool) {
	kinds := []string{efficiencyDisk, cloudSSD, cloudESSD, cloudAuto, entryESSD}
	p.Disk = readACKDisk(o, "system_disk_", kinds, efficiencyDisk)
	readBursting(o, "system_disk_", p.Disk)
	o.texts("system_disk_categories", 0, anyNumber, oneOf(kinds...))
	encrypted := o.boolean("system_disk_encrypted", false)
	o.text("system_disk_encrypt_algorithm", oneOf("aes-256"))
	o.text("system_disk_kms_key_id")
	if !encrypted && (o.has("system_disk_encrypt_algorithm") || o.has("system_disk_kms_key_id")) {
		o.wrong("system_disk_encrypted", "the disk is not to be encrypted, but it is told how")
	}
	o.objects("data_disks", 0, anyNumber, f.readDataDisk)
	o.objects("disk_init", 0, anyNumber, func(d *object) {
		d.text("disk_name", length(2, 128), beginsWithLetter)
		d.text("mkfs_type", oneOf("ext4", "xfs"))
		d.text("mount_target", absolute)
		d.boolean("mount_for_runtime", false)
		d.boolean("local_disk", false)
	})
}

var dataDevice = regexp.MustCompile(`^/dev/xvd[b-z]$`)

// readDataDisk reads a data disk; whether it is encrypted is a string.
func (f *ackForm) readDataDisk(o *object) {
	d := ackDisk{Category: cmp.Or(o.text("category", oneOf(cloudDisk, efficiencyDisk, cloudSSD, cloudESSD, cloudAuto, entryESSD,
		"elastic_ephemeral_disk_premium", "elastic_ephemeral_disk_standard")), efficiencyDisk)}
	d.Size = o.integerOr("size", ackMinDisk, 32768, ackDisk120)
	readLevel(o, "performance_level", d.Category, d.Size)
	readBursting(o, "", d)
	o.text("encrypted", oneOf("true", "false"))
	o.text("auto_snapshot_policy_id", prefixed("sp-"))
	o.text("kms_key_id")
	o.text("snapshot_id", prefixed("s-"))
	o.text("disk_name", length(2, 128), beginsWithLetter)
	o.text("device", dataDevice.MatchString)
	for _, name := range []string{"auto_format", "file_system", "mount_target"} {
		f.old(o, name, "scaling_group.disk_init")
	}
	o.boolean("auto_format", false)
	o.text("file_system", oneOf("ext4", "xfs"))
	o.text("mount_target", absolute)
}

// readPolicies reads how instances are chosen, bought and let go.
func (f *ackForm) readPolicies(o *object, p *ackPool) {
	strategy := o.text("spot_strategy", oneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"))
	if strategy != "" && strategy != "NoSpot" && p.ChargeType == "PrePaid" {
		o.wrong("spot_strategy", "spot instances are not paid in advance")
	}
	limited := strategy == "SpotWithPriceLimit"
	if limited {
		o.need("spot_price_limit")
	}
	// The page's example has limits beside NoSpot, where they mean nothing.
	var priced []string
	o.objects("spot_price_limit", 0, anyNumber, func(l *object) {
		id := l.needText("instance_type")
		switch {
		case limited && !slices.Contains(p.Types, id):
			l.wrong("instance_type", "it is not among instance_types")
		case slices.Contains(priced, id):
			l.wrong("instance_type", "it has a limit already")
		}
		priced = append(priced, id)
		l.needText("price_limit", func(s string) bool { n, err := strconv.ParseFloat(s, 64); return err == nil && n > 0 && n < 1e6 })
	})
	policy := o.text("multi_az_policy", oneOf("PRIORITY", "COST_OPTIMIZED", "BALANCE"))
	o.integer("on_demand_base_capacity", 0, 1000)
	o.integer("on_demand_percentage_above_base_capacity", 0, 100)
	o.integer("spot_instance_pools", 1, 10)
	o.boolean("spot_instance_remedy", false)
	if o.boolean("compensate_with_on_demand", false) && policy != "COST_OPTIMIZED" {
		o.wrong("compensate_with_on_demand", "it goes with COST_OPTIMIZED only")
	}
	o.text("scaling_policy", oneOf("release", "recycle"))
}

// readGroups reads security groups of the pool's own.
func (f *ackForm) readGroups(o *object) {
	if id := o.text("security_group_id", prefixed("sg-")); id != "" && !f.hasGroup(id) {
		o.wrong("security_group_id", "there is no such security group in the VPC")
	}
	for i, id := range o.texts("security_group_ids", 0, anyNumber, prefixed("sg-")) {
		if !f.hasGroup(id) {
			o.wrong("security_group_ids."+strconv.Itoa(i), "there is no such security group in the VPC")
		}
	}
}

// readGroupTags reads the tags of the instances.
func readGroupTags(o *object) {
	var keys []string
	clean := func(s string) bool {
		return length(0, 128)(s) && noLink(s) && !strings.HasPrefix(s, "aliyun") && !strings.HasPrefix(s, "acs:")
	}
	o.objects("tags", 0, anyNumber, func(t *object) {
		key := t.needText("key", clean)
		if slices.Contains(keys, key) {
			t.wrong("key", "it is there twice")
		}
		keys = append(keys, key)
		if !clean(t.free("value")) {
			t.fail("value")
		}
	})
}
