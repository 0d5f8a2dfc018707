package providers_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func TestShortKey(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"": "", "a": "a…", "abcdefghijk": "a…", "LTAI5tCanaryabcd": "LTAI…abcd", "abcdefghijkl": "abcd…ijkl", "密钥": "密…",
	} {
		if got := providers.ShortKey(id); got != want {
			t.Errorf("%q: got %q, want %q", id, got, want)
		}
	}
}

func TestLacking(t *testing.T) {
	t.Parallel()
	if got := providers.Lacking("id", "x", "secret", canary); !got.IsZero() {
		t.Errorf("nothing is missing: %s", got.En)
	}
	got := providers.Lacking("id", "", "secret", " \t", "token", canary)
	if !strings.HasPrefix(got.En, "id, secret ") || !got.Complete() || strings.Contains(got.En+got.Zh, "canary") {
		t.Errorf("got %q", got.En)
	}
}

func TestUnusable(t *testing.T) {
	t.Parallel()
	account := providers.Account{ID: "profile:prod", Trouble: forms.T("no secret", "缺少密钥")}
	f := account.Unusable()
	if f.Kind != providers.Auth || !strings.Contains(f.Summary.Zh, "缺少密钥") || !strings.Contains(f.Summary.En, "profile:prod") || !f.Remedy.Complete() {
		t.Errorf("got %+v", *f)
	}
}

func TestSimulator(t *testing.T) {
	t.Parallel()
	if account := providers.Simulator(); account.ID != providers.SimulatorID || !account.Simulated || !account.Trouble.IsZero() {
		t.Errorf("got %+v", account)
	}
}

func TestOrigin(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		base, want string
		region     string
		bad        bool
	}{
		"none":         {},
		"plain":        {base: "http://127.0.0.1:8080", want: "http://127.0.0.1:8080"},
		"slash at end": {base: "https://cloud.example/", want: "https://cloud.example"},
		"IPv6":         {base: "http://[::1]:80", want: "http://[::1]:80"},
		"no scheme":    {base: "cloud.example", bad: true},
		"other scheme": {base: "ftp://cloud.example", bad: true},
		"no host":      {base: "http://", bad: true},
		"a path":       {base: "https://cloud.example/v1", bad: true},
		"a query":      {base: "https://cloud.example?x=" + "canary", bad: true},
		"a password":   {base: "https://me:canary@cloud.example", bad: true},
		"no address":   {base: "http://%zz", bad: true},
		"port alone":   {base: "http://:80", bad: true},
		"port 0":       {base: "https://cloud.example:0", bad: true},
		"no such port": {base: "https://cloud.example:65536", bad: true},
		"a fragment":   {base: "https://cloud.example#x", bad: true},
		"half a query": {base: "https://cloud.example?", bad: true},
		"in clear":     {base: "http://cloud.example", bad: true},
		"region":       {region: "cn-hangzhou"},
		"zone":         {region: "pek3a"},
		"other host":   {region: "other.example/", bad: true},
		"dotted":       {region: "a.b", bad: true},
		"user":         {region: "me@other", bad: true},
		"spaces":       {region: "cn hangzhou", bad: true},
		"dash at end":  {region: "cn-", bad: true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := providers.Endpoint{Base: c.base, Region: c.region}.Origin()
			if got != c.want || (err != nil) != c.bad {
				t.Fatalf("got %q, %v", got, err)
			}
			if !c.bad {
				return
			}
			if f := providers.FailureIn(err); f == nil || f.Kind != providers.Invalid || strings.Contains(f.Error()+f.Summary.Zh, "canary") {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestPlainHTTPWantsLeave to any machine but this one, however it is written.
func TestPlainHTTPWantsLeave(t *testing.T) {
	t.Parallel()
	for base, clear := range map[string]bool{
		"http://cloud.example": true, "HTTP://cloud.example": true, "http://10.0.0.1:80": true, "http://0.0.0.0:80": true, "http://[::]:80": true,
		"http://localhost.example": true, "http://127.0.0.1.example": true, "http://[fe80::1]": true, "http://[::ffff:10.0.0.1]": true,
		"http://localhost": false, "http://LocalHost:80": false, "http://localhost.:80": true, "http://127.9.9.9": false, "http://[::1]:80": false, "http://[::ffff:127.0.0.1]": false,
		"https://cloud.example": false,
	} {
		_, err := providers.Endpoint{Base: base}.Origin()
		if errors.Is(err, providers.ErrInClear) != clear || (err != nil) != clear || providers.InClear(base) != clear {
			t.Errorf("%s: %v", base, err)
		}
		if got, err := (providers.Endpoint{Base: base, InsecureHTTP: true}).Origin(); got == "" || err != nil {
			t.Errorf("%s, with leave: %q, %v", base, got, err)
		}
	}
}

func TestEndpointFor(t *testing.T) {
	t.Parallel()
	network, own := http.DefaultTransport, &http.Transport{}
	account := providers.Account{ID: "a", Region: "cn-beijing"}
	cases := map[string]struct {
		endpoint providers.Endpoint
		account  providers.Account
		want     providers.Endpoint
		kind     providers.Kind
	}{
		"nothing given": {providers.Endpoint{}, account, providers.Endpoint{Region: "cn-beijing", Transport: network}, ""},
		"all given": {
			providers.Endpoint{Region: "cn-hangzhou", Base: "http://127.0.0.1:80/", Transport: own, World: "w"},
			account,
			providers.Endpoint{Region: "cn-hangzhou", Base: "http://127.0.0.1:80", Transport: own, World: "w"},
			"",
		},
		"malformed": {providers.Endpoint{Base: "cloud.example"}, account, providers.Endpoint{}, providers.Invalid},
		"trouble":   {providers.Endpoint{Base: "cloud.example"}, providers.Account{ID: "a", Trouble: forms.Same("no key")}, providers.Endpoint{}, providers.Auth},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := c.endpoint.For(c.account, func() http.RoundTripper { return network })
			same := cmp.Comparer(func(a, b http.RoundTripper) bool { return a == b })
			if diff := cmp.Diff(c.want, got, same); diff != "" {
				t.Error(diff)
			}
			if f := providers.FailureIn(err); (f == nil) != (c.kind == "") || f != nil && f.Kind != c.kind {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestEndpointWrap puts the layer around whatever carries the calls.
func TestEndpointWrap(t *testing.T) {
	t.Parallel()
	network, own, layer := http.DefaultTransport, &http.Transport{}, &http.Transport{}
	for name, carrier := range map[string]http.RoundTripper{"the network": nil, "a transport of its own": own} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var inside http.RoundTripper
			e := providers.Endpoint{Transport: carrier, Wrap: func(next http.RoundTripper) http.RoundTripper {
				inside = next
				return layer
			}}
			got, err := e.For(providers.Account{}, func() http.RoundTripper { return network })
			want := network
			if carrier != nil {
				want = carrier
			}
			if err != nil || got.Transport != layer || inside != want {
				t.Errorf("got %v around %v, %v", got.Transport, inside, err)
			}
		})
	}
}

func TestUnlisted(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	at := func(ago time.Duration) string { return now.Add(-ago).Format(time.RFC3339) }
	cases := map[string]struct {
		receipt providers.Receipt
		want    providers.Phase
	}{
		"just accepted":       {providers.Receipt{Created: at(time.Minute)}, providers.Pending},
		"long ago":            {providers.Receipt{Created: at(2 * time.Minute)}, providers.Gone},
		"accepted, deleted":   {providers.Receipt{Created: at(time.Second), State: "deleting"}, providers.Gone},
		"another state":       {providers.Receipt{Created: at(time.Second), State: "initial"}, providers.Pending},
		"no time":             {providers.Receipt{}, providers.Gone},
		"the cloud's clock":   {providers.Receipt{Created: at(-time.Minute)}, providers.Pending},
		"clock set back":      {providers.Receipt{Created: at(-time.Hour)}, providers.Gone},
		"in another timezone": {providers.Receipt{Created: "2026-03-01T19:59:30+08:00"}, providers.Pending},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.receipt.Unlisted("deleting", now); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
