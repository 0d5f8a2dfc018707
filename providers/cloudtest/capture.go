package cloudtest

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Capture is what a cloud's captured creation is held against.
type Capture struct {
	// Carrier replies to what is sent.
	Carrier http.RoundTripper
	// Address tells whether a request's address became the captured one; nil
	// is whether it is the same.
	Address func(shown, captured string) bool
	// Anew names the headers that differ each time.
	Anew []string
}

// CaptureAgrees holds what is shown against what is captured, and that against
// what is sent.
func (c Cloud) CaptureAgrees(t *testing.T, capture Capture) {
	t.Helper()
	for _, base := range []string{"", "http://127.0.0.1:8080"} {
		wire := &Recorder{Next: capture.Carrier}
		client := c.At(t, time.Now(), providers.Endpoint{Base: base, Transport: wire})
		for _, file := range Files(t) {
			request := Request(t, client, c.Read(t, file))
			shown, err := request.Message(forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			request.Token = "TOKEN_1"
			captured, err := client.Capture(t.Context(), request, forms.Revealed)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := client.Send(t.Context(), request); err != nil {
				t.Error(file, err)
			}
			capture.shown(t, file, shown, captured)
			calls := wire.Calls()
			capture.sent(t, file, captured, calls[len(calls)-1])
		}
	}
}

func (c Capture) shown(t *testing.T, file string, shown, captured providers.Message) {
	t.Helper()
	same := shown.URL == captured.URL
	if c.Address != nil {
		same = c.Address(shown.URL, captured.URL)
	}
	if !same || captured.Method != shown.Method || string(captured.Body) != string(shown.Body) {
		t.Errorf("%s: captured %s %s\n%s\nshown %s %s\n%s", file, captured.Method, captured.URL, captured.Body, shown.Method, shown.URL, shown.Body)
	}
	for name, values := range shown.Header {
		if diff := cmp.Diff(values, captured.Header[name]); diff != "" {
			t.Errorf("%s: header %s: %s", file, name, diff)
		}
	}
}

func (c Capture) sent(t *testing.T, file string, captured providers.Message, sent Sent) {
	t.Helper()
	if sent.Method != captured.Method || sent.URL.String() != captured.URL || sent.Body != string(captured.Body) {
		t.Errorf("%s: sent %s %s\n%s\ncaptured %s %s\n%s", file, sent.Method, sent.URL, sent.Body, captured.Method, captured.URL, captured.Body)
	}
	want, got := captured.Header.Clone(), sent.Header.Clone()
	for _, name := range c.Anew {
		if want.Get(name) == "" || got.Get(name) == "" {
			t.Errorf("%s: no header %s", file, name)
		}
		want.Del(name)
		got.Del(name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: headers (-captured +sent) %s", file, diff)
	}
}

// Shown is all that a person sees of a request before it is sent, and what a
// log would have of it.
func Shown(t *testing.T, client providers.Client, request providers.Request) []string {
	t.Helper()
	masked, err := client.Capture(t.Context(), request, forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	shown := []string{
		masked.HTTP(), masked.Curl(), request.Digest(), fmt.Sprintf("%+v", masked.Decoded),
		fmt.Sprintf("%v %+v %#v", request, request, request), fmt.Sprintf("%v %+v %#v", client, client, client),
	}
	for _, line := range request.Body.Lines() {
		shown = append(shown, line.Text)
	}
	return shown
}

// Said is all that an error tells.
func Said(err error) string {
	f := providers.AsFailure(err)
	return fmt.Sprintf("%v %+v %#v %v", err, f, f, f.Cause)
}

// HidesSecrets looks for secrets in what is shown, as they are and as a form
// carries them.
func HidesSecrets(t *testing.T, shown []string, secrets ...string) {
	t.Helper()
	for _, secret := range secrets {
		if secret == "" {
			t.Error("no secret to look for")
		}
		for _, text := range shown {
			plain, _ := url.QueryUnescape(text)
			if strings.Contains(text, secret) || strings.Contains(plain, secret) {
				t.Errorf("shows %.8s…: %.300s", secret, text)
			}
		}
	}
}

// KeepsUnread sends nothing while a secret was not read; what is masked needs
// none.
func (c Cloud) KeepsUnread(t *testing.T, unread Unread) {
	t.Helper()
	answers := c.With(t, unread.File, unread.Set...)
	if unread.Secret != "" {
		c.Set(t, answers, unread.Secret, map[string]any{"env": "NOWHERE"})
	}
	wire := &Recorder{}
	client := c.Connect(t, providers.Endpoint{Transport: wire})
	request := Request(t, client, answers)
	_, err := client.Send(t.Context(), request)
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || f.Field != unread.Field {
		t.Errorf("got %+v", f)
	}
	if sent := wire.Calls(); len(sent) > 0 {
		t.Errorf("something was sent: %+v", sent)
	}
	if _, err := client.Capture(t.Context(), request, forms.Masked); err != nil {
		t.Error("masked needs no secret:", err)
	}
}
