package providers_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// canary stands for a secret; nothing but a revealed request may show it.
const canary = "canary-7Jx!&='\"\\"

func request(format providers.Format, password any) providers.Request {
	body := &forms.Body{}
	body.Set("my cluster & 集群", "Name")
	body.Set(int64(3), "Count")
	body.Set(0.5, "Price")
	body.Set(true, "Login")
	body.Set([]any{"a", "b"}, "Zones")
	body.Set("vsw-1", "Manager", "VSwitchId")
	body.Set(password, "Password")
	body.Set(password, "Manager", "Password")
	return providers.Request{
		Action: "CreateCluster", Method: http.MethodPost, URL: "https://cloud.example/", Format: format, Body: body,
		Header: http.Header{"X-Version": {"2024-07-30"}},
	}
}

func known() forms.Secret { return forms.Plain(canary) }

func unknown() forms.Secret {
	return forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PASSWORD"})
}

// quoted is a text as it stands inside JSON.
func quoted(text string) string {
	data, _ := json.Marshal(text)
	return strings.ReplaceAll(string(data), `\u0026`, "&")
}

func TestSecrets(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		password any
		want     []string
	}{
		"none": {"plain", nil}, "not read": {unknown(), nil}, "known": {known(), []string{canary, canary}},
	} {
		if diff := cmp.Diff(c.want, request(providers.JSONBody, c.password).Secrets()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestPayload(t *testing.T) {
	t.Parallel()
	object := func(password string) string {
		return `{"Name":"my cluster & 集群","Count":3,"Price":0.5,"Login":true,"Zones":["a","b"],` +
			`"Manager":{"VSwitchId":"vsw-1","Password":` + quoted(password) + `},"Password":` + quoted(password) + `}`
	}
	form := func(password string) string {
		return url.Values{
			"Name": {"my cluster & 集群"}, "Count": {"3"}, "Price": {"0.5"}, "Login": {"true"}, "Zones": {`["a","b"]`},
			"Manager": {`{"VSwitchId":"vsw-1","Password":` + quoted(password) + `}`}, "Password": {password},
		}.Encode()
	}
	cases := map[string]struct {
		format providers.Format
		secret forms.Secret
		view   forms.View
		want   string
		err    error
	}{
		"JSON, masked":            {providers.JSONBody, known(), forms.Masked, object(forms.Mask), nil},
		"JSON, revealed":          {providers.JSONBody, known(), forms.Revealed, object(canary), nil},
		"JSON, unknown, masked":   {providers.JSONBody, unknown(), forms.Masked, object(forms.Mask), nil},
		"JSON, unknown, revealed": {providers.JSONBody, unknown(), forms.Revealed, "", forms.ErrSecretUnknown},
		"form, masked":            {providers.FormBody, known(), forms.Masked, form(forms.Mask), nil},
		"form, revealed":          {providers.FormBody, known(), forms.Revealed, form(canary), nil},
		"form, unknown, masked":   {providers.FormBody, unknown(), forms.Masked, form(forms.Mask), nil},
		"form, unknown, revealed": {providers.FormBody, unknown(), forms.Revealed, "", forms.ErrSecretUnknown},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := request(c.format, c.secret).Payload(c.view)
			if !errors.Is(err, c.err) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if diff := cmp.Diff(c.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestParamsUnknownWithin finds a secret that stands inside an object only.
func TestParamsUnknownWithin(t *testing.T) {
	t.Parallel()
	body := &forms.Body{}
	body.Set(unknown(), "Manager", "Password")
	r := providers.Request{Format: providers.FormBody, Body: body}
	if params, err := r.Params(forms.Revealed); !errors.Is(err, forms.ErrSecretUnknown) || params != nil {
		t.Errorf("got %v, %v", params, err)
	}
	masked, err := r.Params(forms.Masked)
	want := map[string]string{"Manager": `{"Password":"` + forms.Mask + `"}`}
	if diff := cmp.Diff(want, masked); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestDigest(t *testing.T) {
	t.Parallel()
	for _, format := range []providers.Format{providers.JSONBody, providers.FormBody} {
		base := request(format, known())
		digest := base.Digest()
		if len(digest) != 64 || digest != request(format, known()).Digest() {
			t.Errorf("%s: %q is no digest, or another each time", format, digest)
		}
		if digest != request(format, forms.Plain("another")).Digest() || digest != request(format, unknown()).Digest() {
			t.Errorf("%s: the digest depends on a secret", format)
		}
		changes := map[string]func(*providers.Request){
			"method":  func(r *providers.Request) { r.Method = http.MethodPut },
			"address": func(r *providers.Request) { r.URL += "x" },
			"body":    func(r *providers.Request) { r.Body.Set(int64(4), "Count") },
		}
		for name, change := range changes {
			other := request(format, known())
			change(&other)
			if other.Digest() == digest {
				t.Errorf("%s: another %s has the same digest", format, name)
			}
		}
	}
}

// TestNothingShowsTheCanary prints and writes all that a preview, a journal or
// a log could hold.
func TestNothingShowsTheCanary(t *testing.T) {
	t.Parallel()
	for _, format := range []providers.Format{providers.JSONBody, providers.FormBody} {
		r := request(format, known())
		message, err := r.Message(forms.Masked)
		if err != nil {
			t.Fatal(err)
		}
		object, err := message.JSON()
		if err != nil {
			t.Fatal(err)
		}
		journal, _ := json.Marshal(r)
		texts := map[string]string{
			"HTTP": message.HTTP(), "curl": message.Curl(), "JSON": string(object), "digest": r.Digest(), "journal": string(journal),
			"message": fmt.Sprintf("%v %+v %#v", message, message, message),
			"request": fmt.Sprintf("%v %+v %#v", r, r, r) + fmt.Sprintf("%v %+v %#v", r.Body, *r.Body, r.Body),
		}
		for name, text := range texts {
			if plain, _ := url.QueryUnescape(text); strings.Contains(text+plain, "canary") {
				t.Errorf("%s: %s shows it:\n%s", format, name, text)
			}
		}
	}
}

// TestPayloadIsEscaped as the standard library escapes forms, byte for byte.
func TestPayloadIsEscaped(t *testing.T) {
	t.Parallel()
	var every []byte
	for c := range 256 {
		every = append(every, byte(c))
	}
	body := &forms.Body{}
	body.Set(string(every), "B ü")
	body.Set([]any{"x", int64(1)}, "A.1")
	body.Set("", "C")
	r := providers.Request{Format: providers.FormBody, Body: body}
	got, err := r.Payload(forms.Masked)
	params, _ := r.Params(forms.Masked)
	want := url.Values{}
	for name, value := range params {
		want.Set(name, value)
	}
	if err != nil || string(got) != want.Encode() {
		t.Errorf("got %s, %v, want %s", got, err, want.Encode())
	}
}
