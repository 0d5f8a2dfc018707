package modelarts_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
)

// TestCaptureAgrees: what is shown is what is sent, header for header.
func TestCaptureAgrees(t *testing.T) {
	t.Parallel()
	for _, file := range requestFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			s := newScript()
			client := scripted(t, s)
			request, err := client.Request(load(t, file))
			if err != nil {
				t.Fatal(err)
			}
			shown, err := client.Capture(t.Context(), request, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = client.Send(t.Context(), request)
			i := len(s.calls) - 1
			sent := s.calls[i]
			if shown.Method != sent.Method || shown.URL != sent.URL.String() || string(shown.Body) != s.bodies[i] {
				t.Errorf("shown %s %s %s\nsent %s %s %s", shown.Method, shown.URL, shown.Body, sent.Method, sent.URL, s.bodies[i])
			}
			if diff := cmp.Diff(shown.Header, sent.Header); diff != "" {
				t.Error(diff)
			}
			if payload, err := request.Payload(forms.Revealed); err != nil || string(payload) != s.bodies[i] {
				t.Error("the payload differs", err)
			}
			if want := strings.ReplaceAll(request.URL, "{project_id}", projectID); shown.URL != want {
				t.Errorf("%s, not %s", shown.URL, want)
			}
		})
	}
}

// TestMaskedAsksNobody: the project stays a mark until a look-up has found it.
func TestMaskedAsksNobody(t *testing.T) {
	t.Parallel()
	s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`)
	client := scripted(t, s)
	request, err := client.Request(load(t, "example.toml"))
	if err != nil {
		t.Fatal(err)
	}
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || masked.URL != request.URL || !strings.Contains(masked.URL, "/v2/{project_id}/") || len(s.made()) > 0 {
		t.Fatal(masked.URL, err, s.made())
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
	request, err := client.Request(load(t, "requests/minimal.toml"))
	if err != nil {
		t.Fatal(err)
	}
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil || masked.Header.Get("X-Security-Token") != forms.Mask {
		t.Error("no masked token", err)
	}
	shown := []string{masked.HTTP(), masked.Curl(), fmt.Sprintf("%+v %#v", accounts, accounts), request.Digest()}
	for range 2 {
		_, err := client.Send(t.Context(), request)
		f := providers.AsFailure(err)
		if f == nil || f.Code == "" || strings.Contains(f.Message, "canonicalRequest") {
			t.Errorf("failure %+v", f)
		}
		shown = append(shown, fmt.Sprintf("%v %+v %#v", err, f, f))
	}
	shown = append(shown, fmt.Sprintf("%v %+v %#v", client, client, client))
	for _, text := range shown {
		if strings.Contains(text, secret) || strings.Contains(text, token) {
			t.Errorf("shows a secret: %.300s", text)
		}
	}
	if s.calls[1].Header.Get("X-Security-Token") != token || !strings.Contains(s.calls[1].Header.Get("Authorization"), "x-security-token") {
		t.Error("the token was not sent and signed")
	}
}
