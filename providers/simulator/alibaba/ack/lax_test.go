package ack_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// TestTakesWhatTheVendorsToolsSend: values that the vendor's Terraform provider
// of 2026-08 creates with in its live tests, or that its schema and the SDK
// allow, or that take no effect where they stand.
func TestTakesWhatTheVendorsToolsSend(t *testing.T) {
	t.Parallel()
	window := func(at string) []string {
		return []string{"maintenance_window", `{"enable":true,"maintenance_time":"` + at + `","duration":"3h","weekly_period":"Monday,Friday"}`}
	}
	terway := []string{"container_cidr", "", "addons", `[{"name":"terway-eniip","config":""}]`}
	bare := []string{"addons", "[]", "container_cidr", "", "nodepools", ""}
	for name, changes := range map[string][]string{
		"dual stack":                 {"ip_stack", `"dual"`},
		"a large control plane":      {"cluster_spec", `"ack.pro.4xlarge"`},
		"an edition of tomorrow":     {"cluster_spec", `"ack.pro.8xlarge"`},
		"nine components":            {"controlplane_log_components", `["apiserver","kcm","scheduler","ccm","controlplane-events","alb","ack-goatscaler","coredns","gatekeeper"]`},
		"RFC 3339 with a zone":       window("2024-10-15T12:31:00.000+08:00"),
		"RFC 3339 in UTC":            window("2024-10-15T04:31:00Z"),
		"only the clock":             window("03:00:00Z"),
		"six vSwitches":              {"vswitch_ids", `["vsw-f8za5p0mwzgdu3wgx","vsw-f8za5p0mwzgdu3wgy","vsw-f8za5p0mwzgdu3wgx","vsw-f8za5p0mwzgdu3wgy","vsw-f8za5p0mwzgdu3wgx","vsw-f8za5p0mwzgdu3wgy"]`},
		"empty ids":                  {"security_group_id", `""`, "resource_group_id", `""`, "kubernetes_version", `""`},
		"serverless":                 append([]string{"profile", `"Serverless"`, "logging_type", `"SLS"`, "nat_gateway", "true", "service_discovery_types", `["PrivateZone"]`}, bare...),
		"serverless in a new VPC":    append([]string{"profile", `"Serverless"`, "vpcid", `""`, "vswitch_ids", "", "zone_id", `"cn-hangzhou-i"`}, bare...),
		"ACS":                        append([]string{"profile", `"Acs"`}, bare...),
		"a profile of tomorrow":      {"profile", `"Next"`},
		"edge":                       {"profile", `"Edge"`, "kubernetes_version", `"1.22.15-aliyunedge.1"`, ackKube + "runtime_version", ""},
		"auto mode in zones":         append([]string{"auto_mode", `{"enable":true}`, "vpcid", `""`, "vswitch_ids", "[]", "zone_ids", `["cn-hangzhou-i"]`, "node_cidr_mask", `"26"`, "nodepools", ""}, terway...),
		"auto mode in a VPC":         append([]string{"auto_mode", `{"enable":true}`, "nodepools", ""}, terway...),
		"pods' vSwitches at the top": append([]string{"pod_vswitch_ids", `["vsw-f8za5p0mwzgdu3wgx"]`}, terway...),
		"old names beside the new":   {"enable_rrsa", "true", "custom_san", `"www.example.com"`, "load_balancer_spec", `"slb.s2.small"`},
		"image type":                 {ackGroup + "image_type", `"AliyunLinux3ContainerOptimized"`},
		"no login":                   {ackGroup + "key_pair", ""},
		"patterns":                   {ackGroup + "instance_types", "", ackGroup + "instance_patterns", `[{"instance_family_level":"EnterpriseLevel","min_cpu_cores":4,"max_cpu_cores":16,"min_memory_size":8.0,"cpu_architectures":["X86"],"excluded_instance_types":["ecs.c6.*"]}]`},
		"a large system disk":        {ackGroup + "system_disk_size", "1261", ackGroup + "system_disk_performance_level", `"PL3"`},
		"a small one":                {ackGroup + "system_disk_size", "20"},
		"a basic disk":               {ackGroup + "system_disk_category", `"cloud"`},
		"disks of cloud boxes":       {ackGroup + "data_disks", `[{"category":"cloud_essd_xc0","size":40},{"category":"cloud_essd_xc1","size":40}]`},
		"no public bandwidth":        {ackGroup + "internet_max_bandwidth_out", "0"},
		"scaling to nothing":         {ackPool + "auto_scaling", `{"enable":true,"min_instances":0,"max_instances":0}`, ackGroup + "desired_size", "0"},
		"node names, empty parts":    {ackKube + "node_name_mode", `"customized,,ip,"`},
		"node names, old":            {ackKube + "node_name_mode", `"customized,aliyun.com-,5,-test"`},
		"zeros beside PostPaid":      {ackGroup + "period", "0", ackGroup + "auto_renew", "false", ackGroup + "auto_renew_period", "0", ackGroup + "period_unit", `""`},
		"a limit of another type":    {ackGroup + "spot_strategy", `"SpotWithPriceLimit"`, ackGroup + "spot_price_limit", `[{"instance_type":"ecs.g7.large","price_limit":"0.4"}]`},
		"what takes no effect":       {ackGroup + "compensate_with_on_demand", "true", ackGroup + "system_disk_bursting_enabled", "true", ackPool + "max_nodes", "0", ackPool + "management", `{"auto_repair":true}`},
		"deprecated, of a pool": {
			ackPool + "auto_scaling", `{"enable":true,"min_instances":1,"max_instances":10,"type":"cpu","is_bond_eip":true,"eip_internet_charge_type":"PayByBandwidth","eip_bandwidth":5}`,
			ackPool + "management", `{"enable":true,"upgrade_config":{"surge":0,"surge_percentage":10,"max_unavailable":0}}`, ackGroup + "platform", `"AliyunLinux"`,
			ackGroup + "data_disks", `[{"size":40,"auto_format":true,"file_system":"ext4","mount_target":"/mnt/path1"}]`,
		},
		"count of before":       {ackPool + "count", "2", ackGroup + "desired_size", ""},
		"two private balancers": {"control_plane_endpoints_config", `{"load_balancers_config":[{"load_balancer_id":"nlb-1","endpoint_type":"private"},{"load_balancer_id":"nlb-2","endpoint_type":"private"}]}`},
		"ACK's own balancers":   {"control_plane_endpoints_config", `{"load_balancers_config":[{"load_balancer_id":"","endpoint_type":"public"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := alibabatest.SetUpACK(t).Create(simtest.Change(t, alibabatest.ManagedBody, changes...))
			if a.Status != http.StatusOK {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}
