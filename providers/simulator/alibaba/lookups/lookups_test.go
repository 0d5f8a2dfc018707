package lookups_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

func TestPageNumbers(t *testing.T) {
	t.Parallel()
	for _, l := range alibabatest.PagedListings() {
		t.Run(l.Action, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			var pages, whole []any
			total := 0
			for number := 1; ; number++ {
				a := c.OK(l.Product, l.Action, paging(l.Params, number, 2))
				items := a.List(l.Path...)
				pages = append(pages, keys(t, items, l.Key)...)
				total = numeric(t, a.At("TotalCount"))
				if len(items) == 0 {
					break
				}
			}
			for number := 1; len(whole) < total; number++ {
				whole = append(whole, keys(t, c.OK(l.Product, l.Action, paging(l.Params, number, 50)).List(l.Path...), l.Key)...)
			}
			if diff := cmp.Diff(whole, pages); diff != "" || len(whole) != total || total == 0 {
				t.Errorf("%d items, TotalCount %d: %s", len(whole), total, diff)
			}
			for _, bad := range []map[string]string{paging(l.Params, 0, 2), paging(l.Params, 1, 1000)} {
				if a := c.Call(l.Product, l.Action, bad); a.Status != 400 {
					t.Errorf("%v: %d", bad, a.Status)
				}
			}
			unknown := paging(l.Params, 1, 10)
			unknown["Colour"] = "red"
			if a := c.Call(l.Product, l.Action, unknown); a.Status != 400 {
				t.Errorf("unknown parameter: %d", a.Status)
			}
		})
	}
}

func paging(params map[string]string, number, size int) map[string]string {
	out := map[string]string{"PageNumber": strconv.Itoa(number), "PageSize": strconv.Itoa(size)}
	maps.Copy(out, params)
	return out
}

func keys(t *testing.T, items []any, key string) []any {
	t.Helper()
	var out []any
	for _, item := range items {
		k, _ := item.(map[string]any)[key].(string)
		if k == "" {
			t.Fatalf("item without %s: %v", key, item)
		}
		out = append(out, k)
	}
	return out
}

// numeric reads the numbers that some answers hold as strings.
func numeric(t *testing.T, v any) int {
	t.Helper()
	switch v := v.(type) {
	case float64:
		return int(v)
	case string:
		n, err := strconv.Atoi(v)
		if err == nil {
			return n
		}
	}
	t.Fatalf("not a number: %v", v)
	return 0
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for _, l := range []struct {
		alibabatest.Listing
		size string
		min  int
	}{
		{alibabatest.Listing{Product: "ecs", Action: "DescribeInstanceTypes", Params: nil, Path: []any{"InstanceTypes", "InstanceType"}, Key: "InstanceTypeId"}, "400", 1500},
		{alibabatest.Listing{Product: "ecs", Action: "DescribeSecurityGroups", Params: map[string]string{"RegionId": "cn-hangzhou"}, Path: []any{"SecurityGroups", "SecurityGroup"}, Key: "SecurityGroupId"}, "2", 6},
		{alibabatest.Listing{Product: "ehpc", Action: "ListRegions", Params: nil, Path: []any{"Regions"}, Key: "RegionId"}, "4", 6},
	} {
		t.Run(l.Action, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			seen := map[any]bool{}
			params := map[string]string{"MaxResults": l.size}
			maps.Copy(params, l.Params)
			for {
				a := c.OK(l.Product, l.Action, params)
				for _, k := range keys(t, a.List(l.Path...), l.Key) {
					if seen[k] {
						t.Fatalf("%v twice", k)
					}
					seen[k] = true
				}
				next, _ := a.At("NextToken").(string)
				if next == "" {
					break
				}
				params["NextToken"] = next
			}
			if len(seen) < l.min {
				t.Errorf("%d items, want at least %d", len(seen), l.min)
			}
			params["NextToken"] = "made-up-7"
			if a := c.Call(l.Product, l.Action, params); a.Status != 400 {
				t.Errorf("made-up token: %d", a.Status)
			}
		})
	}
}

func TestInstanceTypeFilters(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	named := c.OK("ecs", "DescribeInstanceTypes", map[string]string{"InstanceTypes.1": "ecs.c7.large", "InstanceTypes.2": "ecs.gn7i-c8g1.2xlarge"})
	gpu := named.At("InstanceTypes", "InstanceType", 1)
	want := map[string]any{"CpuCoreCount": 8.0, "MemorySize": 30.0, "GPUAmount": 1.0, "GPUSpec": "NVIDIA A10", "CpuArchitecture": "X86"}
	for member, v := range want {
		if got := gpu.(map[string]any)[member]; got != v {
			t.Errorf("%s %v, want %v", member, got, v)
		}
	}
	arm := c.OK("ecs", "DescribeInstanceTypes", map[string]string{"CpuArchitecture": "ARM", "MinimumCpuCoreCount": "64"})
	if n := len(arm.List("InstanceTypes", "InstanceType")); n == 0 || n > 50 {
		t.Errorf("%d large ARM types", n)
	}
}

// stockOf reads what zones say about instance types.
func stockOf(t *testing.T, c *alibabatest.Caller, params map[string]string) map[string]map[string]string {
	t.Helper()
	maps.Copy(params, map[string]string{"RegionId": "cn-hangzhou", "DestinationResource": "InstanceType", "ResourceType": "instance"})
	var decoded struct {
		AvailableZones struct {
			AvailableZone []struct {
				ZoneID             string `json:"ZoneId"`
				AvailableResources struct {
					AvailableResource []struct {
						SupportedResources struct {
							SupportedResource []struct{ Value, Status, StatusCategory string }
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(c.OK("ecs", "DescribeAvailableResource", params).Raw, &decoded); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for _, z := range decoded.AvailableZones.AvailableZone {
		out[z.ZoneID] = map[string]string{}
		for _, r := range z.AvailableResources.AvailableResource[0].SupportedResources.SupportedResource {
			out[z.ZoneID][r.Value] = r.Status
		}
	}
	return out
}

func TestStock(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	all := stockOf(t, c, map[string]string{})
	for _, zone := range []string{"cn-hangzhou-i", "cn-hangzhou-j"} {
		for _, name := range []string{"ecs.c7.large", "ecs.c7.xlarge", "ecs.c6.xlarge", "ecs.g7.2xlarge", "ecs.gn7i-c8g1.2xlarge"} {
			if all[zone][name] != "Available" {
				t.Errorf("%s in %s: %q", name, zone, all[zone][name])
			}
		}
	}
	count := map[string]int{}
	for _, status := range all["cn-hangzhou-i"] {
		count[status]++
	}
	if count["SoldOut"] < 100 || count["Available"] < 800 {
		t.Errorf("stock of zone i: %v", count)
	}
	one := stockOf(t, c, map[string]string{"ZoneId": "cn-hangzhou-i"})
	if diff := cmp.Diff(map[string]map[string]string{"cn-hangzhou-i": all["cn-hangzhou-i"]}, one); diff != "" {
		t.Error(diff)
	}
	soldOut := ""
	for name, status := range one["cn-hangzhou-i"] {
		if status == "SoldOut" {
			soldOut = name
		}
	}
	if a := c.Call("ehpc", "CreateCluster", alibabatest.Edited("Manager", "ecs.c6.xlarge", soldOut)); a.Code != "InvalidParams" {
		t.Errorf("sold out type: %d %s", a.Status, a.Code)
	}
}

func TestFixedWorld(t *testing.T) {
	t.Parallel()
	for _, seed := range []int64{1, 2, 99} {
		s, k := simtest.Simulated(t, engine.Options{Seed: seed})
		caller := &alibabatest.Caller{T: t, RT: s.Transport(), Clock: k}
		caller.OK("ehpc", "CreateCluster", alibabatest.Minimal())
		caller.OK("ehpc", "CreateCluster", alibabatest.FromFile(t, alibabatest.FullRequests[0]))
		groups := caller.OK("ecs", "DescribeSecurityGroups", map[string]string{"RegionId": "cn-hangzhou", "MaxResults": "100"})
		managed := slices.ContainsFunc(groups.List("SecurityGroups", "SecurityGroup"), func(g any) bool {
			return g.(map[string]any)["ServiceManaged"] == true
		})
		if !managed {
			t.Error("no managed security group")
		}
		if n := len(world.New(seed).Types); n < 1500 {
			t.Errorf("%d instance types", n)
		}
	}
}

// TestAddonTemplateRoundTrip sends the default specs back in a creation.
func TestAddonTemplateRoundTrip(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	a := c.OK("ehpc", "DescribeAddonTemplate", map[string]string{"AddonName": "Login", "AddonVersion": "1.0"})
	services, _ := json.Marshal(a.At("Addon", "ServicesSpec"))
	resources, _ := json.Marshal(a.At("Addon", "ResourcesSpec"))
	c.OK("ehpc", "CreateCluster", alibabatest.AddonWith(string(services), string(resources)))
	if bad := c.Call("ehpc", "DescribeAddonTemplate", map[string]string{"AddonName": "Logout", "AddonVersion": "1.0"}); bad.Status != 400 {
		t.Errorf("unknown addon: %d", bad.Status)
	}
}
