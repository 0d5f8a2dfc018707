package qingcloud_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/qingcloud"
	"clusterwiz/providers/simulator/simtest"
)

const (
	host       = "hpc-api.qingcloud.com"
	iaasHost   = "api.qingcloud.com"
	createPath = "/api/cluster/createCluster"
	deletePath = "/api/cluster/deleteCluster"
)

func like() simtest.RestCaller { return simtest.RestCaller{Host: host, Sign: signCall} }

func setUp(t testing.TB, faults ...string) (*engine.Simulator, *simtest.RestCaller) {
	t.Helper()
	return simtest.New(t, engine.Options{}, like(), faults...)
}

// retCode is the code of an answer; -1 for none.
func retCode(a simtest.Answer) int {
	if n, ok := a.At("ret_code").(float64); ok {
		return int(n)
	}
	return -1
}

func TestExamples(t *testing.T) {
	t.Parallel()
	for name, form := range map[string]string{"ehpc.json": `^ehpc-[a-z0-9]{8}$`, "hpc.json": `^hpc-[a-z0-9]{8}$`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			a := c.OK(http.MethodPost, createPath, simtest.FileText(t, name))
			id, _ := a.At("hpc_cluster_id").(string)
			job, _ := a.At("job_id").(string)
			if retCode(a) != 0 || a.At("action") != "HpcClusterCreateClusterResponse" || !regexp.MustCompile(form).MatchString(id) || !regexp.MustCompile(`^j-[a-z0-9]{11}$`).MatchString(job) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	simtest.CompareNames(t, "names.txt", simtest.FileText(t, "ehpc.json"), simtest.FileText(t, "hpc.json"))
}

func TestLife(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	made := c.OK(http.MethodPost, createPath, simtest.FileText(t, "ehpc.json"))
	id, _ := made.At("hpc_cluster_id").(string)
	job, _ := made.At("job_id").(string)
	list, jobs := "/api/cluster/list?zone=jinan1a&cluster_id="+id, "/api/operation?zone=jinan1a&jobs="+job
	if a := c.OK(http.MethodGet, list, ""); a.At("total_count") != 0.0 {
		t.Errorf("at once: %s", a.Raw)
	}
	if a := c.OK(http.MethodGet, jobs, ""); a.At("job_set", 0, "status") != "pending" || a.At("job_set", 0, "resource_ids") != id {
		t.Errorf("%s", a.Raw)
	}
	c.Clock.Add(3 * time.Second)
	remove := `{"cluster_ids":["` + id + `"],"run_user":"usr-00000001","zone":"jinan1a"}`
	if a := c.OK(http.MethodPost, deletePath, remove); retCode(a) != 1400 {
		t.Errorf("delete during creation: %s", a.Raw)
	}
	ready := map[int]bool{}
	for range 600 {
		c.Clock.Add(time.Second)
		nodes := c.OK(http.MethodGet, "/api/cluster/listNodes?zone=jinan1a&status=active&cluster_id="+id, "")
		ready[len(nodes.List("hpc_app_nodes_set"))] = true
		if c.OK(http.MethodGet, jobs, "").At("job_set", 0, "status") != "pending" {
			break
		}
	}
	if took := c.Clock.Now().Sub(simtest.NewClock().Now()); took < 5*time.Minute || took > 8*time.Minute+5*time.Second {
		t.Errorf("took %v", took)
	}
	if len(ready) != 5 {
		t.Errorf("nodes came up as %v", ready)
	}
	a := c.OK(http.MethodGet, list+"&verbose=1", "")
	if a.At("cluster_set", 0, "cluster_status") != "active" || a.At("cluster_set", 0, "total_node_count") != 4.0 || a.At("cluster_set", 0, "app_cluster", "app_version") != "appv-00000001" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.OK(http.MethodGet, jobs, ""); a.At("job_set", 0, "status") != "successful" || a.At("job_set", 0, "job_action") != "HpcClusterCreateCluster" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.OK(http.MethodGet, "/api/cluster/listNodes?zone=jinan1a&cluster_id="+id, ""); strings.Contains(string(a.Raw), "Canary") {
		t.Error("the password comes back")
	}
	gone := c.OK(http.MethodPost, deletePath, remove)
	if ids := gone.List("hpc_cluster_id"); retCode(gone) != 0 || len(ids) != 1 || ids[0] != id {
		t.Errorf("%s", gone.Raw)
	}
	if a := c.OK(http.MethodGet, list, ""); a.At("cluster_set", 0, "cluster_status") != "deleting" {
		t.Errorf("%s", a.Raw)
	}
	c.Clock.Add(2 * time.Minute)
	if a := c.OK(http.MethodGet, list, ""); a.At("total_count") != 0.0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.OK(http.MethodGet, "/api/operation?zone=jinan1a&job_action=HpcClusterDeleteCluster", ""); a.At("job_set", 0, "status") != "successful" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.OK(http.MethodPost, deletePath, remove); retCode(a) != 2100 {
		t.Errorf("second delete: %s", a.Raw)
	}
}

// TestWhatTellsACluster holds by what one can know a cluster as one's own: the
// second of its creation, which the list and the operation tell; the description
// is nothing that one can give.
func TestWhatTellsACluster(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	id, _ := c.OK(http.MethodPost, createPath, simtest.FileText(t, "ehpc.json")).At("hpc_cluster_id").(string)
	c.Clock.Add(3 * time.Second)
	list := c.OK(http.MethodGet, "/api/cluster/list?zone=jinan1a&cluster_id="+id, "")
	operation := c.OK(http.MethodGet, "/api/operation?zone=jinan1a&resource_ids="+id, "")
	for what, pair := range map[string][2]any{
		"list: creation":      {list.At("cluster_set", 0, "create_time"), "2026-03-01T08:00:00Z"},
		"list: description":   {list.At("cluster_set", 0, "description"), ""},
		"operation: creation": {operation.At("job_set", 0, "create_time"), "2026-03-01T08:00:00Z"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
}

// TestBadHabits holds that lists lag and forget, and that another's cluster of the
// name stands beside ours.
func TestBadHabits(t *testing.T) {
	t.Parallel()
	_, c := setUp(t, "createCluster:foreign=20s", "cluster/list:lag=60s", "operation:forget=1", "cluster/listNodes:forget=1")
	id, _ := c.OK(http.MethodPost, createPath, simtest.FileText(t, "ehpc.json")).At("hpc_cluster_id").(string)
	const all, operations = "/api/cluster/list?zone=jinan1a", "/api/operation?zone=jinan1a"
	before := c.OK(http.MethodGet, all, "").At("total_count")
	c.Clock.Add(5 * time.Second)
	for _, want := range []float64{0, 2} {
		if a := c.OK(http.MethodGet, operations, ""); a.At("total_count") != want {
			t.Errorf("operations, want %v: %s", want, a.Raw)
		}
	}
	for _, want := range []int{2100, 0} {
		if a := c.OK(http.MethodGet, "/api/cluster/listNodes?zone=jinan1a&cluster_id="+id, ""); retCode(a) != want {
			t.Errorf("nodes, want %d: %s", want, a.Raw)
		}
	}
	c.Clock.Add(40 * time.Second)
	if a := c.OK(http.MethodGet, all, ""); before != 1.0 || a.At("total_count") != 2.0 || a.At("cluster_set", 0, "cluster_id") == id {
		t.Errorf("theirs alone: %s", a.Raw)
	}
	c.Clock.Add(20 * time.Second)
	if a := c.OK(http.MethodGet, all, ""); a.At("total_count") != 3.0 {
		t.Errorf("both: %s", a.Raw)
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct{ code, reason string }{"CreateNodes": {"5200", "not enough"}, "InitCluster": {"8000", "start hook"}} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t, "createCluster:fail="+stage)
			c.OK(http.MethodPost, createPath, "{}") // Refused; must not use the fault up.
			c.OK(http.MethodPost, createPath, simtest.FileText(t, "ehpc.json"))
			c.Clock.Add(9 * time.Minute)
			a := c.OK(http.MethodGet, "/api/operation?zone=jinan1a&status=failed", "")
			if text, _ := a.At("job_set", 0, "error_codes").(string); !strings.HasPrefix(text, want.code) || !strings.Contains(text, want.reason) {
				t.Errorf("%s", a.Raw)
			}
			if a := c.OK(http.MethodGet, "/api/cluster/list?zone=jinan1a&search_word=demo-ehpc", ""); a.At("cluster_set", 0, "cluster_status") != "abnormal" {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct{ status, code int }{
		"createCluster:code=2400":               {200, 2400},
		"cluster/createCluster:code=1400":       {200, 1400},
		"createCluster:status=503":              {503, 5300},
		"createCluster:throttle":                {200, 2500},
		"createCluster:status=500,code=Teapot":  {500, 5000},
		"*:code=2500":                           {200, 2500},
		"CreateCluster:code=2400":               {0, 0},
		"cluster/list:code=2400":                {200, 0},
		"Cluster/createCluster:code=1400,skip=": {0, 0},
	} {
		if want.status == 0 {
			if _, err := engine.ParseFault(fault); err == nil {
				t.Errorf("%s is read", fault)
			}
			continue
		}
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t, fault)
			if a := c.Call(http.MethodPost, createPath, simtest.FileText(t, "ehpc.json")); a.Status != want.status || retCode(a) != want.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

// TestFaultOfAnotherCloud has a fault for an action of nearly the same name.
func TestFaultOfAnotherCloud(t *testing.T) {
	t.Parallel()
	_, c := simtest.New(t, engine.Options{Faults: []engine.Fault{{Action: "CreateCluster", Effect: engine.Refuse, Code: "2400"}}}, like())
	if a := c.Call(http.MethodPost, createPath, simtest.FileText(t, "ehpc.json")); a.Status != 200 || retCode(a) != 0 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestLostReply(t *testing.T) {
	t.Parallel()
	_, c := setUp(t, "createCluster:lost")
	body := simtest.FileText(t, "ehpc.json")
	if _, err := c.Send(context.Background(), http.MethodPost, createPath, body); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	c.Clock.Add(3 * time.Second)
	find := "/api/cluster/list?zone=jinan1a&owner=usr-00000001&cluster_type=ehpc&search_word=demo-ehpc"
	if a := c.OK(http.MethodGet, find, ""); a.At("total_count") != 1.0 || a.At("cluster_set", 0, "create_time") != "2026-03-01T08:00:00Z" {
		t.Errorf("%s", a.Raw)
	}
	c.OK(http.MethodPost, createPath, body) // Without a token this is a second one.
	c.Clock.Add(3 * time.Second)
	if a := c.OK(http.MethodGet, find, ""); a.At("total_count") != 2.0 {
		t.Errorf("%s", a.Raw)
	}
}

func TestLookups(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	const one = "zone=jinan1a&cluster_id=ehpc-6pbhlqdn"
	for name, test := range map[string]struct {
		host, target string
		at           []any
		want         any
	}{
		"networks":           {iaasHost, "/iaas/?action=DescribeVxnets&zone=jinan1a", []any{"vxnet_set", 0, "vxnet_id"}, "vxnet-abc1234"},
		"path without slash": {iaasHost, "/iaas?action=DescribeVxnets&zone=jinan1a", []any{"total_count"}, 4.0},
		"one network":        {iaasHost, "/iaas/?action=DescribeVxnets&zone=jinan1a&vxnets.1=vxnet-0basic00", []any{"vxnet_set", 0, "vpc_router_id"}, ""},
		"counted from 0":     {iaasHost, "/iaas/?action=DescribeVxnets&zone=jinan1a&vxnets.0=vxnet-abc1234", []any{"total_count"}, 1.0},
		"whose the key is":   {iaasHost, "/iaas/?action=DescribeAccessKeys&zone=jinan1a&access_keys.1=simulator", []any{"access_key_set", 0, "owner"}, "usr-demo1234"},
		"key of another":     {iaasHost, "/iaas/?action=DescribeAccessKeys&zone=jinan1a&access_keys.1=other", []any{"total_count"}, 0.0},
		"zones":              {iaasHost, "/iaas/?action=DescribeZones", []any{"zone_set", 0, "zone_id"}, "jinan1a"},
		"clusters to copy":   {host, "/api/cluster/list?zone=jinan1a", []any{"cluster_set", 0, "nas_id"}, "nas-0a1b2c3d"},
		"rows":               {host, "/api/cluster/list?zone=jinan1a&limit=1000", []any{"total_count"}, 1.0},
		"users":              {host, "/api/user?" + one, []any{"users_set", 0, "uid_number"}, "44730"},
		"queues":             {host, "/api/queue/getCurrentQueue?zone_id=jinan1a&" + one, []any{"queues_set", 1, "categories"}, "private_queue"},
		"compute nodes":      {host, "/api/cluster/listNodes?node_role=compute&" + one, []any{"total_count"}, 2.0},
		"status":             {host, "/api/cluster/list?zone=jinan1a&status=running", []any{"ret_code"}, 1101.0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := c.At(test.host).OK(http.MethodGet, test.target, "")
			if got := a.At(test.at...); got != test.want {
				t.Errorf("%v, want %v: %s", got, test.want, a.Raw)
			}
		})
	}
}

func TestInParallelWithState(t *testing.T) {
	t.Parallel()
	path := simtest.StatePath(t)
	_, one := simtest.New(t, engine.Options{State: path}, like())
	_, two := simtest.New(t, engine.Options{State: path}, like())
	var wg sync.WaitGroup
	for n := range 16 {
		wg.Go(func() {
			c := []*simtest.RestCaller{one, two}[n%2]
			body := strings.ReplaceAll(simtest.FileText(t, "ehpc.json"), "demo-ehpc", fmt.Sprint("parallel-", n))
			for _, step := range []struct{ method, target, body string }{
				{"POST", createPath, body},
				{"GET", "/api/cluster/list?zone=jinan1a", ""},
				{"GET", "/api/operation?zone=jinan1a", ""},
			} {
				if a, err := c.Send(t.Context(), step.method, step.target, step.body); err != nil || retCode(a) != 0 {
					t.Error(err, string(a.Raw))
				}
			}
		})
	}
	wg.Wait()
	two.OK(http.MethodPost, deletePath, `{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jinan1a"}`)
	one.Clock.Add(3 * time.Second)
	two.Clock.Add(3 * time.Second)
	const list = "/api/cluster/list?zone=jinan1a&limit=100"
	a, b := one.OK(http.MethodGet, list, ""), two.OK(http.MethodGet, list, "")
	if a.At("total_count") != 17.0 || string(a.Raw) != string(b.Raw) || a.At("cluster_set", 16, "cluster_status") != "deleting" {
		t.Errorf("%s", a.Raw)
	}
	if raw := simtest.ReadFile(t, path); strings.Contains(raw, "Canary") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzBody(f *testing.F) {
	f.Add([]byte(simtest.FileText(f, "ehpc.json")))
	f.Add([]byte(simtest.FileText(f, "hpc.json")))
	f.Add([]byte(`{"cluster_conf":{"cluster":{"login":{}},"env":{"admin.user_id":-1}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if code := qingcloud.ReadQing(body); code != "" && len(code) != 4 {
			t.Errorf("code %q", code)
		}
	})
}
