package modelarts_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
)

// FuzzLookups reads any reply as that of each look-up.
func FuzzLookups(f *testing.F) { cloud.FuzzLookups(f) }

// FuzzPrices reads any reply as that of a price inquiry: every item has a price or says
// in both languages why it has none.
func FuzzPrices(f *testing.F) {
	f.Add(`{"currency":"CNY","product_rating_results":[{"id":"0","amount":"1.5","official_website_amount":2,"measure_id":1}]}`)
	f.Add(`{"official_website_rating_result":{"product_rating_results":[{"id":"0","official_website_amount":5}]},"optional_discount_rating_results":[{"best_offer":1,"amount":4}]}`)
	f.Add(`400 {"error_code":"CBC.99006006","error_msg":"no"}`)
	f.Fuzz(func(t *testing.T, reply string) {
		for _, file := range []string{cloudtest.Largest, "requests/subscription.toml"} {
			s := newScript(askDomain, domainReply, askFlavors, codedFlavors, onDemandRatings, reply, periodRatings, reply)
			for _, item := range pricer(t, s).Prices(t.Context(), cloud.Load(t, file), nil) {
				if item.Priced() == item.Missing.Complete() || !item.Subject.Complete() {
					t.Errorf("%s: %q: %+v", file, reply, item)
				}
			}
		}
	})
}
