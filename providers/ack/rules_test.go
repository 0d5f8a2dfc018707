package ack_test

import (
	"strings"
	"testing"

	"clusterwiz/providers/cloudtest"
)

const (
	seed    = "requests/seed.toml"
	current = "requests/current.toml"
	old     = "requests/legacy.toml"
)

// limits are the rules of the form, each from both sides.
func limits() []cloudtest.Limit {
	pool, disk := "node_pools[0].", "node_pools[0].data_disks[0]."
	long := func(n int) string { return strings.Repeat("a", n) }
	return []cloudtest.Limit{
		{Path: "basics.name", Good: []string{"a", long(63), "集群-1", "1a"}, Bad: []string{long(64), "_a", "-a", "a b", "a.b"}, Warn: true},
		{Path: "basics.cluster_type", Good: []string{"ManagedKubernetes"}, Bad: []string{"ExternalKubernetes", "managed"}},
		{Path: "basics.cluster_type", Good: []string{"ManagedKubernetes"}, Bad: []string{"Kubernetes"}, Warn: true},
		{Path: "basics.cluster_spec", Good: []string{"ack.pro.small", "ack.standard", "ack.pro.xlarge", "ack.pro.2xlarge", "ack.pro.4xlarge"}, Bad: []string{"ack.pro"}, Warn: true},
		{Path: "basics.profile", Good: []string{"Default", "Edge", "Serverless", "Lingjun", "Acs"}, Bad: []string{"default"}, Warn: true},
		{Path: "basics.kubernetes_version", Good: []string{"1.31.1-aliyun.1", "1.35.10-aliyun.12", "1.22.15-aliyunedge.1"}, Bad: []string{"1.31", "1.31.1", "v1.31.1-aliyun.1"}, Warn: true},
		{Path: "basics.resource_group_id", Good: []string{"rg-a"}, Bad: []string{"rg-", "group"}},
		{Path: "basics.timezone", Good: []string{"Asia/Shanghai", "UTC"}, Bad: []string{"Asia Shanghai", "+8"}, Warn: true},
		{Path: "tags[0].key", Good: []string{"k", long(64)}, Bad: []string{long(65), "aliyunx", "acs:x", "http://x", "https://x"}},
		{Path: "tags[0].value", Good: []string{"v", "a.b-c_d"}, Bad: []string{long(129), "acs:x"}},
		{Path: "tags[0].value", Good: []string{"v", long(63)}, Bad: []string{"*.my-cluster", "see http://x", long(64), "测试"}, Warn: true},
		{Path: "network.vpc_id", Good: []string{"vpc-x"}, Bad: []string{"vpc-", "vsw-x"}},
		{Path: "network.vswitch_ids", Good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c"}, Bad: []string{"x"}},
		{Path: "network.vswitch_ids", Good: []string{"vsw-a,vsw-b,vsw-c"}, Bad: []string{"vsw-a,vsw-b,vsw-c,vsw-d", "vsw-a,vsw-b,vsw-c,vsw-d,vsw-e,vsw-f"}, Warn: true},
		{Path: "network.vswitch_ids", File: current, Good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c"}, Bad: []string{"vsw-a,vsw-b,vsw-c,vsw-d,vsw-e"}, Warn: true},
		{Path: "network.vswitch_ids", File: old, Good: []string{"vsw-a,vsw-a,vsw-a"}, Bad: []string{"vsw-a", "vsw-a,vsw-a", "vsw-a,vsw-a,vsw-a,vsw-a"}},
		{Path: "network.security_group_id", Good: []string{"sg-x"}, Bad: []string{"sg-", "x"}},
		{Path: "network.container_cidr", File: seed, Good: []string{"10.0.0.0/8", "172.20.0.0/16", "192.168.0.0/16"}, Bad: []string{"11.0.0.0/8", "172.0.0.0/8"}, Warn: true},
		{Path: "network.container_cidr", File: seed, Good: []string{"10.0.0.0/8"}, Bad: []string{"172.20.0.1/16", "10.0.0.0/25", "x"}},
		{Path: "network.service_cidr", Good: []string{"10.1.0.0/16", "172.31.0.0/24", "192.168.0.0/16"}, Bad: []string{"10.0.0.0/15", "172.32.0.0/16", "192.168.0.0/25"}, Warn: true},
		{Path: "network.service_cidr", Good: []string{"10.1.0.0/16"}, Bad: []string{"10.0.0.1/16"}},
		{Path: "network.node_cidr_mask", File: seed, Good: []string{"24", "28"}, Bad: []string{"23", "29", "x"}},
		{Path: "network.load_balancer_spec", File: seed, Good: []string{"slb.s3.large"}, Bad: []string{"slb.s4.large"}, Warn: true},
		{Path: "network.load_balancer_id", Good: []string{"lb-1"}, Bad: []string{"alb-1", "lb-"}, Warn: true},
		{Path: "network.load_balancers[0].endpoint_type", Good: []string{"private", "public"}, Bad: []string{"vpc"}, Warn: true},
		{Path: "network.load_balancers[0].id", Good: []string{"nlb-1", "lb-1"}, Bad: []string{"alb-1"}, Warn: true},
		{Path: "network.proxy_mode", Good: []string{"ipvs", "iptables"}, Bad: []string{"userspace"}, Warn: true},
		{Path: "network.ip_stack", Good: []string{"ipv4", "dual"}, Bad: []string{"ipv6"}, Warn: true},
		{Path: "network.plugin", Good: []string{"terway-eniip"}, Bad: []string{"terway", "calico"}},
		{Path: "masters.count", File: seed, Good: []string{"3"}, Bad: []string{"1", "4", "7"}, Warn: true},
		{Path: "masters.instance_types", File: seed, Good: []string{"ecs.a,ecs.b,ecs.a"}, Bad: []string{"ecs.a", "ecs.a,ecs.a,ecs.a,ecs.a", "a,b,c"}},
		{Path: "masters.image_type", File: seed, Good: []string{"AliyunLinux3", "AliyunLinux Qboot", "Ubuntu", "AliyunLinux4Security"}, Bad: []string{"AlibabaCloudLinux3", "aliyunlinux3"}, Warn: true},
		{Path: "masters.os_type", File: seed, Good: []string{"Linux", "Windows"}, Bad: []string{"linux"}, Warn: true},
		{Path: "masters.system_disk.category", File: seed, Good: []string{"cloud_essd", "cloud_ssd", "cloud_efficiency"}, Bad: []string{"cloud_auto", "cloud"}, Warn: true},
		{Path: "masters.system_disk.category", File: current, Good: []string{"cloud_auto"}, Bad: []string{"cloud_essd_entry"}, Warn: true},
		{Path: "masters.system_disk.size", File: seed, Good: []string{"40", "500"}, Bad: []string{"39", "2049"}},
		{Path: "masters.system_disk.size", File: seed, Good: []string{"500"}, Bad: []string{"501", "2048"}, Warn: true},
		{Path: "masters.system_disk.size", File: "requests/level.toml", Good: []string{"461", "500"}, Bad: []string{"460"}},
		{Path: "masters.system_disk.snapshot_policy_id", File: seed, Good: []string{"sp-1"}, Bad: []string{"1"}},
		{Path: "masters.system_disk.provisioned_iops", File: current, Good: []string{"0", "50000"}, Bad: []string{"-1", "50001"}},
		{Path: "masters.period", File: seed, Good: []string{"1", "12", "24", "36", "48", "60"}, Bad: []string{"0", "4", "9", "61"}, Warn: true},
		{Path: "masters.period_unit", File: seed, Good: []string{"Month"}, Bad: []string{"Week"}, Warn: true},
		{Path: "masters.auto_renew_period", File: seed, Good: []string{"1", "2", "3", "6", "12"}, Bad: []string{"0", "4", "24"}, Warn: true},
		{Path: "masters.node_port_range", File: old, Good: []string{"30000-65535"}, Bad: []string{"29999-30010", "30000-65536", "30000", "30000-"}, Warn: true},
		{Path: "masters.deployment_set_id", File: current, Good: []string{"ds-1"}, Bad: []string{"1"}, Warn: true},
		{Path: "access.key_pair", File: seed, Good: []string{"ab", long(128)}, Bad: []string{"a", long(129), "http://ab"}, Warn: true},
		{Path: "access.password", File: old, Good: []string{"Hello123", "hello@12", long(27) + "A1-"}, Bad: []string{"Hello12", "hello123", "HELLO@@@", long(29) + "A1", "密码Hello123"}},
		{Path: pool + "name", Good: []string{"a", long(63)}, Bad: []string{"a b"}},
		{Path: pool + "name", Good: []string{long(63)}, Bad: []string{long(64)}, Warn: true},
		{Path: pool + "instance_types", Good: []string{"ecs.a", "ecs.a,ecs.b"}, Bad: []string{"c7.large", "ecs."}},
		{Path: pool + "vswitch_ids", Good: []string{"vsw-a"}, Bad: []string{"a"}},
		{Path: pool + "count", Good: []string{"0", "1000", "5000"}, Bad: []string{"-1"}},
		{Path: pool + "image_type", Good: []string{"ContainerOS", "Ubuntu", "AliyunLinux3ContainerOptimized", "Custom"}, Bad: []string{"Debian"}, Warn: true},
		{Path: "node_pools[1].period", Good: []string{"1", "2", "3", "6", "12"}, Bad: []string{"0", "4", "24"}, Warn: true},
		{Path: "node_pools[1].password", Good: []string{"Hello1234"}, Bad: []string{"hello1234"}},
		{Path: "node_pools[1].auto_scaling.min_count", Good: []string{"0", "10"}, Bad: []string{"-1", "11"}},
		{Path: "node_pools[1].auto_scaling.max_count", Good: []string{"1", "2000"}, Bad: []string{"-1"}},
		{Path: "node_pools[1].auto_scaling.type", Good: []string{"cpu", "gpu", "gpushare", "spot"}, Bad: []string{"npu"}, Warn: true},
		{Path: "node_pools[1].auto_scaling.eip_bandwidth", File: old, Good: []string{"1", "500"}, Bad: []string{"0", "501"}, Warn: true},
		{Path: "node_pools[1].system_disk.provisioned_iops", Good: []string{"50000"}, Bad: []string{"50001"}},
		{Path: "node_pools[1].system_disk.size", Good: []string{"1", "2048"}, Bad: []string{"0", "2049"}},
		{Path: pool + "system_disk.size", Good: []string{"20", "2048"}, Bad: []string{"0", "19", "2049"}},
		{Path: pool + "system_disk.size", Set: []string{pool + "system_disk.level=PL0"}, Good: []string{"1", "2048"}, Bad: []string{"0"}},
		{Path: pool + "system_disk.size", Set: []string{pool + "system_disk.level=PL3"}, Good: []string{"1261"}, Bad: []string{"1260"}},
		{Path: pool + "system_disk.level", Good: []string{"PL0", "PL1"}, Bad: []string{"PL4"}, Warn: true},
		{Path: pool + "system_disk.category", Good: []string{"cloud_essd", "cloud", "cloud_essd_entry"}, Bad: []string{"ssd"}, Warn: true},
		{Path: pool + "system_disk.categories", Good: []string{"cloud_auto", "cloud"}, Bad: []string{"ssd"}, Warn: true},
		{Path: disk + "category", Good: []string{"cloud_essd", "cloud", "cloud_essd_xc0", "cloud_essd_xc1", "elastic_ephemeral_disk_standard"}, Bad: []string{"ssd"}, Warn: true},
		{Path: disk + "size", Good: []string{"461", "32768"}, Bad: []string{"460", "32769"}},
		{Path: disk + "snapshot_id", Good: []string{"s-1"}, Bad: []string{"1"}, Warn: true},
		{Path: disk + "name", Good: []string{"ab", "数据"}, Bad: []string{"a", "1a", long(129)}},
		{Path: disk + "device", Good: []string{"/dev/xvdb", "/dev/xvdz"}, Bad: []string{"/dev/xvda", "xvdb", "/dev/xvdbb"}},
		{Path: "node_pools[0].data_disks[1].size", Good: []string{"40"}, Bad: []string{"39"}},
		{Path: pool + "disk_init[0].mount_target", Good: []string{"/mnt", "/var/lib/kubelet,/var/lib/containerd"}, Bad: []string{"mnt", "/a b"}},
		{Path: pool + "labels[0].key", Good: []string{"a", "example.com/A_b.c", "node.kubernetes.io/x", "a.kubelet.kubernetes.io/x", "topology.kubernetes.io/zone"}, Bad: []string{"-a", "a/b/c", "Ex/a", long(64)}},
		{Path: pool + "labels[0].key", Good: []string{"kubernetes.io"}, Bad: []string{"node-role.kubernetes.io/worker", "kubernetes.io/hostname", "k8s.io/x", "a.k8s.io/x"}, Warn: true},
		{Path: pool + "labels[0].value", Good: []string{"a", "A_b.c-1"}, Bad: []string{"-a", "a b", long(64)}},
		{Path: pool + "taints[0].effect", Good: []string{"NoSchedule", "PreferNoSchedule"}, Bad: []string{"noschedule"}},
		{Path: pool + "node_name_mode", Good: []string{"customized,aliyun,ip,com", "customized,aliyun.com,12,", "customized,,ip,", "customized,1a,5,", "customized,aliyun.com-,5,-test"}, Bad: []string{"aliyun.com00055test", "customized,-a,ip,", "customized,a,4,b", "customized,a b,ip,b", "customized,a,ip"}},
		{Path: pool + "components[0].config", Good: []string{"{}"}, Bad: []string{"[]", "x"}},
		{Path: pool + "kubelet", Good: []string{"{}"}, Bad: []string{"[]", "x"}},
		{Path: "node_pools[2].instance_patterns", Good: []string{"[]"}, Bad: []string{"{}", "x"}},
		{Path: pool + "user_data", Good: []string{"x"}, Bad: []string{long(16385)}, Warn: true},
		{Path: pool + "spot_price_limits[0].price_limit", Good: []string{"0.001"}, Bad: []string{"0"}},
		{Path: pool + "spot_price_limits[0].price_limit", Good: []string{"0.001"}, Bad: []string{"0.0001"}, Warn: true},
		{Path: pool + "on_demand_base", Good: []string{"0", "1000"}, Bad: []string{"-1", "1001"}},
		{Path: pool + "on_demand_percentage", Good: []string{"0", "100"}, Bad: []string{"-1", "101"}},
		{Path: pool + "spot_pools", Good: []string{"1", "10"}, Bad: []string{"-1", "11"}},
		{Path: pool + "spot_pools", Good: []string{"1"}, Bad: []string{"0"}, Warn: true},
		{Path: pool + "multi_az_policy", Good: []string{"COST_OPTIMIZED"}, Bad: []string{"cheap"}, Warn: true},
		{Path: pool + "internet_bandwidth", Good: []string{"0", "1", "100"}, Bad: []string{"-1", "101"}},
		{Path: pool + "tags[0].key", Good: []string{long(128)}, Bad: []string{long(129), "aliyun", "acs:", "xhttp://"}},
		{Path: pool + "management.cve_levels", Good: []string{"asap", "asap,nntf"}, Bad: []string{"now"}, Warn: true},
		{Path: "node_pools[0].upgrade.max_unavailable", File: seed, Good: []string{"1", "1000"}, Bad: []string{"-1", "1001"}},
		{Path: "node_pools[0].upgrade.max_unavailable", File: seed, Good: []string{"1"}, Bad: []string{"0"}, Warn: true},
		{Path: "node_pools[2].interconnect.period", File: old, Good: []string{"1"}, Bad: []string{"0"}},
		{Path: "addons.more[0].name", Good: []string{"ack-arena", "terway-controlplane"}, Bad: []string{"flannel", "terway-eniip"}, Warn: true},
		{Path: "addons.more[0].name", Good: []string{"ack-arena"}, Bad: []string{"a b"}},
		{Path: "addons.more[2].config", Good: []string{"{}", `{"a": {"b": [1]}}`}, Bad: []string{"{", "[]", "x"}},
		{Path: "addons.log_project", Good: []string{"abc", long(63)}, Bad: []string{"ab", long(64), "-ab", "Abc"}, Warn: true},
		{Path: "controlplane_log.components", Good: []string{"apiserver, controlplane-events, alb, ack-goatscaler, coredns, gatekeeper"}, Bad: []string{"etcd"}, Warn: true},
		{Path: "controlplane_log.days", Good: []string{"1", "3650"}, Bad: []string{"0"}, Warn: true},
		{Path: "maintenance.time", Good: []string{"00:00:00Z", "23:59:59Z", "2024-10-15T12:31:00.000+08:00", "2024-10-15T04:31:00Z"}, Bad: []string{"24:00:00Z", "03:00:00", "3:00:00Z", "2024-10-15", "2024-13-15T04:31:00Z"}},
		{Path: "maintenance.hours", Good: []string{"1", "24"}, Bad: []string{"0", "25"}},
		{Path: "maintenance.days", Good: []string{"Monday"}, Bad: []string{"Mon"}},
		{Path: "maintenance.recurrence", Good: []string{"FREQ=WEEKLY"}, Bad: []string{"weekly"}},
		{Path: "maintenance.recurrence", Good: []string{"FREQ=WEEKLY;INTERVAL=2"}, Bad: []string{"FREQ=DAILY"}, Warn: true},
		{Path: "upgrades.channel", Good: []string{"patch", "stable", "rapid"}, Bad: []string{"beta"}, Warn: true},
		{Path: "advanced.cluster_domain", Good: []string{"a", "cluster.local", "a-b.c1"}, Bad: []string{"Cluster.local", "-a", "a..b", long(64)}},
		{Path: "advanced.extra_sans", Good: []string{"cs.example.com, 10.0.0.8, *.a.com"}, Bad: []string{"a/b", "-"}},
		{Path: "advanced.timeout", File: seed, Good: []string{"1", "1440"}, Bad: []string{"0"}},
		{Path: "advanced.on_failure", File: seed, Good: []string{"roll_back", "keep"}, Bad: []string{"true"}},
		{Path: "advanced.rds_instances", File: seed, Good: []string{"rm-1"}, Bad: []string{"rds-1"}, Warn: true},
		{Path: "advanced.instances", File: old, Good: []string{"i-1"}, Bad: []string{"1"}},
		{Path: "advanced.user_ca", Good: []string{"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"}, Bad: []string{"x"}},
	}
}

// TestPrepaidBinds: paying in advance is what a screen must ask about twice.
func TestPrepaidBinds(t *testing.T) {
	t.Parallel()
	form := cloud.Form()
	if paths := form.Commitments(cloud.Load(t, cloudtest.Example)); len(paths) != 0 {
		t.Error("pay-as-you-go binds", paths)
	}
	if paths := form.Commitments(cloud.Load(t, seed)); len(paths) != 2 {
		t.Error("prepaid nodes bind at", paths)
	}
}
