package alicloud_test

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/cloudtest"
)

func quotaReply(members string) string { return `{"RequestId":"R","Quota":{` + members + `}}` }

// TestQuotas: what the Quota Center tells, and what it leaves open.
func TestQuotas(t *testing.T) {
	t.Parallel()
	const used = `"TotalQuota":801.0,"TotalUsage":26,"Consumable":true,"QuotaUnit":"Count"`
	for name, c := range map[string]struct {
		status           int
		body             string
		groups, machines string
	}{
		"told": {200, quotaReply(used), "1-0, 26 of 801", "3-9, 26 of 801"},
		"numbers as text": {
			200, quotaReply(`"TotalQuota":"10","TotalUsage":"10","Consumable":"true"`), "1-0, 10 of 10", "3-9, 10 of 10",
		},
		"only the limit": {
			200, quotaReply(`"TotalQuota":801,"TotalUsage":26,"Consumable":false`),
			"the limit is 801; the cloud does not say how many are in use", "the limit is 801; the cloud does not say how many are in use",
		},
		"no use": {
			200, quotaReply(`"TotalQuota":801,"Consumable":true`),
			"the limit is 801; the cloud does not say how many are in use", "the limit is 801; the cloud does not say how many are in use",
		},
		"a limit below the need": {
			200, quotaReply(`"TotalQuota":2,"Consumable":false`), "the limit is 2; the cloud does not say how many are in use", "3-9, 0 of 2",
		},
		"by vCPU": {
			200, quotaReply(`"TotalQuota":100,"TotalUsage":2,"Consumable":true,"QuotaUnit":"vCPU"`), "1-0, 2 of 100", "6-18, 2 of 100",
		},
		"no limit":      {200, quotaReply(`"QuotaName":"x"`), "the cloud does not give this limit for this account", "the cloud does not give this limit for this account"},
		"no quota":      {200, `{}`, "the cloud does not give this limit for this account", "the cloud does not give this limit for this account"},
		"below zero":    {200, quotaReply(`"TotalQuota":-1,"TotalUsage":2,"Consumable":true`), "the cloud does not give this limit for this account", "the cloud does not give this limit for this account"},
		"absurd":        {200, quotaReply(`"TotalQuota":1e300,"TotalUsage":2,"Consumable":true`), "the cloud does not give this limit for this account", "the cloud does not give this limit for this account"},
		"another shape": {200, `{"Quota":[]}`, "the reply of quotas.aliyuncs.com cannot be read", "the reply of quotas.aliyuncs.com cannot be read"},
		"no right":      {403, refusal("NoPermission", "no"), "the RAM user or role has no permission for this", "the RAM user or role has no permission for this"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := telling("GetProductQuota", c.status, c.body)
			l.replies["DescribeInstanceTypes"] = answering{status: 200, body: `{"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"ecs.c7.large","CpuCoreCount":2}]},"NextToken":""}`}
			client := priceClient(t, l).Limits(t.Context())
			got := []string{cloudtest.FitText(client.GroupsQuota())}
			got = append(got, cloudtest.FitTexts(client.MachineQuotas([]alicloud.Machines{
				{Type: "ecs.c7.large", Zone: "i", Count: 1, Most: 4},
				{Type: "ecs.c7.large", Zone: "i", Count: 2, Most: 5},
				{Type: "ecs.c7.large", Zone: "i", Count: 7, Spot: true},
				{Type: "ecs.c7.large", Count: 7},
			}))...)
			want := []string{"security groups (ECS): " + c.groups, "pay-as-you-go ecs.c7.large in zone i: " + c.machines}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestQuotaCalls: one host, parameters in the body, and each but once.
func TestQuotaCalls(t *testing.T) {
	t.Parallel()
	l := telling("GetProductQuota", 200, quotaReply(`"TotalQuota":20,"TotalUsage":3,"Consumable":true`))
	l.replies["DescribeVSwitches"] = answering{status: 200, body: `{"VSwitches":{"VSwitch":[{"VSwitchId":"vsw-1","AvailableIpAddressCount":5},{"VSwitchId":"vsw-2","AvailableIpAddressCount":"7"}]},"TotalCount":2}`}
	client := priceClient(t, l)
	var got []string
	for range 2 {
		client := client.Limits(t.Context())
		fits := []providers.Fit{client.GroupsQuota(), client.VSwitchQuota("vpc-1")}
		fits = append(fits, client.MachineQuotas([]alicloud.Machines{
			{Type: "ecs.c7.large", Zone: "i", Count: 1}, {Type: "ecs.g7.large", Zone: "i", Count: 21, Prepaid: true}, {Type: "ecs.g7.xlarge", Zone: "i", Count: 4, Prepaid: true},
		})...)
		fits = append(fits, client.Addresses("vpc-1", []alicloud.Demand{
			{VSwitches: []string{"vsw-1"}, Need: 2, Most: 3}, {VSwitches: []string{"vsw-2"}, Need: 4}, {VSwitches: []string{"vsw-3"}, Need: 1}, {VSwitches: []string{"vsw-2"}},
		})...)
		got = cloudtest.FitTexts(fits)
	}
	want := []string{
		"security groups (ECS): 1-0, 3 of 20", "vSwitches of the VPC vpc-1: 1-0, 2 of 20", "pay-as-you-go ecs.c7.large in zone i: 1-1, 3 of 20",
		"subscription machines in one order in zone i: 21-0, 0 of 20", "free addresses in vsw-1: 2-3, 0 of 5", "free addresses in vsw-2: 4-4, 0 of 7",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if n, m := l.calls("GetProductQuota"), l.calls("DescribeVSwitches"); n != 4 || m != 1 {
		t.Errorf("%d calls for 4 quotas, %d for a list", n, m)
	}
	bodies := map[string]bool{}
	for _, call := range l.asked {
		if call.Action == "GetProductQuota" {
			if bodies[call.Body] = true; call.Host != "quotas.aliyuncs.com" || len(call.Params) > 0 {
				t.Errorf("asked %s with %v", call.Host, call.Params)
			}
		}
	}
	for _, want := range []url.Values{
		{"ProductCode": {"ecs"}, "QuotaActionCode": {"q_security-groups"}, "Dimensions.1.Key": {"regionId"}, "Dimensions.1.Value": {"cn-hangzhou"}},
		{"ProductCode": {"vpc"}, "QuotaActionCode": {"q_b7klmn"}, "Dimensions.1.Key": {"regionId"}, "Dimensions.1.Value": {"cn-hangzhou"}},
		{
			"ProductCode": {"ecs"}, "QuotaActionCode": {"q_prepaid-instance-count-per-once-purchase"}, "Dimensions.1.Key": {"regionId"}, "Dimensions.1.Value": {"cn-hangzhou"},
			"Dimensions.2.Key": {"zoneId"}, "Dimensions.2.Value": {"i"},
		},
		{
			"ProductCode": {"ecs-spec"}, "QuotaActionCode": {"ecs.c7.large"}, "Dimensions.1.Key": {"regionId"}, "Dimensions.1.Value": {"cn-hangzhou"},
			"Dimensions.2.Key": {"zoneId"}, "Dimensions.2.Value": {"i"}, "Dimensions.3.Key": {"chargeType"}, "Dimensions.3.Value": {"PostPaid"},
			"Dimensions.4.Key": {"networkType"}, "Dimensions.4.Value": {"vpc"}, "Dimensions.5.Key": {"resourceType"}, "Dimensions.5.Value": {"InstanceType"},
		},
	} {
		if !bodies[want.Encode()] {
			t.Errorf("not asked with %s", want.Encode())
		}
	}
}

// TestRealName: what the account's attribute means, and where it does not matter.
func TestRealName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		region, value string
		want          []string
	}{
		"done":       {"cn-hangzhou", "yes", []string{"Real-name authentication: is done, good true, certain false"}},
		"not needed": {"cn-hangzhou", "unnecessary", []string{"Real-name authentication: is not required, good true, certain false"}},
		"none":       {"cn-hangzhou", "none", []string{"Real-name authentication: the account has none; in mainland regions it can buy no machines, good false, certain true"}},
		"another":    {"cn-hangzhou", "perhaps", []string{"Real-name authentication: the cloud does not say so for this account"}},
		"abroad":     {"ap-southeast-1", "none", nil},
		"Hong Kong":  {"cn-hongkong", "none", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := telling("DescribeAccountAttributes", 200, `{"AccountAttributeItems":{"AccountAttributeItem":[{"AttributeName":"real-name-authentication","AttributeValues":{"ValueItem":[{"Value":"`+c.value+`"}]}}]}}`)
			client := connect(t, providers.Endpoint{Region: c.region, Transport: l})
			if diff := cmp.Diff(c.want, cloudtest.FitTexts(client.Limits(t.Context()).RealName())); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestBalance: what can be spent, what is owed, and what is paid in advance beside it.
func TestBalance(t *testing.T) {
	t.Parallel()
	shop := &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics}},
		Fields: []forms.Field{
			{Key: "instance_type", Kind: forms.String},
			{Key: "count", Kind: forms.Integer},
			{Key: "charge_type", Kind: forms.Choice, Options: alicloud.ChargeTypes()},
			{Key: "period", Kind: forms.Integer},
		},
		Parts: []forms.Part{{Kind: forms.PoolPart, Nodes: &forms.Nodes{Type: "instance_type", Count: "count", Prepaid: forms.Is("charge_type", "PrePaid")}}},
	}
	reply := func(amount string) string {
		return `{"Code":"200","Success":true,"Data":{"Currency":"CNY","AvailableAmount":"` + amount + `"}}`
	}
	for name, c := range map[string]struct {
		charge, body, price, want string
		status                    int
	}{
		"by the hour":       {"PostPaid", reply("10.50"), "", "CNY 10.50 can be spent, good true, certain false", 200},
		"enough":            {"PrePaid", reply("1,200.00"), "600", "CNY 1200.00 can be spent, good true, certain false", 200},
		"too little":        {"PrePaid", reply("1,200.00"), "600.01", "CNY 1200.00 can be spent, and what is paid in advance costs CNY 1200.02, good false, certain false", 200},
		"no price":          {"PrePaid", reply("1.00"), "", "CNY 1.00 can be spent, good true, certain false", 200},
		"owing":             {"PostPaid", reply("-11.19"), "", "the account owes CNY 11.19, good false, certain false", 200},
		"no amount":         {"PostPaid", reply(""), "", "the price in the reply of BSS OpenAPI cannot be read: there is no amount", 200},
		"no right":          {"PostPaid", refusal("NotAuthorized", "no"), "", "the RAM user or role has no permission for this", 400},
		"refused under 200": {"PostPaid", `{"Success":false,"Code":"NotAuthorized"}`, "", "BSS OpenAPI gives no price: the RAM user or role has no permission for this", 200},
		"not here":          {"PostPaid", refusal("NotApplicable", "no"), "", "BSS OpenAPI answered with the error NotApplicable", 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := telling("QueryAccountBalance", c.status, c.body)
			l.replies["DescribePrice"] = answering{status: 200, body: `{"PriceInfo":{"Price":{"Currency":"CNY","TradePrice":"` + c.price + `"}}}`}
			answers := &forms.Answers{}
			for path, value := range map[forms.Path]any{"instance_type": "ecs.c7.large", "count": int64(2), "charge_type": c.charge, "period": int64(1)} {
				if err := answers.Set(path, value); err != nil {
					t.Fatal(err)
				}
			}
			fit := priceClient(t, l).Limits(t.Context()).Means(shop, answers, []alicloud.Cost{{Kind: forms.PoolPart, Machine: &alicloud.Machine{}}})
			if got := cloudtest.FitText(fit); got != "Balance of the account: "+c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
			if asked := l.calls("QueryAccountBalance"); asked > 2 || name == "not here" && l.asked[1].Host != "business.ap-southeast-1.aliyuncs.com" {
				t.Errorf("asked %d times: %+v", asked, l.asked)
			}
		})
	}
}

// FuzzQuota: whatever is answered, limits and use are numbers that there can be.
func FuzzQuota(f *testing.F) {
	f.Add([]byte(quotaReply(`"TotalQuota":801.0,"TotalUsage":"26","Consumable":true,"QuotaUnit":"Count"`)))
	f.Add([]byte(quotaReply(`"TotalQuota":-1,"TotalUsage":1e300,"Consumable":1`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		fit, ok := alicloud.ReadQuota(data)
		if !ok {
			return
		}
		if fit.Failure == nil && (fit.Limit < 0 || fit.Used < 0) || fit.Failure != nil && fit.Failure.Summary == (forms.Text{}) {
			t.Errorf("%q gives %+v", data, fit)
		}
	})
}
