package ack_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

func send(t *testing.T, changes ...string) simtest.Answer {
	t.Helper()
	return alibabatest.SetUpACK(t).Create(simtest.Change(t, alibabatest.ManagedBody, changes...))
}

// sendDedicated creates the cluster of the page's example.
func sendDedicated(t *testing.T, changes ...string) simtest.Answer {
	t.Helper()
	return alibabatest.SetUpACK(t).Create(simtest.Change(t, simtest.FileText(t, "seed.json"), changes...))
}

const (
	ackPool  = "nodepools.0."
	ackGroup = "nodepools.0.scaling_group."
	ackKube  = "nodepools.0.kubernetes_config."
	ackOne   = `[{"instance_type":"ecs.c7.xlarge","price_limit":"0.4"}]`
)

// prepaid makes the pool one that is paid in advance.
func prepaid(period string, more ...string) []string {
	return append([]string{ackGroup + "instance_charge_type", `"PrePaid"`, ackGroup + "period", period, ackGroup + "period_unit", `"Month"`}, more...)
}

// managed makes the pool a managed one.
func managed(more string) []string {
	return []string{ackPool + "management", `{"enable":true,` + more + `}`}
}

// TestPageRules breaks rules of CreateCluster's fields for managed clusters.
func TestPageRules(t *testing.T) {
	t.Parallel()
	const bad = "InvalidParameter"
	spot := func(limits string) []string {
		return []string{ackGroup + "spot_strategy", `"SpotWithPriceLimit"`, ackGroup + "spot_price_limit", limits}
	}
	window := func(members string) []string { return []string{"maintenance_window", "{" + members + "}"} }
	scaling := func(members string) []string {
		return []string{ackPool + "auto_scaling", "{" + members + "}", ackGroup + "desired_size", ""}
	}
	disk := func(members string) []string { return []string{ackGroup + "data_disks", "[{" + members + "}]"} }
	simtest.CheckRefused(t, simtest.PageRules{
		{"name does not begin with a hyphen", []string{"name", `"-a"`}, bad, "name"},
		{"resource_group_id is rg-…", []string{"resource_group_id", `"group"`}, bad, "resource_group_id"},
		{"node_cidr_mask 24-28", []string{"node_cidr_mask", `"23"`}, bad, "node_cidr_mask"},
		{"service_cidr mask 16-24", []string{"service_cidr", `"172.21.0.0/25"`}, bad, "service_cidr"},
		{"load_balancer_id is lb-…", []string{"load_balancer_id", `"alb-1"`}, bad, "load_balancer_id"},
		{"bind_vpcs are VPCs", []string{"control_plane_endpoints_config", `{"internal_dns_config":{"bind_vpcs":["vpc-nowhere"]}}`}, bad, "bind_vpcs"},
		{"at most 20 tags", []string{"tags", tags(21)}, bad, "tags"},
		{"tag key 1-64", []string{"tags", `[{"key":` + simtest.Quoted("k", 65) + `,"value":""}]`}, bad, "tags.0.key"},
		{"tag value 0-128", []string{"tags", `[{"key":"k","value":` + simtest.Quoted("v", 129) + `}]`}, bad, "tags.0.value"},
		{"tag values begin with none of four", []string{"tags", `[{"key":"k","value":"http://x"}]`}, bad, "tags.0.value"},
		{"labels of cluster_domain 1-63", []string{"cluster_domain", simtest.Quoted("a", 64)}, bad, "cluster_domain"},
		{"user_ca is PEM", []string{"user_ca", `"ca"`}, bad, "user_ca"},
		{"controlplane_log_ttl is days as text", []string{"controlplane_log_ttl", "30"}, bad, "controlplane_log_ttl"},
		{"duration 1-24 h", window(`"enable":true,"maintenance_time":"03:00:00Z","duration":"25h"`), bad, "maintenance_window.duration"},
		{"weekly_period", window(`"enable":true,"maintenance_time":"03:00:00Z","duration":"3h","weekly_period":"Mon"`), bad, "maintenance_window.weekly_period"},
		{"recurrence", window(`"enable":true,"maintenance_time":"03:00:00Z","duration":"3h","recurrence":"FREQ=DAILY"`), bad, "maintenance_window.recurrence"},

		{"auto_scaling.enable is required", scaling(`"max_instances":1,"min_instances":0`), bad, "auto_scaling.enable is required"},
		{"node_name_mode counts 5-12 digits", []string{ackKube + "node_name_mode", `"customized,a,4,b"`}, bad, "node_name_mode"},
		{"instance_charge_type", []string{ackGroup + "instance_charge_type", `"Spot"`}, bad, "instance_charge_type"},
		{"login_password 8-30", []string{ackGroup + "key_pair", "", ackGroup + "login_password", `"Hello12"`}, bad, "login_password"},
		{"login_password 8-30", []string{ackGroup + "key_pair", "", ackGroup + "login_password", `"` + strings.Repeat("Aa1", 10) + `x"`}, bad, "login_password"},
		{"types or patterns", []string{ackGroup + "instance_patterns", `[{"cores":4}]`}, bad, "instance_patterns"},
		{"settings of Terway are text", []string{"addons", `[{"name":"terway-controlplane","config":"{\"ENITrunking\":true}"}]`}, bad, "ENITrunking"},
		{"system_disk_size to 2048", []string{ackGroup + "system_disk_size", "2049"}, bad, "system_disk_size"},
		{"system_disk_size from 20", []string{ackGroup + "system_disk_size", "19"}, bad, "system_disk_size"},
		{"provisioned IOPS of 40 GiB", []string{ackGroup + "system_disk_category", `"cloud_auto"`, ackGroup + "system_disk_size", "40", ackGroup + "system_disk_provisioned_iops", "36201"}, bad, "system_disk_provisioned_iops"},
		{"data disk 40-32768", disk(`"size":39`), bad, "data_disks.0.size"},
		{"data disk 40-32768", disk(`"size":32769`), bad, "data_disks.0.size"},
		{"PL2 from 461 GiB", disk(`"category":"cloud_essd","size":460,"performance_level":"PL2"`), bad, "461"},
		{"PL3 from 1261 GiB", disk(`"category":"cloud_essd","size":1260,"performance_level":"PL3"`), bad, "1261"},
		{"disk_name 2-128", disk(`"disk_name":"d"`), bad, "disk_name"},
		{"disk_name begins with a letter", disk(`"disk_name":"1d"`), bad, "disk_name"},
		{"device /dev/xvdb-/dev/xvdz", disk(`"device":"/dev/xvda"`), bad, "device"},
		{"one limit for each type", spot(strings.Replace(ackOne, "]", ","+ackOne[1:], 1)), bad, "spot_price_limit.1.instance_type"},
		{"price_limit above 0", spot(`[{"instance_type":"ecs.c7.xlarge","price_limit":"0"}]`), bad, "price_limit"},
		{"on_demand_base_capacity 0-1000", []string{ackGroup + "on_demand_base_capacity", "1001"}, bad, "on_demand_base_capacity"},
		{"on demand 0-100 per cent", []string{ackGroup + "on_demand_percentage_above_base_capacity", "101"}, bad, "on_demand_percentage"},
		{"spot_instance_pools 0-10", []string{ackGroup + "spot_instance_pools", "11"}, bad, "spot_instance_pools"},
		{"bandwidth 0-100", []string{ackGroup + "internet_max_bandwidth_out", "101"}, bad, "internet_max_bandwidth_out"},
		{"ECS tag key up to 128", []string{ackGroup + "tags", `[{"key":` + simtest.Quoted("k", 129) + `}]`}, bad, "tags.0.key"},
		{"no address in an ECS tag", []string{ackGroup + "tags", `[{"key":"a http://x"}]`}, bad, "tags.0.key"},
		{"security groups exist", []string{ackGroup + "security_group_ids", `["sg-nowhere"]`}, bad, "security_group_ids.0"},
		{"tee_enable is required", []string{ackPool + "tee_config", "{}"}, bad, "tee_enable is required"},
		{"pools of a cluster", []string{"nodepools", pools(21)}, "QuotaExceeded.Nodepool", "20"},
	}, send)
}

// TestDedicatedRules breaks rules of the page's own layout.
func TestDedicatedRules(t *testing.T) {
	t.Parallel()
	const bad = "InvalidParameter"
	control := func(members string) []string {
		out := []string{"control_plane_config", `{"instance_types":["ecs.c6.large"],"key_pair":"sin-name",` + members + `}`, "vswitch_ids", `["vsw-8vbmoffowsztjaawjtyzo"]`}
		for _, old := range []string{
			"master_count", "master_instance_types", "master_vswitch_ids", "master_system_disk_category", "master_system_disk_size",
			"master_system_disk_performance_level", "master_system_disk_snapshot_policy_id", "master_instance_charge_type", "master_period", "master_period_unit",
			"master_auto_renew", "master_auto_renew_period", "image_type", "image_id", "os_type", "login_password", "key_pair",
		} {
			out = append(out, old, "")
		}
		return out
	}
	simtest.CheckRefused(t, simtest.PageRules{
		{"master_system_disk_size 40-500", []string{"master_system_disk_size", "39"}, bad, "master_system_disk_size"},
		{"renewal needs its period", []string{"master_auto_renew_period", ""}, bad, "master_auto_renew_period"},
		{"image_type is the wire's", []string{"image_type", `"Alibaba Cloud Linux3"`}, bad, "image_type"},
		{"rds_instances are rm-…", []string{"rds_instances", `["rds-1"]`}, bad, "rds_instances"},
		{"custom_san are addresses and domains", []string{"custom_san", `"a b"`}, bad, "custom_san"},
		{"surge or surge_percentage", []string{"nodepools.0.management", `{"enable":false,"upgrade_config":{"surge":1,"surge_percentage":1}}`}, bad, "surge_percentage"},
		{"max_unavailable 1-1000", []string{"nodepools.0.management", `{"enable":false,"upgrade_config":{"max_unavailable":1001}}`}, bad, "max_unavailable"},
		{"size 3 or 5", control(`"size":4`), bad, "control_plane_config.size"},
		{"system_disk_size from 40", control(`"size":3,"system_disk_size":39`), bad, "control_plane_config.system_disk_size"},
		{"node_port_range in 30000-65535", control(`"size":3,"node_port_range":"29999-32767"`), bad, "node_port_range"},
		{"node_port_range in 30000-65535", control(`"size":3,"node_port_range":"30000-65536"`), bad, "node_port_range"},
		{"node_port_range is two numbers", control(`"size":3,"node_port_range":"4.000-50000"`), bad, "node_port_range"},
		{"node_port_range rises", control(`"size":3,"node_port_range":"40000-40000"`), bad, "node_port_range"},
	}, sendDedicated)
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"control planes", [][]string{control(`"size":3,"system_disk_size":40`), control(`"size":5,"system_disk_size":500,"node_port_range":"30000-65535"`)}},
		{"master_system_disk_size", simtest.Each("master_system_disk_size", "40", "500")},
		{"master_period", simtest.Each("master_period", "1", "60")},
		{"master_auto_renew_period", simtest.Each("master_auto_renew_period", "1", "12")},
		{"max_unavailable", simtest.Each("nodepools.0.management", `{"enable":false,"upgrade_config":{"max_unavailable":1}}`, `{"enable":false,"upgrade_config":{"max_unavailable":1000}}`)},
	}, sendDedicated)
}

// tags are n tags.
func tags(n int) string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf(`{"key":"k%d","value":""}`, i))
	}
	return "[" + strings.Join(out, ",") + "]"
}

// pools are n node pools without nodes.
func pools(n int) string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf(`{"nodepool_info":{"name":"p%d"},"scaling_group":{"vswitch_ids":["vsw-f8za5p0mwzgdu3wgx"],"instance_types":["ecs.c7.xlarge"],"key_pair":"ali0824"}}`, i))
	}
	return "[" + strings.Join(out, ",") + "]"
}
