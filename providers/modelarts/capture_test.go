package modelarts_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

// TestMaskedAsksNobody: the project stays a mark until a look-up has found it.
func TestMaskedAsksNobody(t *testing.T) {
	t.Parallel()
	s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`)
	client := scripted(t, s)
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Example))
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || masked.URL != request.URL || !strings.Contains(masked.URL, "/v2/{project_id}/") || len(s.made()) > 0 {
		t.Fatal(masked.URL, err, s.made())
	}
	if got := masked.Header.Get("X-Project-Id"); got != "{project_id}" {
		t.Errorf("project %s", got)
	}
	if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
		t.Fatal(err)
	}
	masked, err = client.Capture(t.Context(), request, forms.Masked)
	if err != nil || !strings.Contains(masked.URL, "/v2/"+projectID+"/") || masked.Header.Get("X-Project-Id") != projectID {
		t.Error(masked.URL, err)
	}
	if auth := masked.Header.Get("Authorization"); !strings.HasSuffix(auth, "Signature="+forms.Mask) || !strings.Contains(auth, "Access=simulator,") {
		t.Error(auth)
	}
}

// TestSecretsStayHidden: no key and no token in what is shown, in errors or
// in what a client prints.
func TestSecretsStayHidden(t *testing.T) {
	const secret, token = "canary-secret-0123456789", "canary-token-0123456789"
	t.Setenv("HW_ACCESS_KEY", "canaryaccesskey0123")
	t.Setenv("HW_SECRET_KEY", secret)
	t.Setenv("HW_SECURITY_TOKEN", token)
	echoed := `401 {"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: verify aksk signature fail, ` +
		`canonicalRequest:POST|/v2/|x-security-token:` + token + `||","request_id":"R"}`
	s := newScript("POST "+poolsPath, echoed, "POST "+poolsPath, `400 {"error_code":"x","error_msg":"odd `+token+` and `+secret+`"}`)
	accounts := modelarts.New().Accounts(t.Context())
	client, err := modelarts.New().Connect(accounts[len(accounts)-1], providers.Endpoint{Region: "cn-north-4", Transport: s})
	if err != nil {
		t.Fatal(err)
	}
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || masked.Header.Get("X-Security-Token") != forms.Mask {
		t.Error("no masked token", err)
	}
	shown := append(cloudtest.Shown(t, client, request), fmt.Sprintf("%+v %#v", accounts, accounts))
	for range 2 {
		_, err := client.Send(t.Context(), request)
		f := providers.AsFailure(err)
		if f == nil || f.Code == "" || strings.Contains(f.Message, "canonicalRequest") {
			t.Errorf("failure %+v", f)
		}
		shown = append(shown, cloudtest.Said(err))
	}
	cloudtest.HidesSecrets(t, shown, secret, token)
	if s.calls[1].Header.Get("X-Security-Token") != token || !strings.Contains(s.calls[1].Header.Get("Authorization"), "x-security-token") {
		t.Error("the token was not sent and signed")
	}
}
