package simulator

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Prices in CNY per hour: believable, not real.
const (
	corePrice     = 0.145
	gibPrice      = 0.022
	gpuPrice      = 7.2
	diskGiBPrice  = 0.0006
	trafficPrice  = 0.06 // Per Mbit/s.
	armFactor     = 0.8
	spotFactor    = 0.28
	abroadFactor  = 1.35
	monthDiscount = 0.55
)

// hours in a unit of price.
var unitHours = map[string]float64{"Hour": 1, "Week": 24 * 7, "Month": 24 * 30, "Year": 24 * 365}

// longest periods of a unit.
var unitPeriods = map[string]int{"Hour": 1, "Week": 4, "Month": 9, "Year": 5}

type priceLine struct {
	resource string
	perHour  float64
}

// price is the call DescribePrice for instances.
func (e *ecs) price(c *call) (answer, *refusal) {
	p := c.params
	p.text("ResourceType", oneOf("instance"))
	t := e.sim.world.instanceType(p.needText("InstanceType"))
	if t == nil {
		p.fail("InstanceType")
		t = &instanceType{}
	}
	image := p.text("ImageId")
	lines := []priceLine{{"instanceType", t.price()}}
	lines = append(lines, readDiskPrices(p)...)
	if image == "" && slices.ContainsFunc(lines, func(l priceLine) bool { return l.resource == "systemDisk" }) {
		p.need("ImageId") // What a system disk costs depends on it.
	}
	p.text("InternetChargeType", oneOf("PayByTraffic", "PayByBandwidth"))
	if width := p.integer("InternetMaxBandwidthOut", 0, 100); width > 0 {
		lines = append(lines, priceLine{"bandwidth", float64(width) * trafficPrice})
	}
	unit := p.text("PriceUnit", oneOf("Hour", "Week", "Month", "Year"))
	if unit == "" {
		unit = "Hour"
	}
	period := p.integerOr("Period", 1, unitPeriods[unit], 1)
	amount := p.integerOr("Amount", 1, 1000, 1)
	p.text("ZoneId")
	p.text("IoOptimized", oneOf("optimized", "none"))
	p.text("InstanceNetworkType", oneOf("vpc", "classic"))
	p.integer("SpotDuration", 0, 1)
	spot := p.text("SpotStrategy", strategies)
	if spot != "" && spot != "NoSpot" && unit != "Hour" {
		p.fail("SpotStrategy")
	}
	if c.bad() {
		return nil, nil
	}
	factor := unitHours[unit] * float64(period) * float64(amount)
	if !strings.HasPrefix(c.region.id, "cn-") || c.region.code == "hk" {
		factor *= abroadFactor
	}
	return priceAnswer(lines, factor, discount(unit, spot)), nil
}

// discount is what is left of the price for longer terms and for spot.
func discount(unit, spot string) float64 {
	switch {
	case spot == "SpotAsPriceGo" || spot == "SpotWithPriceLimit":
		return spotFactor
	case unit != "Hour":
		return monthDiscount
	}
	return 1
}

func (t *instanceType) price() float64 {
	p := float64(t.cores)*corePrice + t.memory*gibPrice + float64(t.gpus)*gpuPrice
	if t.arm {
		p *= armFactor
	}
	return p
}

// readDiskPrices reads SystemDisk.* and DataDisk.N.*.
func readDiskPrices(p *object) []priceLine {
	one := func(resource, prefix string) priceLine {
		kind := p.text(prefix+"Category", oneOf(cloudDisk, efficiencyDisk, cloudSSD, cloudESSD))
		level := p.text(prefix+"PerformanceLevel", oneOf("PL0", "PL1", "PL2", "PL3"))
		size := p.integerOr(prefix+"Size", 20, 65536, 40)
		rate := diskGiBPrice
		if kind == cloudESSD {
			rate *= map[string]float64{"PL0": 1.1, "": 2, "PL1": 2, "PL2": 4, "PL3": 8}[level]
		}
		return priceLine{resource, float64(size) * rate}
	}
	var lines []priceLine
	if p.has("SystemDisk.Category") || p.has("SystemDisk.Size") {
		lines = append(lines, one("systemDisk", "SystemDisk."))
	}
	for i := 1; i <= 16; i++ {
		prefix := "DataDisk." + strconv.Itoa(i) + "."
		if !p.has(prefix + "Size") {
			break
		}
		lines = append(lines, one("dataDisk", prefix))
	}
	return lines
}

func priceAnswer(lines []priceLine, factor, discount float64) answer {
	total := 0.0
	details := []answer{}
	for _, l := range lines {
		amount := l.perHour * factor
		total += amount
		details = append(details, answer{
			"Resource": l.resource, "OriginalPrice": cents(amount), "TradePrice": cents(amount * discount),
			"DiscountPrice": cents(amount * (1 - discount)),
		})
	}
	return answer{"PriceInfo": answer{
		"Price": answer{
			"Currency": "CNY", "OriginalPrice": cents(total), "TradePrice": cents(total * discount),
			"DiscountPrice": cents(total * (1 - discount)), "DetailInfos": answer{"DetailInfo": details},
		},
		"Rules": answer{"Rule": []answer{}},
	}}
}

func cents(f float64) float64 { return math.Round(f*1000) / 1000 }
