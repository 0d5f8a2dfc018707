package alicloud

import (
	"context"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/price"
)

// spotNow is what a machine that can be taken back costs at this minute: the newest of
// ECS DescribeSpotPriceHistory, in the zone or, where none is told, in the dearest.
func (c *Client) spotNow(ctx context.Context, machine, zone string) (price.Money, error) {
	call := Call{Product: ECS, Action: "DescribeSpotPriceHistory", Query: c.query(
		"NetworkType", "vpc", "InstanceType", machine, "ZoneId", zone, "IoOptimized", "optimized", "OSType", "linux")}
	return priced(ctx, c, call, priceLasts, func(r *spotPrices) (price.Money, error) { return r.now(machine, zone) })
}

// spotPrices is the reply of DescribeSpotPriceHistory.
type spotPrices struct {
	Currency   Text
	SpotPrices struct {
		SpotPriceType []struct {
			InstanceType Text
			ZoneID       Text `json:"ZoneId"`
			SpotPrice    price.Number
			Timestamp    Text
		}
	}
}

func (r *spotPrices) now(machine, zone string) (price.Money, error) {
	type latest struct {
		at   time.Time
		cost price.Money
	}
	zones := map[Text]latest{}
	for _, one := range r.SpotPrices.SpotPriceType {
		at, err := time.Parse(time.RFC3339, string(one.Timestamp))
		if err != nil || string(one.InstanceType) != machine || zone != "" && string(one.ZoneID) != zone {
			continue
		}
		cost, err := one.SpotPrice.Money(string(r.Currency))
		if err != nil {
			return price.Money{}, oddPrice(ECS, err)
		}
		if known, seen := zones[one.ZoneID]; !seen || at.After(known.at) {
			zones[one.ZoneID] = latest{at, cost}
		}
	}
	var most price.Money
	for _, one := range zones {
		if dearer, err := one.cost.Compare(most); most.IsZero() || err == nil && dearer > 0 {
			most = one.cost
		}
	}
	if most.IsZero() {
		return price.Money{}, &providers.Failure{
			Kind: providers.Unavailable, Summary: forms.T("the cloud gives no spot price for the last hours", "云端未提供近几小时的抢占式价格"), Remedy: lookUpPrice,
		}
	}
	return most, nil
}
