package ehpc_test

import (
	"strings"
	"testing"

	"clusterwiz/providers/cloudtest"
)

// limits are the rules of the form, each from both sides.
func limits() []cloudtest.Limit {
	disk, node, queue := "queues[0].compute_nodes[0].data_disks[0].", "queues[0].compute_nodes[0].", "queues[0]."
	service := "addons[0].services[0]."
	long := func(n int) string { return strings.Repeat("a", n) }
	return []cloudtest.Limit{
		{Path: "basics.name", Good: []string{"ab", long(128), "集群-A_1"}, Bad: []string{"a", long(129), "a b", "a/b", "é-x"}, Warn: true},
		{Path: "basics.name", Good: []string{"ab"}, Bad: []string{"slurm22.05.8-cluster"}, Warn: true},
		{Path: "basics.description", Good: []string{"ab", long(128)}, Bad: []string{"a", long(129), "a,b"}, Warn: true},
		{Path: "basics.category", Good: []string{"Standard", "Serverless"}, Bad: []string{"standard", "x"}, Warn: true},
		{Path: "basics.mode", Good: []string{"Integrated", "Hybrid", "Custom"}, Bad: []string{"integrated"}, Warn: true},
		{Path: "basics.resource_group_id", Good: []string{"rg-a"}, Bad: []string{"rg-", "group"}},
		{Path: "basics.deletion_protection", Good: []string{"true", "no"}, Bad: []string{"perhaps"}},
		{Path: "tags[0].key", Good: []string{"k", long(128)}, Bad: []string{long(129), "aliyunx", "acs:x", "http://x", "ahttps://"}, Warn: true},
		{Path: "tags[0].value", Good: []string{"v", long(128)}, Bad: []string{long(129), "see http://x"}, Warn: true},
		{Path: "network.vpc_id", Good: []string{"vpc-x"}, Bad: []string{"vpc-", "vsw-x"}},
		{Path: "network.vswitch_id", Good: []string{"vsw-x"}, Bad: []string{"vsw-", "vpc-x"}},
		{Path: "network.security_group_id", Good: []string{"sg-x"}, Bad: []string{"sg-", "x"}},
		{Path: "scheduler.type", Good: []string{"SLURM", "PBS", "OPENGRIDSCHEDULER", "LSF_PLUGIN", "PBS_PLUGIN"}, Bad: []string{"slurm"}, Warn: true},
		{Path: "scheduler.version", Good: []string{"19.1.1", "9"}, Bad: []string{"a b", ".1"}, Warn: true},
		{Path: "directory.type", Good: []string{"nis", "NIS"}, Bad: []string{"ldap"}, Warn: true},
		{Path: "directory.version", Good: []string{"1.0", "2.31"}, Bad: []string{"1 0"}, Warn: true},
		{Path: "dns.type", Good: []string{"nis", "NIS"}, Bad: []string{"bind"}, Warn: true},
		{Path: "dns.version", Good: []string{"1.0"}, Bad: []string{"?"}, Warn: true},
		{Path: "manager.instance_type", Good: []string{"ecs.c7.large"}, Bad: []string{"c7.large", "ecs."}, Warn: true},
		{Path: "manager.image_id", Good: []string{"m-1"}, Bad: []string{"a b"}},
		{Path: "manager.period", Good: []string{"1", "9", "12", "24", "36", "48", "60"}, Bad: []string{"0", "10", "11", "13", "61"}, Warn: true},
		{Path: "manager.auto_renew_period", Good: []string{"1", "2", "3", "6", "12", "60"}, Bad: []string{"0", "4", "9", "72"}, Warn: true},
		{Path: "manager.system_disk.size", Good: []string{"461", "2048"}, Bad: []string{"big", "0"}},
		{Path: "manager.system_disk.size", Good: []string{"461", "2048"}, Bad: []string{"39", "460", "2049"}, Warn: true},
		{Path: queue + "name", Good: []string{"c", long(15), "主.1"}, Bad: []string{long(16), "a-b", "a_b"}, Warn: true},
		{Path: queue + "min_count", Good: []string{"0", "2"}, Bad: []string{"-1"}},
		{Path: queue + "min_count", Good: []string{"0", "2"}, Bad: []string{"3"}, Warn: true},
		{Path: queue + "max_count", Good: []string{"2", "5000"}, Bad: []string{"-1"}},
		{Path: queue + "max_count", Good: []string{"2", "5000"}, Bad: []string{"5001"}, Warn: true},
		{Path: queue + "max_count_per_cycle", Good: []string{"0", "5000"}, Bad: []string{"-1"}},
		{Path: queue + "max_count_per_cycle", Good: []string{"0", "5000"}, Bad: []string{"5001"}, Warn: true},
		{Path: queue + "initial_count", Good: []string{"1", "100"}, Bad: []string{"-1"}},
		{Path: queue + "initial_count", Good: []string{"1", "100"}, Bad: []string{"101"}, Warn: true},
		{Path: queue + "interconnect", Good: []string{"vpc", "eRDMA", "erdma"}, Bad: []string{"ib"}, Warn: true},
		{Path: queue + "vswitch_ids", Good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c,vsw-d,vsw-e"}, Bad: []string{"x"}},
		{Path: queue + "vswitch_ids", Good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c,vsw-d,vsw-e"}, Bad: []string{"vsw-a,vsw-b,vsw-c,vsw-d,vsw-e,vsw-f"}, Warn: true},
		{Path: queue + "allocation_strategy", Good: []string{"PriorityInstanceType"}, Bad: []string{"Other"}, Warn: true},
		{Path: queue + "ram_role", Good: []string{"Role.a-b"}, Bad: []string{"a/b", long(65)}, Warn: true},
		{Path: queue + "hostname_prefix", Good: []string{"a-1", long(32)}, Bad: []string{"A", long(33), "a_b"}, Warn: true},
		{Path: queue + "hostname_suffix", Good: []string{"demo", long(32)}, Bad: []string{"a b"}},
		{Path: queue + "hostname_suffix", Good: []string{"demo", long(32)}, Bad: []string{long(33)}, Warn: true},
		{Path: "queues[1].reserved_node_pool_id", Good: []string{"rnp-1"}, Bad: []string{"rnp-", "np-1"}, Warn: true},
		{Path: node + "instance_type", Good: []string{"ecs.c7.large"}, Bad: []string{"large"}, Warn: true},
		{Path: node + "spot_price_limit", Good: []string{"0.001", "12"}, Bad: []string{"0", "-1", "0.0001"}, Warn: true},
		{Path: node + "spot_duration", Good: []string{"0", "1"}, Bad: []string{"2", "-1"}, Warn: true},
		{Path: node + "system_disk.size", Good: []string{"40", "500"}, Bad: []string{"0"}},
		{Path: node + "system_disk.size", Good: []string{"40", "500"}, Bad: []string{"39", "501"}, Warn: true},
		{Path: "queues[0].compute_nodes[1].system_disk.size", Good: []string{"1261", "2048"}, Bad: []string{"1260", "2049"}, Warn: true},
		{Path: "queues[0].compute_nodes[1].period", Good: []string{"1", "2", "3", "4"}, Bad: []string{"0", "5", "12"}, Warn: true},
		{Path: "queues[0].compute_nodes[1].auto_renew_period", Good: []string{"1", "2", "3"}, Bad: []string{"0", "4", "6"}, Warn: true},
		{Path: disk + "category", Good: []string{"cloud_essd", "cloud_ssd", "cloud_efficiency"}, Bad: []string{"cloud"}, Warn: true},
		{Path: disk + "size", Good: []string{"40", "65536"}, Bad: []string{"39", "65537"}, Warn: true},
		{Path: disk + "mount_dir", Good: []string{"/", "/data1"}, Bad: []string{"data1", "/a b"}},
		{Path: disk + "device", Good: []string{"/dev/xvdb"}, Bad: []string{"xvdb", "/dev/"}, Warn: true},
		{Path: disk + "snapshot_id", Good: []string{"s-1"}, Bad: []string{"snap-1", "s-"}, Warn: true},
		{Path: "queues[0].compute_nodes[0].data_disks[1].size", Good: []string{"40", "32768"}, Bad: []string{"39", "32769"}, Warn: true},
		{Path: "manager.data_disks[1].size", Good: []string{"1261"}, Bad: []string{"1260"}, Warn: true},
		{Path: "storage.shared[0].file_system_id", Good: []string{"008b648bcb", "cpfs-1"}, Bad: []string{"a b"}},
		{Path: "storage.shared[0].file_system_id", Good: []string{"008b648bcb", "cpfs-1"}, Bad: []string{"-"}, Warn: true},
		{Path: "storage.shared[0].mount_target", Good: []string{"a-1.b.com"}, Bad: []string{"a", "https://a.b", "a..b"}},
		{Path: "storage.shared[0].mount_directory", Good: []string{"/home2"}, Bad: []string{"home", "/a b"}},
		{Path: "storage.shared[0].nas_directory", Good: []string{"/", "/x"}, Bad: []string{"x"}},
		{Path: "storage.shared[0].protocol", Good: []string{"NFS", "SMB"}, Bad: []string{"nfs"}, Warn: true},
		{Path: "software.packages[0].version", Good: []string{"v2212"}, Bad: []string{"a b"}},
		{Path: "software.script", Good: []string{"http://a/b", "https://a/b"}, Bad: []string{"ftp://a/b", "a/b"}},
		{Path: "software.client_version", Good: []string{"2.0.47"}, Bad: []string{"new est"}, Warn: true},
		{Path: "addons[0].version", Good: []string{"1.0"}, Bad: []string{"1 0"}},
		{Path: service + "access_type", Good: []string{"URL"}, Bad: []string{"url"}, Warn: true},
		{Path: service + "network_acl[0].protocol", Good: []string{"TCP", "UDP"}, Bad: []string{"tcp"}, Warn: true},
		{Path: service + "network_acl[0].port", Good: []string{"1", "65535"}, Bad: []string{"0", "65536"}},
		{Path: service + "network_acl[0].source_cidr", Good: []string{"10.0.0.0/8", "1.2.3.4/32"}, Bad: []string{"10.0.0.1/8", "x", "10.0.0.0"}},
		{Path: service + "network_acl[0].source_cidr", Good: []string{"10.0.0.0/8"}, Bad: []string{"0.0.0.0/0"}, Warn: true},
		{Path: "addons[0].resources.eip.instance_id", Good: []string{"eip-1"}, Bad: []string{"1"}, Warn: true},
		{Path: "addons[0].resources.nodes[0].instance_id", Good: []string{"i-1"}, Bad: []string{"1"}, Warn: true},
		{Path: "addons[0].resources.nodes[0].private_ip", Good: []string{"10.0.0.1"}, Bad: []string{"x"}},
		{Path: "access.key_pair", Good: []string{"ab", "钥匙:1_-", long(128)}, Bad: []string{"a", "1a", long(129), "http://ab", "a.b"}, Warn: true},
		{Path: "limits.max_count", Good: []string{"100", "5000"}, Bad: []string{"-1"}},
		{Path: "limits.max_count", Good: []string{"100", "5000"}, Bad: []string{"5001", "1"}, Warn: true},
		{Path: "limits.max_core_count", Good: []string{"0", "100000"}, Bad: []string{"-1"}},
		{Path: "limits.max_core_count", Good: []string{"0", "100000"}, Bad: []string{"100001"}, Warn: true},
		{Path: "scaling.grow_interval", Good: []string{"1", "1440"}, Bad: []string{"0", "1441"}, Warn: true},
		{Path: "scaling.idle_interval", Good: []string{"1", "1440"}, Bad: []string{"0", "1441"}, Warn: true},
	}
}

func TestPassword(t *testing.T) {
	t.Parallel()
	cases := map[string]bool{
		"aliHPC123": true, "abc123!?": true, "ABC123!?": true, "aB3()~!@#$%^&*-=+{}": true, `aB3[]:;'<>,.?/`: true,
		"aB3aB3a": false, "aB3aB3aB3aB3aB3aB3aB3": false, "abcdefgh": false, "abcd1234": false,
		"aB3_aB3_": false, "aB3`aB3a": false, "aB3|aB3a": false, `aB3\aB3a`: false, `aB3"aB3a`: false, "aB3密码密码": false, "aB3a B3a": false,
	}
	for password, good := range cases {
		answers := cloud.With(t, cloudtest.Minimal, "access.key_pair=")
		cloud.Set(t, answers, "access.password", map[string]any{"plain": password})
		problems := cloud.Form().Check(answers, nil)
		if good != (len(problems) == 0) {
			t.Errorf("%q: %v", password, problems)
		}
		for _, p := range problems {
			if strings.Contains(p.Summary.En+p.Summary.Zh, password) {
				t.Errorf("the problem quotes %q", password)
			}
		}
	}
}

// TestPrepaidBinds: paying in advance is what a screen must ask about twice.
func TestPrepaidBinds(t *testing.T) {
	t.Parallel()
	form := cloud.Form()
	if paths := form.Commitments(cloud.Load(t, cloudtest.Example)); len(paths) != 0 {
		t.Error("pay-as-you-go binds", paths)
	}
	if paths := form.Commitments(cloud.Load(t, "requests/prepaid.toml")); len(paths) != 2 {
		t.Error("prepaid nodes bind at", paths)
	}
}
