package simulator_test

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

	"clusterwiz/providers/simulator"
)

const (
	qingHost   = "hpc-api.qingcloud.com"
	qingIaaS   = "api.qingcloud.com"
	qingCreate = "/api/cluster/createCluster"
	qingDelete = "/api/cluster/deleteCluster"
)

func qingLike() restCaller { return restCaller{host: qingHost, sign: signQing} }

func qing(t testing.TB, faults ...string) (*simulator.Simulator, *restCaller) {
	t.Helper()
	return rest(t, simulator.Options{}, qingLike(), faults...)
}

// retCode is the code of an answer; -1 for none.
func retCode(a answer) int {
	if n, ok := a.at("ret_code").(float64); ok {
		return int(n)
	}
	return -1
}

func TestQingExamples(t *testing.T) {
	t.Parallel()
	for name, form := range map[string]string{"qing_ehpc.json": `^ehpc-[a-z0-9]{8}$`, "qing_hpc.json": `^hpc-[a-z0-9]{8}$`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := qing(t)
			a := c.ok(http.MethodPost, qingCreate, fileText(t, name))
			id, _ := a.at("hpc_cluster_id").(string)
			job, _ := a.at("job_id").(string)
			if retCode(a) != 0 || a.at("action") != "HpcClusterCreateClusterResponse" || !regexp.MustCompile(form).MatchString(id) || !regexp.MustCompile(`^j-[a-z0-9]{11}$`).MatchString(job) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestQingNames(t *testing.T) {
	t.Parallel()
	compareNames(t, "qing_names.txt", fileText(t, "qing_ehpc.json"), fileText(t, "qing_hpc.json"))
}

func TestQingLife(t *testing.T) {
	t.Parallel()
	_, c := qing(t)
	made := c.ok(http.MethodPost, qingCreate, fileText(t, "qing_ehpc.json"))
	id, _ := made.at("hpc_cluster_id").(string)
	job, _ := made.at("job_id").(string)
	list, jobs := "/api/cluster/list?zone=jinan1a&cluster_id="+id, "/api/operation?zone=jinan1a&jobs="+job
	if a := c.ok(http.MethodGet, list, ""); a.at("total_count") != 0.0 {
		t.Errorf("at once: %s", a.Raw)
	}
	if a := c.ok(http.MethodGet, jobs, ""); a.at("job_set", 0, "status") != "pending" || a.at("job_set", 0, "resource_ids") != id {
		t.Errorf("%s", a.Raw)
	}
	c.clock.Add(3 * time.Second)
	remove := `{"cluster_ids":["` + id + `"],"run_user":"usr-00000001","zone":"jinan1a"}`
	if a := c.ok(http.MethodPost, qingDelete, remove); retCode(a) != 1400 {
		t.Errorf("delete during creation: %s", a.Raw)
	}
	ready := map[int]bool{}
	for range 600 {
		c.clock.Add(time.Second)
		nodes := c.ok(http.MethodGet, "/api/cluster/listNodes?zone=jinan1a&status=active&cluster_id="+id, "")
		ready[len(nodes.list("hpc_app_nodes_set"))] = true
		if c.ok(http.MethodGet, jobs, "").at("job_set", 0, "status") != "pending" {
			break
		}
	}
	if took := c.clock.Now().Sub(newClock().Now()); took < 5*time.Minute || took > 8*time.Minute+5*time.Second {
		t.Errorf("took %v", took)
	}
	if len(ready) != 5 {
		t.Errorf("nodes came up as %v", ready)
	}
	a := c.ok(http.MethodGet, list+"&verbose=1", "")
	if a.at("cluster_set", 0, "cluster_status") != "active" || a.at("cluster_set", 0, "total_node_count") != 4.0 || a.at("cluster_set", 0, "app_cluster", "app_version") != "appv-00000001" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ok(http.MethodGet, jobs, ""); a.at("job_set", 0, "status") != "successful" || a.at("job_set", 0, "job_action") != "HpcClusterCreateCluster" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ok(http.MethodGet, "/api/cluster/listNodes?zone=jinan1a&cluster_id="+id, ""); strings.Contains(string(a.Raw), "Canary") {
		t.Error("the password comes back")
	}
	gone := c.ok(http.MethodPost, qingDelete, remove)
	if ids := gone.list("hpc_cluster_id"); retCode(gone) != 0 || len(ids) != 1 || ids[0] != id {
		t.Errorf("%s", gone.Raw)
	}
	if a := c.ok(http.MethodGet, list, ""); a.at("cluster_set", 0, "cluster_status") != "deleting" {
		t.Errorf("%s", a.Raw)
	}
	c.clock.Add(2 * time.Minute)
	if a := c.ok(http.MethodGet, list, ""); a.at("total_count") != 0.0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ok(http.MethodGet, "/api/operation?zone=jinan1a&job_action=HpcClusterDeleteCluster", ""); a.at("job_set", 0, "status") != "successful" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ok(http.MethodPost, qingDelete, remove); retCode(a) != 2100 {
		t.Errorf("second delete: %s", a.Raw)
	}
}

func TestQingFailures(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct{ code, reason string }{"CreateNodes": {"5200", "not enough"}, "InitCluster": {"8000", "start hook"}} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			_, c := qing(t, "createCluster:fail="+stage)
			c.ok(http.MethodPost, qingCreate, "{}") // Refused; must not use the fault up.
			c.ok(http.MethodPost, qingCreate, fileText(t, "qing_ehpc.json"))
			c.clock.Add(9 * time.Minute)
			a := c.ok(http.MethodGet, "/api/operation?zone=jinan1a&status=failed", "")
			if text, _ := a.at("job_set", 0, "error_codes").(string); !strings.HasPrefix(text, want.code) || !strings.Contains(text, want.reason) {
				t.Errorf("%s", a.Raw)
			}
			if a := c.ok(http.MethodGet, "/api/cluster/list?zone=jinan1a&search_word=demo-ehpc", ""); a.at("cluster_set", 0, "cluster_status") != "abnormal" {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestQingFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct{ status, code int }{
		"createCluster:code=2400":               {200, 2400},
		"cluster/createCluster:code=1400":       {200, 1400},
		"createCluster:status=503":              {503, 5300},
		"createCluster:throttle":                {200, 2500},
		"createCluster:status=500,code=Teapot":  {500, 5000},
		"*:code=2500":                           {200, 2500},
		"CreateCluster:code=2400":               {200, 0},
		"cluster/list:code=2400":                {200, 0},
		"Cluster/createCluster:code=1400,skip=": {0, 0},
	} {
		if want.status == 0 {
			if _, err := simulator.ParseFault(fault); err == nil {
				t.Errorf("%s is read", fault)
			}
			continue
		}
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := qing(t, fault)
			if a := c.call(http.MethodPost, qingCreate, fileText(t, "qing_ehpc.json")); a.Status != want.status || retCode(a) != want.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestQingLostReply(t *testing.T) {
	t.Parallel()
	_, c := qing(t, "createCluster:lost")
	body := fileText(t, "qing_ehpc.json")
	if _, err := c.send(context.Background(), http.MethodPost, qingCreate, body); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	c.clock.Add(3 * time.Second)
	find := "/api/cluster/list?zone=jinan1a&owner=usr-00000001&cluster_type=ehpc&search_word=demo-ehpc"
	if a := c.ok(http.MethodGet, find, ""); a.at("total_count") != 1.0 || a.at("cluster_set", 0, "create_time") != "2026-03-01T08:00:00Z" {
		t.Errorf("%s", a.Raw)
	}
	c.ok(http.MethodPost, qingCreate, body) // Without a token this is a second one.
	c.clock.Add(3 * time.Second)
	if a := c.ok(http.MethodGet, find, ""); a.at("total_count") != 2.0 {
		t.Errorf("%s", a.Raw)
	}
}

func TestQingLookups(t *testing.T) {
	t.Parallel()
	_, c := qing(t)
	const one = "zone=jinan1a&cluster_id=ehpc-6pbhlqdn"
	for name, test := range map[string]struct {
		host, target string
		at           []any
		want         any
	}{
		"networks":           {qingIaaS, "/iaas/?action=DescribeVxnets&zone=jinan1a", []any{"vxnet_set", 0, "vxnet_id"}, "vxnet-abc1234"},
		"path without slash": {qingIaaS, "/iaas?action=DescribeVxnets&zone=jinan1a", []any{"total_count"}, 3.0},
		"one network":        {qingIaaS, "/iaas/?action=DescribeVxnets&zone=jinan1a&vxnets.1=vxnet-0basic00", []any{"vxnet_set", 0, "vpc_router_id"}, ""},
		"counted from 0":     {qingIaaS, "/iaas/?action=DescribeVxnets&zone=jinan1a&vxnets.0=vxnet-abc1234", []any{"total_count"}, 1.0},
		"zones":              {qingIaaS, "/iaas/?action=DescribeZones", []any{"zone_set", 0, "zone_id"}, "jinan1a"},
		"clusters to copy":   {qingHost, "/api/cluster/list?zone=jinan1a", []any{"cluster_set", 0, "nas_id"}, "nas-0a1b2c3d"},
		"rows":               {qingHost, "/api/cluster/list?zone=jinan1a&limit=1000", []any{"total_count"}, 1.0},
		"users":              {qingHost, "/api/user?" + one, []any{"users_set", 0, "uid_number"}, "44730"},
		"queues":             {qingHost, "/api/queue/getCurrentQueue?zone_id=jinan1a&" + one, []any{"queues_set", 1, "categories"}, "private_queue"},
		"compute nodes":      {qingHost, "/api/cluster/listNodes?node_role=compute&" + one, []any{"total_count"}, 2.0},
		"status":             {qingHost, "/api/cluster/list?zone=jinan1a&status=running", []any{"ret_code"}, 1101.0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := c.at(test.host).ok(http.MethodGet, test.target, "")
			if got := a.at(test.at...); got != test.want {
				t.Errorf("%v, want %v: %s", got, test.want, a.Raw)
			}
		})
	}
}

func TestQingInParallelWithState(t *testing.T) {
	t.Parallel()
	path := statePath(t)
	_, one := rest(t, simulator.Options{State: path}, qingLike())
	_, two := rest(t, simulator.Options{State: path}, qingLike())
	var wg sync.WaitGroup
	for n := range 16 {
		wg.Go(func() {
			c := []*restCaller{one, two}[n%2]
			body := strings.ReplaceAll(fileText(t, "qing_ehpc.json"), "demo-ehpc", fmt.Sprint("parallel-", n))
			for _, step := range []struct{ method, target, body string }{
				{"POST", qingCreate, body},
				{"GET", "/api/cluster/list?zone=jinan1a", ""},
				{"GET", "/api/operation?zone=jinan1a", ""},
			} {
				if a, err := c.send(t.Context(), step.method, step.target, step.body); err != nil || retCode(a) != 0 {
					t.Error(err, string(a.Raw))
				}
			}
		})
	}
	wg.Wait()
	two.ok(http.MethodPost, qingDelete, `{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jinan1a"}`)
	one.clock.Add(3 * time.Second)
	two.clock.Add(3 * time.Second)
	const list = "/api/cluster/list?zone=jinan1a&limit=100"
	a, b := one.ok(http.MethodGet, list, ""), two.ok(http.MethodGet, list, "")
	if a.at("total_count") != 17.0 || string(a.Raw) != string(b.Raw) || a.at("cluster_set", 16, "cluster_status") != "deleting" {
		t.Errorf("%s", a.Raw)
	}
	if raw := readFile(t, path); strings.Contains(raw, "Canary") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzQingBody(f *testing.F) {
	f.Add([]byte(fileText(f, "qing_ehpc.json")))
	f.Add([]byte(fileText(f, "qing_hpc.json")))
	f.Add([]byte(`{"cluster_conf":{"cluster":{"login":{}},"env":{"admin.user_id":-1}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if code := simulator.ReadQing(body); code != "" && len(code) != 4 {
			t.Errorf("code %q", code)
		}
	})
}
