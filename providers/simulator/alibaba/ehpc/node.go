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
// other way are refused, but for what says nothing: SpotStrategy=NoSpot, and the
// zeros and AutoRenew=false that Terraform sends for what nobody set.
func readBilling(o *engine.Object) {
	prepaid := o.Value.Member("InstanceChargeType").Text == "PrePaid"
	readPeriod(o, prepaid)
	readSpot(o, prepaid)
}

func readPeriod(o *engine.Object, prepaid bool) {
	unit := o.Text("PeriodUnit", engine.OneOf("Week", "Month"))
	periods, renewals := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60}, []int{1, 2, 3, 6, 12, 24, 36, 48, 60}
	if unit == "Week" {
		periods, renewals = []int{1, 2, 3, 4}, []int{1, 2, 3}
	}
	period := o.IntegerOr("Period", 0, 60, 0)
	if period != 0 && (!prepaid || !slices.Contains(periods, period)) || prepaid && period == 0 {
		o.Fail("Period")
	}
	renew := o.Boolean("AutoRenew", false)
	if n := o.IntegerOr("AutoRenewPeriod", 0, 60, 0); n != 0 && (!renew || !slices.Contains(renewals, n)) {
		o.Fail("AutoRenewPeriod")
	}
	if prepaid {
		return
	}
	if unit != "" {
		o.Fail("PeriodUnit")
	}
	if renew {
		o.Fail("AutoRenew")
	}
}

func readSpot(o *engine.Object, prepaid bool) {
	strategy := o.Text("SpotStrategy", engine.OneOf("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"))
	spot := strategy == "SpotWithPriceLimit" || strategy == "SpotAsPriceGo"
	if spot && prepaid {
		o.Fail("SpotStrategy")
	}
	limit := o.Take("SpotPriceLimit")
	given := limit.Kind != engine.Absent && !zero(limit)
	if given != (strategy == "SpotWithPriceLimit") || given && !price(limit) {
		o.Fail("SpotPriceLimit")
	}
	if o.IntegerOr("Duration", 0, 1, 0) != 0 && !spot {
		o.Fail("Duration")
	}
}

// zero is the number 0, however it is written.
func zero(v engine.Value) bool {
	n, err := strconv.ParseFloat(v.Text, 64)
	return v.IsNumber() && err == nil && n == 0
}

// price is a number above zero with at most three decimals.
func price(v engine.Value) bool {
	n, err := strconv.ParseFloat(v.Text, 64)
	_, decimals, _ := strings.Cut(v.Text, ".")
	return v.IsNumber() && err == nil && n > 0 && len(decimals) <= 3 && !strings.ContainsAny(v.Text, "eE")
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
// raises the smallest size. The page says from 40, Terraform's provider from 20.
func readSize(o *engine.Object, kind string, top int) {
	level := o.Text("Level", engine.OneOf("PL0", "PL1", "PL2", "PL3"))
	if level != "" && kind != world.CloudESSD {
		o.Fail("Level")
	}
	bottom := 20
	switch level {
	case "PL2":
		bottom = 461
	case "PL3":
		bottom = 1261
	}
	o.Integer("Size", bottom, top)
}
