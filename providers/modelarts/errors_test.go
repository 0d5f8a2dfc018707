package modelarts_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

// TestErrors is the table of errors: status first, then message, then code.
func TestErrors(t *testing.T) {
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
		"bad request":                {bad("Bad request."), providers.Invalid, ""},
		"names a parameter":          {bad("Bad request. spec.resources.network.subnet is invalid"), providers.Invalid, "network.vswitch_id"},
		"names its end":              {bad("Bad request. dockerBaseSize is out of range"), providers.Invalid, "software.container_size"},
		"quotes a value":             {bad("Bad request. 'modelarts.vm.2u4g.dcc' is not for this pool"), providers.Invalid, "nodes.instance_type"},
		"name":                       {bad("Bad request. invalid nodepool name"), providers.Invalid, "basics.name"},
		"count":                      {bad("count must greater than 1"), providers.Invalid, "nodes.count"},
		"maximum":                    {bad("pool does not support maxCount more than count now"), providers.Invalid, "nodes.max_count"},
		"billing":                    {bad("billing annotation must be empty while there is no resources addition"), providers.Invalid, "billing.charge_type"},
		"sold out":                   {bad("flavor is sold out"), providers.Quota, "nodes.instance_type"},
		"quota in words":             {bad("the quota is exceeded"), providers.Quota, ""},
		"name taken":                 {bad("nodepool already exists"), providers.Conflict, "basics.name"},
		"name taken, 409":            {`409 {"error_code":"ModelArts.50015000","error_msg":"Nodepool already exists."}`, providers.Conflict, "basics.name"},
		"conflict":                   {`409 {"error_code":"X","error_msg":"pool is busy"}`, providers.Unclear, ""},
		"no pool":                    {`404 {"error_code":"ModelArts.50015001","error_msg":"Pool x not found."}`, providers.Invalid, "pool.name"},
		"no flavor":                  {`404 {"error_code":"ModelArts.50005101","error_msg":"Resourceflavor not found."}`, providers.Invalid, "nodes.instance_type"},
		"no network":                 {`404 {"error_code":"ModelArts.50025001","error_msg":"Network not exist."}`, providers.Invalid, "network.vpc_id"},
		"quota":                      {`400 {"error_code":"ModelArts.0118","error_msg":"QuotaInsufficient"}`, providers.Quota, ""},
		"not authorised":             {`403 {"error_code":"ModelArts.0108","error_msg":"no"}`, providers.Permission, ""},
		"bad keys, 403":              {`403 {"error_code":"ModelArts.0206","error_msg":"no"}`, providers.Auth, ""},
		"other project":              {`403 {"error_code":"ModelArts.0210","error_msg":"no"}`, providers.Permission, "basics.project_id"},
		"other media type":           {`415 {"error_code":"ModelArts.50004100","error_msg":"Content type not supported"}`, providers.Invalid, ""},
		"unknown code, 401":          {gateway("401", "New.1"), providers.Unclear, ""},
		"unknown code, 403":          {gateway("403", "New.1"), providers.Unclear, ""},
		"unknown code, 400":          {gateway("400", "New.1"), providers.Unclear, ""},
		"nothing behind the gateway": {gateway("404", "APIGW.0103"), providers.Unclear, ""},
		"no such API":                {gateway("404", "APIGW.0101"), providers.Invalid, ""},
		"too large":                  {gateway("413", "APIGW.0201"), providers.Invalid, ""},
		"signature":                  {gateway("401", "APIGW.0301"), providers.Auth, ""},
		"signature, older page":      {gateway("401", "APIG.0301"), providers.Auth, ""},
		"black list":                 {gateway("403", "APIGW.0302"), providers.Permission, ""},
		"token of elsewhere":         {gateway("401", "APIGW.0307"), providers.Auth, ""},
		"throttled":                  {gateway("429", "APIGW.0308"), providers.Throttled, ""},
		"throttled, other state":     {gateway("403", "APIGW.0308"), providers.Throttled, ""},
		"project unavailable":        {gateway("403", "APIGW.0310"), providers.Permission, "basics.project_id"},
		"second shape":               {`401 {"code":"APIGW.0301","message":"some reason"}`, providers.Auth, ""},
		"third shape":                {`403 {"error":{"code":403,"message":"You are not authorized","title":"Forbidden"}}`, providers.Unclear, ""},
		"throttled by a proxy":       {`429 slow down`, providers.Unclear, ""},
		"a page, 404":                {`404 <html>not found</html>`, providers.Unclear, ""},
		"a page, 403":                {`403 <html>blocked</html>`, providers.Unclear, ""},
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
				if _, ok := cloud.Form().Field(c.field); !ok {
					t.Errorf("no field %s", c.field)
				}
			}
		})
	}
}

// TestReadingIsNeverUnclear: what only reads cannot have made anything.
func TestReadingIsNeverUnclear(t *testing.T) {
	t.Parallel()
	for _, reply := range []string{`502 x`, `404 <html>`, `403 <html>`, `407 <html>`, `404 {"error_code":"APIGW.0103","error_msg":"x"}`, `500 {"error_code":"ModelArts.0010","error_msg":"x"}`, `{"items":`} {
		client := scripted(t, newScript("GET modelarts /v2/"+projectID+"/pools", reply))
		_, err := client.Lookup(t.Context(), forms.Query{Source: "pools"})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unavailable {
			t.Errorf("%s: %v", reply, err)
		}
		if says := providers.AsFailure(err).Remedy.En; strings.HasPrefix(reply, "404 <") && says != "check the region and the endpoint" {
			t.Errorf("%s says %s", reply, says)
		}
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
			client := cloud.Connect(t, providers.Endpoint{Transport: broken{c.err}})
			_, err := client.Send(t.Context(), cloudtest.Request(t, cloud.Connect(t, providers.Endpoint{}), cloud.Load(t, cloudtest.Minimal)))
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || !strings.Contains(f.Summary.En, c.says) || errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %+v", f)
			}
		})
	}
}

func TestCodesAreExplained(t *testing.T) {
	t.Parallel()
	if n := len(modelarts.Codes()); n < 25 {
		t.Errorf("%d codes", n)
	}
}
