package alibaba_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// attributes are those of the account in Hangzhou.
func attributes(t *testing.T, c *alibabatest.Caller, names ...string) map[string]string {
	t.Helper()
	params, out := map[string]string{"RegionId": "cn-hangzhou"}, map[string]string{}
	for i, name := range names {
		params["AttributeName."+strconv.Itoa(i+1)] = name
	}
	a := c.OK("ecs", "DescribeAccountAttributes", params)
	for i := range a.List("AccountAttributeItems", "AccountAttributeItem") {
		name, _ := a.At("AccountAttributeItems", "AccountAttributeItem", i, "AttributeName").(string)
		out[name], _ = a.At("AccountAttributeItems", "AccountAttributeItem", i, "AttributeValues", "ValueItem", 0, "Value").(string)
	}
	return out
}

const (
	mostCores, usedCores = "max-postpaid-instance-vcpu-count", "used-postpaid-instance-vcpu-count"
	realName             = "real-name-authentication"
)

func TestAccountAttributes(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]map[string]string{
		"DescribeVpcs:delay=1ns":               {mostCores: "5000", usedCores: "120", realName: "yes"},
		"DescribeAccountAttributes:left=8":     {mostCores: "128", usedCores: "120", realName: "yes"},
		"DescribeAccountAttributes:left=0":     {mostCores: "120", usedCores: "120", realName: "yes"},
		"DescribeAccountAttributes:unmeasured": {mostCores: "5000", realName: "yes"},
		"DescribeAccountAttributes:unverified": {mostCores: "5000", usedCores: "120", realName: "none"},
	} {
		_, c := alibabatest.SetUp(t, fault)
		if diff := cmp.Diff(want, attributes(t, c, mostCores, usedCores, realName, "no-such-attribute")); diff != "" {
			t.Errorf("%s: %s", fault, diff)
		}
	}
	_, c := alibabatest.SetUp(t)
	if all := attributes(t, c); len(all) != 9 {
		t.Errorf("%v", all)
	}
	if types := attributes(t, c, "supported-postpaid-instance-types"); types["supported-postpaid-instance-types"] == "" {
		t.Error("no types")
	}
	nine := map[string]string{"RegionId": "cn-hangzhou"}
	for i := range 9 {
		nine["AttributeName."+strconv.Itoa(i+1)] = mostCores
	}
	if a := c.Call("ecs", "DescribeAccountAttributes", nine); a.Code != "InvalidAttributeName.9" {
		t.Errorf("nine names: %s", a.Raw)
	}
}

// queues are a creation's, with so many nodes of four cores.
func queues(n int) map[string]string {
	return alibabatest.With("Queues", `[{"QueueName":"comp","MaxCount":100,"InitialCount":`+strconv.Itoa(n)+`,"ComputeNodes":[`+alibabatest.Node+`]}]`)
}

// TestCoresOfEHPC holds creations to the limit that is told, in the order in which
// machines are bought.
func TestCoresOfEHPC(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault, reason string
		nodes         int
		state         string
		used          string
	}{
		"just enough":            {"DescribeAccountAttributes:left=12", "", 2, "running", "132"},
		"a node too many":        {"DescribeAccountAttributes:left=11", "QuotaExceed.ElasticQuota", 2, "exception", "124"},
		"not even the manager":   {"DescribeAccountAttributes:left=3", "QuotaExceed.ElasticQuota", 2, "exception", "120"},
		"nobody stands behind":   {"DescribeAccountAttributes:unverified", "RealNameAuthenticationError", 0, "exception", "120"},
		"a fault goes before":    {"CreateCluster:fail=InstallScheduler", "scheduler service", 2, "exception", "132"},
		"the ordinary account":   {"DescribeVpcs:delay=1ns", "", 2, "running", "132"},
		"more than there can be": {"DescribeVpcs:delay=1ns", "QuotaExceed.ElasticQuota", 1300, "exception", "124"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t, test.fault)
			made := c.OK("ehpc", "CreateCluster", queues(test.nodes))
			id, _ := made.At("ClusterId").(string)
			c.Clock.Add(time.Hour)
			if a := c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id}); a.At("ClusterStatus") != test.state {
				t.Errorf("%s", a.Raw)
			}
			request, _ := made.At("RequestId").(string)
			if log := c.OK("ehpc", "GetCommonLogDetail", map[string]string{"LogRequestId": request, "From": "0", "To": "9999999999"}); test.reason != "" && !strings.Contains(string(log.Raw), test.reason) {
				t.Errorf("the log lacks %s: %s", test.reason, log.Raw)
			}
			if got := attributes(t, c, usedCores)[usedCores]; got != test.used {
				t.Errorf("%s cores in use, want %s", got, test.used)
			}
			c.OK("ehpc", "DeleteCluster", map[string]string{"ClusterId": id})
			c.Clock.Add(time.Hour)
			if got := attributes(t, c, usedCores)[usedCores]; got != "120" {
				t.Errorf("%s cores in use after the deletion", got)
			}
		})
	}
}

// TestOneLimitForBoth has a cluster of E-HPC leave nothing for one of ACK.
func TestOneLimitForBoth(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t, "DescribeAccountAttributes:left=16")
	c.OK("ehpc", "CreateCluster", queues(3)) // All sixteen.
	a := alibabatest.ACKCaller{Caller: c}
	id, task := a.Created([]byte(alibabatest.ManagedBody))
	c.Clock.Add(time.Hour)
	if d := a.OK("DescribeTaskInfo", task); d.At("error", "code") != "QuotaExceed.ElasticQuota" || d.At("current_stage") != "create_nodepools" {
		t.Errorf("%s", d.Raw)
	}
	if d := a.OK("DescribeClusterDetail", id); d.At("state") != "failed" {
		t.Errorf("%s", d.Raw)
	}
}

// TestCausesAreKept reads a failing cluster back from the state file.
func TestCausesAreKept(t *testing.T) {
	t.Parallel()
	k := simtest.NewClock()
	f, err := engine.ParseFault("DescribeAccountAttributes:left=5")
	if err != nil {
		t.Fatal(err)
	}
	o := engine.Options{State: simtest.StatePath(t), Speed: 1, Faults: []engine.Fault{f}}
	first := alibabatest.Open(t, k, o)
	request, _ := first.OK("ehpc", "CreateCluster", queues(2)).At("RequestId").(string)
	ack := alibabatest.ACKCaller{Caller: first}
	_, task := ack.Created([]byte(alibabatest.ManagedBody))
	o.Faults = nil
	second := alibabatest.Open(t, k, o)
	k.Add(time.Hour)
	if log := second.OK("ehpc", "GetCommonLogDetail", map[string]string{"LogRequestId": request, "From": "0", "To": "9999999999"}); !strings.Contains(string(log.Raw), "QuotaExceed.ElasticQuota") {
		t.Errorf("%s", log.Raw)
	}
	if d := (alibabatest.ACKCaller{Caller: second}).OK("DescribeTaskInfo", task); d.At("error", "code") != "QuotaExceed.ElasticQuota" {
		t.Errorf("%s", d.Raw)
	}
}

// TestAddresses counts those that clusters take from a vSwitch.
func TestAddresses(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	free := func() float64 {
		n, _ := c.OK("vpc", "DescribeVSwitches", map[string]string{"RegionId": "cn-hangzhou", "VSwitchId": "vsw-f8za5p0mwzgdu3wgx"}).At("VSwitches", "VSwitch", 0, "AvailableIpAddressCount").(float64)
		return n
	}
	before := free()
	c.OK("ehpc", "CreateCluster", queues(3))
	if n := free(); n != before-4 { // The manager, too.
		t.Errorf("%v free addresses, before %v", n, before)
	}
	alibabatest.ACKCaller{Caller: c}.Created([]byte(alibabatest.ManagedBody))
	if n := free(); n != before-7 {
		t.Errorf("%v free addresses, before %v", n, before)
	}
	if before > 4096-4 {
		t.Errorf("%v free addresses in a block of 4096", before)
	}
}

// TestLimitsOfACK holds creations to what DescribeUserQuota and the quota centre
// tell.
func TestLimitsOfACK(t *testing.T) {
	t.Parallel()
	body := []byte(alibabatest.ManagedBody)
	for fault, want := range map[string]struct {
		quota float64
		code  string
	}{
		"DescribeUserQuota:left=0": {0, "QuotaExceeded.Cluster"},
		"GetProductQuota:left=0":   {0, "QuotaExceeded.Cluster"},
		"DescribeUserQuota:left=2": {2, "QuotaExceeded.Node"}, // Of three in a pool.
		"DescribeUserQuota:left=3": {3, ""},
	} {
		c := alibabatest.SetUpACK(t, fault)
		if a := c.OK("DescribeUserQuota", ""); a.At("cluster_quota") != want.quota || a.At("quotas", "cluster_quota", "quota") != strconv.Itoa(int(want.quota)) {
			t.Errorf("%s: %s", fault, a.Raw)
		}
		if a := c.Create(body); a.Code != want.code {
			t.Errorf("%s: %d %s", fault, a.Status, a.Raw)
		}
	}
}

// TestBalance holds creations to what an account must hold.
func TestBalance(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string][2]string{
		"QueryAccountBalance:left=99":  {"OrderError.Arrearage", "InsufficientBalance"},
		"QueryAccountBalance:left=100": {},
	} {
		_, c := alibabatest.SetUp(t, fault)
		a := alibabatest.ACKCaller{Caller: c}
		if got := [2]string{c.Call("ehpc", "CreateCluster", queues(1)).Code, a.Create([]byte(alibabatest.ManagedBody)).Code}; got != want {
			t.Errorf("%s: %v, want %v", fault, got, want)
		}
	}
}

// quota asks for one of a product, with dimensions in a row.
func quota(product, code string, dimensions ...string) map[string]string {
	out := map[string]string{"ProductCode": product, "QuotaActionCode": code}
	for i := 0; i < len(dimensions); i += 2 {
		out["Dimensions."+strconv.Itoa(i/2+1)+".Key"], out["Dimensions."+strconv.Itoa(i/2+1)+".Value"] = dimensions[i], dimensions[i+1]
	}
	return out
}

func TestProductQuota(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	here := []string{"regionId", "cn-hangzhou"}
	spec := []string{"regionId", "cn-hangzhou", "zoneId", "cn-hangzhou-i", "chargeType", "PostPaid", "networkType", "vpc", "resourceType", "InstanceType"}
	for name, test := range map[string]struct {
		asked map[string]string
		total float64
		used  any
	}{
		"vSwitches of a VPC": {quota("vpc", "q_b7klmn", here...), 150, nil},
		"route tables":       {quota("vpc", "q_e1mq5l", here...), 9, nil},
		"clusters":           {quota("csk", "q_cbdch3"), 50, 0.0},
		"a machine type":     {quota("ecs-spec", "ecs.c7.xlarge", spec...), 500, 0.0},
		"an order":           {quota("ecs", "q_prepaid-instance-count-per-once-purchase", spec[:4]...), 100, nil},
	} {
		for _, inBody := range []bool{false, true} {
			at := *c
			at.InBody = inBody
			a := at.OK("quotas", "GetProductQuota", test.asked)
			if a.At("Quota", "TotalQuota") != test.total || a.At("Quota", "TotalUsage") != test.used || a.At("Quota", "Consumable") != (test.used != nil) ||
				a.At("Quota", "QuotaItems", 0, "Quota") != strconv.Itoa(int(test.total)) {
				t.Errorf("%s: %s", name, a.Raw)
			}
		}
	}
	for code, calls := range map[string][]map[string]string{
		"PRODUCT.NOT.FOUND":         {quota("eip", "q_x"), quota("ehpc", "q_x")},
		"QUOTA.NOT.FOUND":           {quota("vpc", "q_nowhere", here...), quota("ecs-spec", "ecs.none", spec...)},
		"MISSING.REQUIRED.ARGUMENT": {quota("vpc", "q_b7klmn"), quota("ecs-spec", "ecs.c7.xlarge", spec[:8]...), {"ProductCode": "vpc"}, {"QuotaActionCode": "q_b7klmn"}},
		"INVALID.ARGUMENT":          {quota("vpc", "q_b7klmn", "regionId", "cn-nowhere"), quota("vpc", "q_b7klmn", "regionId", "cn-hangzhou", "regionId", "cn-hangzhou")},
	} {
		for _, params := range calls {
			if a := c.Call("quotas", "GetProductQuota", params); a.Code != code || a.Status/100 != 4 {
				t.Errorf("%v: %d %s, want %s", params, a.Status, a.Raw, code)
			}
		}
	}
}

func TestListProductQuotas(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	params := map[string]string{"ProductCode": "vpc", "Dimensions.1.Key": "regionId", "Dimensions.1.Value": "cn-beijing", "MaxResults": "1"}
	var names []string
	for {
		a := c.OK("quotas", "ListProductQuotas", params)
		name, _ := a.At("Quotas", 0, "QuotaName").(string)
		names = append(names, name)
		next, _ := a.At("NextToken").(string)
		if next == "" {
			break
		}
		params["NextToken"] = next
	}
	if diff := cmp.Diff([]string{"vpc_quota_vswitches_num", "vpc_quota_route_tables_num", "vpc_quota_instances_num_cn-beijing"}, names); diff != "" {
		t.Error(diff)
	}
	some := c.OK("quotas", "ListProductQuotas", map[string]string{"ProductCode": "ecs-spec", "KeyWord": "ecs.c7.", "MaxResults": "100"})
	if n := len(some.List("Quotas")); n < 10 || some.At("TotalCount") != float64(n) {
		t.Errorf("%d types: %v", n, some.At("TotalCount"))
	}
	if a := c.OK("quotas", "ListProductQuotas", map[string]string{"ProductCode": "vpc", "QuotaCategory": "FlowControl"}); len(a.List("Quotas")) != 0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.Call("quotas", "ListProductQuotas", map[string]string{"ProductCode": "vpc", "MaxResults": "101"}); a.Status != 400 {
		t.Errorf("%s", a.Raw)
	}
}

func TestQuotaFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string][4]any{
		"GetProductQuota:denied":     {403, "Forbidden.RAM", nil, nil},
		"GetProductQuota:throttle":   {429, "Throttling.User", nil, nil},
		"GetProductQuota:unmeasured": {200, "", false, nil},
		"GetProductQuota:left=1":     {200, "", true, 1.0},
	} {
		_, c := alibabatest.SetUp(t, fault)
		a := c.Call("quotas", "GetProductQuota", quota("ecs", "q_security-groups", "regionId", "cn-hangzhou"))
		left := any(nil)
		if total, ok := a.At("Quota", "TotalQuota").(float64); ok {
			if used, ok := a.At("Quota", "TotalUsage").(float64); ok {
				left = total - used
			}
		}
		if got := [4]any{a.Status, a.Code, a.At("Quota", "Consumable"), left}; got != want {
			t.Errorf("%s: %v, want %v: %s", fault, got, want, a.Raw)
		}
	}
}

// FuzzProductQuota sends any value for any parameter: it is answered or refused.
func FuzzProductQuota(f *testing.F) {
	f.Add("vpc", "q_b7klmn", "Dimensions.1.Key", "regionId")
	f.Add("ecs-spec", "ecs.c7.xlarge", "Dimensions.2.Value", "")
	_, shared := alibabatest.SetUp(f)
	f.Fuzz(func(t *testing.T, product, code, name, value string) {
		c := &alibabatest.Caller{T: t, RT: shared.RT, Clock: shared.Clock}
		params := quota(product, code, "regionId", "cn-hangzhou")
		params[name] = value
		for _, action := range []string{"GetProductQuota", "ListProductQuotas"} {
			if a := c.Call("quotas", action, params); a.Status/100 != 2 && a.Status/100 != 4 {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		}
	})
}
