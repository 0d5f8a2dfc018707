package batchcompute_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
)

var update = flag.Bool("update", false, "write the golden files anew")

// requestFiles returns the answers in testdata/requests and the example.
func requestFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/requests/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for i := range files {
		files[i], _ = filepath.Rel("testdata", files[i])
	}
	return append(files, "example.toml")
}

func golden(t *testing.T, file, text string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != text {
		t.Errorf("%s differs; got\n%s", file, text)
	}
}

func connect(t testing.TB, endpoint providers.Endpoint) providers.Client {
	t.Helper()
	if endpoint.Region == "" {
		endpoint.Region = "cn-hangzhou"
	}
	client, err := batchcompute.New().Connect(providers.Simulator(), endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func request(t testing.TB, client providers.Client, answers *forms.Answers) providers.Request {
	t.Helper()
	r, err := client.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRequests(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{})
	for _, file := range requestFiles(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := request(t, client, load(t, file))
			message, err := r.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			text.WriteString(message.HTTP() + "\n\n")
			for _, line := range r.Body.Lines() {
				text.WriteString(strings.Repeat("  ", line.Depth) + line.Text + "\n")
			}
			golden(t, strings.TrimSuffix(file, ".toml")+".golden", text.String())
		})
	}
}

// TestPageExample: page.json is the example of the API page. Its empty texts,
// zeros and empty lists are placeholders, which are not sent.
func TestPageExample(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	var want, got any
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	body, err := request(t, connect(t, providers.Endpoint{}), load(t, "requests/page.toml")).Payload(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(said(want), got); diff != "" {
		t.Error(diff)
	}
}

// said leaves the placeholders out.
func said(value any) any {
	switch v := value.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name, inner := range v {
			if inner = said(inner); inner != nil {
				kept[name] = inner
			}
		}
		if len(kept) > 0 {
			return kept
		}
	case []any:
		if len(v) > 0 {
			return v
		}
	case string:
		if v != "" {
			return v
		}
	case float64:
		if v != 0 {
			return v
		}
	case bool:
		return v
	}
	return nil
}

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

// TestEveryWireIsExercised: the files together send every parameter.
func TestEveryWireIsExercised(t *testing.T) {
	t.Parallel()
	sent := map[string]bool{}
	for _, file := range requestFiles(t) {
		text, err := batchcompute.New().Form().Body(load(t, file)).JSON(forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		var body any
		if err := json.Unmarshal(text, &body); err != nil {
			t.Fatal(err)
		}
		walk(sent, "", body)
	}
	for _, wire := range batchcompute.New().Form().Wires() {
		if !sent[wire] {
			t.Errorf("no file sends %s", wire)
		}
	}
}

func walk(sent map[string]bool, prefix string, value any) {
	sent[prefix] = true
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			if prefix == "Groups" { // Keyed by name.
				walk(sent, "Groups[]", inner)
				continue
			}
			walk(sent, strings.TrimPrefix(prefix+"."+name, "."), inner)
		}
	case []any:
		for _, inner := range v {
			walk(sent, prefix+"[]", inner)
		}
	}
}
