package prices

import (
	"slices"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// disk is one that is asked for.
type disk struct {
	category, level string
	size, iops      int
}

// diskKinds are the least sizes of data disks in GiB; the page names none for
// cloud and ephemeral_ssd.
var diskKinds = map[string]int{
	world.CloudDisk: 1, "ephemeral_ssd": 1,
	world.EfficiencyDisk: 20, world.CloudSSD: 20, world.CloudESSD: 1, "cloud_auto": 1, "cloud_essd_entry": 10,
}

// levels are the levels of ESSD with the least sizes of data disks.
var levels = map[string]int{"PL0": 1, "PL1": 20, "PL2": 461, "PL3": 1261}

// The page ends all categories at 32768 GiB. The list of stock
// (DescribeAvailableResource) has 65536 for two of them, and a price that the page
// alone forbids is told.
const (
	largestDisk = 65536
	otherwise   = 40 // Of a disk whose size is not told.
)

// readDisk reads a disk's members. What holds for data disks need not hold for
// system disks, for which the page names no sizes.
func readDisk(p *engine.Object, at func(member string) string, system bool) disk {
	d := disk{category: p.Text(at("Category"), func(s string) bool { return diskKinds[s] > 0 }), level: p.Text(at("PerformanceLevel"), func(s string) bool { return levels[s] > 0 })}
	essd := d.category == world.CloudESSD || d.category == ""
	if d.level != "" && !essd {
		p.Fail(at("PerformanceLevel"))
	}
	least := 1
	switch {
	case d.category == "":
		d.category, d.level = world.CloudESSD, or(d.level, "PL0")
	case essd:
		d.level = or(d.level, "PL1")
	}
	if !system {
		least = max(diskKinds[d.category], levels[d.level])
	}
	d.size = p.IntegerOr(at("Size"), least, largestDisk, max(least, otherwise))
	if p.Has(at("ProvisionedIops")) && d.category != "cloud_auto" {
		p.Fail(at("ProvisionedIops"))
	}
	d.iops = max(0, p.Integer(at("ProvisionedIops"), 0, 50000))
	return d
}

// readDisks reads what parameters tell of disks; the system disk is none where
// nothing of it is told.
func readDisks(p *engine.Object) (system []disk, data []disk) {
	told := func(member string) bool { return p.Has("SystemDisk." + member) }
	if slices.ContainsFunc([]string{"Category", "Size", "PerformanceLevel"}, told) {
		system = append(system, readDisk(p, func(member string) string { return "SystemDisk." + member }, true))
	}
	p.Groups("DataDisk", 16, func(member func(string) string) {
		data = append(data, readDisk(p, member, false))
	})
	return system, data
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
