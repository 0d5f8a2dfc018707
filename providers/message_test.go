package providers_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/providers"
)

func TestMessage(t *testing.T) {
	t.Parallel()
	r := request(providers.JSONBody, known())
	m, err := r.Message(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	if m.Method != r.Method || m.URL != r.URL || string(m.Decoded.(json.RawMessage)) != string(m.Body) {
		t.Errorf("got %+v", m)
	}
	m.Header.Set("X-Version", "changed")
	if r.Header.Get("X-Version") != "2024-07-30" {
		t.Error("a change of the message changes the request")
	}
	m, err = request(providers.FormBody, known()).Message(forms.Masked)
	params, ok := m.Decoded.(map[string]string)
	if err != nil || !ok || params["Password"] != forms.Mask || params["Count"] != "3" {
		t.Errorf("form: %v, %v", m.Decoded, err)
	}
	if body := string(m.Body); !strings.Contains(body, "Password="+forms.Mask) || strings.Contains(body, "%E2%80%A2") {
		t.Errorf("form: %s", body)
	}
	for _, format := range []providers.Format{providers.JSONBody, providers.FormBody} {
		if _, err := request(format, unknown()).Message(forms.Revealed); !errors.Is(err, forms.ErrSecretUnknown) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func message() providers.Message {
	return providers.Message{
		Method: http.MethodPost, URL: "https://cloud.example/?a=1&b=%20",
		Header:  http.Header{"X-B": {"2", "3"}, "Accept": {"application/json"}},
		Body:    []byte(`{"a":"<&>"}`),
		Decoded: map[string]string{"a": "<&>"},
	}
}

// TestMaskTypedByAPersonStays: what looks like the mask in an answer is sent
// as it stands, and so it is shown where nothing is masked.
func TestMaskTypedByAPersonStays(t *testing.T) {
	t.Parallel()
	for view, want := range map[forms.View]string{forms.Revealed: url.QueryEscape(forms.Mask), forms.Masked: forms.Mask} {
		m, err := request(providers.FormBody, forms.Mask).Message(view)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(m.Body), "&Password="+want+"&") {
			t.Errorf("got %s, want %s in it", m.Body, want)
		}
	}
}

func TestLegible(t *testing.T) {
	t.Parallel()
	escaped := url.QueryEscape(forms.Mask)
	before := providers.Message{URL: "https://cloud.example/?key=" + escaped + "&b=%20", Body: []byte("a=" + escaped + "&b=%E2%80%A2")}
	after := before.Legible()
	if after.URL != "https://cloud.example/?key="+forms.Mask+"&b=%20" || string(after.Body) != "a="+forms.Mask+"&b=%E2%80%A2" {
		t.Errorf("got %s %s", after.URL, after.Body)
	}
	if string(before.Body) != "a="+escaped+"&b=%E2%80%A2" {
		t.Error("changed the message that it was made of")
	}
}

func TestMessageHTTP(t *testing.T) {
	t.Parallel()
	want := "POST https://cloud.example/?a=1&b=%20 HTTP/1.1\nAccept: application/json\nX-B: 2\nX-B: 3\n\n{\"a\":\"<&>\"}"
	if diff := cmp.Diff(want, message().HTTP()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMessageJSON(t *testing.T) {
	t.Parallel()
	want := `{
  "method": "POST",
  "url": "https://cloud.example/?a=1&b=%20",
  "headers": {
    "Accept": "application/json",
    "X-B": "2, 3"
  },
  "body": {
    "a": "<&>"
  }
}
`
	got, err := message().JSON()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := (providers.Message{Decoded: json.RawMessage("{")}).JSON(); err == nil {
		t.Error("a body that is no JSON went through")
	}
}

// words lets a POSIX shell take a curl command apart.
func words(t *testing.T, command string) []string {
	t.Helper()
	shell, err := exec.LookPath("sh")
	if err != nil && runtime.GOOS == "windows" {
		t.Skip("it has no such shell")
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), shell, "-c", "curl() { printf '%s\\0' \"$@\"; }\n"+command).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, command)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
}

func TestCurlInAShell(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"plain":         "a",
		"quotes":        `it's "so" '' '`,
		"substitutions": "$HOME `id` $(id) ${x} !! \\",
		"operators":     "a;b|c&d>e<f # g * ? ~ [h]",
		"lines":         "a\nb\\\nc\r\n\td",
		"not ASCII":     "集群 ✓",
		"an option":     "-d @/etc/passwd",
		"hidden":        "a\x1b[2J'\u202e7\u009b\x9b1\\c\\033\x7f\n%s",
		"JSON":          `{"a":"it's \"so\"\\n"}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := providers.Message{
				Method: http.MethodPut, URL: "https://cloud.example/?q=" + text,
				Header: http.Header{"X-B": {text}, "Accept": {"x", "y"}}, Body: []byte(text),
			}
			want := []string{
				"-sS", "-X", "PUT", m.URL, "-H", "Accept: x", "-H", "Accept: y", "-H", "X-B: " + text, "--data-raw", text,
			}
			if diff := cmp.Diff(want, words(t, m.Curl())); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if bare := strings.ReplaceAll(m.Curl(), "\t", ""); !foreign.Clean(bare) {
				t.Errorf("hidden: %q", bare)
			}
		})
	}
}

func TestCurlWithoutABody(t *testing.T) {
	t.Parallel()
	m := providers.Message{Method: http.MethodGet, URL: "https://cloud.example/"}
	if diff := cmp.Diff([]string{"-sS", "-X", "GET", m.URL}, words(t, m.Curl())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPreviewsHideNothing: JSON is shown with escapes, and means what is sent.
func TestPreviewsHideNothing(t *testing.T) {
	t.Parallel()
	const value = "a\u202eb\u009b\u200b\u2028\x7f\U000e0041"
	body := &forms.Body{}
	body.Set(value, "Name")
	r := providers.Request{Method: http.MethodPost, URL: "https://cloud.example/", Format: providers.JSONBody, Body: body}
	m, err := r.Message(forms.Revealed)
	if err != nil {
		t.Fatal(err)
	}
	if sent, err := r.Payload(forms.Revealed); err != nil || !strings.Contains(string(sent), "\u202e") || string(m.Body) != string(sent) {
		t.Errorf("sent: %q, %v", sent, err)
	}
	object, err := m.JSON()
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{"http": m.HTTP(), "curl": m.Curl(), "json": string(object)}
	for i, line := range body.Lines() {
		shown["line "+strconv.Itoa(i)] = line.Text
	}
	m.Header = http.Header{"Authorization": {forms.Mask}}
	if shown["masked"] = m.Curl(); !strings.Contains(shown["masked"], `"a\u202eb\u009b\u200b\u2028\u007f\udb40\udc41"`) {
		t.Errorf("masked: %s", shown["masked"])
	}
	for form, text := range shown {
		if !foreign.Clean(text) {
			t.Errorf("%s: %q", form, text)
		}
	}
	_, tail, _ := strings.Cut(m.HTTP(), "\n\n")
	var read map[string]string
	if err := json.Unmarshal([]byte(tail), &read); err != nil || read["Name"] != value {
		t.Errorf("%v: %q", err, tail)
	}
}
