package simulator_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator"
)

// listing is a call that lists something, with where the list is and what
// tells its items apart.
type listing struct {
	product, action string
	params          map[string]string
	path            []any
	key             string
}

func pagedListings() []listing {
	hangzhou := map[string]string{"RegionId": "cn-hangzhou"}
	return []listing{
		{"vpc", "DescribeVpcs", hangzhou, []any{"Vpcs", "Vpc"}, "VpcId"},
		{"vpc", "DescribeVSwitches", hangzhou, []any{"VSwitches", "VSwitch"}, "VSwitchId"},
		{"ecs", "DescribeKeyPairs", hangzhou, []any{"KeyPairs", "KeyPair"}, "KeyPairName"},
		{"ecs", "DescribeImages", hangzhou, []any{"Images", "Image"}, "ImageId"},
		{"nas", "DescribeFileSystems", nil, []any{"FileSystems", "FileSystem"}, "FileSystemId"},
		{"resourcemanager", "ListResourceGroups", map[string]string{"Status": "OK"}, []any{"ResourceGroups", "ResourceGroup"}, "Id"},
		{"ehpc", "ListAvailableImages", nil, []any{"Images"}, "ImageId"},
		{"ehpc", "ListAvailableFileSystems", nil, []any{"FileSystemList"}, "FileSystemId"},
		{"ehpc", "ListSoftwares", nil, []any{"AdditionalPackages", "AdditionalPackageInfos"}, "Name"},
		{"ehpc", "ListAddonTemplates", nil, []any{"Addons"}, "Name"},
	}
}

func TestPageNumbers(t *testing.T) {
	t.Parallel()
	for _, l := range pagedListings() {
		t.Run(l.action, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			var pages, whole []any
			total := 0
			for number := 1; ; number++ {
				a := c.ok(l.product, l.action, paging(l.params, number, 2))
				items := a.list(l.path...)
				pages = append(pages, keys(t, items, l.key)...)
				total = numeric(t, a.at("TotalCount"))
				if len(items) == 0 {
					break
				}
			}
			for number := 1; len(whole) < total; number++ {
				whole = append(whole, keys(t, c.ok(l.product, l.action, paging(l.params, number, 50)).list(l.path...), l.key)...)
			}
			if diff := cmp.Diff(whole, pages); diff != "" || len(whole) != total || total == 0 {
				t.Errorf("%d items, TotalCount %d: %s", len(whole), total, diff)
			}
			for _, bad := range []map[string]string{paging(l.params, 0, 2), paging(l.params, 1, 1000)} {
				if a := c.call(l.product, l.action, bad); a.Status != 400 {
					t.Errorf("%v: %d", bad, a.Status)
				}
			}
			unknown := paging(l.params, 1, 10)
			unknown["Colour"] = "red"
			if a := c.call(l.product, l.action, unknown); a.Status != 400 {
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
		listing
		size string
		min  int
	}{
		{listing{"ecs", "DescribeInstanceTypes", nil, []any{"InstanceTypes", "InstanceType"}, "InstanceTypeId"}, "400", 1500},
		{listing{"ecs", "DescribeSecurityGroups", map[string]string{"RegionId": "cn-hangzhou"}, []any{"SecurityGroups", "SecurityGroup"}, "SecurityGroupId"}, "2", 6},
		{listing{"ehpc", "ListRegions", nil, []any{"Regions"}, "RegionId"}, "4", 6},
	} {
		t.Run(l.action, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			seen := map[any]bool{}
			params := map[string]string{"MaxResults": l.size}
			maps.Copy(params, l.params)
			for {
				a := c.ok(l.product, l.action, params)
				for _, k := range keys(t, a.list(l.path...), l.key) {
					if seen[k] {
						t.Fatalf("%v twice", k)
					}
					seen[k] = true
				}
				next, _ := a.at("NextToken").(string)
				if next == "" {
					break
				}
				params["NextToken"] = next
			}
			if len(seen) < l.min {
				t.Errorf("%d items, want at least %d", len(seen), l.min)
			}
			params["NextToken"] = "made-up-7"
			if a := c.call(l.product, l.action, params); a.Status != 400 {
				t.Errorf("made-up token: %d", a.Status)
			}
		})
	}
}

func TestInstanceTypeFilters(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	named := c.ok("ecs", "DescribeInstanceTypes", map[string]string{"InstanceTypes.1": "ecs.c7.large", "InstanceTypes.2": "ecs.gn7i-c8g1.2xlarge"})
	gpu := named.at("InstanceTypes", "InstanceType", 1)
	want := map[string]any{"CpuCoreCount": 8.0, "MemorySize": 30.0, "GPUAmount": 1.0, "GPUSpec": "NVIDIA A10", "CpuArchitecture": "X86"}
	for member, v := range want {
		if got := gpu.(map[string]any)[member]; got != v {
			t.Errorf("%s %v, want %v", member, got, v)
		}
	}
	arm := c.ok("ecs", "DescribeInstanceTypes", map[string]string{"CpuArchitecture": "ARM", "MinimumCpuCoreCount": "64"})
	if n := len(arm.list("InstanceTypes", "InstanceType")); n == 0 || n > 50 {
		t.Errorf("%d large ARM types", n)
	}
}

// stockOf reads what zones say about instance types.
func stockOf(t *testing.T, c *caller, params map[string]string) map[string]map[string]string {
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
	if err := json.Unmarshal(c.ok("ecs", "DescribeAvailableResource", params).Raw, &decoded); err != nil {
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
	_, c := setUp(t)
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
	if a := c.call("ehpc", "CreateCluster", edited("Manager", "ecs.c6.xlarge", soldOut)); a.Code != "InvalidParams" {
		t.Errorf("sold out type: %d %s", a.Status, a.Code)
	}
}

func TestFixedWorld(t *testing.T) {
	t.Parallel()
	for _, seed := range []int64{1, 2, 99} {
		s, k := simulated(t, simulator.Options{Seed: seed})
		caller := &caller{t: t, rt: s.Transport(), clock: k}
		caller.ok("ehpc", "CreateCluster", minimal())
		caller.ok("ehpc", "CreateCluster", fromFile(t, fullRequests[0]))
		groups := caller.ok("ecs", "DescribeSecurityGroups", map[string]string{"RegionId": "cn-hangzhou", "MaxResults": "100"})
		managed := slices.ContainsFunc(groups.list("SecurityGroups", "SecurityGroup"), func(g any) bool {
			return g.(map[string]any)["ServiceManaged"] == true
		})
		if !managed {
			t.Error("no managed security group")
		}
		if n := s.InstanceTypeCount(); n < 1500 {
			t.Errorf("%d instance types", n)
		}
	}
}

func TestPrice(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	ask := func(pairs ...string) float64 {
		params := map[string]string{"RegionId": "cn-hangzhou", "ResourceType": "instance", "InstanceType": "ecs.c7.xlarge"}
		for i := 0; i < len(pairs); i += 2 {
			params[pairs[i]] = pairs[i+1]
		}
		price, _ := c.ok("ecs", "DescribePrice", params).at("PriceInfo", "Price", "TradePrice").(float64)
		return price
	}
	hour := ask()
	if hour < 0.3 || hour > 2 {
		t.Errorf("four cores cost %v an hour", hour)
	}
	if month := ask("PriceUnit", "Month"); month >= hour*720 || month < hour*200 {
		t.Errorf("a month costs %v, an hour %v", month, hour)
	}
	if spot := ask("SpotStrategy", "SpotAsPriceGo"); spot >= hour {
		t.Errorf("spot costs %v, an hour %v", spot, hour)
	}
	if disk := ask("ImageId", "aliyun_3_x64_20G_alibase_20240528.vhd", "SystemDisk.Category", "cloud_essd", "SystemDisk.Size", "100", "DataDisk.1.Size", "200", "DataDisk.1.Category", "cloud_ssd"); disk <= hour {
		t.Errorf("with disks %v, without %v", disk, hour)
	}
	bad := map[string]string{"RegionId": "cn-hangzhou", "InstanceType": "ecs.c7.xlarge", "PriceUnit": "Month", "Period": "10"}
	if a := c.call("ecs", "DescribePrice", bad); a.Code != "InvalidPeriod" {
		t.Errorf("ten months: %d %s", a.Status, a.Code)
	}
}

// TestAddonTemplateRoundTrip sends the default specs back in a creation.
func TestAddonTemplateRoundTrip(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	a := c.ok("ehpc", "DescribeAddonTemplate", map[string]string{"AddonName": "Login", "AddonVersion": "1.0"})
	services, _ := json.Marshal(a.at("Addon", "ServicesSpec"))
	resources, _ := json.Marshal(a.at("Addon", "ResourcesSpec"))
	c.ok("ehpc", "CreateCluster", addonWith(string(services), string(resources)))
	if bad := c.call("ehpc", "DescribeAddonTemplate", map[string]string{"AddonName": "Logout", "AddonVersion": "1.0"}); bad.Status != 400 {
		t.Errorf("unknown addon: %d", bad.Status)
	}
}
