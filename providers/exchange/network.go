package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"clusterwiz/providers"
)

// Way is a way out to the network. It sends nothing twice: a call is signed for
// one attempt, and whoever repeats it has to sign it anew. A proxy that is in
// the way is told as such, by [ProxyError].
type Way struct{ *http.Transport }

// Network returns a way out through the proxy of the environment. wait is how
// long the head of a reply may take after the request is written; a cloud's
// clients should share one, and with it the connections.
func Network(wait time.Duration) Way {
	return Way{&http.Transport{
		Proxy:                  environment,
		OnProxyConnectResponse: proxyAnswered,
		DialContext:            (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:    5 * time.Second,
		ResponseHeaderTimeout:  wait,
		IdleConnTimeout:        60 * time.Second,
		MaxIdleConnsPerHost:    64,
	}}
}

// environment is the proxy of the environment, and none for this machine however
// its name is written, for which net/http knows one spelling only.
func environment(r *http.Request) (*url.URL, error) {
	if providers.Loopback(r.URL.Hostname()) {
		return nil, nil
	}
	return http.ProxyFromEnvironment(r) //nolint:wrapcheck // Its error is not repeated.
}

// RoundTrip implements http.RoundTripper.
func (w Way) RoundTrip(r *http.Request) (*http.Response, error) {
	var proxy *url.URL
	if w.Proxy != nil {
		var err error
		if proxy, err = w.Proxy(r); err != nil || proxy != nil && strings.HasSuffix(proxy.Host, ":") {
			return nil, &ProxyError{} // The error would quote the address, password and all.
		}
	}
	if between, ok := r.Context().Value(betweenKey{}).(*string); ok && proxy != nil && r.URL.Scheme == "http" {
		*between = proxy.Host
	}
	var gate gate
	response, err := w.Transport.RoundTrip(unrepeated(gate.watch(r)))
	if err != nil && proxy != nil && (unproxied(err) || gate.shut(r, err)) {
		return nil, &ProxyError{Host: proxy.Host, Err: err}
	}
	return response, err //nolint:wrapcheck // A carrier's error is its own.
}

// unproxied recognises a proxy that is not to be reached.
func unproxied(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "proxyconnect"
}

// gate is the proxy that a call with TLS has to be let through by. net/http hands
// on what goes wrong there as if it went wrong at the host.
type gate struct{ asked, through atomic.Bool }

// gateKey finds the gate of a call.
type gateKey struct{}

// watch returns the request so that the gate knows how far it came.
func (g *gate) watch(r *http.Request) *http.Request {
	return r.WithContext(httptrace.WithClientTrace(context.WithValue(r.Context(), gateKey{}, g), &httptrace.ClientTrace{
		GetConn: func(string) { g.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { g.through.Store(true) },
	}))
}

// shut tells that the proxy gave no answer: it broke off, or is none.
func (g *gate) shut(r *http.Request, err error) bool {
	var told *ProxyError
	return r.URL.Scheme == "https" && g.asked.Load() && !g.through.Load() && r.Context().Err() == nil && !errors.As(err, &told)
}

// betweenKey finds where a call notes the host of the proxy that reads it and may
// answer in the cloud's place, as one does without TLS.
type betweenKey struct{}

// unrepeated returns the request so that net/http cannot send it again by
// itself, as it does with a GET where a connection that was used before breaks
// off: it repeats nothing whose body it cannot get anew. What it cannot have
// written a byte of, it may still send on another connection.
func unrepeated(r *http.Request) *http.Request {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return r
	}
	once := r.Clone(r.Context())
	once.Body, once.GetBody, once.ContentLength = nothing{}, nil, 0
	return once
}

// nothing is a body without bytes, which net/http does not know to be one.
type nothing struct{}

// Read implements io.Reader.
func (nothing) Read([]byte) (int, error) { return 0, io.EOF }

// Close implements io.Closer.
func (nothing) Close() error { return nil }

// ProxyError is a proxy that is not to be reached or lets nobody through: no
// call got past it.
type ProxyError struct {
	// Host is where the proxy is, without user and password; "" where its
	// address cannot be read.
	Host string
	// Status is what it answered; 0 where it did not.
	Status int
	// Err is why it did not.
	Err error
}

// Error implements error.
func (p *ProxyError) Error() string {
	switch {
	case p.Host == "":
		return "the address of the proxy cannot be read"
	case p.Status != 0:
		return fmt.Sprintf("proxy %s: HTTP status %d", p.Host, p.Status)
	}
	return fmt.Sprintf("proxy %s: %v", p.Host, p.Err)
}

// Unwrap returns why the proxy did not answer.
func (p *ProxyError) Unwrap() error { return p.Err }

// proxyAnswered looks at what a proxy says to the wish to be let through.
func proxyAnswered(ctx context.Context, proxy *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode == http.StatusOK {
		if g, ok := ctx.Value(gateKey{}).(*gate); ok {
			g.through.Store(true)
		}
		return nil
	}
	return &ProxyError{Host: proxy.Host, Status: answer.StatusCode}
}
