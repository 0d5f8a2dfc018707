package ack_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// TestBounds goes to the ends of the ranges of CreateCluster's fields.
func TestBounds(t *testing.T) {
	t.Parallel()
	disk := func(members ...string) (out [][]string) {
		for _, m := range members {
			out = append(out, []string{ackGroup + "data_disks", "[{" + m + "}]"})
		}
		return out
	}
	window := func(duration string) []string {
		return []string{"maintenance_window", `{"enable":true,"maintenance_time":"03:00:00Z","duration":"` + duration + `"}`}
	}
	var periods, renewals, sizes [][]string
	for _, months := range []string{"1", "2", "3", "6", "12"} {
		periods = append(periods, prepaid(months))
		renewals = append(renewals, prepaid("1", ackGroup+"auto_renew", "true", ackGroup+"auto_renew_period", months))
	}
	for _, size := range []string{"0", "1", "100"} {
		sizes = append(sizes, []string{ackGroup + "desired_size", size})
	}
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"name 1-63", simtest.Each("name", `"a"`, `"1"`, `"集"`, simtest.Quoted("a", 63))},
		{"editions", simtest.Each("cluster_spec", `"ack.pro.small"`, `"ack.standard"`, "")},
		{"profiles", simtest.Each("profile", `"Default"`, `"Edge"`, `"Serverless"`, `"Lingjun"`, "")},
		{"vswitch_ids", simtest.Each("vswitch_ids", `["vsw-f8za5p0mwzgdu3wgx","vsw-f8za5p0mwzgdu3wgy","vsw-f8za5p0mwzgdu3wgx"]`)},
		{"node_cidr_mask", simtest.Each("node_cidr_mask", `"24"`, `"28"`)},
		{"ip_stack", simtest.Each("ip_stack", `"ipv4"`, `"ipv6"`)},
		{"service_cidr", simtest.Each("service_cidr", `"192.168.0.0/16"`, `"192.168.255.0/24"`, `"172.16.0.0/16"`, `"172.31.255.0/24"`)},
		{"container_cidr", simtest.Each("container_cidr", `"192.168.0.0/16"`, `"172.16.0.0/16"`)},
		{"tags", simtest.Each("tags", "[]", tags(20), `[{"key":`+simtest.Quoted("k", 64)+`,"value":`+simtest.Quoted("v", 128)+`}]`)},
		{"cluster_domain", simtest.Each("cluster_domain", `"a"`, simtest.Quoted("a", 63), `"a-1.b"`)},
		{"duration", [][]string{window("1h"), window("24h")}},
		{"desired_size", sizes},
		{"bounds of scaling", [][]string{
			{ackPool + "auto_scaling", `{"enable":true,"max_instances":0,"min_instances":0}`, ackGroup + "desired_size", ""},
			{ackPool + "auto_scaling", `{"enable":true,"max_instances":100,"min_instances":100}`, ackGroup + "desired_size", ""},
		}},
		{"period", periods},
		{"auto_renew_period", renewals},
		{"login_password", [][]string{
			{ackGroup + "key_pair", "", ackGroup + "login_password", `"Hello123"`},
			{ackGroup + "key_pair", "", ackGroup + "login_password", `"` + strings.Repeat("Aa1", 10) + `"`},
		}},
		{"system_disk_size", simtest.Each(ackGroup+"system_disk_size", "40", "500")},
		{"levels of the system disk", [][]string{{ackGroup + "system_disk_size", "461", ackGroup + "system_disk_performance_level", `"PL2"`}}},
		{"provisioned IOPS", [][]string{
			{ackGroup + "system_disk_category", `"cloud_auto"`, ackGroup + "system_disk_size", "40", ackGroup + "system_disk_provisioned_iops", "0"},
			{ackGroup + "system_disk_category", `"cloud_auto"`, ackGroup + "system_disk_size", "40", ackGroup + "system_disk_provisioned_iops", "36200"},
			{ackGroup + "system_disk_category", `"cloud_auto"`, ackGroup + "system_disk_size", "500", ackGroup + "system_disk_provisioned_iops", "50000"},
		}},
		{"data disks", disk(`"size":40`, `"size":32768`, `"category":"cloud_essd","size":461,"performance_level":"PL2"`, `"category":"cloud_essd","size":1261,"performance_level":"PL3"`,
			`"disk_name":"dd","device":"/dev/xvdb"`, `"disk_name":`+simtest.Quoted("d", 128)+`,"device":"/dev/xvdz"`, `"category":"elastic_ephemeral_disk_premium"`)},
		{"on_demand_base_capacity", simtest.Each(ackGroup+"on_demand_base_capacity", "0", "1000")},
		{"on_demand_percentage", simtest.Each(ackGroup+"on_demand_percentage_above_base_capacity", "0", "100")},
		{"spot_instance_pools", simtest.Each(ackGroup+"spot_instance_pools", "1", "10")},
		{"bandwidth", simtest.Each(ackGroup+"internet_max_bandwidth_out", "1", "100")},
		{"ECS tags", simtest.Each(ackGroup+"tags", `[{"key":`+simtest.Quoted("k", 128)+`,"value":""}]`)},
		{"node_name_mode", simtest.Each(ackKube+"node_name_mode", `"customized,a,5,b"`, `"customized,a,12,b"`, `"customized,aliyun,ip,com"`)},
		{"vul_level", [][]string{managed(`"auto_vul_fix":true,"auto_vul_fix_policy":{"vul_level":"asap,nntf"}`)}},
		{"edge pools", [][]string{{ackPool + "nodepool_info.type", `"edge"`, ackPool + "interconnect_mode", `"private"`, ackPool + "max_nodes", "1"}}},
		{"pools of a cluster", simtest.Each("nodepools", pools(20))},
		{"names of pools and roles", append(simtest.Each(ackPool+"nodepool_info.name", simtest.Quoted("p", 100)), simtest.Each(ackGroup+"ram_role_name", simtest.Quoted("r", 70))...)},
		{"lists of any length", append(
			disk(strings.TrimSuffix(strings.Repeat(`"size":40},{`, 20), "},{")), simtest.Each(ackGroup+"instance_types", simtest.Times(12, `"ecs.c7.xlarge"`))...,
		)},
	}, send)
}

// TestLookupRules breaks rules of the look-ups, and goes to their ends.
func TestLookupRules(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, _ := c.Created([]byte(alibabatest.ManagedBody))
	for _, bad := range [][]string{
		{"DescribeRegions", "", "clusterType", "Ask"},
		{"DescribeKubernetesVersionMetadata", "", "Region", "cn-hangzhou"},
		{"DescribeKubernetesVersionMetadata", "", "ClusterType", "ManagedKubernetes"},
		{"DescribeKubernetesVersionMetadata", "", "Region", "cn-hangzhou", "ClusterType", "ManagedKubernetes", "Mode", "all"},
		{"ListAddons", "", "region_id", "cn-hangzhou", "cluster_type", "ManagedKubernetes", "profile", "Default", "cluster_spec", "ack.pro.small"},
		{"DescribeAddons", "", "cluster_type", "ManagedKubernetes"},
		{"DescribeClusterEvents", id, "page_size", "51"},
		{"DescribeClusterEvents", id, "page_size", "0"},
		{"DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", "14"},
		{"DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", "4321"},
		{"DeleteCluster", id, "delete_options", `[{"resource_type":"VPC","delete_mode":"delete"}]`},
		{"DeleteCluster", id, "delete_options", `[{"resource_type":"SLB","delete_mode":"keep"}]`},
		{"DeleteCluster", id, "retain_resources", "vpc-1"},
	} {
		if a := c.Call(bad[0], bad[1], bad[2:]...); a.Status != http.StatusBadRequest || a.Code != "InvalidParameter" {
			t.Errorf("%v: %d %s", bad, a.Status, a.Raw)
		}
	}
	for _, good := range [][]string{
		{"DescribeKubernetesVersionMetadata", "", "Region", "cn-hangzhou", "ClusterType", "ManagedKubernetes", "Profile", "Serverless", "Mode", "supported"},
		{"DescribeClusterEvents", id, "page_size", "1"},
		{"DescribeClusterEvents", id, "page_size", "50"},
		{"ListAddons", "", "cluster_id", id},
	} {
		c.OK(good[0], good[1], good[2:]...)
	}
}

// TestLoadBalancerIsFree gives a second cluster the load balancer of a first
// one, which it can have once that is gone.
func TestLoadBalancerIsFree(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, task := c.Created(simtest.Change(t, alibabatest.ManagedBody, "load_balancer_id", `"lb-bp1own00000000001"`))
	second := simtest.Change(t, alibabatest.ManagedBody, "name", `"second"`, "load_balancer_id", `"lb-bp1own00000000001"`, "container_cidr", `"172.22.0.0/16"`, "service_cidr", `"172.23.0.0/20"`)
	if a := c.Create(second); a.Code != "InvalidParameter" || !strings.Contains(a.Message, "load_balancer_id") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	for range 200 {
		if c.Pass(10e9); isGood(c.OK("DescribeTaskInfo", task).At("state")) {
			break
		}
	}
	c.OK("DeleteCluster", id)
	c.Pass(1200e9)
	if a := c.Create(second); a.Status != http.StatusOK {
		t.Errorf("after the deletion: %d %s", a.Status, a.Raw)
	}
}
