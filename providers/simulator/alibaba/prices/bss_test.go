package prices_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// asked is a module of a call: code, configuration and, where told, price type.
type asked [3]string

func bss(c *alibabatest.Caller, action, product string, head map[string]string, modules ...asked) simtest.Answer {
	params := map[string]string{"ProductCode": product, "ProductType": product, "SubscriptionType": "PayAsYouGo", "Region": "cn-hangzhou"}
	for k, v := range head {
		params[k] = v
		if v == "" {
			delete(params, k)
		}
	}
	for i, m := range modules {
		at := "ModuleList." + strconv.Itoa(i+1) + "."
		for j, name := range []string{"ModuleCode", "Config", "PriceType"} {
			if m[j] != "" {
				params[at+name] = m[j]
			}
		}
	}
	return c.Call("business", action, params)
}

func TestPayAsYouGo(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	for name, test := range map[string]struct {
		product string
		module  asked
		want    float64
	}{
		"a machine":      {"ecs", asked{"InstanceType", "InstanceType:ecs.c7.xlarge,IoOptimized:IoOptimized,ImageOs:linux", "Hour"}, 0.756},
		"a system disk":  {"ecs", asked{"SystemDisk", "SystemDisk.Category:cloud_essd,SystemDisk.Size:40,SystemDisk.PerformanceLevel:PL1", "Hour"}, 0.084},
		"a data disk":    {"ecs", asked{"DataDisk", "DataDisk.Category:cloud_ssd,DataDisk.Size:100", "Hour"}, 0.14},
		"a bandwidth":    {"ecs", asked{"InternetMaxBandwidthOut", "InternetMaxBandwidthOut:2048", "Hour"}, 0.124},
		"an address":     {"eip", asked{"InstanceRent", "InstanceRent:1", "Hour"}, 0.02},
		"its traffic":    {"eip", asked{"InternetTrafficOut", "InternetTrafficOut:1", "Usage"}, 0.8},
		"a balancer":     {"slb", asked{"LoadBalancerSpec", "LoadBalancerSpec:slb.s2.small", "Hour"}, 0.29},
		"inside the VPC": {"slb", asked{"InternetTrafficOut", "InternetTrafficOut:0", "Usage"}, 0},
	} {
		a := bss(c, "GetPayAsYouGoPrice", test.product, nil, test.module)
		if a.At("Success") != true || a.At("Code") != "Success" || a.At("Data", "Currency") != "CNY" ||
			a.At("Data", "ModuleDetails", "ModuleDetail", 0, "CostAfterDiscount") != test.want || a.At("Data", "ModuleDetails", "ModuleDetail", 0, "ModuleCode") != test.module[0] {
			t.Errorf("%s: %s", name, a.Raw)
		}
	}
	two := bss(c, "GetPayAsYouGoPrice", "slb", map[string]string{"ProductType": ""}, asked{"InstanceRent", "InstanceRent:1", "Hour"}, asked{"LoadBalancerSpec", "LoadBalancerSpec:slb.s1.small", "Hour"})
	if len(two.List("Data", "ModuleDetails", "ModuleDetail")) != 2 || two.At("Data", "TradePrice") != nil {
		t.Errorf("%s", two.Raw)
	}
}

func TestSubscription(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	head := map[string]string{"SubscriptionType": "Subscription", "OrderType": "NewOrder", "ServicePeriodQuantity": "2", "ServicePeriodUnit": "Month", "Quantity": "3"}
	a := bss(c, "GetSubscriptionPrice", "nat_gw", head, asked{"Spec", "Spec:Small"})
	got := map[string]any{}
	for _, member := range []string{"OriginalPrice", "DiscountPrice", "TradePrice", "Quantity", "Currency"} {
		got[member] = a.At("Data", member)
	}
	want := map[string]any{"OriginalPrice": 2160.0, "DiscountPrice": 324.0, "TradePrice": 1836.0, "Quantity": 3.0, "Currency": "CNY"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", a.Raw, diff)
	}
}

// TestBSSRefusals come with status 200, as the page has it.
func TestBSSRefusals(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	rent := asked{"InstanceRent", "InstanceRent:1", "Hour"}
	for name, test := range map[string]struct {
		code    string
		product string
		head    map[string]string
		module  asked
	}{
		"an unknown product": {"NotApplicable", "nas", nil, rent},
		"an unknown module":  {"NotApplicable", "eip", nil, asked{"Rent", "Rent:1", "Hour"}},
		"another price type": {"NotApplicable", "eip", nil, asked{"InstanceRent", "InstanceRent:1", "Usage"}},
		"in advance":         {"NotApplicable", "eip", map[string]string{"SubscriptionType": "Subscription"}, rent},
		"another region":     {"NotApplicable", "eip", map[string]string{"Region": "cn-nowhere"}, rent},
		"no product":         {"MissingParameter", "eip", map[string]string{"ProductCode": ""}, rent},
		"no modules":         {"MissingParameter", "eip", nil, asked{}},
		"no price type":      {"MissingParameter", "eip", nil, asked{"InstanceRent", "InstanceRent:1", ""}},
		"no configuration":   {"MissingParameter", "eip", nil, asked{"InstanceRent", "", "Hour"}},
		"half of it":         {"InvalidConfigCode", "ecs", nil, asked{"InstanceType", "InstanceType:ecs.c7.xlarge", "Hour"}},
		"too much of it":     {"InvalidConfigCode", "eip", nil, asked{"InstanceRent", "InstanceRent:1,Colour:red", "Hour"}},
		"no size":            {"InvalidConfigCode", "ecs", nil, asked{"SystemDisk", "SystemDisk.Category:cloud_essd,SystemDisk.PerformanceLevel:PL1", "Hour"}},
		"no level":           {"InvalidConfigCode", "ecs", nil, asked{"SystemDisk", "SystemDisk.Category:cloud_essd,SystemDisk.Size:40", "Hour"}},
		"no machine":         {"InvalidConfigCode", "ecs", nil, asked{"InstanceType", "InstanceType:ecs.none,IoOptimized:IoOptimized,ImageOs:linux", "Hour"}},
		"Mbit/s":             {"InvalidConfigCode", "slb", nil, asked{"Bandwidth", "Bandwidth:5", "Hour"}},
		"no text":            {"InvalidConfigCode", "eip", nil, asked{"InstanceRent", "1", "Hour"}},
	} {
		if a := bss(c, "GetPayAsYouGoPrice", test.product, test.head, test.module); a.Status != 200 || a.At("Success") != false || a.Code != test.code || a.At("Data") != nil {
			t.Errorf("%s: %d %s, want %s", name, a.Status, a.Raw, test.code)
		}
	}
	if a := bss(c, "GetSubscriptionPrice", "nat_gw", map[string]string{"SubscriptionType": "Subscription", "OrderType": "Renewal"}, asked{"Spec", "Spec:Small"}); a.Code != "NotApplicable" {
		t.Errorf("a renewal: %s", a.Raw)
	}
}

// TestModules asks for every module with what is listed for it.
func TestModules(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	a := c.Call("business", "DescribePricingModule", map[string]string{"ProductCode": "slb", "ProductType": "slb", "SubscriptionType": "PayAsYouGo"})
	values := map[string]string{"InstanceRent": "1", "InternetTrafficOut": "1", "Bandwidth": "1024"}
	for i := range a.List("Data", "AttributeList", "Attribute") {
		code, _ := a.At("Data", "AttributeList", "Attribute", i, "Code").(string)
		if first, ok := a.At("Data", "AttributeList", "Attribute", i, "Values", "AttributeValue", 0, "Value").(string); ok {
			values[code] = first
		}
	}
	n := 0
	for i := range a.List("Data", "ModuleList", "Module") {
		m, _ := a.At("Data", "ModuleList", "Module", i).(map[string]any)
		code, _ := m["ModuleCode"].(string)
		kind, _ := m["PriceType"].(string)
		if got := bss(c, "GetPayAsYouGoPrice", "slb", nil, asked{code, code + ":" + values[code], kind}); got.At("Success") != true {
			t.Errorf("%s: %s", code, got.Raw)
		}
		n++
	}
	if n != 4 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.Call("business", "DescribePricingModule", map[string]string{"ProductCode": "nas", "SubscriptionType": "PayAsYouGo"}); a.Code != "NotApplicable" {
		t.Errorf("%s", a.Raw)
	}
}

func TestBalance(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]string{"": "100,000.00", "QueryAccountBalance:left=0": "0.00", "QueryAccountBalance:left=1234567": "1,234,567.00", "QueryAccountBalance:left=99": "99.00"} {
		var faults []string
		if fault != "" {
			faults = []string{fault}
		}
		_, c := alibabatest.SetUp(t, faults...)
		for range 2 {
			if a := c.Call("business", "QueryAccountBalance", nil); a.At("Data", "AvailableAmount") != want || a.At("Code") != "200" || a.At("Success") != true || a.At("Data", "Currency") != "CNY" {
				t.Errorf("%s: %s", fault, a.Raw)
			}
		}
	}
}

func TestBSSFaults(t *testing.T) {
	t.Parallel()
	rent := asked{"InstanceRent", "InstanceRent:1", "Hour"}
	for fault, want := range map[string][2]any{
		"GetPayAsYouGoPrice:declined":                   {200, "NotApplicable"},
		"GetPayAsYouGoPrice:declined,code=NoPermission": {200, "NoPermission"},
		"GetPayAsYouGoPrice:denied":                     {403, "Forbidden.RAM"},
		"GetPayAsYouGoPrice:throttle":                   {429, "Throttling.User"},
	} {
		_, c := alibabatest.SetUp(t, fault)
		if a := bss(c, "GetPayAsYouGoPrice", "eip", nil, rent); a.Status != want[0] || a.Code != want[1] || a.At("Success") == true {
			t.Errorf("%s: %d %s", fault, a.Status, a.Raw)
		}
	}
}

// FuzzBSS sends any configuration: it is answered or refused.
func FuzzBSS(f *testing.F) {
	f.Add("ecs", "InstanceType", "InstanceType:ecs.c7.xlarge,IoOptimized:IoOptimized,ImageOs:linux")
	f.Add("slb", "Bandwidth", "Bandwidth:-1")
	f.Add("eip", "InstanceRent", ",:,")
	_, shared := alibabatest.SetUp(f)
	f.Fuzz(func(t *testing.T, product, code, config string) {
		c := &alibabatest.Caller{T: t, RT: shared.RT, Clock: shared.Clock}
		if a := bss(c, "GetPayAsYouGoPrice", product, nil, asked{code, config, "Hour"}); a.Status != 200 {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	})
}
