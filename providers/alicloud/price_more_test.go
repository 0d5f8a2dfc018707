package alicloud_test

import (
	"encoding/json"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/alicloud"
)

const (
	rent = `{"Code":"Success","Message":"Successful","Success":true,"RequestId":"R","Data":{"Currency":"CNY","ModuleDetails":{"ModuleDetail":[
		{"ModuleCode":"InstanceRent","OriginalCost":0.02,"InvoiceDiscount":0,"CostAfterDiscount":0.02,"UnitPrice":0},
		{"ModuleCode":"InternetTrafficOut","OriginalCost":"0.8","InvoiceDiscount":0.2,"CostAfterDiscount":"0.6"}]}}}`
	order = `{"Code":"Success","Success":true,"Data":{"Currency":"CNY","OriginalPrice":125,"DiscountPrice":25,"TradePrice":"100","Quantity":1}}`
)

var eip = []alicloud.Module{
	{Product: "eip", Code: "InstanceRent", Config: "InstanceRent:1", By: "Hour"},
	{Product: "eip", Code: "InternetTrafficOut", Config: "InternetTrafficOut:1", By: "Usage"},
}

// TestModulePrices: what is asked of BSS, where, and what is no price.
func TestModulePrices(t *testing.T) {
	t.Parallel()
	odd := "unavailable: the price in the reply of BSS OpenAPI cannot be read: "
	for name, c := range map[string]struct {
		status int
		body   string
		want   map[string]string
		none   string
	}{
		"two modules":    {200, rent, map[string]string{"InstanceRent": "CNY 0.02 of CNY 0.02", "InternetTrafficOut": "CNY 0.6 of CNY 0.8"}, ""},
		"told in pieces": {200, `{"Data":{"Currency":"CNY","ModuleDetails":{"ModuleDetail":[{"ModuleCode":"InstanceRent","CostAfterDiscount":0.02},{"ModuleCode":"InstanceRent","CostAfterDiscount":0.01},{"ModuleCode":"InternetTrafficOut","CostAfterDiscount":0}]}}}`, map[string]string{"InstanceRent": "CNY 0.03", "InternetTrafficOut": "CNY 0"}, ""},
		"one missing":    {200, `{"Success":true,"Data":{"Currency":"CNY","ModuleDetails":{"ModuleDetail":[{"ModuleCode":"InstanceRent","CostAfterDiscount":0.02}]}}}`, nil, odd + "InternetTrafficOut is missing"},
		"refused":        {200, `{"Success":false,"Code":"InvalidConfigCode","Message":"no such config"}`, nil, "invalid: BSS OpenAPI gives no price: InvalidConfigCode"},
		"a failure code": {200, `{"Code":"NotApplicable","Message":"no"}`, nil, "invalid: BSS OpenAPI gives no price: NotApplicable"},
		"no reason":      {200, `{"Success":"false"}`, nil, "invalid: BSS OpenAPI gives no price: Success=false"},
		"no right":       {200, `{"Success":false,"Code":"NotAuthorized"}`, nil, "permission: BSS OpenAPI gives no price: the RAM user or role has no permission for this"},
		"403":            {403, refusal("NoPermission", "no"), nil, "permission: the RAM user or role has no permission for this"},
		"below zero":     {200, `{"Data":{"Currency":"CNY","ModuleDetails":{"ModuleDetail":[{"ModuleCode":"InstanceRent","CostAfterDiscount":-0.02}]}}}`, nil, odd + `"-0.02 CNY" is not an amount: it is below zero`},
		"no currency":    {200, `{"Data":{"ModuleDetails":{"ModuleDetail":[{"ModuleCode":"InstanceRent","CostAfterDiscount":0.02}]}}}`, nil, odd + `"0.02 " is not an amount: it has no currency of three letters, such as CNY`},
		"another shape":  {200, `{"Data":{"ModuleDetails":[]}}`, nil, "unavailable: the reply of business.aliyuncs.com cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := telling("GetPayAsYouGoPrice", c.status, c.body)
			told, err := priceClient(t, l).ModulePrices(t.Context(), "CNY", eip)
			got := map[string]string{}
			for code, a := range told {
				got[code] = said(a, nil)
			}
			if why := said(alicloud.Amounts{}, err); c.none != "" && why != c.none {
				t.Errorf("got %s\nwant %s", why, c.none)
			}
			if diff := cmp.Diff(c.want, got); c.none == "" && diff != "" {
				t.Errorf("-want +got:\n%s%v", diff, err)
			}
		})
	}
	l := telling("GetPayAsYouGoPrice", 200, rent)
	if _, err := priceClient(t, l).ModulePrices(t.Context(), "USD", eip); err != nil {
		t.Fatal(err)
	}
	want := asked{Action: "GetPayAsYouGoPrice", Host: "business.ap-southeast-1.aliyuncs.com", Params: map[string]string{
		"ProductCode": "eip", "ProductType": "eip", "SubscriptionType": "PayAsYouGo", "Region": "cn-hangzhou",
		"ModuleList.1.ModuleCode": "InstanceRent", "ModuleList.1.Config": "InstanceRent:1", "ModuleList.1.PriceType": "Hour",
		"ModuleList.2.ModuleCode": "InternetTrafficOut", "ModuleList.2.Config": "InternetTrafficOut:1", "ModuleList.2.PriceType": "Usage",
	}}
	want.at = l.asked[0].at
	if diff := cmp.Diff(want, l.asked[0], cmp.AllowUnexported(asked{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestSubscriptionPrice: an order has a total, and the reduction is not it.
func TestSubscriptionPrice(t *testing.T) {
	t.Parallel()
	l := telling("GetSubscriptionPrice", 200, order)
	bandwidth := alicloud.Module{Product: "eip", Code: "Bandwidth", Config: "Bandwidth:5"}
	if got := said(priceClient(t, l).SubscriptionPrice(t.Context(), "", bandwidth, 3)); got != "CNY 100 of CNY 125" {
		t.Error(got)
	}
	want := map[string]string{
		"ProductCode": "eip", "ProductType": "eip", "SubscriptionType": "Subscription", "OrderType": "NewOrder", "Region": "cn-hangzhou",
		"ServicePeriodQuantity": "3", "ServicePeriodUnit": "Month", "Quantity": "1", "ModuleList.1.ModuleCode": "Bandwidth", "ModuleList.1.Config": "Bandwidth:5",
	}
	if diff := cmp.Diff(want, l.asked[0].Params); diff != "" || l.asked[0].Host != "business.aliyuncs.com" {
		t.Errorf("at %s -want +got:\n%s", l.asked[0].Host, diff)
	}
	refused := telling("GetSubscriptionPrice", 200, `{"Success":false,"Code":"MissingParameter","Message":"ModuleList.1.PriceType"}`)
	if got := said(priceClient(t, refused).SubscriptionPrice(t.Context(), "", bandwidth, 1)); got != "invalid: BSS OpenAPI gives no price: MissingParameter" {
		t.Error(got)
	}
}

// TestSpotNow: the newest price of the zone, or of the dearest zone.
func TestSpotNow(t *testing.T) {
	t.Parallel()
	const history = `{"Currency":"CNY","NextOffset":0,"SpotPrices":{"SpotPriceType":[
		{"InstanceType":"ecs.c7.large","ZoneId":"i","SpotPrice":0.084,"OriginPrice":0.42,"Timestamp":"2026-08-20T03:00:00Z"},
		{"InstanceType":"ecs.c7.large","ZoneId":"i","SpotPrice":"0.09","OriginPrice":0.42,"Timestamp":"2026-08-20T05:00:00Z"},
		{"InstanceType":"ecs.c7.large","ZoneId":"i","SpotPrice":0.5,"OriginPrice":0.42,"Timestamp":"2026-08-20T04:00:00Z"},
		{"InstanceType":"ecs.c7.large","ZoneId":"j","SpotPrice":0.12,"OriginPrice":0.42,"Timestamp":"2026-08-20T01:00:00Z"},
		{"InstanceType":"ecs.c7.xlarge","ZoneId":"j","SpotPrice":7,"OriginPrice":0.42,"Timestamp":"2026-08-20T05:00:00Z"},
		{"InstanceType":"ecs.c7.large","ZoneId":"k","SpotPrice":9,"OriginPrice":0.42,"Timestamp":"yesterday"}]}}`
	for name, c := range map[string]struct{ body, zone, want string }{
		"in a zone":       {history, "i", "CNY 0.09"},
		"anywhere":        {history, "", "CNY 0.12"},
		"another zone":    {history, "x", "unavailable: the cloud gives no spot price for the last hours"},
		"nothing":         {`{"Currency":"CNY","SpotPrices":{"SpotPriceType":[]}}`, "i", "unavailable: the cloud gives no spot price for the last hours"},
		"no currency":     {`{"SpotPrices":{"SpotPriceType":[{"InstanceType":"ecs.c7.large","ZoneId":"i","SpotPrice":1,"Timestamp":"2026-08-20T01:00:00Z"}]}}`, "i", `unavailable: the price in the reply of ECS cannot be read: "1 " is not an amount: it has no currency of three letters, such as CNY`},
		"below zero":      {`{"Currency":"CNY","SpotPrices":{"SpotPriceType":[{"InstanceType":"ecs.c7.large","ZoneId":"i","SpotPrice":-1,"Timestamp":"2026-08-20T01:00:00Z"}]}}`, "i", `unavailable: the price in the reply of ECS cannot be read: "-1 CNY" is not an amount: it is below zero`},
		"another list":    {`{"Currency":"CNY","SpotPrices":[]}`, "i", "unavailable: the reply of ecs-cn-hangzhou.aliyuncs.com cannot be read"},
		"only an amount?": {`{"Currency":"CNY"}`, "", "unavailable: the cloud gives no spot price for the last hours"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pay, err := priceClient(t, telling("DescribeSpotPriceHistory", 200, c.body)).SpotNow(t.Context(), "ecs.c7.large", c.zone)
			if got := said(alicloud.Amounts{Pay: pay}, err); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestMachineQuote: CloudControl is asked only for calls on its list, which is read once
// a day, and believed only where it quotes what was asked for.
func TestMachineQuote(t *testing.T) {
	t.Parallel()
	const (
		listed = `{"supportedApis":[{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances"}],"nextToken":"","maxResults":100}`
		hourly = `"currency":"CNY","priceSummary":{"currency":"CNY","originalPrice":3,"effectiveModuleSum":2.6,"pricingUnit":"1 Hour"}`
	)
	odd := "unavailable: the price in the reply of CloudControl cannot be read: "
	for name, c := range map[string]struct {
		list, body string
		status     int
		want       string
		asked      int
	}{
		"quoted":           {body: `{"requestId":"R","price":{"success":true,"pricingMode":"single",` + hourly + `}}`, want: "CNY 2.6 of CNY 3", asked: 1},
		"no envelope":      {body: `{"pricingMode":"single",` + hourly + `}`, want: "CNY 2.6 of CNY 3", asked: 1},
		"hours":            {body: `{"pricingMode":"single","priceSummary":{"currency":"CNY","effectiveModuleSum":"2.6","pricingUnit":"1 Hours"}}`, want: "CNY 2.6", asked: 1},
		"refused":          {body: `{"price":{"success":false,"errorCode":"COMMODITY.INVALID_COMPONENT","errorMessage":"no"}}`, want: "invalid: CloudControl gives no price: COMMODITY.INVALID_COMPONENT", asked: 1},
		"a change":         {body: `{"price":{"pricingMode":"delta","calculatedAmount":5}}`, want: odd + "it is of type delta", asked: 1},
		"a month":          {body: `{"price":{"pricingMode":"single","priceSummary":{"currency":"CNY","effectiveModuleSum":2.6,"pricingUnit":"1 Month"}}}`, want: odd + "it is for 1 Month, not for 1 Hour", asked: 1},
		"by use":           {body: `{"price":{"pricingMode":"single","priceSummary":{"currency":"CNY","effectiveModuleSum":2.6}}}`, want: odd + "it is for use, not for 1 Hour", asked: 1},
		"not mapped":       {status: 404, body: refusal("PricingNotSupported", "free or not mapped"), want: "invalid: CloudControl answered with the error PricingNotSupported", asked: 1},
		"not on the list":  {list: `{"supportedApis":[{"popCode":"Vpc","popVersion":"2016-04-28","apiName":"CreateNatGateway"}]}`, want: "invalid: CloudControl quotes no price for it"},
		"no list":          {list: `{}`, want: odd + "the list of calls is missing"},
		"an endless token": {list: `{"supportedApis":[],"nextToken":"x"}`, want: "invalid: CloudControl quotes no price for it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				if c.list == "" {
					c.list = listed
				}
				if c.status == 0 {
					c.status = 200
				}
				l := telling("ListSupportedPricingApis", 200, c.list)
				l.replies["GetApiPrice"] = answering{status: c.status, body: c.body}
				if got := said(priceClient(t, l).MachineQuote(t.Context(), large)); got != c.want || l.calls("GetApiPrice") != c.asked {
					t.Errorf("got %s, asked %d times\nwant %s", got, l.calls("GetApiPrice"), c.want)
				}
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		l := telling("ListSupportedPricingApis", 200, listed)
		l.replies["GetApiPrice"] = answering{status: 200, body: `{"price":{"pricingMode":"single","priceSummary":{"currency":"CNY","effectiveModuleSum":260,"pricingUnit":"3 Month"}}}`}
		client, monthly := priceClient(t, l), large
		monthly.Unit, monthly.Period = "Month", 3
		for range 2 {
			if got := said(client.MachineQuote(t.Context(), monthly)); got != "CNY 260" {
				t.Error(got)
			}
			monthly.System.Size++
		}
		if n := l.calls("ListSupportedPricingApis"); n != 1 {
			t.Errorf("the list was asked for %d times", n)
		}
		var body, want any
		if err := json.Unmarshal([]byte(l.asked[1].Body), &body); err != nil {
			t.Fatal(err)
		}
		_ = json.Unmarshal([]byte(`{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances","parameters":{
			"RegionId":"cn-hangzhou","InstanceType":"ecs.c7.large","Amount":"1","InstanceChargeType":"PrePaid","Period":"3","PeriodUnit":"Month",
			"SystemDisk.Category":"cloud_essd","SystemDisk.Size":"40","SystemDisk.PerformanceLevel":"PL0"}}`), &want)
		if diff := cmp.Diff(want, body); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}
