// Package prices tells what things cost: by DescribePrice and
// DescribeSpotPriceHistory of ECS, by Cloud Control's price of a call, and by BSS.
//
// All of them tell of one book of prices, which follow from the world: a machine's
// from its cores, memory and GPUs, a disk's from category, level and size, both
// from the region, and what is left over from the zone. They are believable, not
// real.
package prices

import (
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// Tells are the calls of this room that faults of prices are for.
var Tells = engine.Tells{
	Prices:   []string{"DescribePrice", "DescribeSpotPriceHistory", "GetApiPrice", "GetPayAsYouGoPrice", "GetSubscriptionPrice"},
	Declines: []string{"GetApiPrice", "GetPayAsYouGoPrice", "GetSubscriptionPrice"},
	Balances: []string{world.TellsBalance},
}
