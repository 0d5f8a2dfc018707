package huawei_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/simtest"
)

const (
	onDemand = "/v2/bills/ratings/on-demand-resources"
	onPeriod = "/v2/bills/ratings/period-resources/subscribe-rate"
	balances = "/v2/accounts/customer-accounts/balances"

	domain = "fedcba9876543210fedcba9876543210"
	used   = `,"usage_factor":"Duration","usage_value":1,"usage_measure_id":4`
	twoM   = `,"period_type":2,"period_num":2`
)

// bss is a caller of the service for prices, who names the account.
func bss(t testing.TB, faults ...string) *simtest.RestCaller {
	t.Helper()
	_, c := setUp(t, faults...)
	c = c.At("bss.myhuaweicloud.com")
	c.Before = simtest.Header("X-Domain-Id", domain)
	return c
}

// node is the product n of one flavour, disk one of a volume; more says how long.
func node(spec, more string) string {
	return `{"id":"n","cloud_service_type":"hws.service.type.modelarts","resource_type":"hws.resource.type.modelarts","resource_spec":"` + spec +
		`","region":"cn-north-4","resource_size":1,"size_measure_id":14,"subscription_num":2` + more + `}`
}

func disk(id, spec, more string) string {
	return `{"id":"` + id + `","cloud_service_type":"hws.service.type.ebs","resource_type":"hws.resource.type.volume","resource_spec":"` + spec +
		`","region":"cn-north-4","resource_size":500,"size_measure_id":17,"subscription_num":2` + more + `}`
}

func inquiry(products ...string) string {
	return `{"project_id":"` + project + `","inquiry_precision":1,"product_infos":[` + strings.Join(products, ",") + `]}`
}

func TestOnDemand(t *testing.T) {
	t.Parallel()
	a := bss(t).OK(http.MethodPost, onDemand, inquiry(node("modelarts.vm.cpu.16u64g.billing", used), disk("d", "SSD", used)))
	got := map[string]any{}
	for _, name := range []string{"amount", "official_website_amount", "discount_amount", "measure_id", "currency"} {
		got[name] = a.At(name)
	}
	for i, id := range []string{"n", "d"} {
		if a.At("product_rating_results", i, "id") != id {
			t.Errorf("%s", a.Raw)
		}
		got[id] = a.At("product_rating_results", i, "amount")
	}
	// Two nodes of 16 cores, two disks of 500 GB.
	want := map[string]any{"amount": 16.12, "official_website_amount": 16.12, "discount_amount": 0.0, "measure_id": 1.0, "currency": "CNY", "n": 14.72, "d": 1.4}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	text := bss(t).OK(http.MethodPost, onDemand, inquiry(strings.Replace(node("modelarts.vm.cpu.16u64g.billing", used), `"usage_value":1`, `"usage_value":"1"`, 1)))
	if text.At("amount") != 14.72 {
		t.Errorf("usage as text: %s", text.Raw)
	}
}

func TestOnPeriod(t *testing.T) {
	t.Parallel()
	a := bss(t).OK(http.MethodPost, onPeriod, inquiry(node("modelarts.vm.cpu.16u64g.billing", twoM)))
	// 7.36 an hour, 720 hours, two months, two nodes.
	if a.At("official_website_rating_result", "official_website_amount") != 21196.8 || a.At("currency") != "CNY" {
		t.Errorf("%s", a.Raw)
	}
	best := 0
	for i := range a.List("optional_discount_rating_results") {
		at := func(name string) any { return a.At("optional_discount_rating_results", i, name) }
		amount, off := at("amount").(float64), at("discount_amount").(float64)
		if d := amount + off - 21196.8; d > 1e-9 || d < -1e-9 {
			t.Errorf("an offer does not add up: %s", a.Raw)
		}
		if at("best_offer") == 1.0 {
			best++
			if amount != 18017.28 || at("discount_type") != 605.0 {
				t.Errorf("%s", a.Raw)
			}
		}
	}
	if best != 1 {
		t.Errorf("%d best offers: %s", best, a.Raw)
	}
}

// TestPricesOfFlavours rise with cores and accelerators.
func TestPricesOfFlavours(t *testing.T) {
	t.Parallel()
	c, last := bss(t), 0.0
	for _, spec := range []string{"modelarts.vm.2u4g.dcc.billing", "modelarts.vm.cpu.16u64g.billing", "modelarts.vm.gpu.t4u8.billing", "modelarts.bm.npu.arm.8snt9b23.billing"} {
		now, _ := c.OK(http.MethodPost, onDemand, inquiry(node(spec, used))).At("amount").(float64)
		if now <= last {
			t.Errorf("%s costs %v, less before %v", spec, now, last)
		}
		last = now
	}
}

func TestRatingRefusals(t *testing.T) {
	t.Parallel()
	c := bss(t)
	good := node("modelarts.vm.cpu.16u64g.billing", used)
	month := node("modelarts.vm.cpu.16u64g.billing", twoM)
	edit := func(product, old, replacement string) string {
		return inquiry(simtest.Replaced(t, product, old, replacement))
	}
	for name, test := range map[string]struct{ path, body, code string }{
		"no JSON":             {onDemand, `{`, "CBC.0100"},
		"no project":          {onDemand, `{"product_infos":[` + good + `]}`, "CBC.0100"},
		"another's project":   {onDemand, `{"project_id":"x","product_infos":[` + good + `]}`, "CBC.0100"},
		"no products":         {onDemand, inquiry(), "CBC.0100"},
		"one id twice":        {onDemand, inquiry(good, good), "CBC.0100"},
		"no id":               {onDemand, edit(good, `"id":"n",`, ""), "CBC.0100"},
		"no size":             {onDemand, edit(good, `"resource_size":1,`, ""), "CBC.0100"},
		"size in GB":          {onDemand, edit(good, `"size_measure_id":14`, `"size_measure_id":17`), "CBC.0100"},
		"an unknown member":   {onDemand, edit(good, `"id":"n"`, `"id":"n","colour":"red"`), "CBC.0100"},
		"no usage":            {onDemand, edit(good, used, ""), "CBC.0100"},
		"no time":             {onDemand, edit(good, `"usage_value":1`, `"usage_value":0`), "CBC.0100"},
		"precision":           {onDemand, strings.Replace(inquiry(good), `"inquiry_precision":1`, `"inquiry_precision":2`, 1), "CBC.0100"},
		"an unknown spec":     {onDemand, edit(good, "16u64g", "17u64g"), "CBC.99006006"},
		"the flavour itself":  {onDemand, edit(good, "16u64g.billing", "16u64g.d"), "CBC.99006006"},
		"another service":     {onDemand, edit(good, "hws.service.type.modelarts", "hws.service.type.ec2"), "CBC.99006006"},
		"another region":      {onDemand, edit(good, "cn-north-4", "cn-nowhere-1"), "CBC.99006006"},
		"another zone":        {onDemand, edit(good, `"id":"n"`, `"id":"n","available_zone":"cn-east-3a"`), "CBC.99006006"},
		"in advance only":     {onDemand, edit(good, "modelarts.vm.cpu.16u64g", "modelarts.bm.gpu.8v100"), "CBC.99006006"},
		"an unknown volume":   {onDemand, inquiry(disk("d", "SATA", used)), "CBC.99006006"},
		"GB of use":           {onDemand, edit(good, `"usage_measure_id":4`, `"usage_measure_id":10`), "CBC.99006050"},
		"traffic":             {onDemand, edit(good, `"Duration"`, `"upflow"`), "CBC.99006074"},
		"too dear":            {onDemand, edit(good, `"subscription_num":2`, `"subscription_num":1000000`), ""},
		"much too dear":       {onDemand, strings.Replace(edit(good, `"subscription_num":2`, `"subscription_num":1000000`), `"usage_value":1`, `"usage_value":10000`, 1), "CBC.99006055"},
		"no term":             {onPeriod, inquiry(good), "CBC.0100"},
		"a term of seconds":   {onPeriod, edit(month, `"period_type":2`, `"period_type":6`), "CBC.0100"},
		"a usage in advance":  {onPeriod, edit(month, twoM, twoM+used), "CBC.0100"},
		"not sold in advance": {onPeriod, edit(month, "modelarts.vm.cpu.16u64g", "modelarts.vm.2u4g.dcc"), "CBC.99006006"},
	} {
		a := c.Call(http.MethodPost, test.path, test.body)
		if test.code == "" {
			if a.Status != 200 {
				t.Errorf("%s: %s", name, a.Raw)
			}
			continue
		}
		if a.Status != 400 || a.Code != test.code {
			t.Errorf("%s: %d %s, want %s", name, a.Status, a.Raw, test.code)
		}
	}
}

// TestGlobalService holds that prices are told to who names the account, at the
// host without a region.
func TestGlobalService(t *testing.T) {
	t.Parallel()
	body := inquiry(node("modelarts.vm.cpu.16u64g.billing", used))
	for name, test := range map[string]struct {
		host, domain string
		status       int
		code         string
	}{
		"China":         {"bss.myhuaweicloud.com", domain, 200, ""},
		"the SDK's":     {"bss.cn-north-1.myhuaweicloud.com", domain, 200, ""},
		"another's":     {"bss.myhuaweicloud.com", "x", 403, "CBC.0151"},
		"nobody's":      {"bss.myhuaweicloud.com", "", 403, "CBC.0151"},
		"with a region": {"bss.cn-north-4.myhuaweicloud.com", domain, 404, "APIGW.0101"},
	} {
		c := bss(t).At(test.host)
		c.Before = simtest.Header("X-Domain-Id", test.domain)
		if a := c.Call(http.MethodPost, onDemand, body); a.Status != test.status || a.Code != test.code {
			t.Errorf("%s: %d %s", name, a.Status, a.Raw)
		}
	}
	if a := bss(t).At("bss-intl.myhuaweicloud.com").OK(http.MethodPost, onDemand, body); a.At("currency") != "USD" {
		t.Errorf("abroad: %s", a.Raw)
	}
}

func TestRatingFaults(t *testing.T) {
	t.Parallel()
	body := inquiry(node("modelarts.vm.cpu.16u64g.billing", used))
	for fault, want := range map[string][3]any{
		"ListOnDemandResourceRatings:denied":             {403, "CBC.0151", nil},
		"ListOnDemandResourceRatings:throttle":           {429, "CBC.0250", nil},
		"ListOnDemandResourceRatings:status=500":         {500, "CBC.0999", nil},
		"ListOnDemandResourceRatings:code=CBC.99006006":  {400, "CBC.99006006", nil},
		"ListOnDemandResourceRatings:amounts=text":       {200, "", "14.72"},
		"ListOnDemandResourceRatings:amounts=negative":   {200, "", -15.72},
		"ListOnDemandResourceRatings:reshaped":           {200, "", nil},
		"ListOnDemandResourceRatings:currency=EUR":       {200, "", 14.72},
		"ListOnDemandResourceRatings:amounts=absurd":     {200, "", 1.472e41},
		"ListOnDemandResourceRatings:executed-then=502":  {502, "", nil},
		"ListOnDemandResourceRatings:code=CBC.0151":      {403, "CBC.0151", nil},
		"ListOnDemandResourceRatings:empty,skip=0":       {200, "", nil},
		"ShowCustomerAccountBalances:left=7":             {200, "", 14.72},
		"ListRateOnPeriodDetail:denied":                  {200, "", 14.72},
		"ListOnDemandResourceRatings:denied,skip=1":      {200, "", 14.72},
		"ListOnDemandResourceRatings:throttle,times=0":   {429, "CBC.0250", nil},
		"ListOnDemandResourceRatings:code=CBC.0250":      {429, "CBC.0250", nil},
		"ListOnDemandResourceRatings:code=CBC.99006050":  {400, "CBC.99006050", nil},
		"ListOnDemandResourceRatings:status=403":         {403, "CBC.0151", nil},
		"ListOnDemandResourceRatings:status=503,code=X1": {503, "X1", nil},
	} {
		a := bss(t, fault).Call(http.MethodPost, onDemand, body)
		if got := [3]any{a.Status, a.Code, a.At("amount")}; got != want {
			t.Errorf("%s: %d %s", fault, a.Status, a.Raw)
		}
	}
}

func TestBalances(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]float64{"": 100000, "ShowCustomerAccountBalances:left=3": 3} {
		c := bss(t)
		if fault != "" {
			c = bss(t, fault)
		}
		if a := c.OK(http.MethodGet, balances, ""); a.At("account_balances", 0, "amount") != want || a.At("account_balances", 0, "account_type") != 1.0 || a.At("currency") != "CNY" {
			t.Errorf("%s: %s", fault, a.Raw)
		}
	}
}

func TestQuotaFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string][2]any{
		"ListPools:delay=1ns":   {"15", "4"},
		"ShowQuotas:left=0":     {"4", "4"},
		"ShowQuotas:left=2":     {"6", "4"},
		"ShowQuotas:unmeasured": {"15", nil},
	} {
		_, c := setUp(t, fault)
		a := c.OK(http.MethodGet, "/v1/"+project+"/quotas", "")
		used := a.At("quotas", "resources", 0, "used")
		if s, ok := used.(string); ok {
			if n, err := strconv.Atoi(s); err != nil || n < 2 {
				t.Errorf("%s", a.Raw)
			}
		}
		if got := [2]any{a.At("quotas", "resources", 0, "quota"), used}; got != want {
			t.Errorf("%s: %v, want %v", fault, got, want)
		}
	}
}

// FuzzRatings sends any body: it is answered or refused.
func FuzzRatings(f *testing.F) {
	f.Add(inquiry(node("modelarts.vm.cpu.16u64g.billing", used)))
	f.Add(inquiry(disk("d", "SSD", `,"period_type":3,"period_num":1024`)))
	f.Add(`{"product_infos":[{"usage_value":1e308}]}`)
	c := bss(f)
	f.Fuzz(func(t *testing.T, body string) {
		for _, path := range []string{onDemand, onPeriod} {
			a, err := c.Send(t.Context(), http.MethodPost, path, body)
			if err != nil || a.Status != 200 && a.Status != 400 && a.Status != 415 {
				t.Errorf("%v, %d %s", err, a.Status, a.Raw)
			}
		}
	})
}
