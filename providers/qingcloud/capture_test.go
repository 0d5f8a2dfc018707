package qingcloud_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/qingcloud"
)

// TestCaptureAgrees: what is signed is what is shown, and what is sent.
func TestCaptureAgrees(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", "http://127.0.0.1:8080"} {
		wire := &recorder{}
		client := connect(t, providers.Endpoint{Base: base, Transport: wire})
		qingcloud.SetNow(client, func() time.Time { return at })
		for _, file := range requestFiles(t) {
			r := request(t, client, known(t, file))
			want, err := r.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			got, err := client.Capture(t.Context(), r, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if got.Method != want.Method || !strings.HasPrefix(got.URL, want.URL+"?access_key_id=simulator&") || string(got.Body) != string(want.Body) {
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
			masked, err := client.Capture(t.Context(), r, forms.Masked)
			if err != nil || !strings.HasSuffix(masked.URL, "&signature="+forms.Mask) {
				t.Error(masked.URL, err)
			}
		}
	}
}

// recorder takes what is sent and answers with an id.
type recorder struct {
	request *http.Request
	body    string
}

func (w *recorder) RoundTrip(r *http.Request) (*http.Response, error) {
	w.request, w.body = r, readAll(r.Body)
	return answer(r, `{"hpc_cluster_id":"ehpc-1","job_id":"j-1","ret_code":0}`), nil
}

func (w *recorder) agree(t *testing.T, shown providers.Message) {
	t.Helper()
	if w.request.Method != shown.Method || w.request.URL.String() != shown.URL || w.body != string(shown.Body) {
		t.Errorf("sent %s %s\n%s\nshown %s %s\n%s", w.request.Method, w.request.URL, w.body, shown.Method, shown.URL, shown.Body)
	}
	if diff := cmp.Diff(shown.Header, w.request.Header); diff != "" {
		t.Error(diff)
	}
}

// known returns the answers of a file with every secret read.
func known(t testing.TB, file string) *forms.Answers {
	t.Helper()
	answers := load(t, file)
	value, _ := answers.Get("access.password")
	if secret, ok := value.(forms.Secret); ok && secret.Ref().Kind != "" {
		if err := answers.Set("access.password", secret.Resolved("Simulator-1")); err != nil {
			t.Fatal(err)
		}
	}
	return answers
}

// TestSecretsStayHidden looks for the password in everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{createCall: {`{"ret_code":1100,"message":"bad canary-<Admin>&1 and simulator-secret"}`}}})
	r := request(t, client, load(t, "requests/largest.toml"))
	masked, err := client.Capture(t.Context(), r, forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	_, refused := client.Send(t.Context(), r)
	lost := connect(t, providers.Endpoint{Transport: script{createCall: {"lost"}}})
	_, broken := lost.Send(t.Context(), r)
	shown := []string{
		masked.HTTP(), masked.Curl(), fmt.Sprintf("%s %+v %#v", masked.Decoded, r, r), r.Digest(),
		fmt.Sprintf("%v %+v", refused, providers.AsFailure(refused)), fmt.Sprintf("%v %v", broken, providers.AsFailure(broken).Cause),
		fmt.Sprintf("%v %+v %#v", client, client, client),
	}
	for _, line := range r.Body.Lines() {
		shown = append(shown, line.Text)
	}
	for _, text := range shown {
		if strings.Contains(text, "canary") || strings.Contains(text, "simulator-secret") {
			t.Errorf("shows a secret: %.200s", text)
		}
	}
	if !strings.Contains(string(masked.Body), forms.Mask) || strings.Contains(fmt.Sprint(providers.AsFailure(broken).Cause), "signature=") {
		t.Error("shows no mask, or a signature:", masked.HTTP(), providers.AsFailure(broken).Cause)
	}
}

func TestUnreadSecretIsNotSent(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: script{}})
	answers := load(t, "example.toml")
	r := request(t, client, answers)
	_, err := client.Send(t.Context(), r)
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || f.Field != "access.password" {
		t.Errorf("got %v", err)
	}
	if _, err := client.Capture(t.Context(), r, forms.Masked); err != nil {
		t.Error("masked needs no secret:", err)
	}
}
