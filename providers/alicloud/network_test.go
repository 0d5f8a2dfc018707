package alicloud_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/exchange"
)

// hangUp closes the connection without a word, after some bytes where told so.
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

// closedPort is an address where nobody listens.
func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return "http://" + listener.Addr().String()
}

// failing is a carrier that reports no connections, as the simulator's.
type failing struct{ err error }

func (f failing) RoundTrip(*http.Request) (*http.Response, error) { return nil, f.err }

func TestLostCalls(t *testing.T) {
	t.Parallel()
	untrusted := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(untrusted.Close)
	cases := map[string]struct {
		endpoint providers.Endpoint
		writes   bool
		kind     providers.Kind
	}{
		"refused, writing":    {providers.Endpoint{Base: closedPort(t)}, true, providers.Unavailable},
		"refused, reading":    {providers.Endpoint{Base: closedPort(t)}, false, providers.Unavailable},
		"no such host":        {providers.Endpoint{Transport: failing{&net.OpError{Op: "dial", Err: &net.DNSError{Name: "x", IsNotFound: true}}}}, true, providers.Unavailable},
		"not trusted":         {providers.Endpoint{Base: untrusted.URL}, true, providers.Unavailable},
		"cut, writing":        {providers.Endpoint{Base: hangUp(t, "")}, true, providers.Unclear},
		"cut, reading":        {providers.Endpoint{Base: hangUp(t, "")}, false, providers.Unavailable},
		"half an answer":      {providers.Endpoint{Base: hangUp(t, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Clus")}, true, providers.Unclear},
		"in-process cut":      {providers.Endpoint{Transport: failing{&net.OpError{Op: "read", Err: io.ErrUnexpectedEOF}}}, true, providers.Unclear},
		"unknown, in process": {providers.Endpoint{Transport: failing{errors.New("canary")}}, true, providers.Unclear},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.endpoint.Region = "cn-hangzhou"
			err := connect(t, c.endpoint).Do(t.Context(), alicloud.Call{Product: ehpc, Action: "CreateCluster", Writes: c.writes}, nil)
			f := providers.AsFailure(err)
			if f.Kind != c.kind || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("got %+v", *f)
			}
			if f.Message != "" {
				t.Errorf("words that are not the cloud's: %s", f.Message)
			}
		})
	}
}

// TestCancelled ends the context at three moments.
func TestCancelled(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{}, 2)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		arrived <- struct{}{}
		<-r.Context().Done()
	}))
	t.Cleanup(server.Close)
	client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Base: server.URL})

	gone, cancel := context.WithCancel(t.Context())
	cancel()
	err := client.Do(gone, alicloud.Call{Product: ehpc, Action: "CreateCluster", Writes: true}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("before: %v", err)
	}
	for _, writes := range []bool{true, false} {
		waiting, cancel := context.WithCancel(t.Context())
		go func() {
			<-arrived
			cancel()
		}()
		err := client.Do(waiting, alicloud.Call{Product: ehpc, Action: "CreateCluster", Writes: writes}, nil)
		if errors.Is(err, context.Canceled) == writes {
			t.Errorf("writes %v: %v", writes, err)
		}
		if writes && providers.AsFailure(err).Kind != providers.Unclear {
			t.Errorf("writes: %v", err)
		}
	}
}

// TestDeadline checks that time-outs of the network are not taken for the end
// of the caller's context.
func TestDeadline(t *testing.T) {
	t.Parallel()
	slow := &net.OpError{Op: "dial", Err: timeout{}}
	client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Transport: failing{slow}})
	err := client.Do(t.Context(), alicloud.Call{Product: ehpc, Action: "CreateCluster", Writes: true}, nil)
	if f := providers.AsFailure(err); f.Kind != providers.Unavailable || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	ended, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	if err := client.Do(ended, alicloud.Call{Product: ehpc, Action: "GetCluster"}, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

type timeout struct{}

func (timeout) Error() string        { return "i/o timeout" }
func (timeout) Timeout() bool        { return true }
func (timeout) Is(target error) bool { return target == context.DeadlineExceeded }

// TestEachAttemptIsSignedAnew: where a connection breaks off that carried other
// calls, a look is made once more with a nonce and a date of its own, and a
// creation is not.
func TestEachAttemptIsSignedAnew(t *testing.T) {
	t.Parallel()
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		for _, writes := range []bool{false, true} {
			t.Run(fmt.Sprint(method, ", writes ", writes), func(t *testing.T) {
				t.Parallel()
				nonces := make(chan string, 3)
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					nonces <- r.Header.Get("X-Acs-Signature-Nonce")
					if len(nonces) != 2 {
						_, _ = io.WriteString(w, "{}")
					} else if connection, _, err := http.NewResponseController(w).Hijack(); err == nil {
						_ = connection.Close()
					}
				}))
				t.Cleanup(server.Close)
				client := connect(t, providers.Endpoint{Region: "cn-hangzhou", Base: server.URL, Transport: exchange.Network(5 * time.Second)})
				call := alicloud.Call{Product: ehpc, Action: "CreateCluster", Method: method, Writes: writes}
				if err := client.Do(t.Context(), call, nil); err != nil {
					t.Fatal(err)
				}
				err, want := client.Do(t.Context(), call, nil), 3
				if writes {
					want = 2
				}
				if f := providers.FailureIn(err); writes != (f != nil && f.Kind == providers.Unclear) {
					t.Errorf("got %v", err)
				}
				seen := map[string]bool{}
				for range len(nonces) {
					seen[<-nonces] = true
				}
				if len(seen) != want {
					t.Errorf("%d nonces reached the server, want %d", len(seen), want)
				}
			})
		}
	}
}
