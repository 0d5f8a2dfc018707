package ack_test

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
	"clusterwiz/providers/ack"
)

var update = flag.Bool("update", false, "write the golden files anew")

// requestFiles returns the answers in testdata/requests.
func requestFiles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/requests/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for i := range files {
		files[i], _ = filepath.Rel("testdata", files[i])
	}
	return files
}

// golden compares text with the file, or writes it with -update.
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

// account signs without any credentials of the machine's.
var account = providers.Simulator()

func connect(t testing.TB, endpoint providers.Endpoint) providers.Client {
	t.Helper()
	if endpoint.Region == "" {
		endpoint.Region = "cn-hangzhou"
	}
	client, err := ack.New().Connect(account, endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func TestRequests(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{})
	for _, file := range append(requestFiles(t), "example.toml") {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			request, err := client.Request(load(t, file))
			if err != nil {
				t.Fatal(err)
			}
			message, err := request.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			text.WriteString(message.HTTP() + "\n\n")
			for _, line := range request.Body.Lines() {
				text.WriteString(strings.Repeat("  ", line.Depth) + line.Text + "\n")
			}
			golden(t, strings.TrimSuffix(file, ".toml")+".golden", text.String())
		})
	}
}

// TestCaptureAgrees: what is signed is what is shown.
func TestCaptureAgrees(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", "http://127.0.0.1:8080"} {
		client := connect(t, providers.Endpoint{Base: base})
		for _, file := range append(requestFiles(t), "example.toml") {
			request, err := client.Request(load(t, file))
			if err != nil {
				t.Fatal(err)
			}
			want, err := request.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			got, err := client.Capture(t.Context(), request, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if got.Method != want.Method || got.URL != want.URL || string(got.Body) != string(want.Body) {
				t.Errorf("%s: captured %s %s\n%s\nrequest %s %s\n%s", file, got.Method, got.URL, got.Body, want.Method, want.URL, want.Body)
			}
			for name, values := range want.Header {
				if diff := cmp.Diff(values, got.Header[name]); diff != "" {
					t.Errorf("%s: header %s: %s", file, name, diff)
				}
			}
		}
	}
}

// TestSecretsStayHidden looks for every secret in everything that is shown.
func TestSecretsStayHidden(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{})
	for file, paths := range map[string][]forms.Path{
		"requests/largest.toml": {"node_pools[1].password", "advanced.user_ca"}, "requests/legacy.toml": {"access.password"},
	} {
		answers := load(t, file)
		request, err := client.Request(answers)
		if err != nil {
			t.Fatal(err)
		}
		masked, err := client.Capture(t.Context(), request, forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		shown := []string{masked.HTTP(), masked.Curl(), fmt.Sprintf("%+v %#v", masked.Decoded, request), request.Digest()}
		for _, line := range request.Body.Lines() {
			shown = append(shown, line.Text)
		}
		for _, path := range paths {
			secret, _ := answers.Get(path)
			plain, _ := secret.(forms.Secret).Reveal()
			for _, text := range shown {
				if plain == "" || strings.Contains(text, strings.TrimSpace(plain)) || strings.Contains(text, "BEGIN CERT") {
					t.Errorf("%s shows %s: %.80s", file, path, text)
				}
			}
		}
		if !strings.Contains(string(masked.Body), forms.Mask) {
			t.Error("shows no mask:", string(masked.Body))
		}
	}
}

func TestUnreadSecretIsNotSent(t *testing.T) {
	t.Parallel()
	client := connect(t, providers.Endpoint{Transport: noNetwork{}})
	answers := load(t, "requests/flannel.toml")
	set(t, answers, "node_pools[0].password", map[string]any{"env": "NOWHERE"})
	request, err := client.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Send(t.Context(), request)
	f := providers.AsFailure(err)
	if f == nil || f.Kind != providers.Invalid || f.Field != "node_pools[0].password" {
		t.Errorf("got %+v", f)
	}
	if _, err := client.Capture(t.Context(), request, forms.Masked); err != nil {
		t.Error("masked needs no secret:", err)
	}
}

type noNetwork struct{}

func (noNetwork) RoundTrip(*http.Request) (*http.Response, error) { panic("something was sent") }

// TestEveryWireIsExercised: the files together send every parameter.
func TestEveryWireIsExercised(t *testing.T) {
	t.Parallel()
	sent := map[string]bool{}
	for _, file := range requestFiles(t) {
		var walk func(prefix string, value any)
		walk = func(prefix string, value any) {
			sent[prefix] = true
			switch v := value.(type) {
			case map[string]any:
				for name, inner := range v {
					walk(strings.TrimPrefix(prefix+"."+name, "."), inner)
				}
			case []any:
				for _, inner := range v {
					walk(prefix+"[]", inner)
				}
			case string:
				var inner any
				if strings.HasSuffix(prefix, ".config") && json.Unmarshal([]byte(v), &inner) == nil {
					walk(prefix, inner)
				}
			}
		}
		text, err := ack.New().Form().Body(load(t, file)).JSON(forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		var body any
		if err := json.Unmarshal(text, &body); err != nil {
			t.Fatal(err)
		}
		walk("", body)
	}
	for _, wire := range ack.New().Form().Wires() {
		if !sent[wire] {
			t.Errorf("no file sends %s", wire)
		}
	}
}
