package lookups

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
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
var unitHours = sync.OnceValue(func() map[string]float64 {
	return map[string]float64{"Hour": 1, "Week": 24 * 7, "Month": 24 * 30, "Year": 24 * 365}
})

// longest periods of a unit.
var unitPeriods = sync.OnceValue(func() map[string]int {
	return map[string]int{"Hour": 1, "Week": 4, "Month": 9, "Year": 5}
})

type priceLine struct {
	resource string
	perHour  float64
}

// price is the call DescribePrice for instances.
func (e *ecs) price(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	p := c.Params
	p.Text("ResourceType", engine.OneOf("instance"))
	t := e.world.InstanceType(p.NeedText("InstanceType"))
	if t == nil {
		p.Fail("InstanceType")
		t = &world.InstanceType{}
	}
	image := p.Text("ImageId")
	lines := []priceLine{{"instanceType", perHour(t)}}
	lines = append(lines, readDiskPrices(p)...)
	if image == "" && slices.ContainsFunc(lines, func(l priceLine) bool { return l.resource == "systemDisk" }) {
		p.Need("ImageId") // What a system disk costs depends on it.
	}
	p.Text("InternetChargeType", engine.OneOf("PayByTraffic", "PayByBandwidth"))
	if width := p.Integer("InternetMaxBandwidthOut", 0, 100); width > 0 {
		lines = append(lines, priceLine{"bandwidth", float64(width) * trafficPrice})
	}
	unit := p.Text("PriceUnit", engine.OneOf("Hour", "Week", "Month", "Year"))
	if unit == "" {
		unit = "Hour"
	}
	period := p.IntegerOr("Period", 1, unitPeriods()[unit], 1)
	amount := p.IntegerOr("Amount", 1, 1000, 1)
	p.Text("ZoneId")
	p.Text("IoOptimized", engine.OneOf("optimized", "none"))
	p.Text("InstanceNetworkType", engine.OneOf("vpc", "classic"))
	p.Integer("SpotDuration", 0, 1)
	spot := p.Text("SpotStrategy", strategies)
	if spot != "" && spot != "NoSpot" && unit != "Hour" {
		p.Fail("SpotStrategy")
	}
	if c.Bad() {
		return nil, nil
	}
	factor := unitHours()[unit] * float64(period) * float64(amount)
	if !strings.HasPrefix(c.Region.ID, "cn-") || c.Region.Code == "hk" {
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

func perHour(t *world.InstanceType) float64 {
	p := float64(t.Cores)*corePrice + t.Memory*gibPrice + float64(t.GPUs)*gpuPrice
	if t.Arm {
		p *= armFactor
	}
	return p
}

// readDiskPrices reads SystemDisk.* and DataDisk.N.*.
func readDiskPrices(p *engine.Object) []priceLine {
	one := func(resource, prefix string) priceLine {
		kind := p.Text(prefix+"Category", engine.OneOf(world.CloudDisk, world.EfficiencyDisk, world.CloudSSD, world.CloudESSD))
		level := p.Text(prefix+"PerformanceLevel", engine.OneOf("PL0", "PL1", "PL2", "PL3"))
		size := p.IntegerOr(prefix+"Size", 20, 65536, 40)
		rate := diskGiBPrice
		if kind == world.CloudESSD {
			rate *= map[string]float64{"PL0": 1.1, "": 2, "PL1": 2, "PL2": 4, "PL3": 8}[level]
		}
		return priceLine{resource, float64(size) * rate}
	}
	var lines []priceLine
	if p.Has("SystemDisk.Category") || p.Has("SystemDisk.Size") {
		lines = append(lines, one("systemDisk", "SystemDisk."))
	}
	for i := 1; i <= 16; i++ {
		prefix := "DataDisk." + strconv.Itoa(i) + "."
		if !p.Has(prefix + "Size") {
			break
		}
		lines = append(lines, one("dataDisk", prefix))
	}
	return lines
}

func priceAnswer(lines []priceLine, factor, discount float64) engine.Answer {
	total := 0.0
	details := []engine.Answer{}
	for _, l := range lines {
		amount := l.perHour * factor
		total += amount
		details = append(details, engine.Answer{
			"Resource": l.resource, "OriginalPrice": engine.Cents(amount), "TradePrice": engine.Cents(amount * discount),
			"DiscountPrice": engine.Cents(amount * (1 - discount)),
		})
	}
	return engine.Answer{"PriceInfo": engine.Answer{
		"Price": engine.Answer{
			"Currency": "CNY", "OriginalPrice": engine.Cents(total), "TradePrice": engine.Cents(total * discount),
			"DiscountPrice": engine.Cents(total * (1 - discount)), "DetailInfos": engine.Answer{"DetailInfo": details},
		},
		"Rules": engine.Answer{"Rule": []engine.Answer{}},
	}}
}
