package batchcompute_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// TestCaptureAgrees: what is signed is what is shown, and what is sent.
func TestCaptureAgrees(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", "http://127.0.0.1:8080"} {
		wire := &recorder{}
		client := connect(t, providers.Endpoint{Base: base, Transport: wire})
		for _, file := range requestFiles(t) {
			r := request(t, client, load(t, file))
			want, err := r.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			r.Token = "TOKEN_1"
			got, err := client.Capture(t.Context(), r, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if got.Method != want.Method || got.URL != want.URL+"?IdempotentToken=TOKEN_1" || string(got.Body) != string(want.Body) {
				t.Errorf("%s: captured %s %s\n%s\nrequest %s %s\n%s", file, got.Method, got.URL, got.Body, want.Method, want.URL, want.Body)
			}
			for name, values := range want.Header {
				if diff := cmp.Diff(values, got.Header[name]); diff != "" {
					t.Errorf("%s: header %s: %s", file, name, diff)
				}
			}
			if _, err := client.Send(t.Context(), r); err != nil {
				t.Fatal(err)
			}
			wire.agree(t, got)
		}
	}
}

// recorder takes what is sent and answers with an id.
type recorder struct {
	request *http.Request
	body    string
}

func (w *recorder) RoundTrip(r *http.Request) (*http.Response, error) {
	body := new(strings.Builder)
	_, _ = fmt.Fprint(body, readAll(r.Body))
	w.request, w.body = r, body.String()
	return answer(r, `201 {"Id":"cls-1"}`), nil
}

func (w *recorder) agree(t *testing.T, shown providers.Message) {
	t.Helper()
	if w.request.Method != shown.Method || w.request.URL.String() != shown.URL || w.body != string(shown.Body) {
		t.Errorf("sent %s %s\n%s\nshown %s %s\n%s", w.request.Method, w.request.URL, w.body, shown.Method, shown.URL, shown.Body)
	}
	for name := range shown.Header {
		changing := name == "Date" || name == "Authorization" || name == "X-Acs-Signature-Nonce"
		if diff := cmp.Diff(shown.Header[name], w.request.Header[name]); diff != "" && !changing {
			t.Errorf("header %s: %s", name, diff)
		}
	}
	if len(shown.Header) != len(w.request.Header) {
		t.Errorf("shown %v\nsent %v", shown.Header, w.request.Header)
	}
}

// TestSecretsStayHidden looks for the keys for OSS in everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{"POST /clusters": {
		`400 {"Code":"InvalidParameter","Message":"bad LTAIcanaryid0001 canary-oss-secret canary-oss-token"}`,
	}}})
	r := request(t, client, load(t, "requests/largest.toml"))
	masked, err := client.Capture(t.Context(), r, forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	_, refused := client.Send(t.Context(), r)
	f := providers.AsFailure(refused)
	shown := []string{
		masked.HTTP(), masked.Curl(), fmt.Sprintf("%s %+v %#v", masked.Decoded, r, r), r.Digest(),
		fmt.Sprintf("%v %+v %v", refused, f, f.Cause),
	}
	for _, line := range r.Body.Lines() {
		shown = append(shown, line.Text)
	}
	for _, text := range shown {
		if strings.Contains(text, "canary") {
			t.Errorf("shows a secret: %.200s", text)
		}
	}
	if !strings.Contains(string(masked.Body), forms.Mask) || !strings.HasSuffix(masked.Header.Get("Authorization"), ":"+forms.Mask) {
		t.Error("shows no mask:", masked.HTTP())
	}
}

func TestUnreadSecretIsNotSent(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{}})
	answers := load(t, "requests/largest.toml")
	set(t, answers, "storage.oss.access_key_secret", map[string]any{"env": "NOWHERE"})
	r := request(t, client, answers)
	_, err := client.Send(t.Context(), r)
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || f.Field != "storage.oss" {
		t.Errorf("got %v", err)
	}
	if _, err := client.Capture(t.Context(), r, forms.Masked); err != nil {
		t.Error("masked needs no secret:", err)
	}
}
