package modelarts_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func TestReceipt(t *testing.T) {
	t.Parallel()
	s := newScript("POST "+poolsPath, strings.Replace(echo, `"annotations"`, `"labels":{"os.modelarts/order.name":"order-1"},"annotations"`, 1))
	got, err := send(t, s)
	want := providers.Receipt{
		ID: projectID + "/pool-std-c3d4/nodepool-1", Name: "nodepool-1@pool-std-c3d4", Region: "cn-north-4",
		TaskID: "order-1", RequestID: "header-id", Created: noon.Format(time.RFC3339),
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
	calls := []string{
		"GET iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4",
		"POST modelarts.cn-north-4.myhuaweicloud.com/v2/" + projectID + "/pools/pool-std-c3d4/nodepools",
	}
	if diff := cmp.Diff(calls, s.made()); diff != "" {
		t.Error(diff)
	}
	if s.calls[0].Header.Get("X-Project-Id") != "" || s.calls[1].Header.Get("X-Project-Id") != projectID {
		t.Error("only the call for the project goes without one")
	}
}

// TestDoubtfulReplies: nothing that may have made a node pool counts as refused.
func TestDoubtfulReplies(t *testing.T) {
	t.Parallel()
	for name, reply := range map[string]string{
		"another name":     strings.ReplaceAll(echo, "nodepool-1", "nodepool-2"),
		"nothing":          `{}`,
		"no JSON":          `<html>gateway</html>`,
		"half":             echo[:60],
		"bad gateway":      `502 <html>bad gateway</html>`,
		"gateway":          `504 {"error_code":"APIGW.0201","error_msg":"Backend timeout.","request_id":"R"}`,
		"backend is away":  `502 {"error_code":"APIGW.0201","error_msg":"Backend unavailable","request_id":"R"}`,
		"internal":         `500 {"error_code":"ModelArts.50005000","error_msg":"internal error"}`,
		"unavailable":      `503 {}`,
		"internal, nested": `500 {"error":{"code":"x","message":"quota exceeded"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := send(t, newScript("POST "+poolsPath, reply))
			if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear || !f.Remedy.Complete() || !f.Summary.Complete() {
				t.Errorf("receipt %+v, failure %+v", got, f)
			}
		})
	}
}

func TestThrottledReadingIsTriedOnceMore(t *testing.T) {
	t.Parallel()
	s := newScript("GET modelarts /v2/"+projectID+"/pools", `429 {"error_code":"APIGW.0308","error_msg":"x"}`, "GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`)
	if _, err := scripted(t, s).Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil || len(s.made()) != 3 {
		t.Error(err, s.made())
	}
	s = newScript("POST "+poolsPath, `429 {"error_code":"APIGW.0308","error_msg":"x"}`)
	if _, err := send(t, s); err == nil || len(s.made()) != 2 {
		t.Error("a creation was sent again:", s.made())
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	listed := `{"items":[{"metadata":{"name":"nodepool-0"}},{"metadata":{"name":"nodepool-1","creationTimestamp":"2026-04-01T11:00:00Z"},` +
		`"spec":{"resources":{"count":1}},"status":{"resources":{"available":{"count":1}}}},{"metadata":{"name":"nodepool-10"}}]}`
	client := scripted(t, newScript("GET "+poolsPath, listed))
	// All that is left of a request in a journal.
	request := providers.Request{Action: "CreateNodePool", Name: "nodepool-1@pool-std-c3d4", Region: "cn-north-4"}
	found, err := client.Find(t.Context(), request)
	want := []providers.Receipt{{
		ID: receipt().ID, Name: request.Name, Region: "cn-north-4", Created: "2026-04-01T11:00:00Z", State: "available",
	}}
	if diff := cmp.Diff(want, found); diff != "" || err != nil {
		t.Error(diff, err)
	}
	request.Name = "nodepool-2@pool-std-c3d4"
	if found, err := client.Find(t.Context(), request); err != nil || len(found) != 0 {
		t.Error(found, err)
	}
	request.Name = "nodepool-1@pool-none"
	if _, err := client.Find(t.Context(), request); providers.AsFailure(err).Kind != providers.Invalid {
		t.Error("a pool that does not exist:", err)
	}
}

func TestDelete(t *testing.T) {
	t.Parallel()
	refused := `400 {"error_code":"ModelArts.50004000","error_msg":"Bad request."}`
	two := `{"items":[{"metadata":{"name":"nodepool-0"}},{"metadata":{"name":"nodepool-1","annotations":{"os.modelarts/billing.mode":"MODE"}}}]}`
	cases := map[string]struct {
		reply, list string
		kind        providers.Kind
		says        string
	}{
		"taken":           {reply: counted(`"deleting":{"count":2}`)},
		"taken, no body":  {reply: `{}`},
		"being deleted":   {reply: refused, list: `{"items":[` + counted(`"deleting":{"count":1}`) + `]}`},
		"in use":          {refused, two, providers.Conflict, "in use; end the jobs on its nodes"},
		"subscription":    {refused, strings.Replace(two, "MODE", "1", 1), providers.Conflict, "yearly/monthly node pool cannot be deleted; unsubscribe from it"},
		"the last":        {refused, `{"items":[{"metadata":{"name":"nodepool-1"}}]}`, providers.Conflict, "last node pool of a resource pool cannot be deleted; delete the resource pool"},
		"conflict":        {`409 {"error_code":"ModelArts.50025002","error_msg":"y"}`, two, providers.Conflict, "in use"},
		"unknown":         {`409 {"error_code":"X","error_msg":"y"}`, two, providers.Unclear, "may have been executed"},
		"unknown, at it":  {reply: `409 {"error_code":"X","error_msg":"y"}`, list: `{"items":[` + counted(`"deleting":{"count":1}`) + `]}`},
		"unknown, gone":   {`500 {"error_code":"X","error_msg":"y"}`, `{"items":[{"metadata":{"name":"nodepool-0"}}]}`, providers.Absent, "does not exist; there is nothing left to do"},
		"gone":            {unknown, `{"items":[{"metadata":{"name":"nodepool-0"}}]}`, providers.Absent, "does not exist; there is nothing left to do"},
		"gone, 404":       {`404 {"error_code":"ModelArts.50015001","error_msg":"x"}`, `404 {"error_code":"ModelArts.50015001","error_msg":"x"}`, providers.Absent, "pool does not exist"},
		"not allowed":     {`403 {"error_code":"ModelArts.0108","error_msg":"x"}`, two, providers.Permission, "no permission"},
		"gateway":         {`504 {"error_code":"APIGW.0201","error_msg":"x"}`, two, providers.Unclear, "internal error"},
		"list is refused": {refused, `403 {"error_code":"ModelArts.0108","error_msg":"x"}`, providers.Invalid, "does not accept"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := scripted(t, newScript("DELETE "+onePath, c.reply, "GET "+poolsPath, c.list))
			got, err := client.Delete(t.Context(), receipt())
			if c.kind == "" {
				if err != nil || got.ID != receipt().ID || got.State != "deleting" {
					t.Errorf("%+v, %v", got, err)
				}
				return
			}
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || !strings.Contains(f.Summary.En+"; "+f.Remedy.En, c.says) || !f.Remedy.Complete() || f.Field == "basics.name" {
				t.Errorf("got %+v", f)
			}
		})
	}
}
