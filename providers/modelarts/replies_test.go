package modelarts_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
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

// TestRefusals is the table of errors: status first, then message, then code.
func TestRefusals(t *testing.T) {
	t.Parallel()
	gateway := func(status, code string) string {
		return status + ` {"error_code":"` + code + `","error_msg":"some reason","request_id":"R"}`
	}
	bad := func(message string) string {
		return `400 {"error_code":"ModelArts.50004000","error_msg":"` + message + `"}`
	}
	cases := map[string]struct {
		reply string
		kind  providers.Kind
		field forms.Path
	}{
		"bad request":            {bad("Bad request."), providers.Invalid, ""},
		"names a parameter":      {bad("Bad request. spec.resources.network.subnet is invalid"), providers.Invalid, "network.vswitch_id"},
		"name":                   {bad("Bad request. invalid nodepool name"), providers.Invalid, "basics.name"},
		"count":                  {bad("count must greater than 1"), providers.Invalid, "nodes.count"},
		"maximum":                {bad("pool does not support maxCount more than count now"), providers.Invalid, "nodes.max_count"},
		"billing":                {bad("billing annotation must be empty while there is no resources addition"), providers.Invalid, "billing.charge_type"},
		"sold out":               {bad("flavor is sold out"), providers.Quota, "nodes.instance_type"},
		"quota in words":         {bad("the quota is exceeded"), providers.Quota, ""},
		"name taken":             {bad("nodepool already exists"), providers.Conflict, "basics.name"},
		"name taken, 409":        {`409 {"error_code":"ModelArts.50015000","error_msg":"Nodepool already exists."}`, providers.Conflict, "basics.name"},
		"conflict":               {`409 {"error_code":"X","error_msg":"pool is busy"}`, providers.Conflict, ""},
		"no pool":                {`404 {"error_code":"ModelArts.50015001","error_msg":"Pool x not found."}`, providers.Invalid, "pool.name"},
		"no flavor":              {`404 {"error_code":"ModelArts.50005101","error_msg":"Resourceflavor not found."}`, providers.Invalid, "nodes.instance_type"},
		"no network":             {`404 {"error_code":"ModelArts.50025001","error_msg":"Network not exist."}`, providers.Invalid, "network.vpc_id"},
		"quota":                  {`400 {"error_code":"ModelArts.0118","error_msg":"QuotaInsufficient"}`, providers.Quota, ""},
		"not authorised":         {`403 {"error_code":"ModelArts.0108","error_msg":"no"}`, providers.Permission, ""},
		"bad keys, 403":          {`403 {"error_code":"ModelArts.0206","error_msg":"no"}`, providers.Auth, ""},
		"other project":          {`403 {"error_code":"ModelArts.0210","error_msg":"no"}`, providers.Permission, "basics.project_id"},
		"other media type":       {`415 {"error_code":"ModelArts.50004100","error_msg":"Content type not supported"}`, providers.Invalid, ""},
		"unknown code, 401":      {gateway("401", "New.1"), providers.Auth, ""},
		"unknown code, 403":      {gateway("403", "New.1"), providers.Permission, ""},
		"unknown code, 400":      {gateway("400", "New.1"), providers.Invalid, ""},
		"no such API":            {gateway("404", "APIGW.0101"), providers.Invalid, ""},
		"too large":              {gateway("413", "APIGW.0201"), providers.Invalid, ""},
		"signature":              {gateway("401", "APIGW.0301"), providers.Auth, ""},
		"signature, older page":  {gateway("401", "APIG.0301"), providers.Auth, ""},
		"black list":             {gateway("403", "APIGW.0302"), providers.Permission, ""},
		"token of elsewhere":     {gateway("401", "APIGW.0307"), providers.Auth, ""},
		"throttled":              {gateway("429", "APIGW.0308"), providers.Throttled, ""},
		"throttled, other state": {gateway("403", "APIGW.0308"), providers.Throttled, ""},
		"project unavailable":    {gateway("403", "APIGW.0310"), providers.Permission, "basics.project_id"},
		"second shape":           {`401 {"code":"APIGW.0301","message":"some reason"}`, providers.Auth, ""},
		"third shape":            {`403 {"error":{"code":403,"message":"You are not authorized","title":"Forbidden"}}`, providers.Permission, ""},
		"throttled by a proxy":   {`429 slow down`, providers.Throttled, ""},
		"a page, 404":            {`404 <html>not found</html>`, providers.Invalid, ""},
		"a page, 403":            {`403 <html>blocked</html>`, providers.Unavailable, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := send(t, newScript("POST "+poolsPath, c.reply))
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || f.Field != c.field || !f.Summary.Complete() || !f.Remedy.Complete() || f.RequestID == "" {
				t.Errorf("got %+v", f)
			}
			if c.field != "" {
				if _, ok := modelarts.New().Form().Field(c.field); !ok {
					t.Errorf("no field %s", c.field)
				}
			}
		})
	}
}

// TestReadingIsNeverUnclear: what only reads cannot have made anything.
func TestReadingIsNeverUnclear(t *testing.T) {
	t.Parallel()
	for _, reply := range []string{`502 x`, `500 {"error_code":"ModelArts.0010","error_msg":"x"}`, `{"items":`} {
		client := scripted(t, newScript("GET modelarts /v2/"+projectID+"/pools", reply))
		_, err := client.Lookup(t.Context(), forms.Query{Source: "pools"})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unavailable {
			t.Errorf("%s: %v", reply, err)
		}
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

// broken is a carrier whose calls end in an error.
type broken struct{ err error }

func (b broken) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Host, "iam.") {
		return newScript().RoundTrip(r)
	}
	return nil, b.err
}

func TestLostReplies(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		err  error
		kind providers.Kind
		says string
	}{
		"no such host": {&net.DNSError{Err: "no such host", Name: "x"}, providers.Unavailable, "was not found"},
		"refused":      {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, providers.Unavailable, "refuses"},
		"proxy":        {&net.OpError{Op: "proxyconnect", Err: errors.New("x")}, providers.Unavailable, "cannot be reached"},
		"reset":        {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, providers.Unclear, "broke off"},
		"slow":         {context.DeadlineExceeded, providers.Unclear, "in time"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := connect(t, providers.Endpoint{Transport: broken{c.err}})
			_, err := client.Send(t.Context(), newRequest(t, load(t, "requests/minimal.toml")))
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || !strings.Contains(f.Summary.En, c.says) || errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %+v", f)
			}
		})
	}
}

// TestProject: the region's project as the vendor's SDK finds it.
func TestProject(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		reply string
		kind  providers.Kind
		says  string
	}{
		"none":       {`{"projects":[]}`, providers.Invalid, "no project in region cn-north-4"},
		"several":    {`{"projects":[{"id":"p1"},{"id":"p2"}]}`, providers.Invalid, "p1, p2"},
		"not listed": {`403 {"error":{"code":403,"message":"no"}}`, providers.Permission, "may not"},
		"bad keys":   {`401 {"error_msg":"verify aksk signature fail","error_code":"APIGW.0301"}`, providers.Auth, "keys"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScript(askIAM, c.reply)
			_, err := send(t, s)
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || !strings.Contains(f.Summary.En, c.says) {
				t.Errorf("got %+v", f)
			}
			if len(s.made()) != 1 {
				t.Error("something was sent:", s.made())
			}
		})
	}
}

// held is a carrier that lets calls to IAM wait.
type held struct {
	*script
	release chan struct{}
}

func (h held) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Host, "iam.") {
		<-h.release
	}
	return h.script.RoundTrip(r)
}

func TestProjectIsAskedForOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`, "GET vpc /v1/"+projectID+"/vpcs", `{"vpcs":[]}`)
		h := held{s, make(chan struct{})}
		client := connect(t, providers.Endpoint{Transport: h})
		done := make(chan error)
		for _, source := range []string{"pools", "vpcs", "pools", "vpcs"} {
			go func() {
				_, err := client.Lookup(t.Context(), forms.Query{Source: source})
				done <- err
			}()
		}
		synctest.Wait()
		close(h.release)
		for range 4 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		asked := 0
		for _, call := range s.made() {
			if strings.Contains(call, "iam.") {
				asked++
			}
		}
		if asked != 1 {
			t.Errorf("asked %d times", asked)
		}
	})
}

func TestProjectByHand(t *testing.T) {
	t.Parallel()
	s := newScript("POST modelarts /v2/p-7/pools/pool-std-c3d4/nodepools", echo)
	client := scripted(t, s)
	request, err := client.Request(with(t, "requests/minimal.toml", "basics.project_id=p-7"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := client.Send(t.Context(), request)
	if err != nil || got.ID != "p-7/pool-std-c3d4/nodepool-1" || got.Name != "nodepool-1@pool-std-c3d4@p-7" || len(s.made()) != 1 {
		t.Errorf("%+v, %v, %v", got, err, s.made())
	}
}

func TestCancelled(t *testing.T) {
	t.Parallel()
	s := newScript()
	client := scripted(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	request := newRequest(t, load(t, "example.toml"))
	calls := map[string]func() error{
		"send":   func() error { _, err := client.Send(ctx, request); return err },
		"find":   func() error { _, err := client.Find(ctx, request); return err },
		"status": func() error { _, err := client.Status(ctx, receipt()); return err },
		"delete": func() error { _, err := client.Delete(ctx, receipt()); return err },
		"lookup": func() error { _, err := client.Lookup(ctx, forms.Query{Source: "pools"}); return err },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(s.made()) > 0 {
		t.Error("calls went out", s.made())
	}
}

func TestCodesAreExplained(t *testing.T) {
	t.Parallel()
	if n := len(modelarts.Codes()); n < 25 {
		t.Errorf("%d codes", n)
	}
}
