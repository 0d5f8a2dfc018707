package ack_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/ack"
)

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return ack.New().Form().Check(with(t, file, assignments...), nil)
}

func TestFilesObeyTheRules(t *testing.T) {
	t.Parallel()
	for _, file := range append(requestFiles(t), "example.toml") {
		for _, p := range forms.Errors(check(t, file)) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}

const (
	largest = "requests/largest.toml"
	seed    = "requests/seed.toml"
	current = "requests/current.toml"
	old     = "requests/legacy.toml"
)

// TestRules tries each limit from both sides. The values go at path into a
// file, the largest where none is named; warn tells that the bad ones are only
// worth a warning.
func TestRules(t *testing.T) {
	t.Parallel()
	pool, disk := "node_pools[0].", "node_pools[0].data_disks[0]."
	long := func(n int) string { return strings.Repeat("a", n) }
	cases := []struct {
		path, file string
		good, bad  []string
		warn       bool
	}{
		{path: "basics.name", good: []string{"a", long(63), "集群-1", "a_b", "1a"}, bad: []string{long(64), "_a", "-a", "a b", "a.b"}},
		{path: "basics.name", good: []string{"ab"}, bad: []string{"a_b"}, warn: true},
		{path: "basics.cluster_type", good: []string{"ManagedKubernetes"}, bad: []string{"ExternalKubernetes", "managed"}},
		{path: "basics.cluster_type", good: []string{"ManagedKubernetes"}, bad: []string{"Kubernetes"}, warn: true},
		{path: "basics.cluster_spec", good: []string{"ack.pro.small", "ack.standard"}, bad: []string{"ack.pro"}},
		{path: "basics.profile", good: []string{"Default", "Edge", "Serverless", "Lingjun"}, bad: []string{"default"}},
		{path: "basics.kubernetes_version", good: []string{"1.31.1-aliyun.1", "1.35.10-aliyun.12"}, bad: []string{"1.31", "1.31.1", "v1.31.1-aliyun.1"}},
		{path: "basics.resource_group_id", good: []string{"rg-a"}, bad: []string{"rg-", "group"}},
		{path: "basics.timezone", good: []string{"Asia/Shanghai", "UTC"}, bad: []string{"Asia Shanghai", "+8"}},
		{path: "tags[0].key", good: []string{"k", long(64)}, bad: []string{long(65), "aliyunx", "acs:x", "http://x", "https://x"}},
		{path: "tags[0].value", good: []string{"v", long(128), "see http://x"}, bad: []string{long(129), "acs:x"}},
		{path: "network.vpc_id", good: []string{"vpc-x"}, bad: []string{"vpc-", "vsw-x"}},
		{path: "network.vswitch_ids", good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c"}, bad: []string{"x", "vsw-a,vsw-b,vsw-c,vsw-d"}},
		{path: "network.vswitch_ids", file: current, good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c"}, bad: []string{"vsw-a,vsw-b,vsw-c,vsw-d,vsw-e"}},
		{path: "network.vswitch_ids", file: old, good: []string{"vsw-a,vsw-a,vsw-a"}, bad: []string{"vsw-a", "vsw-a,vsw-a", "vsw-a,vsw-a,vsw-a,vsw-a"}},
		{path: "network.security_group_id", good: []string{"sg-x"}, bad: []string{"sg-", "x"}},
		{path: "network.container_cidr", file: seed, good: []string{"10.0.0.0/8", "172.20.0.0/16", "192.168.0.0/16"}, bad: []string{"11.0.0.0/8", "172.0.0.0/8", "172.20.0.1/16", "10.0.0.0/25", "x"}},
		{path: "network.service_cidr", good: []string{"10.1.0.0/16", "172.31.0.0/24", "192.168.0.0/16"}, bad: []string{"10.0.0.0/15", "172.32.0.0/16", "192.168.0.0/25", "10.0.0.1/16"}},
		{path: "network.node_cidr_mask", file: seed, good: []string{"24", "28"}, bad: []string{"23", "29", "x"}},
		{path: "network.load_balancer_spec", file: seed, good: []string{"slb.s3.large"}, bad: []string{"slb.s4.large"}},
		{path: "network.load_balancer_id", good: []string{"lb-1"}, bad: []string{"alb-1", "lb-"}},
		{path: "network.proxy_mode", good: []string{"ipvs", "iptables"}, bad: []string{"userspace"}},
		{path: "network.ip_stack", good: []string{"ipv4", "ipv6"}, bad: []string{"dual"}},
		{path: "network.plugin", good: []string{"terway-eniip"}, bad: []string{"terway", "calico"}},
		{path: "masters.count", file: seed, good: []string{"3"}, bad: []string{"1", "4", "7"}},
		{path: "masters.instance_types", file: seed, good: []string{"ecs.a,ecs.b,ecs.a"}, bad: []string{"ecs.a", "ecs.a,ecs.a,ecs.a,ecs.a", "a,b,c"}},
		{path: "masters.image_type", file: seed, good: []string{"AliyunLinux3", "AliyunLinux Qboot"}, bad: []string{"Alibaba Cloud Linux 3", "aliyunlinux3"}},
		{path: "masters.os_type", file: seed, good: []string{"Linux", "Windows"}, bad: []string{"linux"}},
		{path: "masters.system_disk.category", file: seed, good: []string{"cloud_essd", "cloud_ssd", "cloud_efficiency"}, bad: []string{"cloud_auto", "cloud"}},
		{path: "masters.system_disk.category", file: current, good: []string{"cloud_auto"}, bad: []string{"cloud_essd_entry"}},
		{path: "masters.system_disk.size", file: seed, good: []string{"40", "500"}, bad: []string{"39", "501"}},
		{path: "masters.system_disk.size", file: "requests/level.toml", good: []string{"461", "500"}, bad: []string{"460"}},
		{path: "masters.system_disk.snapshot_policy_id", file: seed, good: []string{"sp-1"}, bad: []string{"1"}},
		{path: "masters.system_disk.provisioned_iops", file: current, good: []string{"0", "50000"}, bad: []string{"-1", "50001"}},
		{path: "masters.period", file: seed, good: []string{"1", "12", "24", "36", "48", "60"}, bad: []string{"0", "4", "9", "61"}},
		{path: "masters.period_unit", file: seed, good: []string{"Month"}, bad: []string{"Week"}},
		{path: "masters.auto_renew_period", file: seed, good: []string{"1", "2", "3", "6", "12"}, bad: []string{"0", "4", "24"}},
		{path: "masters.node_port_range", file: old, good: []string{"30000-65535"}, bad: []string{"29999-30010", "30000-65536", "30000", "30000-"}},
		{path: "masters.deployment_set_id", file: current, good: []string{"ds-1"}, bad: []string{"1"}},
		{path: "access.key_pair", file: seed, good: []string{"ab", long(128)}, bad: []string{"a", long(129), "http://ab"}},
		{path: "access.password", file: old, good: []string{"Hello123", "hello@12", long(27) + "A1-"}, bad: []string{"Hello12", "hello123", "HELLO@@@", long(29) + "A1", "密码Hello123"}},
		{path: pool + "name", good: []string{"a", long(63)}, bad: []string{long(64), "a b"}},
		{path: pool + "instance_types", good: []string{"ecs.a", "ecs.a,ecs.b"}, bad: []string{"c7.large", "ecs."}},
		{path: pool + "vswitch_ids", good: []string{"vsw-a"}, bad: []string{"a"}},
		{path: pool + "count", good: []string{"0", "1000"}, bad: []string{"-1", "1001"}},
		{path: pool + "image_type", good: []string{"ContainerOS"}, bad: []string{"Ubuntu"}},
		{path: "node_pools[1].period", good: []string{"1", "2", "3", "6", "12"}, bad: []string{"0", "4", "24"}},
		{path: "node_pools[1].password", good: []string{"Hello1234"}, bad: []string{"hello1234"}},
		{path: "node_pools[1].auto_scaling.min_count", good: []string{"0", "10"}, bad: []string{"-1", "11"}},
		{path: "node_pools[1].auto_scaling.max_count", good: []string{"1", "1000"}, bad: []string{"1001"}},
		{path: "node_pools[1].auto_scaling.type", good: []string{"cpu", "gpu", "gpushare", "spot"}, bad: []string{"npu"}},
		{path: "node_pools[1].auto_scaling.eip_bandwidth", file: old, good: []string{"1", "500"}, bad: []string{"0", "501"}},
		{path: "node_pools[1].system_disk.provisioned_iops", good: []string{"50000"}, bad: []string{"50001"}},
		{path: "node_pools[1].system_disk.size", good: []string{"40", "500"}, bad: []string{"39", "501"}},
		{path: pool + "system_disk.size", good: []string{"40", "500"}, bad: []string{"39", "501"}},
		{path: pool + "system_disk.level", good: []string{"PL0", "PL1"}, bad: []string{"PL4"}},
		{path: pool + "system_disk.categories", good: []string{"cloud_auto"}, bad: []string{"cloud"}},
		{path: disk + "category", good: []string{"cloud_essd", "cloud", "elastic_ephemeral_disk_standard"}, bad: []string{"ssd"}},
		{path: disk + "size", good: []string{"461", "32768"}, bad: []string{"460", "32769"}},
		{path: disk + "snapshot_id", good: []string{"s-1"}, bad: []string{"1"}},
		{path: disk + "name", good: []string{"ab", "数据"}, bad: []string{"a", "1a", long(129)}},
		{path: disk + "device", good: []string{"/dev/xvdb", "/dev/xvdz"}, bad: []string{"/dev/xvda", "xvdb", "/dev/xvdbb"}},
		{path: "node_pools[0].data_disks[1].size", good: []string{"40"}, bad: []string{"39"}},
		{path: pool + "disk_init[0].mount_target", good: []string{"/mnt"}, bad: []string{"mnt", "/a b"}},
		{path: pool + "labels[0].key", good: []string{"a", "example.com/A_b.c"}, bad: []string{"-a", "a/b/c", "Ex/a", long(64)}},
		{path: pool + "labels[0].value", good: []string{"a", "A_b.c-1"}, bad: []string{"-a", "a b", long(64)}},
		{path: pool + "taints[0].effect", good: []string{"NoSchedule", "PreferNoSchedule"}, bad: []string{"noschedule"}},
		{path: pool + "node_name_mode", good: []string{"customized,aliyun,ip,com", "customized,aliyun.com,12,", "customized,a,5,test"}, bad: []string{"aliyun.com00055test", "customized,1a,ip,", "customized,a..b,ip,", "customized,a,4,b", "customized,a-,ip,b"}},
		{path: pool + "kubelet", good: []string{"{}"}, bad: []string{"[]", "x"}},
		{path: pool + "instance_patterns", good: []string{"[]"}, bad: []string{"{}", "x"}},
		{path: pool + "user_data", good: []string{"x"}, bad: []string{long(16385)}},
		{path: pool + "spot_price_limits[0].price_limit", good: []string{"0.001"}, bad: []string{"0", "0.0001"}},
		{path: pool + "on_demand_base", good: []string{"0", "1000"}, bad: []string{"-1", "1001"}},
		{path: pool + "on_demand_percentage", good: []string{"0", "100"}, bad: []string{"-1", "101"}},
		{path: pool + "spot_pools", good: []string{"1", "10"}, bad: []string{"0", "11"}},
		{path: pool + "multi_az_policy", good: []string{"COST_OPTIMIZED"}, bad: []string{"cheap"}},
		{path: pool + "internet_bandwidth", good: []string{"1", "100"}, bad: []string{"0", "101"}},
		{path: pool + "tags[0].key", good: []string{long(128)}, bad: []string{long(129), "aliyun", "acs:", "xhttp://"}},
		{path: pool + "management.cve_levels", good: []string{"asap", "asap,nntf"}, bad: []string{"now"}},
		{path: "node_pools[0].upgrade.max_unavailable", file: seed, good: []string{"1", "1000"}, bad: []string{"0", "1001"}},
		{path: "node_pools[2].interconnect.period", file: old, good: []string{"1"}, bad: []string{"0"}},
		{path: "addons.more[0].name", good: []string{"ack-arena"}, bad: []string{"flannel", "terway-eniip", "a b"}},
		{path: "addons.more[2].config", good: []string{"{}", `{"a": {"b": [1]}}`}, bad: []string{"{", "[]", "x"}},
		{path: "addons.log_project", good: []string{"abc", long(63)}, bad: []string{"ab", long(64), "-ab", "Abc"}},
		{path: "controlplane_log.components", good: []string{"apiserver, controlplane-events"}, bad: []string{"etcd"}},
		{path: "controlplane_log.days", good: []string{"1", "3650"}, bad: []string{"0"}},
		{path: "maintenance.time", good: []string{"00:00:00Z", "23:59:59Z"}, bad: []string{"24:00:00Z", "03:00:00", "3:00:00Z"}},
		{path: "maintenance.hours", good: []string{"1", "24"}, bad: []string{"0", "25"}},
		{path: "maintenance.days", good: []string{"Monday"}, bad: []string{"Mon"}},
		{path: "maintenance.recurrence", good: []string{"FREQ=WEEKLY"}, bad: []string{"weekly"}},
		{path: "upgrades.channel", good: []string{"patch", "stable", "rapid"}, bad: []string{"beta"}},
		{path: "advanced.cluster_domain", good: []string{"a", "cluster.local", "a-b.c1"}, bad: []string{"Cluster.local", "-a", "a..b", long(64)}},
		{path: "advanced.extra_sans", good: []string{"cs.example.com, 10.0.0.8, *.a.com"}, bad: []string{"a/b", "-"}},
		{path: "advanced.timeout", file: seed, good: []string{"1", "1440"}, bad: []string{"0", "1441"}},
		{path: "advanced.on_failure", file: seed, good: []string{"roll_back", "keep"}, bad: []string{"true"}},
		{path: "advanced.instances", file: old, good: []string{"i-1"}, bad: []string{"1"}},
		{path: "advanced.user_ca", good: []string{"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"}, bad: []string{"x"}},
	}
	for _, c := range cases {
		if c.file == "" {
			c.file = largest
		}
		t.Run(fmt.Sprintf("%s/%s/warn=%t", c.path, c.file, c.warn), func(t *testing.T) {
			t.Parallel()
			for _, value := range c.good {
				problems := only(check(t, c.file, c.path+"="+value), forms.Path(c.path))
				if !c.warn {
					problems = forms.Errors(problems)
				}
				if len(problems) > 0 {
					t.Errorf("%.40s was refused: %s", value, problems[0].Summary.En)
				}
			}
			for _, value := range c.bad {
				problems := only(check(t, c.file, c.path+"="+value), forms.Path(c.path))
				if got := forms.Errors(problems); c.warn == (len(got) > 0) || len(problems) == 0 {
					t.Errorf("%.40s: %v", value, problems)
				}
			}
		})
	}
}
