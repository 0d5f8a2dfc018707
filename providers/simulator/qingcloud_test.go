package simulator_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
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

// signQing adds the public parameters and the signature, which HPC wants
// encoded twice.
func signQing(c *restCaller, req *http.Request, body []byte) {
	query := req.URL.Query()
	iaas, stamp := strings.HasPrefix(req.URL.Path, "/iaas"), "timestamp"
	if iaas {
		stamp = "time_stamp"
	}
	for name, value := range map[string]string{
		"access_key_id": c.id, "version": "1", "signature_version": "1", "signature_method": "HmacSHA256",
		stamp: c.clock.Now().UTC().Format("2006-01-02T15:04:05Z"),
	} {
		if !query.Has(name) {
			query.Set(name, value)
		}
	}
	_, signature := simulator.SignQing(c.secret, req.Method, req.URL.Path, query, body, iaas)
	if !iaas {
		signature = url.QueryEscape(signature)
	}
	query.Set("signature", signature)
	req.URL.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
}

// TestQingVectors holds signatures against computed vectors of HPC and the
// official one of the general API.
func TestQingVectors(t *testing.T) {
	t.Parallel()
	const public = "access_key_id=QYACCESSKEYIDEXAMPLE&signature_method=HmacSHA256&signature_version=1&timestamp=2021-08-19T16%3A44%3A40Z&version=1"
	for name, v := range map[string]struct {
		method, path, query, body string
		iaas                      bool
		signature, last           string
	}{
		"list": {
			"GET", "/api/cluster/list", public + "&zone=jinan1a", "", false, "fuaaMdgEpq315d6SJPwhiaw3XantkrjQW4gQOg2FNkI=",
			"\n/api/cluster/list/\n" + public + "&zone=jinan1a\nd41d8cd98f00b204e9800998ecf8427e",
		},
		"delete": {
			"POST", "/api/cluster/deleteCluster", public, `{"cluster_ids":["hpc-6o2qc9tl"],"run_user":"usr-IuZxPyn2","zone":"jinan1a"}`, false,
			"peD8P/ko10k9XkLj6pogXotWXDu/RjEX9vrFyMhK0Oo=", "\n4eb698e1f80229b95d7f55eabcee8fe5",
		},
		"general API": {
			"GET", "/iaas/", "access_key_id=QYACCESSKEYIDEXAMPLE&action=RunInstances&count=1&image_id=centos64x86a&instance_name=demo&instance_type=small_b" +
				"&login_mode=passwd&login_passwd=QingCloud20130712&signature_method=HmacSHA256&signature_version=1&time_stamp=2013-08-27T14%3A30%3A10Z&version=1&vxnets.1=vxnet-0&zone=pek1",
			"", true, "32bseYy39DOlatuewpeuW5vpmW51sD1A/JdGynqSpP8=", "&zone=pek1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			query, err := url.ParseQuery(v.query)
			if err != nil {
				t.Fatal(err)
			}
			text, signature := simulator.SignQing("SECRETACCESSKEY", v.method, v.path, query, []byte(v.body), v.iaas)
			if signature != v.signature || !strings.HasSuffix(text, v.last) {
				t.Errorf("%s of %q", signature, text)
			}
		})
	}
}

// retCode is the code of an answer; -1 for none.
func retCode(a answer) int {
	if n, ok := a.at("ret_code").(float64); ok {
		return int(n)
	}
	return -1
}

func TestQingGateway(t *testing.T) {
	t.Parallel()
	const list = "/api/cluster/list?zone=jinan1a"
	edit := func(old, replacement string) func(*http.Request) {
		return func(r *http.Request) { r.URL.RawQuery = strings.Replace(r.URL.RawQuery, old, replacement, 1) }
	}
	for name, test := range map[string]struct {
		change func(*restCaller)
		target string
		code   int
		text   string
	}{
		"signed":            {func(*restCaller) {}, list, 0, ""},
		"the other host":    {func(c *restCaller) { c.host = "hpc.api.qingcloud.com" }, list, 0, ""},
		"loopback":          {func(c *restCaller) { c.host = "127.0.0.1:1" }, list, 0, ""},
		"general API":       {func(c *restCaller) { c.host = qingIaaS }, "/iaas/?action=DescribeVxnets&zone=jinan1a", 0, ""},
		"wrong secret":      {func(c *restCaller) { c.secret = "x" }, list, 1200, "signature"},
		"unknown key":       {func(c *restCaller) { c.id = "x" }, list, 1200, "[x]"},
		"encoded once":      {func(c *restCaller) { c.after = edit("%253D", "%3D") }, list, 1200, "signature"},
		"changed":           {func(c *restCaller) { c.after = edit("jinan1a", "jn1a") }, list, 1200, "signature"},
		"no signature":      {func(c *restCaller) { c.after = edit("&signature=", "&x=") }, list, 1100, "[signature]"},
		"61 seconds":        {func(*restCaller) {}, list + "&timestamp=2026-03-01T07:58:59Z", 1300, "60 seconds"},
		"60 seconds":        {func(*restCaller) {}, list + "&timestamp=2026-03-01T07:59:00Z", 0, ""},
		"in the future":     {func(*restCaller) {}, list + "&timestamp=2026-03-01T08:01:01Z", 1300, ""},
		"local time":        {func(*restCaller) {}, list + "&timestamp=2026-03-01T08:00:00%2B08:00", 1101, "[timestamp]"},
		"version":           {func(*restCaller) {}, list + "&version=2", 1101, "[version]"},
		"method":            {func(*restCaller) {}, list + "&signature_method=HmacSHA1", 1101, "[signature_method]"},
		"no zone":           {func(*restCaller) {}, "/api/cluster/list", 1100, "[zone]"},
		"unknown zone":      {func(*restCaller) {}, "/api/cluster/list?zone=sh1a", 1101, "[zone]"},
		"unknown parameter": {func(*restCaller) {}, list + "&name=x", 1101, "[name]"},
		"twice":             {func(*restCaller) {}, list + "&limit=1&limit=2", 1101, "[limit]"},
		"not a number":      {func(*restCaller) {}, list + "&limit=ten", 1101, "[limit]"},
		"unknown action":    {func(*restCaller) {}, "/api/cluster/lists?zone=jinan1a", 1101, "[action]"},
		"wrong verb":        {func(*restCaller) {}, qingCreate + "?zone=jinan1a", 1101, "[action]"},
		"unknown module":    {func(*restCaller) {}, "/api/clusters/list?zone=jinan1a", 3300, "[clusters]"},
		"no such cluster":   {func(*restCaller) {}, "/api/cluster/listNodes?zone=jinan1a&cluster_id=ehpc-x", 2100, "[ehpc-x]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := qing(t)
			test.change(c)
			a := c.call(http.MethodGet, test.target, "")
			if a.Status != 200 || retCode(a) != test.code || !strings.Contains(a.Message, test.text) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
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

func TestQingRefusals(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file, old, replacement string
		code                   int
		message                string
	}{
		"no kind":               {"ehpc", `"cluster_type":"ehpc",`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_type] is missing or badly formed"},
		"kind":                  {"ehpc", `"ehpc"`, `"EHPC"`, 1101, "InvalidParameter, the method or the value of [cluster_type] is not valid"},
		"version form":          {"ehpc", `"version_id":"appv-00000001"`, `"version_id":"1"`, 1101, "InvalidParameter, the method or the value of [version_id] is not valid"},
		"two versions":          {"ehpc", `"version_id":"appv-00000001"`, `"version_id":"appv-00000002"`, 1101, "InvalidParameter, the method or the value of [cluster_conf.version] is not valid"},
		"no version inside":     {"hpc", `,"version":"appv-00000001"`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.version] is missing or badly formed"},
		"unknown owner":         {"hpc", `usr-demo1234`, `usr-nobody00`, 2100, "ResourceNotFound, the resource [usr-nobody00] does not exist"},
		"two users":             {"ehpc", `"user_id":"usr-00000001"`, `"user_id":"usr-demo1234"`, 1101, "InvalidParameter, the method or the value of [user_id] is not valid"},
		"zone":                  {"ehpc", `jinan1a`, `sh1a`, 1101, "InvalidParameter, the method or the value of [zone] is not valid"},
		"no group number":       {"ehpc", `"gid_number":40001,`, ``, 1100, "MissingParameter, the message is malformed: parameter [gid_number] is missing or badly formed"},
		"string for a number":   {"ehpc", `"uid_number":40001`, `"uid_number":"40001"`, 1101, "InvalidParameter, the method or the value of [uid_number] is not valid"},
		"number for a string":   {"ehpc", `"deploy_mode":"1"`, `"deploy_mode":1`, 1101, "InvalidParameter, the method or the value of [deploy_mode] is not valid"},
		"simple shared cluster": {"hpc", `"account_service"`, `"deploy_mode":"2","account_service"`, 1101, "InvalidParameter, the method or the value of [deploy_mode] is not valid"},
		"billing":               {"ehpc", `"PayForUsed"`, `"PayForUesd"`, 1101, "InvalidParameter, the method or the value of [paid_type] is not valid"},
		"period":                {"hpc", `"duration":12`, `"duration":2`, 1101, "InvalidParameter, the method or the value of [duration] is not valid"},
		"no period":             {"hpc", `"duration":12,`, ``, 1100, "MissingParameter, the message is malformed: parameter [duration] is missing or badly formed"},
		"no renewal":            {"hpc", `"is_auto_renewal":1,`, ``, 1100, "MissingParameter, the message is malformed: parameter [is_auto_renewal] is missing or badly formed"},
		"period of use":         {"ehpc", `"duration":0`, `"duration":1`, 1101, "InvalidParameter, the method or the value of [duration] is not valid"},
		"text for cluster_conf": {"ehpc", `"cluster_conf":{`, `"cluster_conf":"{}","x":{`, 1101, "InvalidParameter, the method or the value of [cluster_conf] is not valid"},
		"two names":             {"ehpc", `"name":"demo-ehpc"`, `"name":"other"`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.name] is not valid"},
		"unknown network":       {"ehpc", `vxnet-0000001`, `vxnet-nowhere`, 2100, "ResourceNotFound, the resource [vxnet-nowhere] does not exist"},
		"network without VPC":   {"ehpc", `vxnet-0000001`, `vxnet-0basic00`, 1400, "PermissionDenied, vxnet [vxnet-0basic00] is not in a VPC"},
		"unknown NAS":           {"ehpc", `nasid001`, `nasid002`, 2100, "ResourceNotFound, the resource [nasid002] does not exist"},
		"no login":              {"ehpc", `"login"`, `"compute "`, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.cluster.login] is missing or badly formed"},
		"no controller":         {"ehpc", `"controller":{"count":1,"cpu":1,"memory":2048,"nas_mount_point":"/es01/demo"},`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.cluster.controller] is missing or badly formed"},
		"compute of hpc":        {"hpc", `"login"`, `"compute":{"count":1,"cpu":2,"memory":4096,"nas_mount_point":"/a"},"login"`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute] is not valid"},
		"cores":                 {"ehpc", `"cpu":2`, `"cpu":3`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute.cpu] is not valid"},
		"too few cores":         {"ehpc", `"cpu":2`, `"cpu":1`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute.cpu] is not valid"},
		"memory":                {"ehpc", `"memory":4096`, `"memory":4098`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute.memory] is not valid"},
		"no node":               {"ehpc", `"count":2`, `"count":0`, 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.compute.count] is not valid"},
		"mount point":           {"ehpc", `"/es01/demo"},` + "\n   \"controller\"", `"es01"},` + "\n   \"controller\"", 1101, "InvalidParameter, the method or the value of [cluster_conf.cluster.login.nas_mount_point] is not valid"},
		"no password":           {"ehpc", `"admin.password":"Canary-9182",`, ``, 1100, "MissingParameter, the message is malformed: parameter [cluster_conf.env.admin.password] is missing or badly formed"},
		"other number":          {"ehpc", `"admin.user_id":40001`, `"admin.user_id":40002`, 1101, "InvalidParameter, the method or the value of [cluster_conf.env.admin.user_id] is not valid"},
		"switch":                {"ehpc", `"nfs_need":1`, `"nfs_need":true`, 1101, "InvalidParameter, the method or the value of [cluster_conf.env.nfs_need] is not valid"},
		"no export":             {"ehpc", `qingyun.nsccjn.com:/shanhe`, ``, 1101, "InvalidParameter, the method or the value of [cluster_conf.env.nfs_export] is not valid"},
		"unknown":               {"ehpc", `"paid_type"`, `"charge_mode"`, 1101, "InvalidParameter, the method or the value of [charge_mode] is not valid"},
		"no JSON":               {"ehpc", `{"cluster_type"`, `{cluster_type`, 1100, "MissingParameter, the message is malformed: parameter [body] is missing or badly formed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := qing(t)
			a := c.call(http.MethodPost, qingCreate, replaced(t, fileText(t, "qing_"+test.file+".json"), test.old, test.replacement))
			if a.Status != 200 || retCode(a) != test.code || a.Message != test.message || len(a.Body) != 2 {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestQingModes(t *testing.T) {
	t.Parallel()
	_, c := qing(t)
	simple := strings.Replace(fileText(t, "qing_ehpc.json"), `"deploy_mode":"1"`, `"deploy_mode":"2"`, 1)
	simple = replaced(t, simple, `"controller":{"count":1,"cpu":1,"memory":2048,"nas_mount_point":"/es01/demo"},`, ``)
	if a := c.ok(http.MethodPost, qingCreate+"?zone=jinan1a", simple); retCode(a) != 0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ok(http.MethodPost, qingCreate+"?zone=jinan1", simple); retCode(a) != 1101 {
		t.Errorf("two zones: %s", a.Raw)
	}
	if a := c.ok(http.MethodPost, qingCreate, fileText(t, "qing_hpc.json")); retCode(a) != 0 {
		t.Errorf("%s", a.Raw)
	}
	if a := c.ok(http.MethodPost, qingCreate, fileText(t, "qing_hpc.json")); retCode(a) != 2500 {
		t.Errorf("a second shared cluster: %s", a.Raw)
	}
	c.before = header("Content-Type", "text/plain")
	if a := c.ok(http.MethodPost, qingCreate, simple); retCode(a) != 1100 {
		t.Errorf("%s", a.Raw)
	}
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

func TestQingDeleteRefusals(t *testing.T) {
	t.Parallel()
	_, c := qing(t)
	for body, code := range map[string]int{
		`{"zone":"jinan1a"}`: 1100,
		`{"cluster_id":["ehpc-6pbhlqdn"],"zone":"jinan1a"}`:                                    1100,
		`{"cluster_ids":"ehpc-6pbhlqdn","zone":"jinan1a"}`:                                     1101,
		`{"cluster_ids":["ehpc-6pbhlqdn"]}`:                                                    1100,
		`{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jn1a"}`:                                      2100,
		`{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jinan1a","run_user":"usr-demo1234","all":1}`: 1101,
	} {
		if a := c.ok(http.MethodPost, qingDelete, body); retCode(a) != code {
			t.Errorf("%s: %s, want %d", body, a.Raw, code)
		}
	}
	if a := c.ok(http.MethodPost, qingDelete, `{"cluster_ids":["ehpc-6pbhlqdn"],"zone":"jinan1a"}`); retCode(a) != 0 {
		t.Errorf("%s", a.Raw)
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
		"networks":            {qingIaaS, "/iaas/?action=DescribeVxnets&zone=jinan1a", []any{"vxnet_set", 0, "vxnet_id"}, "vxnet-abc1234"},
		"path without slash":  {qingIaaS, "/iaas?action=DescribeVxnets&zone=jinan1a", []any{"total_count"}, 3.0},
		"one network":         {qingIaaS, "/iaas/?action=DescribeVxnets&zone=jinan1a&vxnets.1=vxnet-0basic00", []any{"vxnet_set", 0, "vpc_router_id"}, ""},
		"counted from 0":      {qingIaaS, "/iaas/?action=DescribeVxnets&zone=jinan1a&vxnets.0=vxnet-abc1234", []any{"total_count"}, 1.0},
		"zones":               {qingIaaS, "/iaas/?action=DescribeZones", []any{"zone_set", 0, "zone_id"}, "jinan1a"},
		"clusters to copy":    {qingHost, "/api/cluster/list?zone=jinan1a", []any{"cluster_set", 0, "nas_id"}, "nas-0a1b2c3d"},
		"rows":                {qingHost, "/api/cluster/list?zone=jinan1a&limit=1000", []any{"total_count"}, 1.0},
		"users":               {qingHost, "/api/user?" + one, []any{"users_set", 0, "uid_number"}, "44730"},
		"softwares":           {qingHost, "/api/software/list?zone=jinan1a", []any{"hpcsw_set", "openfoam", 0, "sw_ver"}, "11"},
		"preinstalled":        {qingHost, "/api/software/list?zone=jinan1a&deploy_mode=1", []any{"hpcsw_set", "openmpi"}, nil},
		"queues":              {qingHost, "/api/queue/getCurrentQueue?zone_id=jinan1a&" + one, []any{"queues_set", 1, "categories"}, "private_queue"},
		"mounts of a cluster": {qingHost, "/api/cluster/nasInfo?" + one, []any{"nas_set", 0, "nas_id"}, "nas-0a1b2c3d"},
		"compute nodes":       {qingHost, "/api/cluster/listNodes?node_role=compute&" + one, []any{"total_count"}, 2.0},
		"status":              {qingHost, "/api/cluster/list?zone=jinan1a&status=running", []any{"ret_code"}, 1101.0},
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
