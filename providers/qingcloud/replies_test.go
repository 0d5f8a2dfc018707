package qingcloud_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestReceipt(t *testing.T) {
	t.Parallel()
	receipt, err := send(t, `{"action":"HpcClusterCreateClusterResponse","hpc_cluster_id":"ehpc-6pbhlqdn","job_id":"j-ei20x38nikj","ret_code":0}`)
	if err != nil || receipt.ID != "ehpc-6pbhlqdn" || receipt.TaskID != "j-ei20x38nikj" || receipt.Name != "demo-ehpc" || receipt.Region != "jinan1a" {
		t.Errorf("receipt %+v, %v", receipt, err)
	}
	if _, err := time.Parse(time.RFC3339, receipt.Created); err != nil {
		t.Error(err)
	}
}

// TestReplies: nothing that may have made a cluster counts as refused,
// and ret_code goes before the status.
func TestReplies(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reply string
		kind  providers.Kind
	}{
		"no id":                    {`{"ret_code":0,"job_id":"j-1"}`, providers.Unclear},
		"no JSON":                  {`<html>`, providers.Unclear},
		"half":                     {`{"ret_code":0,"hpc_clus`, providers.Unclear},
		"bad gateway":              {`502 <html>bad gateway</html>`, providers.Unclear},
		"lost":                     {"lost", providers.Unclear},
		"internal":                 {`{"ret_code":5000,"message":"InternalError"}`, providers.Unclear},
		"busy":                     {`{"ret_code":"5100","message":"x"}`, providers.Unclear},
		"refused with 500":         {`500 {"ret_code":2400,"message":"x"}`, providers.Unclear},
		"refused with 403":         {`403 {"ret_code":2400,"message":"x"}`, providers.Money},
		"a portal's redirect":      {`302 <html>`, providers.Unclear},
		"a proxy's page, 403":      {`403 <html>`, providers.Unclear},
		"a proxy's page, 407":      {`407 <html>`, providers.Unclear},
		"refused with 200":         {`{"ret_code":1200,"message":"x"}`, providers.Auth},
		"status without a code":    {`403 {"message":"x"}`, providers.Unclear},
		"zero with a bad status":   {`503 {"ret_code":0}`, providers.Unclear},
		"too many, from a gateway": {`429 slow down`, providers.Unclear},
		"unknown host":             {"no host", providers.Unavailable},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := send(t, c.reply)
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("%+v", f)
			}
			if strings.Contains(f.Remedy.En, "hpc.api.qingcloud.com") != (name == "unknown host") {
				t.Errorf("names the other host where it helps nothing, or not where it does: %+v", f.Remedy)
			}
		})
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	page := func(from, n int) string {
		var items []string
		for i := range n {
			items = append(items, fmt.Sprintf(`{"cluster_id":"ehpc-%d","cluster_name":"demo-ehpc-2"}`, from+i))
		}
		items[0] = `{"app_cluster":{"cluster_id":"ehpc-a","cluster_name":"demo-ehpc","cluster_status":"active","create_time":"2021-08-19 16:44:40"}}`
		return `{"total_count":"150","cluster_set":[` + strings.Join(items, ",") + `]}`
	}
	s := script{
		listCall: {page(0, 100), strings.Replace(page(100, 50), "ehpc-a", "ehpc-b", 1)},
		jobCall:  {`{"ret_code":0,"job_set":[{"job_id":"j-1","job_action":"HpcClusterCreateCluster","status":"successful","owner":"usr-1"}]}`, `{"ret_code":1400}`},
	}
	wire := &cloudtest.Recorder{Next: s}
	client := cloud.Connect(t, providers.Endpoint{Transport: wire})
	found, err := client.Find(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
	want := []providers.Receipt{
		{ID: "ehpc-a", Name: "demo-ehpc", Region: "jinan1a", State: "active", Created: "2021-08-19T16:44:40Z", TaskID: "j-1", Owner: "usr-00000001"},
		{ID: "ehpc-b", Name: "demo-ehpc", Region: "jinan1a", State: "active", Created: "2021-08-19T16:44:40Z", Owner: "usr-00000001"},
	}
	if diff := cmp.Diff(want, found); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if calls := asked(wire); calls[1] != "GET /cluster/list limit=100&offset=100&owner=usr-00000001&search_word=demo-ehpc&zone=jinan1a" {
		t.Errorf("asked %q", calls)
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	job := `{"ret_code":0,"job_set":[{"job_id":"j-1","job_action":"HpcClusterCreateCluster","owner":"usr-1"}]}`
	cases := map[string]struct {
		script script
		asked  string
		kind   providers.Kind
	}{
		"accepted": {
			script: script{jobCall: {job}, deleteCall: {`{"hpc_cluster_id":["ehpc-1"],"job_id":"j-2","ret_code":0}`}},
			asked:  `POST /cluster/deleteCluster  {"cluster_ids":["ehpc-1"],"run_user":"usr-1","zone":"jinan1a"}`,
		},
		"job forgotten": {
			script: script{jobCall: {`{"ret_code":0,"job_set":[]}`, job}, deleteCall: {`{"job_id":"j-2","ret_code":0}`}},
			asked:  `POST /cluster/deleteCluster  {"cluster_ids":["ehpc-1"],"run_user":"usr-1","zone":"jinan1a"}`,
		},
		"owner unknown": {
			script: script{jobCall: {`{"ret_code":1400}`}, deleteCall: {`{"job_id":"j-2","ret_code":0}`}},
			asked:  `POST /cluster/deleteCluster  {"cluster_ids":["ehpc-1"],"zone":"jinan1a"}`,
		},
		"gone":    {script: script{deleteCall: {`{"ret_code":2100,"message":"x"}`}}, kind: providers.Absent},
		"busy":    {script: script{deleteCall: {`{"ret_code":1400,"message":"PermissionDenied, wrong state"}`}}, kind: providers.Conflict},
		"not his": {script: script{deleteCall: {`{"ret_code":1400,"message":"PermissionDenied, not yours"}`}}, kind: providers.Permission},
		"lost":    {script: script{deleteCall: {"lost"}}, kind: providers.Unclear},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wire := &cloudtest.Recorder{Next: c.script}
			receipt, err := cloud.Connect(t, providers.Endpoint{Transport: wire}).Delete(t.Context(), providers.Receipt{ID: "ehpc-1", TaskID: "j-1"})
			if c.kind == "" && (err != nil || receipt.TaskID != "j-2") {
				t.Errorf("%+v, %v", receipt, err)
			}
			if c.kind != "" && providers.AsFailure(err).Kind != c.kind {
				t.Errorf("got %v", err)
			}
			if calls := asked(wire); c.asked != "" && calls[len(calls)-1] != c.asked {
				t.Errorf("asked %q", calls)
			}
		})
	}
}

// FuzzReplies: whatever comes back, there is an answer and no panic.
func FuzzReplies(f *testing.F) {
	f.Add(`{"cluster_set":[{"cluster_id":"x","cluster_status":"active","app_cluster":[]}]}`, `{"job_set":[{"job_id":"j","status":"failed","error_codes":[1,"2"]}]}`)
	f.Add(`{"ret_code":"2100"}`, `{"hpc_app_nodes_set":[{"node_id":1}],"users_set":[{"uid_number":1}]}`)
	f.Add(`500 {"ret_code":1}`, `null`)
	f.Fuzz(func(t *testing.T, list, other string) {
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			listCall: {list}, jobCall: {other}, nodesCall: {other}, createCall: {list}, "GET /user": {other}, "GET /": {other, "{}"}, "GET /queue/getCurrentQueue": {other},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "x", TaskID: "j"})
		cloudtest.Sound(t, status, err)
		for _, source := range []string{"vxnets", "users", "versions", "queue_types", "nas"} {
			_, _ = client.Lookup(t.Context(), forms.Query{Source: source})
		}
	})
}
