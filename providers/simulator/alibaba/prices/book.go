package prices

import (
	"strings"

	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// Prices of the book, per hour where nothing else is said.
const (
	perCore    engine.Amount = 145_000
	perGiB     engine.Amount = 22_000
	perGPU     engine.Amount = 7_200_000
	perMbit    engine.Amount = 62_000
	perIOPS    engine.Amount = 30
	perAddress engine.Amount = 20_000  // Holding a public address.
	perTraffic engine.Amount = 800_000 // A GB that leaves.
)

// In percent of the full price.
const (
	armPart       = 80
	abroadPart    = 135
	termReduction = 15 // Of what is bought for months or years.
)

// perDiskGiB are the prices of a GiB by category and, of ESSD, level.
var perDiskGiB = map[string]engine.Amount{
	world.CloudDisk: 300, world.EfficiencyDisk: 480, world.CloudSSD: 1_400, "ephemeral_ssd": 1_100, "cloud_essd_entry": 600, "cloud_auto": 1_150,
	"PL0": 1_050, "PL1": 2_100, "PL2": 4_200, "PL3": 8_400,
}

// term is a time that is paid for.
type term struct {
	unit   string
	period int
}

// hour is the term that is meant where none is told.
var hour = term{"Hour", 1}

// hours are the hours of a term; months are counted with 30 days.
func (t term) hours() engine.Amount {
	return map[string]engine.Amount{"Hour": 1, "Week": 24 * 7, "Month": 24 * 30, "Year": 24 * 365}[t.unit] * engine.Amount(t.period)
}

// reduction is what an account of ours need not pay of a term's price, in percent.
func (t term) reduction() int {
	if t.unit == "Month" || t.unit == "Year" {
		return termReduction
	}
	return 0
}

// line is what one part costs for the whole term and all pieces.
type line struct {
	resource           string
	original, discount engine.Amount
}

func (l line) trade() engine.Amount { return l.original - l.discount }

func machineRate(t *world.InstanceType) engine.Amount {
	// Memory is told in GiB with at most three decimals.
	rate := engine.Amount(t.Cores)*perCore + engine.Amount(t.Memory*1000)*perGiB/1000 + engine.Amount(t.GPUs)*perGPU
	if t.Arm {
		rate = rate.Percent(armPart)
	}
	return rate
}

func (d disk) rate() engine.Amount {
	kind := d.category
	if kind == world.CloudESSD {
		kind = d.level
	}
	return engine.Amount(d.size)*perDiskGiB[kind] + engine.Amount(d.iops)*perIOPS
}

// abroad makes a price that of a region.
func abroad(a engine.Amount, region string) engine.Amount {
	if !strings.HasPrefix(region, "cn-") || region == "cn-hongkong" {
		return a.Percent(abroadPart)
	}
	return a
}

// spotPart is what a machine that is left over costs in a zone, in percent of the
// full price; some hours ago it was a little more or less.
func spotPart(w *world.World, zone, machine string, hoursAgo int) int {
	part := engine.Between(w.Random("spot", zone, machine), 15, 40)
	if hoursAgo == 0 {
		return part
	}
	return part + engine.Between(w.Random("spot", zone, machine, engine.Number10(hoursAgo)), -5, 5)
}

// spotZone is where a machine that is left over would start if nobody says where.
func spotZone(w *world.World, r *world.Region, t *world.InstanceType) *world.Zone {
	for _, z := range r.Zones {
		if w.Stock(z, t) == world.InStock {
			return z
		}
	}
	return r.Zones[0]
}
