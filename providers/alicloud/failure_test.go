package alicloud_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// answering is a carrier that always gives the same reply.
type answering struct {
	status int
	header http.Header
	body   string
}

func (a answering) RoundTrip(r *http.Request) (*http.Response, error) {
	header := a.header
	if header == nil {
		header = http.Header{}
	}
	return &http.Response{StatusCode: a.status, Header: header, Body: io.NopCloser(strings.NewReader(a.body)), Request: r}, nil
}

func refusal(code, message string) string {
	return fmt.Sprintf(`{"RequestId":"R-1","HostId":"h","Code":%q,"Message":%q,"Recommend":"https://help"}`, code, message)
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	own := ehpc
	own.Errors = func() map[string]alicloud.Meaning {
		return map[string]alicloud.Meaning{
			"ClusterNotFound":      {Kind: providers.Absent, Summary: forms.T("gone", "无"), Remedy: forms.T("-", "-")},
			"OrderError.Arrearage": {Kind: providers.Money, Summary: forms.T("own", "自"), Remedy: forms.T("-", "-")},
		}
	}
	cases := map[string]struct {
		status    int
		code      string
		message   string
		writes    bool
		kind      providers.Kind
		parameter string
	}{
		"the product's table first":   {status: 404, code: "ClusterNotFound", kind: providers.Absent},
		"407 is a permission":         {status: 407, code: "NotAuthorized", message: "You are not authorized.", kind: providers.Permission},
		"key id":                      {status: 404, code: "InvalidAccessKeyId.NotFound", kind: providers.Auth},
		"disabled key":                {status: 400, code: "InvalidAccessKeyId.Inactive", kind: providers.Auth},
		"secret":                      {status: 400, code: "SignatureDoesNotMatch", kind: providers.Auth},
		"clock":                       {status: 400, code: "InvalidTimeStamp.Expired", kind: providers.Auth},
		"date format":                 {status: 400, code: "InvalidTimeStamp.Format", kind: providers.Auth},
		"nonce of a reading call":     {status: 400, code: "SignatureNonceUsed", kind: providers.Unavailable},
		"nonce of a writing call":     {status: 400, code: "SignatureNonceUsed", writes: true, kind: providers.Unclear},
		"expired token":               {status: 403, code: "InvalidSecurityToken.Expired", kind: providers.Auth},
		"foreign token":               {status: 400, code: "InvalidSecurityToken.MismatchWithAccessKey", kind: providers.Auth},
		"missing token":               {status: 400, code: "MissingSecurityToken", kind: providers.Auth},
		"RAM":                         {status: 403, code: "Forbidden.RAM", kind: providers.Permission},
		"forbidden":                   {status: 403, code: "Forbidden", kind: providers.Permission},
		"no permission with 501":      {status: 501, code: "NoPermission", kind: providers.Permission},
		"forbidden but really gone":   {status: 404, code: "Forbidden.VpcNotFound", kind: providers.Invalid},
		"no such API":                 {status: 404, code: "InvalidApi.NotFound", kind: providers.Invalid},
		"no such action":              {status: 404, code: "InvalidAction.NotFound", kind: providers.Invalid},
		"throttled":                   {status: 400, code: "Throttling", kind: providers.Throttled},
		"throttled user":              {status: 429, code: "Throttling.User", writes: true, kind: providers.Throttled},
		"throttled API with 503":      {status: 503, code: "Throttling.Api", writes: true, kind: providers.Throttled},
		"rejected":                    {status: 429, code: "Rejected.Throttling", kind: providers.Throttled},
		"unavailable, writing":        {status: 503, code: "ServiceUnavailable", writes: true, kind: providers.Unclear},
		"unavailable, reading":        {status: 503, code: "ServiceUnavailable", kind: providers.Unavailable},
		"throttled, by nobody known":  {status: 429, code: "Throttling", writes: true, kind: providers.Unclear},
		"another nonce, writing":      {status: 400, code: "InvalidSignatureNonce", writes: true, kind: providers.Unclear},
		"another nonce, reading":      {status: 400, code: "InvalidSignatureNonce", kind: providers.Unavailable},
		"unknown trouble, writing":    {status: 500, code: "InternalError", writes: true, kind: providers.Unclear},
		"unknown trouble, reading":    {status: 500, code: "InternalError", kind: providers.Unavailable},
		"missing in the code":         {status: 400, code: "MissingRegionId", kind: providers.Invalid, parameter: "RegionId"},
		"invalid in the code":         {status: 400, code: "InvalidPageSize", kind: providers.Invalid, parameter: "PageSize"},
		"not found in the code":       {status: 404, code: "InvalidVpcId.NotFound", kind: providers.Invalid, parameter: "VpcId"},
		"named in the message":        {status: 400, code: "InvalidParams", message: "The specified parameter Tags.0.key is invalid.", kind: providers.Invalid, parameter: "Tags.0.key"},
		"a bad parameter with 500":    {status: 500, code: "InvalidPageSize", writes: true, kind: providers.Unclear, parameter: "PageSize"},
		"quota":                       {status: 403, code: "QuotaExceeded.Vpc", kind: providers.Quota},
		"stock":                       {status: 403, code: "OperationDenied.NoStock", kind: providers.Quota},
		"money":                       {status: 403, code: "InvalidAccountStatus.NotEnoughBalance", kind: providers.Money},
		"a load balancer is no money": {status: 404, code: "InvalidLoadBalancerId.NotFound", kind: providers.Invalid, parameter: "LoadBalancerId"},
		"busy":                        {status: 403, code: "IncorrectInstanceStatus", kind: providers.Conflict},
		"unknown 403":                 {status: 403, code: "Whatever", kind: providers.Permission},
		"unknown 400":                 {status: 400, code: "Whatever", kind: providers.Invalid},
		"unknown 400, writing":        {status: 400, code: "Whatever", writes: true, kind: providers.Unclear},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: answering{status: c.status, body: refusal(c.code, c.message)}})
			err := client.Do(t.Context(), alicloud.Call{Product: own, Action: "CreateCluster", Writes: c.writes}, nil)
			f := providers.AsFailure(err)
			if f.Kind != c.kind || f.Code != c.code || f.Message != c.message || f.RequestID != "R-1" {
				t.Errorf("kind %s, want %s: %+v", f.Kind, c.kind, *f)
			}
			if !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("a language is missing: %q %q", f.Summary, f.Remedy)
			}
			if got := alicloud.Parameter(f); got != c.parameter {
				t.Errorf("parameter %q, want %q", got, c.parameter)
			}
		})
	}
}

func TestEnvelopes(t *testing.T) {
	t.Parallel()
	page := "<html><body>Proxy Authentication Required</body></html>"
	cases := map[string]struct {
		reply  answering
		writes bool
		kind   providers.Kind
		code   string
		remedy string // A part of it.
	}{
		"lower case": {reply: answering{status: 400, body: `{"code":"Throttling","message":"m","requestId":"R"}`}, kind: providers.Throttled, code: "Throttling"},
		"XML": {
			reply: answering{status: 404, body: `<?xml version="1.0"?><Error><Code>InvalidAccessKeyId.NotFound</Code><Message>m</Message></Error>`},
			kind:  providers.Auth, code: "InvalidAccessKeyId.NotFound",
		},
		"odd detail": {reply: answering{status: 403, body: `{"AccessDeniedDetail":"text","Code":"Forbidden.RAM","Recommend":7}`}, kind: providers.Permission, code: "Forbidden.RAM"},
		"detail": {
			reply: answering{status: 403, body: `{"AccessDeniedDetail":{"AuthAction":"ehpc:CreateCluster","AuthPrincipalDisplayName":"anna"},"Code":"NoPermission"}`},
			kind:  providers.Permission, code: "NoPermission", remedy: "ehpc:CreateCluster to anna",
		},
		"a proxy's 407":            {reply: answering{status: 407, body: page}, writes: true, kind: providers.Unclear},
		"a gateway's 502, writing": {reply: answering{status: 502, body: page}, writes: true, kind: providers.Unclear},
		"a gateway's 502, reading": {reply: answering{status: 502}, kind: providers.Unavailable},
		"429 without a code":       {reply: answering{status: 429}, writes: true, kind: providers.Unclear},
		"429, reading":             {reply: answering{status: 429}, kind: providers.Throttled},
		"a portal's redirect":      {reply: answering{status: 302, body: page}, writes: true, kind: providers.Unclear},
		"success, no JSON, write":  {reply: answering{status: 200, body: page}, writes: true, kind: providers.Unclear},
		"success, no JSON, read":   {reply: answering{status: 200, body: `{"Total`}, kind: providers.Unavailable},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: c.reply})
			var out struct{ TotalCount alicloud.Int }
			f := providers.AsFailure(client.Do(t.Context(), alicloud.Call{Product: ehpc, Action: "CreateCluster", Writes: c.writes}, &out))
			if f.Kind != c.kind || f.Code != c.code || !strings.Contains(f.Remedy.En, c.remedy) {
				t.Errorf("got %+v", *f)
			}
			if !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("a language is missing: %q %q", f.Summary, f.Remedy)
			}
		})
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	header := http.Header{}
	header.Set("x-ratelimit-user-api", "Limit:100,Remain:0,TimeLeft:1500,Reset:1")
	header.Set("x-ratelimit-user", "Limit:1, TimeLeft:200")
	// Whether the cloud says so or the gateway before it.
	for _, body := range []string{refusal("Throttling", ""), "<html>slow down</html>"} {
		client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: answering{429, header, body}})
		f := providers.AsFailure(client.Do(t.Context(), alicloud.Call{Product: ehpc, Action: "GetCluster"}, nil))
		if got := f.RetryAfter; got != 1500*time.Millisecond || f.Kind != providers.Throttled {
			t.Errorf("%s: %s, retry after %s", body, f.Kind, got)
		}
	}
	header.Set("Retry-After", "7")
	for _, writes := range []bool{false, true} {
		client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: answering{503, header, refusal("ServiceUnavailable", "")}})
		f := providers.AsFailure(client.Do(t.Context(), alicloud.Call{Product: ehpc, Action: "GetCluster", Writes: writes}, nil))
		if f.RetryAfter != 7*time.Second {
			t.Errorf("writes %t: retry after %s", writes, f.RetryAfter)
		}
	}
}

func TestParameterNamed(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ code, message, want string }{
		"E-HPC":         {"InvalidParams", "The specified parameter Queues.0.ComputeNodes.1.InstanceType is invalid.", "Queues.0.ComputeNodes.1.InstanceType"},
		"quoted":        {"InvalidParameter", `The specified parameter "CidrBlock" is not valid.`, "CidrBlock"},
		"must specify":  {"MissingParameter", "You must specify RegionId.", "RegionId"},
		"mandatory":     {"MissingParameter", "RegionId is mandatory for this action.", "RegionId"},
		"that is":       {"MissingParameter", `The input parameter "ZoneId" that is mandatory for processing this request is not supplied.`, "ZoneId"},
		"no name":       {"InvalidParameter", "The specified parameter is not valid.", ""},
		"value":         {"InvalidParameter", "The specified parameter value is not supported.", ""},
		"after the dot": {"InvalidParameter.KeyPairName", "", "KeyPairName"},
		"only a reason": {"InvalidParameter.Conflict", "", ""},
		"not about one": {"OperationDenied", "The operation is denied.", ""},
		"plural":        {"InvalidParameters", "", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := alicloud.ParameterNamed(c.code, c.message); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestSecretsInFailures lets the cloud and the way to it repeat what they were
// sent.
func TestSecretsInFailures(t *testing.T) {
	t.Parallel()
	echo := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusBadRequest)
		_, _ = io.WriteString(w, refusal("SignatureDoesNotMatch", "canary-secret "+string(body)+" Specified signature does not match. "+
			"server string to sign is:"+r.Header.Get("x-acs-security-token")+" and more"))
	}))
	t.Cleanup(echo.Close)
	client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Base: echo.URL})
	client.UseKeys("LTAI5tCanaryCanary", "canary-secret", "canary-token")
	err := client.Do(t.Context(), alicloud.Call{
		Product: ehpc, Action: "CreateCluster", Form: map[string]string{"Password": "canary-password"}, Secrets: []string{"canary-password"},
	}, nil)
	f := providers.AsFailure(err)
	if f.Kind != providers.Auth {
		t.Errorf("got %+v", *f)
	}
	want := strings.ReplaceAll("X Password=X Specified signature does not match.", "X", forms.Mask)
	if diff := cmp.Diff(want, f.Message); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
	for _, text := range []string{err.Error(), fmt.Sprintf("%+v", *f), fmt.Sprintf("%+v %#v", client, client), fmt.Sprintf("%v", f.Cause)} {
		if strings.Contains(text, "canary") {
			t.Errorf("shows a secret: %s", text)
		}
	}
	if text := alicloud.SignerText("canary", "canary", "canary"); strings.Contains(text, "canary") {
		t.Errorf("the signer shows a secret: %s", text)
	}
}

func FuzzEnvelope(f *testing.F) {
	f.Add([]byte(refusal("InvalidParams", "The specified parameter Tags.0.key is invalid.")))
	f.Add([]byte(`{"code":1,"message":null,"AccessDeniedDetail":[]}`))
	f.Add([]byte(`<Error><Code>a</Code></Error>`))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		code, message, ok := alicloud.DecodeEnvelope(body)
		if ok != (code != "") {
			t.Errorf("ok %v with code %q", ok, code)
		}
		if name := alicloud.ParameterNamed(code, message); strings.ContainsAny(name, " \n\"'") {
			t.Errorf("parameter %q", name)
		}
	})
}
