package exchange_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// oneEach answers the first call, and closes the connection after it has read any
// later one. It counts them.
func oneEach(t *testing.T) (address string, calls *atomic.Int64) {
	t.Helper()
	calls = &atomic.Int64{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		if calls.Add(1) == 1 {
			_, _ = io.WriteString(w, "{}")
			return
		}
		if connection, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_ = connection.Close()
		}
	}))
	t.Cleanup(server.Close)
	return server.URL, calls
}

// way is a way out of its own.
func way(t *testing.T) exchange.Way {
	t.Helper()
	network := exchange.Network(5 * time.Second)
	t.Cleanup(network.CloseIdleConnections)
	return network
}

// TestNothingIsSentTwice: net/http sends a GET again by itself where a connection
// that carried others breaks off, signature, date and nonce and all.
func TestNothingIsSentTwice(t *testing.T) {
	t.Parallel()
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete} {
		for name, body := range map[string]string{"bare": "", "with a body": "{}"} {
			t.Run(method+" "+name, func(t *testing.T) {
				t.Parallel()
				address, calls := oneEach(t)
				network := way(t)
				call := func() (*exchange.Reply, *exchange.Lost) {
					r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
					if err != nil {
						t.Fatal(err)
					}
					return exchange.Once(network, r, 1000)
				}
				if reply, lost := call(); lost != nil || reply.Status != http.StatusOK {
					t.Fatalf("first: %+v, %+v", reply, lost)
				}
				if _, lost := call(); lost == nil || !lost.Left || !lost.Stale {
					t.Errorf("second: %+v", lost)
				}
				if n := calls.Load(); n != 2 {
					t.Errorf("%d calls reached the server, want 2", n)
				}
			})
		}
	}
}

// TestAnew: only a reading call that was lost on a used connection is made anew,
// and only once.
func TestAnew(t *testing.T) {
	t.Parallel()
	lost := func(stale bool) error {
		return report(false).Lost(t.Context(), &exchange.Lost{Err: io.EOF, Left: true, Stale: stale})
	}
	for name, c := range map[string]struct {
		writes bool
		err    error
		want   int
	}{
		"reading, used":   {false, lost(true), 2},
		"reading, fresh":  {false, lost(false), 1},
		"writing, used":   {true, lost(true), 1},
		"another failure": {false, &providers.Failure{Kind: providers.Unavailable}, 1},
		"no failure":      {false, errors.New("odd"), 1},
		"success":         {false, nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := 0
			if err := exchange.Anew(c.writes, func() error { n++; return c.err }); !errors.Is(err, c.err) || n != c.want {
				t.Errorf("%d attempts, want %d; %v", n, c.want, err)
			}
		})
	}
}

// TestProxyInTheWay: what a proxy does is told as the proxy's, without its
// password, and nothing was sent.
func TestProxyInTheWay(t *testing.T) {
	t.Parallel()
	answering := func(status int) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		t.Cleanup(server.Close)
		return server.URL
	}
	saying := func(words string) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			line, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			_, _ = io.WriteString(line, words)
			_ = line.Close()
		}))
		t.Cleanup(server.Close)
		return server.URL
	}
	for name, c := range map[string]struct {
		proxy  string
		broken bool
		want   string // With P for the proxy.
		passes bool
	}{
		"breaks off":       {proxy: saying(""), want: "the proxy P did not answer as a proxy does", passes: true},
		"is none":          {proxy: saying("\x1b[2JSSH-2.0\r\n"), want: "the proxy P did not answer as a proxy does", passes: true},
		"no header":        {proxy: saying("HTTP/1.1 407 X\r\nA: \x1b]52\x07\r\n\r\n"), want: "the proxy P did not answer as a proxy does", passes: true},
		"the host breaks":  {proxy: saying("HTTP/1.1 200 OK\r\n\r\n"), want: "the connection to cloud.example broke off", passes: true},
		"wants a password": {proxy: answering(407), want: "the proxy P requires a user name and password (407)"},
		"not allowed":      {proxy: answering(403), want: "the proxy P does not allow connections to cloud.example (403)"},
		"cannot go on":     {proxy: answering(502), want: "the proxy P does not allow connections to cloud.example (502)"},
		"down":             {proxy: nobody(t), want: "the proxy P cannot be reached"},
		"no such host":     {proxy: "http://proxy.invalid:3128", want: "the proxy P cannot be reached"},
		"half an address":  {proxy: "http://http:", want: "the address of the proxy cannot be read"},
		"no address":       {proxy: "http://x", broken: true, want: "the address of the proxy cannot be read"},
	} {
		for _, writes := range []bool{true, false} {
			t.Run(fmt.Sprint(name, ", writes ", writes), func(t *testing.T) {
				t.Parallel()
				address, err := url.Parse(c.proxy)
				if err != nil {
					t.Fatal(err)
				}
				address.User = url.UserPassword("user", "canary")
				network := way(t)
				network.Proxy = http.ProxyURL(address)
				if c.broken {
					network.Proxy = func(*http.Request) (*url.URL, error) { return nil, errors.New("invalid proxy address canary") }
				}
				_, lost := exchange.Once(network, post(t.Context(), t, "https://cloud.example/"), 1000)
				if lost == nil || lost.Left {
					t.Fatalf("got %+v", lost)
				}
				f := providers.AsFailure(report(writes).Lost(t.Context(), lost))
				if want := strings.Replace(c.want, "P", address.Host, 1); f.Summary.En != want || !f.Summary.Complete() || !f.Remedy.Complete() {
					t.Errorf("got %q, want %q", f.Summary.En, want)
				}
				if f.Kind != providers.Unavailable || !f.Unsent || f.Lasting == c.passes {
					t.Errorf("got %+v", *f)
				}
				if text := fmt.Sprintf("%+v %v", *f, f.Cause); strings.Contains(text, "canary") {
					t.Errorf("tells the password: %s", text)
				}
			})
		}
	}
}

// TestProxyAnswersPlainCalls: without TLS a proxy may answer in the cloud's place,
// and is told by its name where the answer is not the cloud's.
func TestProxyAnswersPlainCalls(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status  int
		squid   string
		want    string // With P for the proxy.
		lasting bool
	}{
		"a password":        {407, "", "the proxy P requires a user name and password (407)", true},
		"a refusal":         {403, "", "the proxy P does not allow connections to cloud.example (403)", true},
		"a portal":          {302, "", "the proxy P does not allow connections to cloud.example (302)", false},
		"no way on":         {502, "", "the proxy P does not allow connections to cloud.example (502)", false},
		"squid, by itself":  {404, "ERR_INVALID_URL 0", "the proxy P does not allow connections to cloud.example (404)", false},
		"the host, perhaps": {404, "", "cloud.example answered with status 404 and no reason", false},
		"all is well":       {200, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				if c.squid != "" {
					w.Header().Set("X-Squid-Error", c.squid)
				}
				w.WriteHeader(c.status)
			}))
			t.Cleanup(server.Close)
			address, err := url.Parse(server.URL)
			if err != nil {
				t.Fatal(err)
			}
			address.User = url.UserPassword("user", "canary")
			network := way(t)
			network.Proxy = http.ProxyURL(address)
			reply, lost := exchange.Once(network, post(t.Context(), t, "http://cloud.example/"), 1000)
			if lost != nil || reply.Proxy != address.Host {
				t.Fatalf("got %+v, %+v", reply, lost)
			}
			if c.want == "" {
				return
			}
			want := strings.Replace(c.want, "P", address.Host, 1)
			reads, writes := report(false).Strange(reply), report(true).Strange(reply)
			if reads.Summary.En != want || !reads.Summary.Complete() || reads.Lasting != c.lasting || reads.Unsent {
				t.Errorf("got %+v", *reads)
			}
			if writes.Kind != providers.Unclear || !strings.HasPrefix(writes.Summary.En, want) || writes.Lasting {
				t.Errorf("writing: got %+v", *writes)
			}
		})
	}
}

// TestProxyOfTheEnvironment is not asked for this machine, however its name is
// written, and no reply of a direct call has one.
func TestProxyOfTheEnvironment(t *testing.T) {
	t.Setenv("HTTP_PROXY", nobody(t))
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(server.Close)
	for _, host := range []string{"127.0.0.1", "LocalHost"} {
		address := strings.Replace(server.URL, "127.0.0.1", host, 1)
		if reply, lost := exchange.Once(way(t), post(t.Context(), t, address), 1000); lost != nil || reply.Proxy != "" {
			t.Errorf("%s: %+v, %+v", host, reply, lost)
		}
	}
	// The environment is read once, here.
	if proxy, err := way(t).Proxy(post(t.Context(), t, "http://cloud.example/")); err != nil || proxy == nil {
		t.Errorf("another machine is called past the proxy: %v, %v", proxy, err)
	}
}

// TestProxyErrorSaysWhichAndWhy, to who reads the cause of a failure.
func TestProxyErrorSaysWhichAndWhy(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]exchange.ProxyError{
		"the address of the proxy cannot be read": {},
		"proxy p:3128: HTTP status 407":           {Host: "p:3128", Status: 407},
		"proxy p:3128: refused":                   {Host: "p:3128", Err: errors.New("refused")},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestProxyOfPlainCalls: without TLS a proxy answers in the cloud's place.
func TestProxyOfPlainCalls(t *testing.T) {
	t.Parallel()
	for _, writes := range []bool{true, false} {
		f := report(writes).Strange(&exchange.Reply{Status: http.StatusProxyAuthRequired})
		want := map[bool]providers.Kind{true: providers.Unclear, false: providers.Unavailable}[writes]
		if f.Kind != want || f.Lasting == writes || !strings.Contains(f.Summary.En, "a proxy on the way requires a user name and password") {
			t.Errorf("writes %t: got %+v", writes, *f)
		}
		if f.Unsent || f.Summary == (forms.Text{}) {
			t.Errorf("writes %t: got %+v", writes, *f)
		}
	}
}
