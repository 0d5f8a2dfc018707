package ack_test

import (
	"encoding/json"
	"fmt"
	"net/http"
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
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"DescribeClustersForRegion": {page(0, 48), page(48, 28)}}})
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
	found, err := client.Find(t.Context(), request)
	if err != nil || len(found) != 76 || found[75].ID != "c75" || found[0].Created == "" {
		t.Errorf("%d found, %v", len(found), err)
	}
}

// TestDeleteOptions sends what the page does by default.
func TestDeleteOptions(t *testing.T) {
	t.Parallel()
	wire := &cloudtest.Recorder{Next: script{"DeleteCluster": {`202 {"cluster_id":"c1","task_id":"T-2","request_id":"R"}`}}}
	receipt, err := cloud.Connect(t, providers.Endpoint{Transport: wire}).Delete(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
	if err != nil || receipt.TaskID != "T-2" || receipt.State != "deleting" {
		t.Errorf("receipt %+v, %v", receipt, err)
	}
	sent := wire.Calls()[0]
	var options []map[string]string
	if err := json.Unmarshal([]byte(sent.URL.Query().Get("delete_options")), &options); err != nil {
		t.Fatal(err)
	}
	modes := map[string]string{}
	for _, o := range options {
		modes[o["resource_type"]] = o["delete_mode"]
	}
	want := map[string]string{"SLB": "delete", "ALB": "retain", "SLS_Data": "retain", "SLS_ControlPlane": "retain", "PrivateZone": "retain"}
	if diff := cmp.Diff(want, modes); diff != "" || sent.Method != http.MethodDelete || sent.URL.Path != "/clusters/c1" {
		t.Errorf("%s %s %s", sent.Method, sent.URL, diff)
	}
}

// TestHosts sends each region to its host.
func TestHosts(t *testing.T) {
	t.Parallel()
	for region, want := range map[string]string{
		"cn-hangzhou": "https://cs.cn-hangzhou.aliyuncs.com/clusters", "cn-wuhan": "https://cs.aliyuncs.com/clusters",
	} {
		request, err := cloud.Connect(t, providers.Endpoint{Region: region}).Request(cloud.Load(t, cloudtest.Minimal))
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
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			"DescribeClusterDetail": {cluster}, "DescribeTaskInfo": {task}, "DescribeClusterTasks": {list, `{}`}, "DescribeClusterEvents": {list, `{}`},
			"DescribeClusterLogs": {list}, "DescribeClusterNodePools": {list}, "DescribeKubernetesVersionMetadata": {list}, "ListAddons": {list},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "x"})
		cloudtest.Sound(t, status, err)
		_, _ = client.Lookup(t.Context(), forms.Query{Source: "image_types", Args: map[string]string{"basics.kubernetes_version": "1"}})
		_, _ = client.Lookup(t.Context(), forms.Query{Source: "addons"})
	})
}
