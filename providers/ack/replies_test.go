package ack_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
)

// script answers each action with a text, the n-th call of it with the n-th;
// the last one stays. A text that begins with a number has that status.
type script map[string][]string

func (s script) RoundTrip(r *http.Request) (*http.Response, error) {
	action := r.Header.Get("X-Acs-Action")
	replies := s[action]
	if len(replies) == 0 {
		replies = []string{`404 {"Code":"InvalidAction.NotFound","Message":"no","RequestId":"R"}`}
	}
	text := replies[0]
	if len(replies) > 1 {
		s[action] = replies[1:]
	}
	status := http.StatusOK
	if n, _ := fmt.Sscanf(text, "%d ", &status); n == 1 {
		_, text, _ = strings.Cut(text, " ")
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(text)), Request: r,
	}, nil
}

func send(t *testing.T, s script) (providers.Receipt, error) {
	t.Helper()
	client := connect(t, providers.Endpoint{Transport: s})
	request, err := client.Request(load(t, "requests/minimal.toml"))
	if err != nil {
		t.Fatal(err)
	}
	return client.Send(t.Context(), request)
}

func TestReceipt(t *testing.T) {
	t.Parallel()
	const id, task = "cb95aa626a47740afbf6aa099b650abcd", "T-5a54309c80282e39ea00002f"
	for _, status := range []string{"", "202 "} {
		receipt, err := send(t, script{"CreateCluster": {status + `{"cluster_id":"` + id + `","task_id":"` + task + `","request_id":"R"}`}})
		if err != nil || receipt.ID != id || receipt.TaskID != task || receipt.RequestID != "R" || receipt.Region != "cn-hangzhou" {
			t.Errorf("receipt %+v, %v", receipt, err)
		}
		if _, err := time.Parse(time.RFC3339, receipt.Created); err != nil {
			t.Error(err)
		}
	}
}

// TestDoubtfulReplies: nothing that may have made a cluster counts as refused.
func TestDoubtfulReplies(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"no id":             `{"request_id":"R","task_id":"T-1"}`,
		"nothing":           `{}`,
		"no JSON":           `<html>gateway</html>`,
		"half":              `{"cluster_id":"c1`,
		"bad gateway":       `502 <html>bad gateway</html>`,
		"a code of its own": `500 {"code":"Strange","message":"x","requestId":"R"}`,
		"trouble inside":    `400 {"code":"InternalError","message":"x","requestId":"R"}`,
	}
	for name, reply := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			receipt, err := send(t, script{"CreateCluster": {reply}})
			if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear || !f.Remedy.Complete() {
				t.Errorf("receipt %+v, failure %+v", receipt, f)
			}
		})
	}
}

func TestFindReadsEveryPage(t *testing.T) {
	t.Parallel()
	page := func(from, n int) string {
		items := []string{`{"cluster_id":"cother","name":"k8s-min-2"}`, `{"cluster_id":"cgone","name":"k8s-min","state":"deleted"}`}
		for i := from; i < from+n; i++ {
			items = append(items, fmt.Sprintf(`{"cluster_id":"c%d","name":"k8s-min","state":"running","created":"2024-08-01T08:00:00+08:00"}`, i))
		}
		return `{"clusters":[` + strings.Join(items, ",") + `],"page_info":{"page_number":1,"page_size":50,"total_count":"80"}}`
	}
	client := connect(t, providers.Endpoint{Transport: script{"DescribeClustersForRegion": {page(0, 48), page(48, 28)}}})
	request, err := client.Request(load(t, "requests/minimal.toml"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := client.Find(t.Context(), request)
	if err != nil || len(found) != 76 || found[75].ID != "c75" || found[0].Created == "" {
		t.Errorf("%d found, %v", len(found), err)
	}
}

// TestStatusReplies joins cluster and task, whose words wander.
func TestStatusReplies(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 8, 1, 8, 0, 0, 0, time.UTC)
	missing := `404 {"code":"ErrorClusterNotFound","message":"no","requestId":"R"}`
	is := func(state string) string { return `{"state":"` + state + `"}` }
	fresh, aged := "2024-08-01T07:59:30Z", "2024-08-01T07:57:00Z"
	cases := map[string]struct {
		cluster, task string
		receipt       providers.Receipt
		phase         providers.Phase
	}{
		"begun":                {is("initial"), is("running"), providers.Receipt{}, providers.Working},
		"waiting":              {is("initial"), is("pending"), providers.Receipt{}, providers.Working},
		"paused":               {is("initial"), is("paused"), providers.Receipt{}, providers.Working},
		"task ahead":           {is("initial"), is("success"), providers.Receipt{}, providers.Working},
		"cluster ahead":        {is("running"), is("running"), providers.Receipt{}, providers.Working},
		"done":                 {is("running"), is("success"), providers.Receipt{}, providers.Ready},
		"done, other word":     {is("running"), is("succeeded"), providers.Receipt{}, providers.Ready},
		"done, no task":        {is("running"), "", providers.Receipt{}, providers.Ready},
		"scaling at the end":   {is("scaling"), is("success"), providers.Receipt{}, providers.Working},
		"fail":                 {is("initial"), is("fail"), providers.Receipt{}, providers.Failed},
		"failed":               {is("initial"), is("failed"), providers.Receipt{}, providers.Failed},
		"error":                {is("initial"), is("error"), providers.Receipt{}, providers.Failed},
		"canceled":             {is("initial"), is("canceled"), providers.Receipt{}, providers.Failed},
		"cancelled":            {is("initial"), is("cancelled"), providers.Receipt{}, providers.Failed},
		"cluster failed":       {is("failed"), is("running"), providers.Receipt{}, providers.Failed},
		"rolled back":          {missing, is("fail"), providers.Receipt{Created: aged}, providers.Failed},
		"a new word":           {is("dreaming"), is("dreaming"), providers.Receipt{}, providers.Working},
		"new":                  {missing, "", providers.Receipt{Created: fresh}, providers.Pending},
		"new, with a task":     {missing, is("running"), providers.Receipt{Created: aged}, providers.Pending},
		"old":                  {missing, "", providers.Receipt{Created: aged}, providers.Gone},
		"no time":              {missing, "", providers.Receipt{}, providers.Gone},
		"someone deletes":      {is("deleting"), is("success"), providers.Receipt{}, providers.Deleting},
		"deleting":             {is("deleting"), is("running"), providers.Receipt{State: "deleting"}, providers.Deleting},
		"deletion has begun":   {is("running"), is("running"), providers.Receipt{State: "deleting"}, providers.Deleting},
		"a failed one goes":    {is("failed"), is("running"), providers.Receipt{State: "deleting"}, providers.Deleting},
		"deletion failed":      {is("delete_failed"), is("fail"), providers.Receipt{State: "deleting"}, providers.Failed},
		"deleted":              {missing, is("success"), providers.Receipt{State: "deleting", Created: fresh}, providers.Gone},
		"deleted, still shown": {is("deleted"), "", providers.Receipt{State: "deleting"}, providers.Gone},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := script{"DescribeClusterDetail": {c.cluster}}
			if c.receipt.TaskID = "T-1"; c.task != "" {
				s["DescribeTaskInfo"] = []string{c.task}
			}
			client := connect(t, providers.Endpoint{Transport: s})
			ack.SetNow(client, func() time.Time { return now })
			c.receipt.ID = "c1"
			status, err := client.Status(t.Context(), c.receipt)
			if err != nil || status.Phase != c.phase {
				t.Errorf("%+v, %v", status, err)
			}
			if c.phase == providers.Failed && (status.Failure == nil || !status.Failure.Summary.Complete() || !status.Failure.Remedy.Complete()) {
				t.Errorf("failure %+v", status.Failure)
			}
		})
	}
}

// TestTask shows the stages and events of a task, those of the cluster beside
// them, and the reason.
func TestTask(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{
		"DescribeClusterDetail": {`{"state":"failed"}`},
		"DescribeClusterTasks":  {`{"tasks":[{"task_id":"T-0","task_type":"cluster_scaleout"},{"task_id":"T-1","task_type":"cluster_create"}]}`},
		"DescribeTaskInfo": {`{"task_id":"T-1","state":"fail","current_stage":"init_master","stages":[
			{"state":"success","message":"prepare_vpc"},{"state":"failed","message":"init_master: no stock"},{"state":"pending","name":"addons"},{}],
			"events":[{"action":"init_master","level":"error","message":"no stock","reason":"RunInstances","timestamp":"1722499200000"}],
			"error":{"code":"OperationDenied.NoStock","message":"sold out"}}`},
		"DescribeClusterEvents": {`{"events":[{"event_id":"e1","type":"cluster_create","time":"2024-08-01T15:00:00+08:00","data":{"level":"warning","message":"slow"}},
			{"event_id":"e2","time":"2024-08-01T16:00:00+08:00","data":{"message":"no stock"}}],"page_info":{"total_count":2}}`},
		"DescribeClusterLogs":      {`[{"ID":7,"cluster_log":"c1 | CREATE_FAILED","created":"2024-08-01T16:00:01+08:00"},{"cluster_log":""}]`},
		"DescribeClusterNodePools": {`{"nodepools":[{"scaling_group":{"desired_size":3},"status":{"total_nodes":2,"initial_nodes":1,"healthy_nodes":"1","failed_nodes":1}}]}`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", RequestID: "R"})
	if err != nil {
		t.Fatal(err)
	}
	stages := []providers.Stage{
		{Name: "prepare_vpc", Phase: providers.Ready},
		{Name: "init_master", Phase: providers.Failed, Detail: "no stock"},
		{Name: "addons", Phase: providers.Pending},
		{Name: "stage 4", Phase: providers.Pending},
	}
	if diff := cmp.Diff(stages, status.Stages); diff != "" {
		t.Error(diff)
	}
	var events []string
	for _, e := range status.Events {
		events = append(events, fmt.Sprint(e.Time.Format(time.TimeOnly), " ", e.Level, " ", e.Text))
	}
	want := []string{"07:00:00 warn cluster_create: slow", "08:00:00 error init_master: no stock", "08:00:01 error c1 | CREATE_FAILED"}
	if diff := cmp.Diff(want, events); diff != "" {
		t.Error(diff)
	}
	if status.Done != 1 || status.Total != 4 || status.Nodes != (providers.Nodes{Wanted: 3, Creating: 1, Running: 1, Abnormal: 1}) {
		t.Errorf("status %+v", status)
	}
	if f := status.Failure; f.Code != "OperationDenied.NoStock" || f.Message != "sold out" || f.Kind != providers.Quota || f.RequestID != "R" ||
		f.Summary.En != "ACK failed in stage init_master: it is out of stock in the zone" {
		t.Errorf("failure %+v", f)
	}
}

// TestEndBetweenCalls: a task that ended after the cluster was read is not
// shown beside the state of before.
func TestEndBetweenCalls(t *testing.T) {
	t.Parallel()
	for task, want := range map[string]providers.Status{
		"fail":    {Phase: providers.Failed, State: "failed"},
		"success": {Phase: providers.Ready, State: "running"},
	} {
		client := connect(t, providers.Endpoint{Transport: script{
			"DescribeClusterDetail": {`{"state":"initial"}`, `{"state":"` + want.State + `"}`},
			"DescribeTaskInfo":      {`{"task_id":"T-1","state":"` + task + `"}`},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
		if err != nil || status.State != want.State || status.Phase != want.Phase {
			t.Errorf("%s: %+v, %v", task, status, err)
		}
	}
}

// TestReasonOfNoTable sorts a reason by its words, the same way each time.
func TestReasonOfNoTable(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]providers.Kind{
		`"code":"Strange","message":"the balance is below the limit"`: providers.Money,
		`"code":"Strange","message":"Node quota used up"`:             providers.Quota,
		`"code":"Strange","message":"no idea"`:                        providers.Unavailable,
	} {
		for range 20 {
			client := connect(t, providers.Endpoint{Transport: script{
				"DescribeClusterDetail": {`{"state":"failed"}`}, "DescribeTaskInfo": {`{"state":"error","error":{` + text + `}}`},
			}})
			status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
			if err != nil || status.Failure == nil || status.Failure.Kind != want {
				t.Fatalf("%s: %+v, %v", text, status.Failure, err)
			}
		}
	}
}

// TestDeletionWithoutTask: that a creation failed says nothing of a deletion
// whose reply named no task.
func TestDeletionWithoutTask(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"T-1", ""} {
		client := connect(t, providers.Endpoint{Transport: script{
			"DescribeClusterDetail": {`{"state":"deleting"}`},
			"DescribeClusterTasks":  {`{"tasks":[{"task_id":"T-1","task_type":"cluster_create"}]}`},
			"DescribeTaskInfo":      {`{"task_id":"T-1","task_type":"cluster_create","state":"fail","error":{"code":"X"}}`},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: id, State: "deleting"})
		if err != nil || status.Phase != providers.Deleting || status.Failure != nil {
			t.Errorf("%q: %+v, %v", id, status, err)
		}
	}
}

// TestLogsAlone: the log serves where neither task nor events can be had.
func TestLogsAlone(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{
		"DescribeClusterDetail": {`{"state":"initial"}`},
		"DescribeClusterLogs":   {`[{"ID":1,"cluster_log":"warning: slow","created":"2024-08-01T16:00:01+08:00"}]`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
	if err != nil || len(status.Events) != 1 || status.Events[0].Level != providers.Warn {
		t.Errorf("%+v, %v", status.Events, err)
	}
}

func TestStatusTrouble(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{"DescribeClusterDetail": {`403 {"code":"ErrorCheckAcl","message":"no","requestId":"R"}`}}})
	if _, err := client.Status(t.Context(), providers.Receipt{ID: "c1"}); providers.AsFailure(err).Kind != providers.Permission {
		t.Errorf("got %v", err)
	}
}

// recorder keeps the address of the last call.
type recorder struct{ method, path, query string }

func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	r.method, r.path, r.query = request.Method, request.URL.Path, request.URL.Query().Get("delete_options")
	return script{"DeleteCluster": {`202 {"cluster_id":"c1","task_id":"T-2","request_id":"R"}`}}.RoundTrip(request)
}

// TestDeleteOptions sends what the page does by default.
func TestDeleteOptions(t *testing.T) {
	t.Parallel()
	r := &recorder{}
	receipt, err := connect(t, providers.Endpoint{Transport: r}).Delete(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
	if err != nil || receipt.TaskID != "T-2" || receipt.State != "deleting" {
		t.Errorf("receipt %+v, %v", receipt, err)
	}
	var options []map[string]string
	if err := json.Unmarshal([]byte(r.query), &options); err != nil {
		t.Fatal(err)
	}
	modes := map[string]string{}
	for _, o := range options {
		modes[o["resource_type"]] = o["delete_mode"]
	}
	want := map[string]string{"SLB": "delete", "ALB": "retain", "SLS_Data": "retain", "SLS_ControlPlane": "retain", "PrivateZone": "retain"}
	if diff := cmp.Diff(want, modes); diff != "" || r.method != http.MethodDelete || r.path != "/clusters/c1" {
		t.Errorf("%s %s %s", r.method, r.path, diff)
	}
}

// TestHosts sends each region to its host.
func TestHosts(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"cn-hangzhou": "https://cs.cn-hangzhou.aliyuncs.com/clusters", "cn-wuhan": "https://cs.aliyuncs.com/clusters",
	} {
		request, err := connect(t, providers.Endpoint{Region: region}).Request(load(t, "requests/minimal.toml"))
		if err != nil || request.URL != want {
			t.Errorf("%s: %s, %v", region, request.URL, err)
		}
		if id, _ := request.Body.Get("region_id"); id != region {
			t.Errorf("region_id %v", id)
		}
	}
}

// FuzzReplies: whatever comes back, there is an answer and no panic.
func FuzzReplies(f *testing.F) {
	f.Add(`{"state":"running"}`, `{"state":"success","stages":[{"state":"success","message":"a: b"}],"events":[{"timestamp":"1"}]}`, `[{"version":"1","runtimes":[{"name":"x"}]}]`)
	f.Add(`{"state":"failed","created":1}`, `{"state":"fail","error":{"code":1}}`, `{"events":[{"event_id":"1","time":"x"}],"page_info":{"total_count":"9"}}`)
	f.Add(`404 {"code":"ErrorClusterNotFound"}`, `null`, `[]`)
	f.Fuzz(func(t *testing.T, cluster, task, list string) {
		client := connect(t, providers.Endpoint{Transport: script{
			"DescribeClusterDetail": {cluster}, "DescribeTaskInfo": {task}, "DescribeClusterTasks": {list, `{}`}, "DescribeClusterEvents": {list, `{}`},
			"DescribeClusterLogs": {list}, "DescribeClusterNodePools": {list}, "DescribeKubernetesVersionMetadata": {list}, "ListAddons": {list},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "x"})
		if err == nil && status.Phase == "" {
			t.Error("no phase")
		}
		if status.Phase == providers.Failed && status.Failure == nil {
			t.Error("failed without a reason")
		}
		_, _ = client.Lookup(t.Context(), forms.Query{Source: "image_types", Args: map[string]string{"basics.kubernetes_version": "1"}})
		_, _ = client.Lookup(t.Context(), forms.Query{Source: "addons"})
	})
}
