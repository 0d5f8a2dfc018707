package batchcompute_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestReceipt(t *testing.T) {
	t.Parallel()
	receipt, err := send(t, `201 {"Id":"cls-6ki3sg6sqlno7nt8fu0007"}`)
	if err != nil || receipt.ID != "cls-6ki3sg6sqlno7nt8fu0007" || receipt.Name != "demo-cluster" || receipt.Region != "cn-hangzhou" {
		t.Errorf("receipt %+v, %v", receipt, err)
	}
	if _, err := time.Parse(time.RFC3339, receipt.Created); err != nil {
		t.Error(err)
	}
}

// TestDoubtfulReplies: nothing that may have made a cluster counts as refused.
func TestDoubtfulReplies(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]string{
		"no id": `201 {}`, "no JSON": `201 <html>`, "half": `201 {"Id":"cls`, "bad gateway": `502 <html>bad gateway</html>`,
		"internal": `500 {"Code":"InternalError","Message":"x"}`, "lost": "lost",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := send(t, reply)
			if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("%+v", f)
			}
		})
	}
}

func TestFindReadsEveryPage(t *testing.T) {
	t.Parallel()
	wire := &cloudtest.Recorder{Next: script{"GET /clusters": {
		`{"NextMarker":"m1","Items":[{"Id":"cls-1","Name":"demo-cluster","State":"Active","CreationTime":"2016-10-31T06:55:33.921897Z"},{"Id":"cls-2","Name":"other"}]}`,
		`{"NextMarker":"","Items":[{"Id":"cls-3","Name":"demo-cluster","State":"Deleted"},{"Id":"cls-4","Name":"demo-cluster","State":"Deleting"}]}`,
	}}}
	client := cloud.Connect(t, providers.Endpoint{Transport: wire})
	found, err := client.Find(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
	if calls := wire.Calls(); calls[0].URL.RawQuery != "MaxItemCount=100" || calls[1].URL.RawQuery != "Marker=m1&MaxItemCount=100" {
		t.Errorf("asked %s, then %s", calls[0].URL, calls[1].URL)
	}
	want := []providers.Receipt{
		{ID: "cls-1", Name: "demo-cluster", Region: "cn-hangzhou", State: "Active", Created: "2016-10-31T06:55:33.921897Z"},
		{ID: "cls-4", Name: "demo-cluster", Region: "cn-hangzhou", State: "Deleting"},
	}
	if diff := cmp.Diff(want, found); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	conflict := `409 {"Code":"StateConflict","Message":"Deleting"}`
	cases := map[string]struct {
		script script
		kind   providers.Kind
	}{
		"accepted without a body": {script: script{"DELETE /clusters/cls-1": {"204 "}}},
		"accepted with one":       {script: script{"DELETE /clusters/cls-1": {"200 {}"}}},
		"gone":                    {script: script{}, kind: providers.Absent},
		"being deleted already":   {script: script{"DELETE /clusters/cls-1": {conflict}, "GET /clusters/cls-1": {`{"State":"Deleting"}`}}},
		"busy":                    {script: script{"DELETE /clusters/cls-1": {conflict}, "GET /clusters/cls-1": {`{"State":"Active"}`}}, kind: providers.Conflict},
		"lost":                    {script: script{"DELETE /clusters/cls-1": {"lost"}}, kind: providers.Unclear},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			receipt, err := cloud.Connect(t, providers.Endpoint{Transport: c.script}).Delete(t.Context(), providers.Receipt{ID: "cls-1"})
			if c.kind == "" && (err != nil || receipt.State != "Deleting") {
				t.Errorf("%+v, %v", receipt, err)
			}
			if c.kind != "" && providers.AsFailure(err).Kind != c.kind {
				t.Errorf("got %v", err)
			}
		})
	}
}

// FuzzReplies: whatever comes back, there is an answer and no panic.
func FuzzReplies(f *testing.F) {
	f.Add(`{"State":"Active","Groups":{"g":{"DesiredVMCount":1}},"OperationLogs":["[a][b]c","[","[1477896933]x"]}`, `{"Items":[{"Id":"i","ErrorCode":1}]}`)
	f.Add(`{"State":"Error","Groups":null}`, `{"NextMarker":"x","Items":[]}`)
	f.Add(`404 {"Code":"InvalidResource.NotFound"}`, `{"AvailableClusterInstanceType":[{"InstanceType":"a"}]}`)
	f.Fuzz(func(t *testing.T, cluster, list string) {
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			"GET /clusters/x": {cluster}, "GET /clusters/x/groups/g/instances": {list}, "GET /available": {list}, "GET /quotas": {list}, "GET /images": {list, "{}"},
			"POST /clusters": {cluster},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "x"})
		cloudtest.Sound(t, status, err)
		for _, source := range []string{"instance_types", "images"} {
			_, _ = client.Lookup(t.Context(), forms.Query{Source: source})
		}
	})
}
