package ehpc

import (
	"strconv"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// readNode reads NodeTemplate: the manager node and the nodes of queues.
func readNode(o *engine.Object, at world.Place) node {
	n := readInstance(o, at)
	n.Spot = readBilling(o)
	o.Object("SystemDisk", readDisk)
	o.Objects("DataDisks", 0, engine.AnyNumber, func(d *engine.Object) {
		readDataDisk(d)
		d.Text("Device")
		d.Text("MountDir", engine.Absolute)
		d.Text("SnapshotId")
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
	n.ChargeType = o.Text("InstanceChargeType")
	if n.ChargeType == "" {
		n.ChargeType = "PostPaid"
	}
	return n
}

// readBilling reads what belongs to either way of paying. What is paid in advance
// needs a term and a price limit a price; whatever else stands beside, as the zeros
// that Terraform sends for what nobody set, is taken. It tells whether nodes are what
// is left over.
func readBilling(o *engine.Object) (spot bool) {
	o.Text("PeriodUnit")
	if period := o.IntegerOr("Period", 0, most, 0); period == 0 && o.Value.Member("InstanceChargeType").Text == "PrePaid" {
		o.Fail("Period")
	}
	o.Boolean("AutoRenew", false)
	o.IntegerOr("AutoRenewPeriod", 0, most, 0)
	strategy := o.Text("SpotStrategy")
	limit := o.Take("SpotPriceLimit")
	if given := limit.Kind != engine.Absent && !zero(limit); given && !price(limit) || !given && strategy == "SpotWithPriceLimit" {
		o.Fail("SpotPriceLimit")
	}
	o.IntegerOr("Duration", 0, most, 0)
	return strategy != "" && strategy != "NoSpot"
}

// zero is the number 0, however it is written.
func zero(v engine.Value) bool {
	n, err := strconv.ParseFloat(v.Text, 64)
	return v.IsNumber() && err == nil && n == 0
}

// price is a number above zero.
func price(v engine.Value) bool {
	n, err := strconv.ParseFloat(v.Text, 64)
	return v.IsNumber() && err == nil && n > 0
}

func readDataDisk(o *engine.Object) {
	readDisk(o)
	o.Boolean("DeleteWithInstance", true)
}

// readDisk takes any size: the page's figures differ from those of ECS.
func readDisk(o *engine.Object) {
	o.Text("Category")
	o.Text("Level")
	o.Integer("Size", 1, most)
}
