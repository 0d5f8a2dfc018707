package qingcloud_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/price"
)

// TestPrices: what the documentation says of each mode, in words, and no amount.
func TestPrices(t *testing.T) {
	t.Parallel()
	pricer, ok := cloud.Connect(t, providers.Endpoint{}).(price.Pricer)
	if !ok {
		t.Fatal("tells nothing of prices")
	}
	for kind, says := range map[string]string{"PostPaid": "per second", "PrePaid": "refunds nothing"} {
		items := pricer.Prices(t.Context(), cloud.With(t, cloudtest.Example, "billing.charge_type="+kind), nil)
		if len(items) != 1 || items[0].Priced() || !items[0].Missing.Complete() || !strings.Contains(items[0].Missing.En, says) {
			t.Errorf("%s: %+v", kind, items)
		}
	}
}
