package batchcompute_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/price"
)

// TestPricesOfOwnTypes: types that only this service has have no price anywhere, and
// nobody is asked.
func TestPricesOfOwnTypes(t *testing.T) {
	t.Parallel()
	quote := price.Ask(t.Context(), cloud.Rig(t, "DescribePrice:status=500,times=0").Client, cloud.Form(),
		cloud.With(t, cloudtest.Example, "nodes.instance_type=bcs.a2.large", "node_pools[0].instance_type=bcs.a2.large", "node_pools[1].instance_type=bcs.a2.large"), nil)
	priced := 0
	for _, item := range quote.Items {
		if item.Missing.En == "no API gives the price of bcs.* types" {
			priced++
		}
	}
	if priced == 0 || len(quote.Open) == 0 {
		t.Errorf("%+v", quote.Items)
	}
}
