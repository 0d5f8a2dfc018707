package modelarts_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
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

// FuzzLive reads any reply as those of the calls by which a node pool is read back.
func FuzzLive(f *testing.F) {
	cloud.FuzzLive(f, `{"items":[{"metadata":{"name":"p","annotations":{"os.modelarts/billing.mode":"0","os.modelarts/tms.tags":"[{\"key\":\"a\"}]"}},
		"spec":{"type":"Logical","resources":[{"flavor":"f","count":"1","nodePool":"x"}]},"status":{"resources":{"available":{"count":1}}}}],
		"projects":[{"id":"0123","name":"cn-north-4"}],
		"metadata":{"name":"x","labels":{},"annotations":{"os.modelarts/order.id":"o"}},"spec":{"resources":{"flavor":"f","count":"2","labels":{"os.modelarts/a":"b","clusterwiz-run":"r"},"extendParams":{"dockerBaseSize":100,"postInstall":"******"}}}}`)
}

// FuzzKeys reads temporary keys: such as are taken have a token, and nothing without
// an end is taken.
func FuzzKeys(f *testing.F) {
	for _, seed := range []string{later, spelt2, noToken, `{}`, `{"access":1}`, `{"expires_at":"2999"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if id, secret, token, ok := modelarts.DecodeKeys(data); ok && token == "" || !ok && id+secret+token != "" {
			t.Errorf("%q: %q %q %q %t", data, id, secret, token, ok)
		}
	})
}
