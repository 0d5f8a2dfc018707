package lookups_test

import (
	"fmt"
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// lookup is a call of an Alibaba product with its parameters in a row.
type lookup struct {
	product, action string
	params          []string
}

func (l lookup) send(c *alibabatest.Caller) simtest.Answer {
	params := map[string]string{}
	for i := 0; i < len(l.params); i += 2 {
		params[l.params[i]] = l.params[i+1]
	}
	return c.Call(l.product, l.action, params)
}

func (l lookup) String() string { return fmt.Sprint(l.product, " ", l.action, " ", l.params) }

// TestLookupRules breaks rules of the look-ups' parameters; the code is E-HPC's
// own or names the parameter.
func TestLookupRules(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	id, _ := c.OK("ehpc", "CreateCluster", alibabatest.Minimal()).At("ClusterId").(string)
	c.Clock.Add(10 * time.Second) // Until it is listed.
	names := func(n int) string { return simtest.Times(n, `"a"`) }
	const here = "cn-hangzhou"
	types := func(n int) (out []string) {
		for i := range n {
			out = append(out, fmt.Sprint("InstanceTypes.", i+1), "ecs.c7.xlarge")
		}
		return out
	}
	for code, calls := range map[string][]lookup{
		"InvalidParams": {
			{"ehpc", "ListClusters", []string{"PageSize", "9"}},
			{"ehpc", "ListClusters", []string{"PageSize", "101"}},
			{"ehpc", "ListClusters", []string{"ClusterNames", names(21)}},
			{"ehpc", "GetCluster", nil},
			{"ehpc", "ListQueues", []string{"ClusterId", id, "QueueNames", names(9)}},
			{"ehpc", "ListNodes", []string{"ClusterId", id, "Sequence", "Up"}},
			{"ehpc", "GetCommonLogDetail", []string{"LogRequestId", "x", "From", "0"}},
			{"ehpc", "ListCommonLogs", []string{"From", "0"}},
			{"ehpc", "ListCommonLogs", []string{"From", "0", "To", "1", "PageSize", "101"}},
			{"ehpc", "ListCommonLogs", []string{"From", "0", "To", "1", "ActionStatus", "Done"}},
			{"ehpc", "ListRegions", []string{"MaxResults", "101"}},
			{"ehpc", "ListRegions", []string{"SpecCode", "Old"}},
			{"ehpc", "ListAvailableImages", []string{"PageSize", "51"}},
			{"ehpc", "ListAvailableImages", []string{"ImageOwnerAlias", "marketplace"}},
			{"ehpc", "ListAvailableImages", []string{"IsPublic", "true", "ImageOwnerAlias", "self"}},
			{"ehpc", "ListSoftwares", []string{"OsInfos.1.Architecture", "amd64"}},
			{"ehpc", "DescribeAddonTemplate", []string{"AddonName", "Login"}},
		},
		"InvalidPageSize": {
			{"vpc", "DescribeVpcs", []string{"RegionId", here, "PageSize", "51"}},
			{"vpc", "DescribeVSwitches", []string{"RegionId", here, "PageSize", "51"}},
			{"ecs", "DescribeKeyPairs", []string{"RegionId", here, "PageSize", "51"}},
			{"ecs", "DescribeImages", []string{"RegionId", here, "PageSize", "101"}},
			{"nas", "DescribeFileSystems", []string{"PageSize", "101"}},
			{"resourcemanager", "ListResourceGroups", []string{"PageSize", "101"}},
		},
		"InvalidMaxResults": {
			{"ecs", "DescribeSecurityGroups", []string{"RegionId", here, "MaxResults", "101"}},
			{"ecs", "DescribeInstanceTypes", []string{"MaxResults", "1601"}},
		},
		"MissingVpcId":               {{"vpc", "DescribeVSwitches", nil}},
		"MissingRegionId":            {{"ecs", "DescribeZones", nil}, {"vpc", "DescribeVpcs", nil}},
		"InvalidInstanceTypes.11":    {{"ecs", "DescribeInstanceTypes", types(11)}},
		"InvalidCpuArchitecture":     {{"ecs", "DescribeInstanceTypes", []string{"CpuArchitecture", "x86_64"}}},
		"MissingDestinationResource": {{"ecs", "DescribeAvailableResource", []string{"RegionId", here}}},
		"MissingInstanceType": {
			{"ecs", "DescribeAvailableResource", []string{"RegionId", here, "DestinationResource", "SystemDisk"}},
		},
	} {
		for _, l := range calls {
			if a := l.send(c); a.Status != 400 || a.Code != code {
				t.Errorf("%s: %d %s, want %s", l, a.Status, a.Raw, code)
			}
		}
	}
	for _, l := range []lookup{
		{"ehpc", "ListClusters", []string{"PageSize", "10", "ClusterNames", names(20)}},
		{"ehpc", "ListClusters", []string{"PageSize", "100", "ClusterNames", "[]"}},
		{"ehpc", "ListQueues", []string{"ClusterId", id, "QueueNames", names(8)}},
		{"ehpc", "ListCommonLogs", []string{"From", "0", "To", "0", "PageSize", "1"}},
		{"ehpc", "ListCommonLogs", []string{"From", "0", "To", "9999999999", "PageSize", "100", "ActionName", `["CreateCluster"]`}},
		{"ehpc", "ListRegions", []string{"MaxResults", "1"}},
		{"ehpc", "ListAvailableImages", []string{"PageSize", "50", "IsPublic", "true", "ImageOwnerAlias", "others"}},
		{"ehpc", "ListAddonTemplates", []string{"RegionId", here, "AddonNames.1", "Login"}},
		{"ehpc", "DescribeAddonTemplate", []string{"RegionId", here, "AddonName", "Login", "AddonVersion", "1.0"}},
		{"vpc", "DescribeVpcs", []string{"RegionId", here, "PageSize", "50"}},
		{"ecs", "DescribeInstanceTypes", append(types(10), "MaxResults", "1600")},
	} {
		if a := l.send(c); a.Status != 200 {
			t.Errorf("%s: %d %s", l, a.Status, a.Raw)
		}
	}
}
