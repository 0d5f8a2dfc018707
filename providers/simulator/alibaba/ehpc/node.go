package ehpc

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readNode reads NodeTemplate: the manager node and the nodes of queues.
func readNode(o *engine.Object, at world.Place) node {
	n := readInstance(o, at)
	readBilling(o)
	o.Object("SystemDisk", func(d *engine.Object) { readSystemDisk(d) })
	o.Objects("DataDisks", 0, 16, func(d *engine.Object) {
		readDataDisk(d)
		d.Text("Device", engine.Prefixed("/dev/"))
		d.Text("MountDir", engine.Absolute)
		d.Text("SnapshotId", engine.Prefixed("s-"))
	})
	return n
}

// readInstance reads type and image and looks for them in the place.
func readInstance(o *engine.Object, at world.Place) node {
	n := node{
		InstanceType: at.World.InstanceType(o.NeedText("InstanceType")),
		Image:        o.NeedText("ImageId"),
		HyperThreads: o.Boolean("EnableHT", true),
	}
	if n.InstanceType == nil || !at.Starts(n.InstanceType) {
		o.Fail("InstanceType")
	}
	if o.Sheet.Refused == nil && !at.Region.HpcImage(n.Image) {
		o.Refuse(gateway.Refuse("ImageNotFound", ""))
	}
	n.ChargeType = o.Text("InstanceChargeType", engine.OneOf("PostPaid", "PrePaid"))
	if n.ChargeType == "" {
		n.ChargeType = "PostPaid"
	}
	return n
}

// readBilling reads what belongs to either way of paying. The fields of the
// other way are refused, but for SpotStrategy=NoSpot, which says nothing.
func readBilling(o *engine.Object) {
	prepaid := false
	if i := slices.Index(o.Value.Names, "InstanceChargeType"); i >= 0 {
		prepaid = o.Value.Items[i].Text == "PrePaid"
	}
	readPeriod(o, prepaid)
	readSpot(o, prepaid)
}

func readPeriod(o *engine.Object, prepaid bool) {
	unit := o.Text("PeriodUnit", engine.OneOf("Week", "Month"))
	period, renewal := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60}, []int{1, 2, 3, 6, 12, 24, 36, 48, 60}
	if unit == "Week" {
		period, renewal = []int{1, 2, 3, 4}, []int{1, 2, 3}
	}
	if n := o.Integer("Period", 1, 60); n != engine.NotGiven && !slices.Contains(period, n) || prepaid && n == engine.NotGiven {
		o.Fail("Period")
	}
	renew := o.Boolean("AutoRenew", false)
	if n := o.Integer("AutoRenewPeriod", 1, 60); n != engine.NotGiven && (!renew || !slices.Contains(renewal, n)) {
		o.Fail("AutoRenewPeriod")
	}
	if prepaid {
		return
	}
	for _, name := range []string{"PeriodUnit", "Period", "AutoRenew", "AutoRenewPeriod"} {
		if o.Has(name) {
			o.Fail(name)
		}
	}
}

func readSpot(o *engine.Object, prepaid bool) {
	strategy := o.Text("SpotStrategy", engine.OneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"))
	spot := strategy == "SpotWithPriceLimit" || strategy == "SpotAsPriceGo"
	if spot && prepaid {
		o.Fail("SpotStrategy")
	}
	limit := o.Take("SpotPriceLimit")
	if (limit.Kind == engine.Absent) == (strategy == "SpotWithPriceLimit") || limit.Kind != engine.Absent && !price(limit) {
		o.Fail("SpotPriceLimit")
	}
	if o.Integer("Duration", 0, 1) != engine.NotGiven && !spot {
		o.Fail("Duration")
	}
}

// price is a number above zero with at most three decimals.
func price(v engine.Value) bool {
	n, err := strconv.ParseFloat(v.Text, 64)
	_, decimals, _ := strings.Cut(v.Text, ".")
	return v.Kind == engine.Number && err == nil && n > 0 && len(decimals) <= 3 && !strings.ContainsAny(v.Text, "eE")
}

// readSystemDisk allows at most 2048 GiB: the page's larger figures are those
// of data disks, ECS takes no larger system disk.
func readSystemDisk(o *engine.Object) {
	kind := o.Text("Category", engine.OneOf(world.EfficiencyDisk, world.CloudSSD, world.CloudESSD, world.CloudDisk))
	top := 2048
	if kind == world.CloudDisk {
		top = 500
	}
	readSize(o, kind, top)
}

func readDataDisk(o *engine.Object) {
	kind := o.Text("Category", engine.OneOf(world.EfficiencyDisk, world.CloudSSD, world.CloudESSD))
	top := 32768
	if kind == world.CloudESSD {
		top = 65536
	}
	readSize(o, kind, top)
	o.Boolean("DeleteWithInstance", true)
}

// readSize reads Size in GiB and Level, which only cloud_essd has and which
// raises the smallest size.
func readSize(o *engine.Object, kind string, top int) {
	level := o.Text("Level", engine.OneOf("PL0", "PL1", "PL2", "PL3"))
	if level != "" && kind != world.CloudESSD {
		o.Fail("Level")
	}
	bottom := 40
	switch level {
	case "PL2":
		bottom = 461
	case "PL3":
		bottom = 1261
	}
	o.Integer("Size", bottom, top)
}
