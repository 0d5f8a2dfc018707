package prices_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

const quotePath = "/api/v1/price/quote"

// quote asks for the price of RunInstances with some more parameters as JSON.
func quote(c *alibabatest.Caller, more string) simtest.Answer {
	return c.REST("cloudcontrol", "GetApiPrice", "POST", quotePath, `{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances","parameters":{`+
		`"RegionId":"cn-hangzhou","InstanceType":"ecs.c7.xlarge","SystemDisk.Category":"cloud_essd","SystemDisk.Size":"40","VSwitchId":"vsw-1","PricingContext":{"EstimatedInternetTrafficOutGB":"100"}`+more+`}}`)
}

func TestQuote(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	for name, test := range map[string]struct {
		more string
		want map[string]any
	}{
		// 0.756 and 40 GiB of PL1 at 0.0021.
		"an hour": {"", map[string]any{"effectiveModuleSum": 0.84, "moduleSum": 0.84, "pricingUnit": "1 Hour", "quantity": 1.0, "currency": "CNY"}},
		"two for three months": {
			`,"Amount":2,"InstanceChargeType":"PrePaid","Period":"3","PeriodUnit":"Month"`,
			map[string]any{"effectiveModuleSum": 3084.48, "moduleSum": 3628.8, "pricingUnit": "3 Month", "quantity": 2.0, "currency": "CNY"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := quote(c, test.more)
			got := map[string]any{}
			for member := range test.want {
				got[member] = a.At("price", "priceSummary", member)
			}
			if diff := cmp.Diff(test.want, got); diff != "" || a.At("price", "success") != true || a.At("price", "pricingMode") != "single" {
				t.Errorf("%s: %s", a.Raw, diff)
			}
			if modules := a.List("price", "priceSummary", "modules"); len(modules) != 2 {
				t.Errorf("%v", modules)
			}
		})
	}
}

// TestQuoteRefusals tells refusals of the call from those of the price.
func TestQuoteRefusals(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	for name, more := range map[string]string{
		"an unknown machine": `,"InstanceType":"ecs.none"`, "eleven months": `,"InstanceChargeType":"PrePaid","Period":"11"`, "an unknown region": `,"RegionId":"cn-nowhere"`,
		"spot in advance": `,"InstanceChargeType":"PrePaid","SpotStrategy":"SpotAsPriceGo"`, "the name of another call": `,"SystemDisk.Category":"essd"`,
	} {
		// A name that comes twice is refused before; replace it.
		body := `{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances","parameters":{"RegionId":"cn-hangzhou","InstanceType":"ecs.c7.xlarge"` + more + `}}`
		for _, twice := range []string{"InstanceType", "RegionId"} {
			if strings.Count(body, twice+`"`) > 1 {
				body = strings.Replace(body, map[string]string{"InstanceType": `,"InstanceType":"ecs.c7.xlarge"`, "RegionId": `"RegionId":"cn-hangzhou",`}[twice], "", 1)
			}
		}
		if a := c.REST("cloudcontrol", "GetApiPrice", "POST", quotePath, body); a.Status != 200 || a.At("price", "success") != false || a.At("price", "errorCode") != "InvalidParameter" {
			t.Errorf("%s: %d %s", name, a.Status, a.Raw)
		}
	}
	for body, want := range map[string]string{
		`{"popCode":"EHPC","popVersion":"2024-07-30","apiName":"CreateCluster","parameters":{}}`: "PricingNotSupported",
		`{"popCode":"CS","popVersion":"2015-12-15","apiName":"CreateCluster","parameters":{}}`:   "PricingNotSupported",
		`{"popVersion":"2014-05-26","apiName":"RunInstances","parameters":{}}`:                   "InvalidParameter",
		`{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances"}`:                   "InvalidParameter",
		`{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances","parameters":[]}`:   "InvalidParameter",
		`[]`: "InvalidParameter",
	} {
		if a := c.REST("cloudcontrol", "GetApiPrice", "POST", quotePath, body); a.Code != want || a.Status != map[string]int{"PricingNotSupported": 404, "InvalidParameter": 400}[want] {
			t.Errorf("%s: %d %s", body, a.Status, a.Raw)
		}
	}
}

func TestPricedCalls(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	var all []any
	for next := ""; ; {
		a := c.REST("cloudcontrol", "ListSupportedPricingApis", "GET", "/api/v1/price/supported-apis?maxResults=1&nextToken="+next, "")
		all = append(all, a.List("supportedApis")...)
		if next, _ = a.At("nextToken").(string); next == "" {
			break
		}
	}
	whole := c.REST("cloudcontrol", "ListSupportedPricingApis", "GET", "/api/v1/price/supported-apis", "")
	if diff := cmp.Diff(whole.List("supportedApis"), all); diff != "" || len(all) < 2 || whole.At("maxResults") != 100.0 {
		t.Error(diff)
	}
	for _, bad := range []string{"?maxResults=101", "?nextToken=x", "?colour=red"} {
		if a := c.REST("cloudcontrol", "ListSupportedPricingApis", "GET", "/api/v1/price/supported-apis"+bad, ""); a.Status != 400 {
			t.Errorf("%s: %d", bad, a.Status)
		}
	}
}

func TestQuoteFaults(t *testing.T) {
	t.Parallel()
	for fault, code := range map[string]string{
		"GetApiPrice:declined": "COMMODITY.INVALID_COMPONENT", "GetApiPrice:declined,code=COMMODITY.SOLD_OUT": "COMMODITY.SOLD_OUT",
	} {
		_, c := alibabatest.SetUp(t, fault)
		if a := quote(c, ""); a.Status != 200 || a.At("price", "success") != false || a.At("price", "errorCode") != code {
			t.Errorf("%s: %d %s", fault, a.Status, a.Raw)
		}
		if a := quote(c, ""); a.At("price", "success") != true {
			t.Errorf("%s happens twice: %s", fault, a.Raw)
		}
	}
	_, c := alibabatest.SetUp(t, "*:currency=USD", "GetApiPrice:denied")
	if a := quote(c, ""); a.Status != 403 || a.Code != "Forbidden.RAM" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := quote(c, ""); a.At("price", "currency") != "USD" {
		t.Errorf("%s", a.Raw)
	}
}

// FuzzQuote sends any body: it is answered or refused.
func FuzzQuote(f *testing.F) {
	f.Add(`{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances","parameters":{"RegionId":"cn-hangzhou","Amount":[]}}`)
	f.Add(`{"popCode":"Ecs","popVersion":"2014-05-26","apiName":"RunInstances","parameters":{"RegionId":"cn-hangzhou","InstanceType":"ecs.c7.xlarge","DataDisk.1.Size":1e3}}`)
	f.Add(`{`)
	_, shared := alibabatest.SetUp(f)
	f.Fuzz(func(t *testing.T, body string) {
		c := &alibabatest.Caller{T: t, RT: shared.RT, Clock: shared.Clock}
		if a := c.REST("cloudcontrol", "GetApiPrice", "POST", quotePath, body); a.Status != 200 && a.Status != 400 && a.Status != 404 {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	})
}
