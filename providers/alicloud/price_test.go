package alicloud_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// teller answers each action with a reply of its own, and keeps what it was asked.
type teller struct {
	replies map[string]answering
	mu      sync.Mutex
	asked   []asked
}

// asked is a call that arrived, and when.
type asked struct {
	Action, Host string
	Params       map[string]string
	Body         string
	at           time.Time
}

func (l *teller) RoundTrip(r *http.Request) (*http.Response, error) {
	call := asked{Action: r.Header.Get("X-Acs-Action"), Host: r.URL.Host, Params: map[string]string{}, at: time.Now()}
	if r.Body != nil {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		call.Body = string(body)
	}
	for name, values := range r.URL.Query() {
		call.Params[name] = strings.Join(values, "|")
	}
	l.mu.Lock()
	l.asked = append(l.asked, call)
	l.mu.Unlock()
	reply, ok := l.replies[call.Action]
	if !ok {
		reply = answering{status: http.StatusNotFound, body: refusal("InvalidAction.NotFound", call.Action)}
	}
	return reply.RoundTrip(r)
}

// calls are the actions that were asked for.
func (l *teller) calls(action string) (n int) {
	for _, call := range l.asked {
		if call.Action == action {
			n++
		}
	}
	return n
}

func telling(action string, status int, body string) *teller {
	return &teller{replies: map[string]answering{action: {status: status, body: body}}}
}

func priceClient(t *testing.T, l http.RoundTripper) *alicloud.Client {
	t.Helper()
	return connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: l})
}

// said is an amount with its list price, or the failure in one line.
func said(a alicloud.Amounts, err error) string {
	switch f := providers.AsFailure(err); {
	case f != nil:
		return string(f.Kind) + ": " + f.Summary.En
	case a.List.IsZero():
		return a.Pay.Exact()
	}
	return a.Pay.Exact() + " of " + a.List.Exact()
}

var large = alicloud.Purchase{Type: "ecs.c7.large", System: alicloud.VolumeSpec{Category: "cloud_essd", Level: "PL0", Size: 40}}

// TestMachinePriceReplies: numbers and strings, and everything that is no price.
func TestMachinePriceReplies(t *testing.T) {
	t.Parallel()
	odd := "unavailable: the price in the reply of ECS cannot be read: "
	for name, c := range map[string]struct {
		status int
		body   string
		want   string
	}{
		"numbers":          {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":4368,"DiscountPrice":655.2,"TradePrice":3712.8}}}`, "CNY 3712.8 of CNY 4368"},
		"strings":          {200, `{"PriceInfo":{"Price":{"Currency":"USD","OriginalPrice":"0.42","DiscountPrice":"0","TradePrice":"0.42"}}}`, "USD 0.42 of USD 0.42"},
		"every digit":      {200, `{"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":0.1234567890123}}}`, "CNY 0.1234567890123"},
		"an image":         {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":2,"TradePrice":1.5},"RelatedPrice":{"MarketplaceImagePrice":{"Currency":"CNY","OriginalPrice":1,"TradePrice":0.5}}}}`, "CNY 2 of CNY 3"},
		"a dear image":     {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":2,"TradePrice":1.5},"RelatedPrice":{"MarketplaceImagePrice":{"Currency":"USD","OriginalPrice":1,"TradePrice":0.5}}}}`, odd + "CNY is another currency than USD"},
		"no currency":      {200, `{"PriceInfo":{"Price":{"TradePrice":1.5}}}`, odd + `"1.5 " is not an amount: it has no currency of three letters, such as CNY`},
		"below zero":       {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":2,"TradePrice":-1.5}}}`, odd + `"-1.5 CNY" is not an amount: it is below zero`},
		"a list below":     {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":-2,"TradePrice":1.5}}}`, odd + `"-2 CNY" is not an amount: it is below zero`},
		"a rise":           {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":2,"DiscountPrice":-1,"TradePrice":3}}}`, odd + `"-1 CNY" is not an amount: it is below zero`},
		"absurd":           {200, `{"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":1e300}}}`, odd + `"1e300 CNY" is not an amount: its exponent is too large`},
		"nothing":          {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":0,"TradePrice":0}}}`, odd + "the cloud answered 0, and no machine is free"},
		"given away":       {200, `{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":2,"DiscountPrice":2,"TradePrice":0}}}`, "CNY 0 of CNY 2"},
		"no price":         {200, `{"RequestId":"R"}`, odd + "there is no amount"},
		"null":             {200, `null`, odd + "there is no amount"},
		"another shape":    {200, `{"PriceInfo":{"Price":[1,2]}}`, "unavailable: the reply of ecs-cn-hangzhou.aliyuncs.com cannot be read"},
		"an object":        {200, `{"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":{"v":1}}}}`, "unavailable: the reply of ecs-cn-hangzhou.aliyuncs.com cannot be read"},
		"no JSON":          {200, `<html>`, "unavailable: the reply of ecs-cn-hangzhou.aliyuncs.com cannot be read"},
		"no right":         {403, refusal("Forbidden.RAM", "not allowed"), "permission: the RAM user or role has no permission for this"},
		"the old refusal":  {403, refusal("InvalidAction", "not enabled"), "permission: ECS answered with the error InvalidAction"},
		"too many at once": {429, refusal("Throttling.User", "slow down"), "throttled: too many calls in a short time"},
		"sold nowhere":     {400, refusal("InvalidInstanceType.ValueNotSupported", "The specified InstanceType is not supported."), "invalid: the cloud does not accept InstanceType"},
		"trouble":          {500, refusal("InternalError", "oops"), "unavailable: ECS reports an internal error: InternalError"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				l := telling("DescribePrice", c.status, c.body)
				if got := said(priceClient(t, l).MachinePrice(t.Context(), large)); got != c.want {
					t.Errorf("got %s\nwant %s", got, c.want)
				}
			})
		})
	}
}

// TestMachinePriceCall: what goes out for each way to buy a machine.
func TestMachinePriceCall(t *testing.T) {
	t.Parallel()
	base := map[string]string{
		"RegionId": "cn-hangzhou", "ResourceType": "instance", "InstanceType": "ecs.c7.large",
		"SystemDisk.Category": "cloud_essd", "SystemDisk.Size": "40", "SystemDisk.PerformanceLevel": "PL0", "PriceUnit": "Hour", "Period": "1",
	}
	for name, c := range map[string]struct {
		change func(*alicloud.Purchase)
		want   map[string]string
		none   string
	}{
		"by the hour": {},
		"a place":     {change: func(p *alicloud.Purchase) { p.Zone, p.Image = "cn-hangzhou-i", "m-1" }, want: map[string]string{"ZoneId": "cn-hangzhou-i", "ImageId": "m-1"}},
		"weeks":       {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Week", 4 }, want: map[string]string{"PriceUnit": "Week", "Period": "4"}},
		"months":      {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Month", 9 }, want: map[string]string{"PriceUnit": "Month", "Period": "9"}},
		"a year":      {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Month", 12 }, want: map[string]string{"PriceUnit": "Year", "Period": "1"}},
		"five years":  {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Month", 60 }, want: map[string]string{"PriceUnit": "Year", "Period": "5"}},
		"ten months":  {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Month", 10 }, none: "invalid: ECS gives no price for 10 × Month"},
		"six years":   {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Month", 72 }, none: "invalid: ECS gives no price for 72 × Month"},
		"five weeks":  {change: func(p *alicloud.Purchase) { p.Unit, p.Period = "Week", 5 }, none: "invalid: ECS gives no price for 5 × Week"},
		"no period":   {change: func(p *alicloud.Purchase) { p.Unit = "Month" }, none: "invalid: ECS gives no price for 0 × Month"},
		"spot":        {change: func(p *alicloud.Purchase) { p.Spot, p.Hours = "SpotAsPriceGo", "1" }, want: map[string]string{"SpotStrategy": "SpotAsPriceGo", "SpotDuration": "1"}},
		"spot never in advance": {
			change: func(p *alicloud.Purchase) { p.Spot, p.Unit, p.Period = "SpotAsPriceGo", "Month", 1 },
			want:   map[string]string{"PriceUnit": "Month", "Period": "1"},
		},
		"disks": {
			change: func(p *alicloud.Purchase) {
				p.System = alicloud.VolumeSpec{Category: "cloud_auto", Size: 60, Level: "PL1", IOPS: 900}
				p.Data = []alicloud.VolumeSpec{{Category: "cloud_essd", Level: "PL2", Size: 500}, {Category: "cloud_auto", Size: 100, IOPS: 4000}, {Category: "cloud_ssd", Size: 20, Level: "PL1"}}
			},
			want: map[string]string{
				"SystemDisk.Category": "cloud_auto", "SystemDisk.Size": "60", "SystemDisk.PerformanceLevel": "",
				"DataDisk.1.Category": "cloud_essd", "DataDisk.1.Size": "500", "DataDisk.1.PerformanceLevel": "PL2",
				"DataDisk.2.Category": "cloud_auto", "DataDisk.2.Size": "100", "DataDisk.2.ProvisionedIops": "4000",
				"DataDisk.3.Category": "cloud_ssd", "DataDisk.3.Size": "20",
			},
		},
		"a disk of the cloud's choice": {
			change: func(p *alicloud.Purchase) { p.System = alicloud.VolumeSpec{} },
			want:   map[string]string{"SystemDisk.Category": "", "SystemDisk.Size": "", "SystemDisk.PerformanceLevel": ""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := telling("DescribePrice", 200, `{"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":1}}}`)
			purchase := large
			if c.change != nil {
				c.change(&purchase)
			}
			got := said(priceClient(t, l).MachinePrice(t.Context(), purchase))
			if c.none != "" {
				if got != c.none || len(l.asked) > 0 {
					t.Errorf("got %s after %d calls, want %s", got, len(l.asked), c.none)
				}
				return
			}
			if got != "CNY 1" || len(l.asked) != 1 {
				t.Fatalf("got %s after %d calls", got, len(l.asked))
			}
			want := map[string]string{}
			for _, params := range []map[string]string{base, c.want} {
				for name, value := range params {
					if want[name] = value; value == "" {
						delete(want, name)
					}
				}
			}
			if diff := cmp.Diff(want, l.asked[0].Params); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestPricesGoOneASecond: whatever they are of, and each but once within the hour.
func TestPricesGoOneASecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := telling("DescribePrice", 200, `{"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":1}}}`)
		l.replies["GetPayAsYouGoPrice"] = answering{status: 200, body: rent}
		client := priceClient(t, l)
		var wg sync.WaitGroup
		for i := range 12 {
			wg.Go(func() {
				purchase := large
				purchase.System.Size += int64(10 * (i % 3))
				_, err := client.MachinePrice(t.Context(), purchase)
				if i%4 == 0 && err == nil {
					_, err = client.ModulePrices(t.Context(), "CNY", eip)
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := len(l.asked); n != 4 {
			t.Errorf("%d calls for 4 questions", n)
		}
		for i := 1; i < len(l.asked); i++ {
			if since := l.asked[i].at.Sub(l.asked[i-1].at); since < time.Second {
				t.Errorf("call %d came %s after the one before", i, since)
			}
		}
		time.Sleep(time.Hour)
		if _, err := client.MachinePrice(t.Context(), large); err != nil || len(l.asked) != 5 {
			t.Errorf("after an hour: %d calls, %v", len(l.asked), err)
		}
	})
}

// TestTurnsOfAnAccount: clients of one account take turns with each other, those of
// another, or of a world of its own, do not.
func TestTurnsOfAnAccount(t *testing.T) {
	t.Parallel()
	simulator, other := providers.Simulator(), providers.Account{ID: "other", Key: "LTAI"}
	one, again := alicloud.TurnsOf(simulator, providers.Endpoint{Base: "http://127.0.0.1:1"}), alicloud.TurnsOf(simulator, providers.Endpoint{})
	if one != again {
		t.Error("two clients of one account ask side by side")
	}
	if one == alicloud.TurnsOf(other, providers.Endpoint{}) {
		t.Error("one account waits for another")
	}
	if one == alicloud.TurnsOf(simulator, providers.Endpoint{Transport: http.DefaultTransport}) {
		t.Error("a world of its own waits")
	}
}

// TestPricesOfRefusedCalls are asked for again: a refusal is not kept, and a second try
// after throttling waits for its turn as well.
func TestPricesOfRefusedCalls(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := telling("DescribePrice", 429, refusal("Throttling.User", "slow down"))
		l.replies["GetPayAsYouGoPrice"] = answering{status: 200, body: `{"Success":false,"Code":"NotApplicable","Message":"no"}`}
		client := priceClient(t, l)
		for range 2 {
			if _, err := client.MachinePrice(t.Context(), large); err == nil {
				t.Error("throttled, and a price")
			}
			if _, err := client.ModulePrices(t.Context(), "", eip); err == nil {
				t.Error("refused, and a price")
			}
		}
		if n, m := l.calls("DescribePrice"), l.calls("GetPayAsYouGoPrice"); n != 4 || m != 2 {
			t.Errorf("asked %d and %d times", n, m)
		}
		for i := 1; i < len(l.asked); i++ {
			if since := l.asked[i].at.Sub(l.asked[i-1].at); since < time.Second {
				t.Errorf("call %d came %s after the one before", i, since)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if _, err := client.MachinePrice(ctx, large); err == nil || len(l.asked) != 6 {
			t.Errorf("given up, and asked: %v", err)
		}
	})
}

// FuzzReadPrices: whatever a cloud answers, it is refused or an amount in a currency,
// and never one below zero.
func FuzzReadPrices(f *testing.F) {
	for _, seed := range []string{
		`{"PriceInfo":{"Price":{"Currency":"CNY","OriginalPrice":2,"DiscountPrice":"0.5","TradePrice":1.5},"RelatedPrice":{"MarketplaceImagePrice":{"Currency":"CNY","TradePrice":1}}}}`,
		`{"Currency":"CNY","SpotPrices":{"SpotPriceType":[{"InstanceType":"ecs.c7.large","ZoneId":"a","SpotPrice":0.084,"Timestamp":"2026-08-20T03:00:00Z"}]}}`,
		rent, order, `{"price":{"success":true,"pricingMode":"single","priceSummary":{"currency":"CNY","effectiveModuleSum":"2","pricingUnit":"1 Hour"}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, a := range alicloud.ReadPrices(data) {
			if a.Pay.IsZero() || len(a.Pay.Currency) != 3 || strings.HasPrefix(a.Pay.Amount(), "-") {
				t.Errorf("%s gives %s", data, a.Pay.Exact())
			}
			if !a.List.IsZero() && a.List.Currency != a.Pay.Currency {
				t.Errorf("%s mixes currencies", data)
			}
		}
	})
}
