package ehpc_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/ehpc"
)

func TestFilesObeyTheRules(t *testing.T) {
	t.Parallel()
	for _, file := range append(requestFiles(t), "example.toml") {
		for _, p := range forms.Errors(ehpc.New().Form().Check(load(t, file), nil)) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}

// TestRules tries each limit from both sides. The values go into the largest
// request, at path; warn tells that the bad ones are only worth a warning.
func TestRules(t *testing.T) {
	t.Parallel()
	disk, node, queue := "queues[0].compute_nodes[0].data_disks[0].", "queues[0].compute_nodes[0].", "queues[0]."
	service := "addons[0].services[0]."
	long := func(n int) string { return strings.Repeat("a", n) }
	cases := []struct {
		path      string
		good, bad []string
		warn      bool
	}{
		{path: "basics.name", good: []string{"ab", long(128), "集群-A_1"}, bad: []string{"a", long(129), "a b", "a/b", "é-x"}},
		{path: "basics.name", good: []string{"ab"}, bad: []string{"slurm22.05.8-cluster"}, warn: true},
		{path: "basics.description", good: []string{"ab", long(128)}, bad: []string{"a", long(129), "a,b"}},
		{path: "basics.category", good: []string{"Standard", "Serverless"}, bad: []string{"standard", "x"}},
		{path: "basics.mode", good: []string{"Integrated", "Hybrid", "Custom"}, bad: []string{"integrated"}},
		{path: "basics.resource_group_id", good: []string{"rg-a"}, bad: []string{"rg-", "group"}},
		{path: "basics.deletion_protection", good: []string{"true", "no"}, bad: []string{"perhaps"}},
		{path: "tags[0].key", good: []string{"k", long(128)}, bad: []string{long(129), "aliyunx", "acs:x", "http://x", "ahttps://"}},
		{path: "tags[0].value", good: []string{"v", long(128)}, bad: []string{long(129), "see http://x"}},
		{path: "network.vpc_id", good: []string{"vpc-x"}, bad: []string{"vpc-", "vsw-x"}},
		{path: "network.vswitch_id", good: []string{"vsw-x"}, bad: []string{"vsw-", "vpc-x"}},
		{path: "network.security_group_id", good: []string{"sg-x"}, bad: []string{"sg-", "x"}},
		{path: "scheduler.type", good: []string{"SLURM", "PBS", "OPENGRIDSCHEDULER", "LSF_PLUGIN", "PBS_PLUGIN"}, bad: []string{"slurm"}},
		{path: "scheduler.version", good: []string{"19.1.1", "9"}, bad: []string{"a b", ".1"}},
		{path: "directory.type", good: []string{"nis", "NIS"}, bad: []string{"ldap"}},
		{path: "directory.version", good: []string{"1.0", "2.31"}, bad: []string{"1 0"}},
		{path: "dns.type", good: []string{"nis", "NIS"}, bad: []string{"bind"}},
		{path: "dns.version", good: []string{"1.0"}, bad: []string{"?"}},
		{path: "manager.instance_type", good: []string{"ecs.c7.large"}, bad: []string{"c7.large", "ecs."}},
		{path: "manager.image_id", good: []string{"m-1"}, bad: []string{"a b"}},
		{path: "manager.period", good: []string{"1", "9", "12", "24", "36", "48", "60"}, bad: []string{"0", "10", "11", "13", "61"}},
		{path: "manager.auto_renew_period", good: []string{"1", "2", "3", "6", "12", "60"}, bad: []string{"0", "4", "9", "72"}},
		{path: "manager.system_disk.size", good: []string{"461", "2048"}, bad: []string{"39", "460", "2049", "big"}},
		{path: queue + "name", good: []string{"c", long(15), "主.1"}, bad: []string{long(16), "a-b", "a_b"}},
		{path: queue + "min_count", good: []string{"0", "2"}, bad: []string{"-1", "3"}},
		{path: queue + "max_count", good: []string{"2", "5000"}, bad: []string{"-1", "5001"}},
		{path: queue + "max_count_per_cycle", good: []string{"0", "5000"}, bad: []string{"-1", "5001"}},
		{path: queue + "initial_count", good: []string{"1", "100"}, bad: []string{"101", "-1"}},
		{path: queue + "interconnect", good: []string{"vpc", "eRDMA"}, bad: []string{"erdma"}},
		{path: queue + "vswitch_ids", good: []string{"vsw-a", "vsw-a,vsw-b,vsw-c,vsw-d,vsw-e"}, bad: []string{"x", "vsw-a,vsw-b,vsw-c,vsw-d,vsw-e,vsw-f"}},
		{path: queue + "allocation_strategy", good: []string{"PriorityInstanceType"}, bad: []string{"Other"}},
		{path: queue + "ram_role", good: []string{"Role.a-b"}, bad: []string{"a/b", long(65)}},
		{path: queue + "hostname_prefix", good: []string{"a-1", long(32)}, bad: []string{"A", long(33), "a_b"}},
		{path: queue + "hostname_suffix", good: []string{"demo", long(32)}, bad: []string{"a b", long(33)}},
		{path: "queues[1].reserved_node_pool_id", good: []string{"rnp-1"}, bad: []string{"rnp-", "np-1"}},
		{path: node + "instance_type", good: []string{"ecs.c7.large"}, bad: []string{"large"}},
		{path: node + "spot_price_limit", good: []string{"0.001", "12"}, bad: []string{"0", "-1", "0.0001"}},
		{path: node + "spot_duration", good: []string{"0", "1"}, bad: []string{"2", "-1"}},
		{path: node + "system_disk.size", good: []string{"40", "500"}, bad: []string{"39", "501"}},
		{path: "queues[0].compute_nodes[1].system_disk.size", good: []string{"1261", "2048"}, bad: []string{"1260", "2049"}},
		{path: "queues[0].compute_nodes[1].period", good: []string{"1", "2", "3", "4"}, bad: []string{"0", "5", "12"}},
		{path: "queues[0].compute_nodes[1].auto_renew_period", good: []string{"1", "2", "3"}, bad: []string{"0", "4", "6"}},
		{path: disk + "category", good: []string{"cloud_essd", "cloud_ssd", "cloud_efficiency"}, bad: []string{"cloud"}},
		{path: disk + "size", good: []string{"40", "65536"}, bad: []string{"39", "65537"}},
		{path: disk + "mount_dir", good: []string{"/", "/data1"}, bad: []string{"data1", "/a b"}},
		{path: disk + "device", good: []string{"/dev/xvdb"}, bad: []string{"xvdb", "/dev/"}},
		{path: disk + "snapshot_id", good: []string{"s-1"}, bad: []string{"snap-1", "s-"}},
		{path: "queues[0].compute_nodes[0].data_disks[1].size", good: []string{"40", "32768"}, bad: []string{"39", "32769"}},
		{path: "manager.data_disks[1].size", good: []string{"1261"}, bad: []string{"1260"}},
		{path: "storage.shared[0].file_system_id", good: []string{"008b648bcb", "cpfs-1"}, bad: []string{"a b", "-"}},
		{path: "storage.shared[0].mount_target", good: []string{"a-1.b.com"}, bad: []string{"a", "https://a.b", "a..b"}},
		{path: "storage.shared[0].mount_directory", good: []string{"/home2"}, bad: []string{"home", "/a b"}},
		{path: "storage.shared[0].nas_directory", good: []string{"/", "/x"}, bad: []string{"x"}},
		{path: "storage.shared[0].protocol", good: []string{"NFS", "SMB"}, bad: []string{"nfs"}},
		{path: "software.packages[0].version", good: []string{"v2212"}, bad: []string{"a b"}},
		{path: "software.script", good: []string{"http://a/b", "https://a/b"}, bad: []string{"ftp://a/b", "a/b"}},
		{path: "software.client_version", good: []string{"2.0.47"}, bad: []string{"new est"}},
		{path: "addons[0].version", good: []string{"1.0"}, bad: []string{"1 0"}},
		{path: service + "access_type", good: []string{"URL"}, bad: []string{"url"}},
		{path: service + "network_acl[0].protocol", good: []string{"TCP", "UDP"}, bad: []string{"tcp"}},
		{path: service + "network_acl[0].port", good: []string{"1", "65535"}, bad: []string{"0", "65536"}},
		{path: service + "network_acl[0].source_cidr", good: []string{"10.0.0.0/8", "1.2.3.4/32"}, bad: []string{"10.0.0.1/8", "x", "10.0.0.0"}},
		{path: service + "network_acl[0].source_cidr", good: []string{"10.0.0.0/8"}, bad: []string{"0.0.0.0/0"}, warn: true},
		{path: "addons[0].resources.eip.instance_id", good: []string{"eip-1"}, bad: []string{"1"}},
		{path: "addons[0].resources.nodes[0].instance_id", good: []string{"i-1"}, bad: []string{"1"}},
		{path: "addons[0].resources.nodes[0].private_ip", good: []string{"10.0.0.1"}, bad: []string{"x"}},
		{path: "access.key_pair", good: []string{"ab", "钥匙:1_-", long(128)}, bad: []string{"a", "1a", long(129), "http://ab", "a.b"}},
		{path: "limits.max_count", good: []string{"100", "5000"}, bad: []string{"-1", "5001", "1"}},
		{path: "limits.max_core_count", good: []string{"0", "100000"}, bad: []string{"-1", "100001"}},
		{path: "scaling.grow_interval", good: []string{"1", "1440"}, bad: []string{"0", "1441"}},
		{path: "scaling.idle_interval", good: []string{"1", "1440"}, bad: []string{"0", "1441"}},
	}
	for _, c := range cases {
		t.Run(fmt.Sprintf("%s/warn=%t", c.path, c.warn), func(t *testing.T) {
			t.Parallel()
			for _, value := range c.good {
				if p := only(check(t, "requests/largest.toml", c.path+"="+value), forms.Path(c.path)); len(p) > 0 {
					t.Errorf("%.40s was refused: %s", value, p[0].Summary.En)
				}
			}
			for _, value := range c.bad {
				problems := check(t, "requests/largest.toml", c.path+"="+value)
				if got := forms.Errors(problems); c.warn == (len(got) > 0) {
					t.Errorf("%.40s: errors %v", value, got)
				}
				if len(problems) == 0 {
					t.Errorf("%.40s went through", value)
				}
			}
		})
	}
}

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return ehpc.New().Form().Check(with(t, file, assignments...), nil)
}

func TestPassword(t *testing.T) {
	t.Parallel()
	cases := map[string]bool{
		"aliHPC123": true, "abc123!?": true, "ABC123!?": true, "aB3()~!@#$%^&*-=+{}": true, `aB3[]:;'<>,.?/`: true,
		"aB3aB3a": false, "aB3aB3aB3aB3aB3aB3aB3": false, "abcdefgh": false, "abcd1234": false,
		"aB3_aB3_": false, "aB3`aB3a": false, "aB3|aB3a": false, `aB3\aB3a`: false, `aB3"aB3a`: false, "aB3密码密码": false, "aB3a B3a": false,
	}
	for password, good := range cases {
		answers := with(t, "requests/minimal.toml", "access.key_pair=")
		set(t, answers, "access.password", map[string]any{"plain": password})
		problems := ehpc.New().Form().Check(answers, nil)
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
