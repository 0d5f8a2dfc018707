package ehpc_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
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
	const id = "F6757FA4-8FED-4602-B7F5-3550C0000000"
	receipt, err := send(t, script{"CreateCluster": {
		`{"Success":true,"RequestId":"` + id + `","ClusterId":"ehpc-hz-FYUr000000","TaskId":"` + id + `\n"}`,
	}})
	if err != nil || receipt.ID != "ehpc-hz-FYUr000000" || receipt.TaskID != id || receipt.RequestID != id {
		t.Errorf("receipt %+v, %v", receipt, err)
	}
	if _, err := time.Parse(time.RFC3339, receipt.Created); err != nil {
		t.Error(err)
	}
}

// TestDoubtfulReplies: nothing that may have made a cluster counts as refused.
func TestDoubtfulReplies(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"not a success":     `{"Success":false,"RequestId":"R","ClusterId":"ehpc-hz-1"}`,
		"success as text":   `{"Success":"false","RequestId":"R","ClusterId":"ehpc-hz-1"}`,
		"no id":             `{"Success":true,"RequestId":"R"}`,
		"nothing":           `{}`,
		"no JSON":           `<html>gateway</html>`,
		"half":              `{"Success":true,"Clus`,
		"bad gateway":       `502 <html>bad gateway</html>`,
		"a code of its own": `500 {"Code":"InternalError","Message":"x","RequestId":"R"}`,
		"database":          `406 {"Code":"DbError","Message":"x","RequestId":"R"}`,
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
		var items []string
		for i := from; i < from+n; i++ {
			items = append(items, fmt.Sprintf(`{"ClusterId":"ehpc-hz-%d","ClusterName":"cfd-prod","ClusterStatus":"running","ClusterCreateTime":"2024-08-01T00:00:00Z"}`, i))
		}
		items = append(items, `{"ClusterId":"ehpc-hz-other","ClusterName":"cfd-prod-2"}`)
		return `{"Clusters":[` + strings.Join(items, ",") + `],"TotalCount":"152","PageNumber":"1","PageSize":100}`
	}
	client := connect(t, providers.Endpoint{Transport: script{"ListClusters": {page(0, 99), page(99, 51)}}})
	request, err := client.Request(load(t, "requests/minimal.toml"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := client.Find(t.Context(), request)
	if err != nil || len(found) != 150 || found[149].ID != "ehpc-hz-149" {
		t.Errorf("%d found, %v", len(found), err)
	}
}

// TestStatusReplies reads answers whose types wander.
func TestStatusReplies(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 8, 1, 8, 0, 0, 0, time.UTC)
	missing := `404 {"Code":"ClusterNotFound","Message":"no","RequestId":"R"}`
	cases := map[string]struct {
		script  script
		receipt providers.Receipt
		phase   providers.Phase
		nodes   providers.Nodes
	}{
		"numbers as text": {
			script: script{
				"GetCluster": {`{"ClusterStatus":"initing","MaxCount":"100","DeleteProtection":"true"}`},
				"ListQueues": {`{"Queues":[{"MinCount":"1","InitialCount":2,"Nodes":{"CreatingCounts":"1","RunningCounts":"1","ExceptionCounts":0}}],"TotalCount":"1"}`},
			},
			phase: providers.Working, nodes: providers.Nodes{Wanted: 2, Creating: 1, Running: 1},
		},
		"misspelt": {script: script{"GetCluster": {`{"ClusterStatus":"raleasing"}`}}, phase: providers.Deleting},
		"new":      {script: script{"GetCluster": {missing}}, receipt: providers.Receipt{Created: "2024-08-01T07:59:30Z"}, phase: providers.Pending},
		"old":      {script: script{"GetCluster": {missing}}, receipt: providers.Receipt{Created: "2024-08-01T07:57:00Z"}, phase: providers.Gone},
		"deleted": {
			script: script{"GetCluster": {missing}}, receipt: providers.Receipt{Created: "2024-08-01T07:59:30Z", State: "releasing"},
			phase: providers.Gone,
		},
		"no time":              {script: script{"GetCluster": {missing}}, phase: providers.Gone},
		"failed without a log": {script: script{"GetCluster": {`{"ClusterStatus":"exception"}`}}, phase: providers.Failed},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := connect(t, providers.Endpoint{Transport: c.script})
			ehpc.SetNow(client, func() time.Time { return now })
			c.receipt.ID = "ehpc-hz-1"
			status, err := client.Status(t.Context(), c.receipt)
			if err != nil || status.Phase != c.phase || status.Nodes != c.nodes {
				t.Errorf("%+v, %v", status, err)
			}
			if c.phase == providers.Failed && (status.Failure == nil || !status.Failure.Summary.Complete()) {
				t.Errorf("failure %+v", status.Failure)
			}
		})
	}
}

func TestStatusTrouble(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{"GetCluster": {`407 {"Code":"NotAuthorized","Message":"no","RequestId":"R"}`}}})
	if _, err := client.Status(t.Context(), providers.Receipt{ID: "ehpc-hz-1"}); providers.AsFailure(err).Kind != providers.Permission {
		t.Errorf("got %v", err)
	}
}

// FuzzReplies: whatever comes back, there is an answer and no panic.
func FuzzReplies(f *testing.F) {
	f.Add(`{"ClusterStatus":"running"}`, `{"LogDetail":[{"StageName":"a","Stages":[{"Method":"b","Status":"Failed","LogLevel":"ERROR","Time":"x"}]}]}`)
	f.Add(`{"ClusterStatus":"exception","ClusterCreateTime":1}`, `{"LogDetail":[{"Stages":null},{}]}`)
	f.Add(`404 {"Code":"ClusterNotFound"}`, `null`)
	f.Fuzz(func(t *testing.T, cluster, log string) {
		client := connect(t, providers.Endpoint{Transport: script{
			"GetCluster": {cluster}, "GetCommonLogDetail": {log}, "ListQueues": {log}, "ListCommonLogs": {log}, "ListClusters": {log},
			"CreateCluster": {cluster}, "ListAvailableFileSystems": {log},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "x", RequestID: "R"})
		if err == nil && status.Phase == "" {
			t.Error("no phase")
		}
		if status.Phase == providers.Failed && status.Failure == nil {
			t.Error("failed without a reason")
		}
		_, _ = client.Lookup(t.Context(), forms.Query{Source: "mount_targets"})
	})
}
