package exchange_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers/exchange"
)

// hangUp closes the connection after some bytes, or none.
func hangUp(t *testing.T, some string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		connection, buffer, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = buffer.WriteString(some)
		_ = buffer.Flush()
		_ = connection.Close()
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// nobody is an address where nobody listens.
func nobody(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return "http://" + listener.Addr().String()
}

// carrier answers in the process, and so reports no connections.
type carrier func(*http.Request) (*http.Response, error)

func (c carrier) RoundTrip(r *http.Request) (*http.Response, error) { return c(r) }

func failing(err error) carrier {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

func answering(body io.Reader) carrier {
	return func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusTeapot, Header: http.Header{"A": {"b"}}, Body: io.NopCloser(body)}, nil
	}
}

func post(ctx context.Context, t *testing.T, address string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestOnceReadsTheReply(t *testing.T) {
	t.Parallel()
	reply, lost := exchange.Once(answering(strings.NewReader("four")), post(t.Context(), t, "http://x"), 4)
	if lost != nil || reply.Status != http.StatusTeapot || reply.Good() || string(reply.Body) != "four" || reply.Header.Get("A") != "b" {
		t.Errorf("got %+v, %v", reply, lost)
	}
	reply, lost = exchange.Once(answering(strings.NewReader("fives")), post(t.Context(), t, "http://x"), 4)
	if lost == nil || !lost.Left || reply != nil {
		t.Errorf("a reply that is too long: %+v, %+v", reply, lost)
	}
}

func TestGood(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]bool{199: false, 200: true, 299: true, 300: false, 0: false} {
		if got := (exchange.Reply{Status: status}).Good(); got != want {
			t.Errorf("%d: %v", status, got)
		}
	}
}

func TestOnceTellsWhetherItLeft(t *testing.T) {
	t.Parallel()
	untrusted := httptest.NewUnstartedServer(http.NotFoundHandler())
	untrusted.Config.ErrorLog = log.New(io.Discard, "", 0)
	untrusted.StartTLS()
	t.Cleanup(untrusted.Close)
	network := exchange.Network(5 * time.Second)
	t.Cleanup(network.CloseIdleConnections)
	broken := io.MultiReader(bytes.NewBufferString("{"), failingReader{})
	cases := map[string]struct {
		carrier http.RoundTripper
		address string
		left    bool
	}{
		"nobody listens":        {network, nobody(t), false},
		"not trusted":           {network, untrusted.URL, false},
		"cut":                   {network, hangUp(t, ""), true},
		"half an answer":        {network, hangUp(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), true},
		"no HTTP":               {network, hangUp(t, "SSH-2.0\r\n"), true},
		"proxy refuses":         {failing(&net.OpError{Op: "proxyconnect", Err: io.EOF}), "http://x", false},
		"no such host":          {failing(&net.DNSError{Name: "x", IsNotFound: true}), "http://x", false},
		"in-process dial":       {failing(&net.OpError{Op: "dial", Err: io.EOF}), "http://x", false},
		"in-process cut":        {failing(&net.OpError{Op: "read", Err: io.ErrUnexpectedEOF}), "http://x", true},
		"in-process, not known": {failing(errors.New("odd")), "http://x", true},
		"in-process, half":      {answering(broken), "http://x", true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reply, lost := exchange.Once(c.carrier, post(t.Context(), t, c.address), 1000)
			if reply != nil || lost == nil || lost.Left != c.left {
				t.Errorf("got %+v, %+v", reply, lost)
			}
		})
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// TestOnceCancelled ends the context before a connection stands, and after.
func TestOnceCancelled(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		close(arrived)
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	network := exchange.Network(5 * time.Second)
	t.Cleanup(network.CloseIdleConnections)

	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, lost := exchange.Once(network, post(gone, t, server.URL), 1000); lost == nil || lost.Left {
		t.Errorf("before: %+v", lost)
	}
	waiting, cancel := context.WithCancel(t.Context())
	go func() {
		<-arrived
		cancel()
	}()
	if _, lost := exchange.Once(network, post(waiting, t, server.URL), 1000); lost == nil || !lost.Left {
		t.Errorf("after: %+v", lost)
	}
}

// TestNetworkWaits gives a server that takes a request and never answers.
func TestNetworkWaits(t *testing.T) {
	t.Parallel()
	over := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-over }))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(over) })
	network := exchange.Network(time.Millisecond)
	t.Cleanup(network.CloseIdleConnections)
	_, lost := exchange.Once(network, post(t.Context(), t, server.URL), 1000)
	var slow net.Error
	if lost == nil || !lost.Left || !errors.As(lost.Err, &slow) || !slow.Timeout() {
		t.Errorf("got %+v", lost)
	}
}

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for text, want := range map[string]time.Duration{
			"": 0, "2": 2 * time.Second, "0": 0, "-1": 0, "1.5": 0, "soon": 0, "99999999999999999999": 0,
			time.Now().Add(time.Minute).UTC().Format(http.TimeFormat):  time.Minute,
			time.Now().Add(-time.Minute).UTC().Format(http.TimeFormat): 0,
		} {
			if got := (exchange.Reply{Header: http.Header{"Retry-After": {text}}}).RetryAfter(); got != want {
				t.Errorf("%q: got %s, want %s", text, got, want)
			}
		}
		if got := (exchange.Reply{}).RetryAfter(); got != 0 {
			t.Errorf("without headers: %s", got)
		}
	})
}
