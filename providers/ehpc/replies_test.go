package ehpc_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

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
			items = append(items, fmt.Sprintf(`{"ClusterId":"ehpc-hz-%d","ClusterName":"cfd-prod","ClusterStatus":"running","ClusterCreateTime":"2024-08-01T00:00Z"}`, i))
		}
		items = append(items, `{"ClusterId":"ehpc-hz-other","ClusterName":"cfd-prod-2"}`)
		return `{"Clusters":[` + strings.Join(items, ",") + `],"TotalCount":"152","PageNumber":"1","PageSize":100}`
	}
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"ListClusters": {page(0, 99), page(99, 51)}}})
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
	found, err := client.Find(t.Context(), request)
	if err != nil || len(found) != 150 || found[149].ID != "ehpc-hz-149" || found[149].Created != "2024-08-01T00:00:00Z" {
		t.Errorf("%d found, %+v, %v", len(found), found[len(found)-1:], err)
	}
}

// FuzzReplies: whatever comes back, there is an answer and no panic.
func FuzzReplies(f *testing.F) {
	f.Add(`{"ClusterStatus":"running"}`, `{"LogDetail":[{"StageName":"a","Stages":[{"Method":"b","Status":"Failed","LogLevel":"ERROR","Time":"x"}]}]}`)
	f.Add(`{"ClusterStatus":"exception","ClusterCreateTime":1}`, `{"LogDetail":[{"Stages":null},{}]}`)
	f.Add(`404 {"Code":"ClusterNotFound"}`, `null`)
	f.Fuzz(func(t *testing.T, cluster, log string) {
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			"GetCluster": {cluster}, "GetCommonLogDetail": {log}, "ListQueues": {log}, "ListCommonLogs": {log}, "ListClusters": {log},
			"CreateCluster": {cluster}, "ListAvailableFileSystems": {log},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "x", RequestID: "R"})
		cloudtest.Sound(t, status, err)
		_, _ = client.Lookup(t.Context(), forms.Query{Source: "mount_targets"})
	})
}
