package qingcloud_test

import (
	"net/http"
	"strconv"
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

// send creates a standard cluster with changes; its code is ret_code.
func send(t *testing.T, changes ...string) simtest.Answer {
	t.Helper()
	_, c := setUp(t)
	a := c.Call(http.MethodPost, createPath, string(simtest.Change(t, simtest.FileText(t, "ehpc.json"), changes...)))
	if n := retCode(a); n != 0 {
		a.Code = strconv.Itoa(n)
	}
	return a
}

// sharedMembers is what makes the standard cluster a shared one.
var sharedMembers = []string{
	"cluster_type", `"hpc"`, "deploy_mode", "", "cluster_conf.cluster.controller", "", "cluster_conf.cluster.compute", "",
}

const (
	qingCluster = "cluster_conf.cluster."
	qingEnv     = "cluster_conf|env|"
)

// TestPageRules breaks rules of the pages createCluster, cluster types and
// billing, and of the lists.
func TestPageRules(t *testing.T) {
	t.Parallel()
	shared := func(more ...string) []string { return append(append([]string{}, sharedMembers...), more...) }
	simtest.CheckRefused(t, simtest.PageRules{
		{"cluster_type is hpc or ehpc", []string{"cluster_type", `"HPC"`}, "1101", "[cluster_type]"},
		{"a reservation has a period", []string{"paid_type", `"Reserved"`, "duration", "0"}, "1101", "[duration]"},
		{"vxnet is not empty", []string{qingCluster + "vxnet", `""`}, "1101", "[cluster_conf.cluster.vxnet]"},
		{"owner is a user", []string{"owner", `"usr-nobody00"`, "user_id", ""}, "2100", "[usr-nobody00]"},
		{"uid_number is an int", []string{"uid_number", `"40001"`}, "1101", "[uid_number]"},
		{"hpc is always standard", shared("deploy_mode", `"2"`), "1101", "[deploy_mode]"},
		{"paid_type as it is spelt", []string{"paid_type", `"reserved"`, "duration", "1"}, "1101", "[paid_type]"},
		{"is_auto_renewal is 0 or 1", []string{"paid_type", `"Reserved"`, "duration", "1", "is_auto_renewal", "2"}, "1101", "[is_auto_renewal]"},
		{"cluster_id is a string", []string{"cluster_id", "1"}, "1101", "[cluster_id]"},
		{"tasks_total is an int", []string{"tasks_total", `"1"`}, "1101", "[tasks_total]"},

		{"hpc has login nodes only", shared("cluster_conf.cluster.controller", `{"count":1,"cpu":1,"memory":2048,"nas_mount_point":"/a"}`), "1101", "[cluster_conf.cluster.controller]"},
		{"ehpc has compute nodes", []string{qingCluster + "compute", ""}, "1100", "[cluster_conf.cluster.compute]"},
		{"login count from 1", []string{qingCluster + "login.count", "0"}, "1101", "[cluster_conf.cluster.login.count]"},
		{"the vxnet exists", []string{qingCluster + "vxnet", `"net"`}, "2100", "[net]"},
		{"a core and a MB at least", []string{qingCluster + "compute.cpu", "0"}, "1101", "[cluster_conf.cluster.compute.cpu]"},
		{"the vxnet is in a VPC", []string{qingCluster + "vxnet", `"vxnet-0basic00"`}, "1400", "vxnet-0basic00"},
		{"the NAS mount exists", []string{qingCluster + "nas_id", `"nas-nowhere"`}, "2100", "[nas-nowhere]"},

		{"admin.user is a string", []string{qingEnv + "admin.user", "1"}, "1101", "[cluster_conf.env.admin.user]"},
		{"nfs_need is a switch", []string{qingEnv + "nfs_need", "2"}, "1101", "[cluster_conf.env.nfs_need]"},
		{"start_hook_on is a switch", []string{qingEnv + "start_hook_on", "true"}, "1101", "[cluster_conf.env.start_hook_on]"},
	}, send)
	_, c := setUp(t)
	for target, code := range map[string]int{
		"/api/cluster/list?zone=jinan1a&reverse=2":                                    1101,
		"/api/cluster/list?zone=jinan1a&verbose=2":                                    1101,
		"/api/cluster/list?zone=jinan1a&cluster_type=all":                             1101,
		"/api/operation?zone=jinan1a&status=working":                                  1101,
		"/api/cluster/listNodes?zone=jinan1a":                                         1100,
		"/api/cluster/listNodes?zone=jinan1a&cluster_id=ehpc-6pbhlqdn&node_role=head": 1101,
	} {
		if a := c.Call(http.MethodGet, target, ""); retCode(a) != code {
			t.Errorf("%s: %s, want %d", target, a.Raw, code)
		}
	}
}

// TestBounds goes to the ends of the same pages' ranges. They tell no rule
// of names, of the password and no largest number of nodes.
func TestBounds(t *testing.T) {
	t.Parallel()
	name := func(text string) []string { return []string{"cluster_name", text, "cluster_conf.cluster.name", text} }
	var sizes [][]string
	for _, size := range [][2]string{{"2", "4096"}, {"4", "12288"}, {"8", "24576"}, {"12", "40960"}, {"26", "81920"}} {
		sizes = append(sizes, []string{qingCluster + "compute.cpu", size[0], qingCluster + "compute.memory", size[1]})
	}
	var periods [][]string
	for _, months := range []string{"1", "3", "6", "12", "36", "70"} {
		periods = append(periods, []string{"paid_type", `"Reserved"`, "duration", months, "is_auto_renewal", "0"})
	}
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"names", [][]string{name(`"a"`), name(simtest.Quoted("集", 200))}},
		{"zones", simtest.Each("zone", `"jinan1a"`, `"jinan1"`, `"jn1a"`)},
		{"sizes of compute nodes", sizes},
		{"sizes that one page forbids", append(simtest.Each(qingCluster+"compute.cpu", "1"), simtest.Each(qingCluster+"compute.memory", "2048")...)},
		{"the smallest login node", [][]string{{qingCluster + "login.cpu", "1", qingCluster + "login.memory", "2048"}}},
		{"counts", append(simtest.Each(qingCluster+"compute.count", "1", "100", "200"), simtest.Each(qingCluster+"login.count", "1", "2")...)},
		{"periods", periods},
		{"periods of later", [][]string{{"paid_type", `"Reserved"`, "duration", "60", "is_auto_renewal", "0"}}},
		{"as the vendor's client calls it", [][]string{{"paid_type", "", "charge_mode", `"Reserved"`, "duration", "12", "is_auto_renewal", "0"}}},
		{"what no page closes", [][]string{
			{"deploy_mode", `"3"`},
			{qingCluster + "login.cpu", "16"},
			{qingCluster + "login.memory", "8192"},
			{qingCluster + "compute.memory", "1048576"},
			{qingCluster + "controller.count", "2"},
			{"version_id", `"appv-1"`, "cluster_conf.version", `"appv-1"`},
			{"duration", "1"},
			{qingEnv + "nfs_network", `""`},
			{qingCluster + "login.nas_mount_point", `"es01"`},
		}},
		{"copies", [][]string{{"cluster_name", `"other"`}, {"cluster_conf.version", `"appv-00000002"`}, {qingEnv + "admin.user_id", "1"}, {"user_id", `"usr-demo1234"`}}},
		{"renewal", [][]string{{"paid_type", `"Reserved"`, "duration", "12", "is_auto_renewal", "1"}}},
		{"used without saying so", [][]string{{"paid_type", "", "duration", "", "is_auto_renewal", ""}}},
		{"the simple mode has no controller", [][]string{{"deploy_mode", `"2"`, qingCluster + "controller", ""}}},
		{"a shared cluster", [][]string{sharedMembers}},
		{"no shared software", [][]string{{
			qingEnv + "nfs_need", "0", qingEnv + "start_hook_on", "0", qingEnv + "nfs_dns", `""`, qingEnv + "nfs_export", `""`,
			qingEnv + "nfs_local", `""`, qingEnv + "nfs_network", `""`,
		}}},
		{"the administrator", append(simtest.Each(qingEnv+"admin.user", simtest.Quoted("a", 100)), simtest.Each(qingEnv+"admin.password", `"p"`)...)},
		{"a private queue", [][]string{append([]string{"pqueue_name", `"q"`, "pqueue_type_id", `"hpcqt-0a1b2c3d"`, "app_id", `"app-0a1b2c3d"`}, sharedMembers...)}},
	}, send)
	_, c := setUp(t)
	for _, target := range []string{
		"/api/cluster/list?zone=jinan1a&limit=100&offset=0&reverse=1&verbose=1&status=suspended", "/api/operation?zone=jinan1a&limit=0&status=successful",
	} {
		if a := c.Call(http.MethodGet, target, ""); retCode(a) != 0 {
			t.Errorf("%s: %s", target, a.Raw)
		}
	}
}
