package huawei

import (
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// Prices per hour; invented, in the size of real ones.
const (
	perCore        engine.Amount = 460_000
	perAccelerator engine.Amount = 9_500_000
)

// volumePrices are those of a GB by kind of volume.
var volumePrices = map[string]engine.Amount{"SAS": 490, "GPSSD": 970, "SSD": 1_400, "ESSD": 2_100}

// What is bought for a term is reduced, in percent: the better of two offers is
// the contract's.
const (
	contractPart = 15
	partnerPart  = 5
)

// dearest is the largest price that is told.
const dearest = 1_000_000_000 * engine.Coin

// billingCode is what the price inquiry calls a flavour.
func (f *flavor) billingCode() string { return strings.TrimSuffix(f.id, ".d") + ".billing" }

// hourly is the price of a node.
func (f *flavor) hourly() engine.Amount {
	return engine.Amount(f.cpu)*perCore + engine.Amount(f.accelerators)*perAccelerator
}

// good is a kind of thing that has a price by its size.
type good struct {
	service, resource string
	measure           int // Of its size: 14 pieces, 17 GB.
	// price is that of one piece or GB for an hour, false for what is not sold in a
	// region in this way.
	price func(r *region, spec string, billing int) (engine.Amount, bool)
}

// goods are those that a node pool is made of; virtual machines as such are not
// sold in this world.
var goods = []good{
	{"hws.service.type.modelarts", "hws.resource.type.modelarts", 14, func(r *region, spec string, billing int) (engine.Amount, bool) {
		f := engine.First(r.flavors, func(f *flavor) bool { return f.billingCode() == spec })
		if f == nil || !slices.Contains(f.billing, billing) {
			return 0, false
		}
		return f.hourly(), true
	}},
	{"hws.service.type.ebs", "hws.resource.type.volume", 17, func(_ *region, spec string, _ int) (engine.Amount, bool) {
		price, ok := volumePrices[spec]
		return price, ok
	}},
}

// The billing modes of a flavour.
const (
	onDemand = iota
	inAdvance
)

// times is a price so many times; false where it is dearer than any.
func times(a engine.Amount, n int) (engine.Amount, bool) {
	if n > 0 && a > dearest/engine.Amount(n) {
		return 0, false
	}
	return a * engine.Amount(n), true
}
