package alicloud_test

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// doors is a form with two things, of which each has an address or a fee.
func doors() *forms.Form {
	return &forms.Form{
		Fields: []forms.Field{{Key: "tier", Kind: forms.String, Label: forms.Same("tier")}},
		Parts: []forms.Part{
			{Kind: forms.GatewayPart, Label: forms.T("gate", "网关"), Name: "tier", Pays: forms.PayHourly},
			{Kind: forms.BalancerPart, Label: forms.T("balancer", "负载均衡"), Name: "tier", Pays: forms.PayHourly},
		},
	}
}

func doorAnswers(t *testing.T) *forms.Answers {
	t.Helper()
	answers := &forms.Answers{}
	if err := answers.Set("tier", "pro"); err != nil {
		t.Fatal(err)
	}
	return answers
}

// TestFeesAreOfOneCurrency: what is known of a fee is in CNY, and is no word on what an
// account pays that pays in another currency.
func TestFeesAreOfOneCurrency(t *testing.T) {
	t.Parallel()
	costs := []alicloud.Cost{
		{Kind: forms.GatewayPart, Modules: alicloud.AddressModules},
		{Kind: forms.BalancerPart, Fee: &alicloud.Fee{Of: "tier", Amounts: map[string]string{"pro": "30"}}},
	}
	for currency, want := range map[string]string{"CNY": "CNY 30", "USD": ""} {
		synctest.Test(t, func(t *testing.T) {
			l := telling("GetPayAsYouGoPrice", 200, strings.ReplaceAll(rent, "CNY", currency))
			items := priceClient(t, l).Prices(t.Context(), doors(), doorAnswers(t), nil, costs)
			fee := items[len(items)-1]
			if got := fee.Pay.Exact(); fee.Priced() != (want != "") || want != "" && got != want || items[0].Pay.Currency != currency {
				t.Errorf("%s: %s, missing %q", currency, got, fee.Missing.En)
			}
		})
	}
}

// dead is a network on which no host is reached.
type dead struct{ tries atomic.Int64 }

func (d *dead) RoundTrip(*http.Request) (*http.Response, error) {
	d.tries.Add(1)
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("no route to host")}
}

// TestAHostThatIsNotReachedIsAskedOnce: the other things have no price either, and say why.
func TestAHostThatIsNotReachedIsAskedOnce(t *testing.T) {
	t.Parallel()
	costs := []alicloud.Cost{
		{Kind: forms.GatewayPart, Modules: alicloud.AddressModules}, {Kind: forms.BalancerPart, Modules: alicloud.AddressModules[:1]},
	}
	synctest.Test(t, func(t *testing.T) {
		network := &dead{}
		items := priceClient(t, network).Prices(t.Context(), doors(), doorAnswers(t), nil, costs)
		if n := network.tries.Load(); n != 1 {
			t.Errorf("tried %d times", n)
		}
		for _, item := range items {
			if f := item.Failure; f == nil || f.Kind != providers.Unavailable || !f.Unsent {
				t.Errorf("%s: %+v", item.Subject.En, f)
			}
		}
		if len(items) != 3 {
			t.Errorf("%d items", len(items))
		}
	})
}

// TestSpotIsNotQuoted by CloudControl, whose price is of what stays.
func TestSpotIsNotQuoted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := telling("ListSupportedPricingApis", 200, `{"supportedApis":[{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances"}]}`)
		l.replies["GetApiPrice"] = answering{status: 200, body: `{"pricingMode":"single","priceSummary":{"currency":"CNY","effectiveModuleSum":1,"pricingUnit":"1 Hour"}}`}
		spot := large
		spot.Spot = "SpotAsPriceGo"
		if got := said(priceClient(t, l).MachineQuote(t.Context(), spot)); got != "invalid: CloudControl quotes no price for it" || l.calls("GetApiPrice") != 0 {
			t.Errorf("%s, asked %d times", got, l.calls("GetApiPrice"))
		}
	})
}

// TestAListThatGoesInARing is read once around: a cloud that gives the same token again has
// nothing more.
func TestAListThatGoesInARing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := telling("ListSupportedPricingApis", 200, `{"supportedApis":[],"nextToken":"x"}`)
		l.replies["DescribeSecurityGroups"] = answering{status: 200, body: `{"Items":["a"],"NextToken":"x"}`}
		client := priceClient(t, l)
		_, _ = client.MachineQuote(t.Context(), large) // It has no price.
		type reply struct {
			Items     []string
			NextToken *alicloud.Text
		}
		items, err := alicloud.Tokened(t.Context(), client, alicloud.Call{Product: alicloud.ECS, Action: "DescribeSecurityGroups"}, 10,
			func(r *reply) ([]string, *alicloud.Text) { return r.Items, r.NextToken })
		if err != nil || len(items) != 2 {
			t.Errorf("%v, %v", items, err)
		}
		for _, action := range []string{"ListSupportedPricingApis", "DescribeSecurityGroups"} {
			if n := l.calls(action); n != 2 {
				t.Errorf("%s was asked %d times", action, n)
			}
		}
	})
}

// TestQuotasOfAHostThatIsNotReached are not asked for one by one.
func TestQuotasOfAHostThatIsNotReached(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		network := &dead{}
		limits := priceClient(t, network).Limits(t.Context())
		for _, fit := range []providers.Fit{limits.GroupsQuota(), limits.GroupsQuota()} {
			if fit.Failure == nil || !fit.Failure.Unsent {
				t.Errorf("%+v", fit)
			}
		}
		if n := network.tries.Load(); n != 1 {
			t.Errorf("tried %d times", n)
		}
	})
}
