package ehpc_test

import (
	"fmt"
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

// TestQueries asks a running cluster with two queues all kinds of questions.
func TestQueries(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	made := c.OK("ehpc", "CreateCluster", alibabatest.With("Queues",
		`[{"QueueName":"comp","InitialCount":3,"ComputeNodes":[`+alibabatest.Node+`]},`+
			`{"QueueName":"big","MinCount":2,"HostnamePrefix":"a","VSwitchIds":["vsw-f8za5p0mwzgdu3wgy"],"ComputeNodes":[`+alibabatest.Node+`]}]`))
	c.Clock.Add(12 * time.Minute)
	id := made.At("ClusterId").(string)
	for name, test := range map[string]struct {
		action string
		more   []string
		path   []any
		want   any
	}{
		"nodes in order":   {"ListNodes", nil, []any{"Nodes", 0, "Hostname"}, "compute000"},
		"nodes backward":   {"ListNodes", []string{"Sequence", "Backward"}, []any{"Nodes", 0, "Hostname"}, "a004"},
		"nodes by name":    {"ListNodes", []string{"SortBy", "HostName"}, []any{"Nodes", 0, "Hostname"}, "a003"},
		"nodes of a queue": {"ListNodes", []string{"QueueNames", `["big"]`}, []any{"TotalCount"}, 2.0},
		"nodes of a state": {"ListNodes", []string{"Status", `["exception"]`}, []any{"TotalCount"}, 0.0},
		"one host":         {"ListNodes", []string{"Hostnames", `["compute001"]`}, []any{"TotalCount"}, 1.0},
		"zone of a queue":  {"ListNodes", []string{"QueueNames", `["big"]`}, []any{"Nodes", 1, "ZoneId"}, "cn-hangzhou-j"},
		"cores of a node":  {"ListNodes", nil, []any{"Nodes", 0, "TotalResources", "Cpu"}, 4.0},
		"second page":      {"ListNodes", []string{"PageSize", "3", "PageNumber", "2"}, []any{"Nodes", 0, "Hostname"}, "a003"},
		"unknown order":    {"ListNodes", []string{"SortBy", "Age"}, []any{"Code"}, "InvalidParams"},
		"queues":           {"ListQueues", nil, []any{"TotalCount"}, 2.0},
		"cores of a queue": {"ListQueues", nil, []any{"Queues", 0, "TotalCores"}, 12.0},
		"a queue by name":  {"ListQueues", []string{"QueueNames", `["big"]`}, []any{"Queues", 0, "Nodes", "RunningCounts"}, 2.0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			params := map[string]string{"ClusterId": id}
			for i := 0; i < len(test.more); i += 2 {
				params[test.more[i]] = test.more[i+1]
			}
			a := c.Call("ehpc", test.action, params)
			if got := a.At(test.path...); got != test.want {
				t.Errorf("%s = %v, want %v", fmt.Sprint(test.path...), got, test.want)
			}
		})
	}
}

func TestListClustersByID(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	var ids []string
	for range 3 {
		ids = append(ids, c.OK("ehpc", "CreateCluster", alibabatest.Minimal()).At("ClusterId").(string))
		c.Clock.Add(10 * time.Second)
	}
	a := c.OK("ehpc", "ListClusters", map[string]string{"ClusterIds": `["` + ids[1] + `"]`})
	if a.At("TotalCount") != 1.0 || a.At("Clusters", 0, "ClusterId") != ids[1] {
		t.Errorf("by id: %s", a.Raw)
	}
	c.Host = "ehpc.cn-shanghai.aliyuncs.com"
	if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 0.0 {
		t.Errorf("in another region: %s", a.Raw)
	}
	if a := c.Call("ehpc", "GetCluster", map[string]string{"ClusterId": ids[1]}); a.Code != "ClusterNotFound" {
		t.Errorf("in another region: %d %s", a.Status, a.Code)
	}
	c.Host = "127.0.0.1:8080"
	if a := c.OK("ehpc", "ListClusters", map[string]string{"PageSize": "10"}); a.At("TotalCount") != 3.0 {
		t.Errorf("in all regions: %s", a.Raw)
	}
}

func TestLanguages(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	for name, test := range map[string]struct {
		product, action string
		params          map[string]string
		path            []any
		want            string
	}{
		"E-HPC regions, Chinese": {"ehpc", "ListRegions", nil, []any{"Regions", 0, "LocalName"}, "华东1(杭州)"},
		"E-HPC regions, English": {"ehpc", "ListRegions", map[string]string{"AcceptLanguage": "en-US"}, []any{"Regions", 0, "LocalName"}, "China (Hangzhou)"},
		"ECS regions, English":   {"ecs", "DescribeRegions", map[string]string{"AcceptLanguage": "en-US"}, []any{"Regions", "Region", 1, "LocalName"}, "China (Shanghai)"},
		"ECS endpoint":           {"ecs", "DescribeRegions", nil, []any{"Regions", "Region", 0, "RegionEndpoint"}, "ecs-cn-hangzhou.aliyuncs.com"},
		"ECS zones, English": {
			"ecs", "DescribeZones",
			map[string]string{"AcceptLanguage": "en-US", "RegionId": "cn-hangzhou"},
			[]any{"Zones", "Zone", 6, "LocalName"},
			"China (Hangzhou) Zone I",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.OK(test.product, test.action, test.params).At(test.path...); got != test.want {
				t.Errorf("%v, want %s", got, test.want)
			}
		})
	}
}
