package simulator

import (
	"slices"
	"strconv"
	"strings"
)

// readNode reads NodeTemplate: the manager node and the nodes of queues.
func readNode(o *object, at place) node {
	n := readInstance(o, at)
	readBilling(o)
	o.object("SystemDisk", func(d *object) { readSystemDisk(d) })
	o.objects("DataDisks", 0, 16, func(d *object) {
		readDataDisk(d)
		d.text("Device", prefixed("/dev/"))
		d.text("MountDir", absolute)
		d.text("SnapshotId", prefixed("s-"))
	})
	return n
}

// readInstance reads type and image and looks for them in the place.
func readInstance(o *object, at place) node {
	n := node{
		InstanceType: at.world.instanceType(o.needText("InstanceType")),
		Image:        o.needText("ImageId"),
		HyperThreads: o.boolean("EnableHT", true),
	}
	if n.InstanceType == nil || !at.starts(n.InstanceType) {
		o.fail("InstanceType")
	}
	if o.sheet.refused == nil && !at.region.hpcImage(n.Image) {
		o.refuse(refuse("ImageNotFound", ""))
	}
	n.ChargeType = o.text("InstanceChargeType", oneOf("PostPaid", "PrePaid"))
	if n.ChargeType == "" {
		n.ChargeType = "PostPaid"
	}
	return n
}

// readBilling reads what belongs to either way of paying. The fields of the
// other way are refused, but for SpotStrategy=NoSpot, which says nothing.
func readBilling(o *object) {
	prepaid := false
	if i := slices.Index(o.value.names, "InstanceChargeType"); i >= 0 {
		prepaid = o.value.items[i].text == "PrePaid"
	}
	readPeriod(o, prepaid)
	readSpot(o, prepaid)
}

func readPeriod(o *object, prepaid bool) {
	unit := o.text("PeriodUnit", oneOf("Week", "Month"))
	period, renewal := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60}, []int{1, 2, 3, 6, 12, 24, 36, 48, 60}
	if unit == "Week" {
		period, renewal = []int{1, 2, 3, 4}, []int{1, 2, 3}
	}
	if n := o.integer("Period", 1, 60); n != notGiven && !slices.Contains(period, n) || prepaid && n == notGiven {
		o.fail("Period")
	}
	renew := o.boolean("AutoRenew", false)
	if n := o.integer("AutoRenewPeriod", 1, 60); n != notGiven && (!renew || !slices.Contains(renewal, n)) {
		o.fail("AutoRenewPeriod")
	}
	if prepaid {
		return
	}
	for _, name := range []string{"PeriodUnit", "Period", "AutoRenew", "AutoRenewPeriod"} {
		if o.has(name) {
			o.fail(name)
		}
	}
}

func readSpot(o *object, prepaid bool) {
	strategy := o.text("SpotStrategy", oneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"))
	spot := strategy == "SpotWithPriceLimit" || strategy == "SpotAsPriceGo"
	if spot && prepaid {
		o.fail("SpotStrategy")
	}
	limit := o.take("SpotPriceLimit")
	if (limit.kind == absent) == (strategy == "SpotWithPriceLimit") || limit.kind != absent && !price(limit) {
		o.fail("SpotPriceLimit")
	}
	if o.integer("Duration", 0, 1) != notGiven && !spot {
		o.fail("Duration")
	}
}

// price is a number above zero with at most three decimals.
func price(v value) bool {
	n, err := strconv.ParseFloat(v.text, 64)
	_, decimals, _ := strings.Cut(v.text, ".")
	return v.kind == number && err == nil && n > 0 && len(decimals) <= 3 && !strings.ContainsAny(v.text, "eE")
}

const (
	cloudDisk      = "cloud"
	cloudESSD      = "cloud_essd"
	efficiencyDisk = "cloud_efficiency"
	cloudSSD       = "cloud_ssd"
)

// readSystemDisk allows at most 2048 GiB: the page's larger figures are those
// of data disks, ECS takes no larger system disk.
func readSystemDisk(o *object) {
	kind := o.text("Category", oneOf(efficiencyDisk, cloudSSD, cloudESSD, cloudDisk))
	top := 2048
	if kind == cloudDisk {
		top = 500
	}
	readSize(o, kind, top)
}

func readDataDisk(o *object) {
	kind := o.text("Category", oneOf(efficiencyDisk, cloudSSD, cloudESSD))
	top := 32768
	if kind == cloudESSD {
		top = 65536
	}
	readSize(o, kind, top)
	o.boolean("DeleteWithInstance", true)
}

// readSize reads Size in GiB and Level, which only cloud_essd has and which
// raises the smallest size.
func readSize(o *object, kind string, top int) {
	level := o.text("Level", oneOf("PL0", "PL1", "PL2", "PL3"))
	if level != "" && kind != cloudESSD {
		o.fail("Level")
	}
	bottom := 40
	switch level {
	case "PL2":
		bottom = 461
	case "PL3":
		bottom = 1261
	}
	o.integer("Size", bottom, top)
}
