package qingcloud

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
	"time"
)

// callLimit bounds one attempt, reply included.
const callLimit = 60 * time.Second

// maxReply is far above a list of a hundred clusters.
const maxReply = 32 << 20

// internet is the way out for all clients, so that they share connections.
var internet = sync.OnceValue(func() http.RoundTripper {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   5 * time.Second,
		ResponseHeaderTimeout: 50 * time.Second,
		IdleConnTimeout:       60 * time.Second,
	}
})

// reply is an answer that arrived whole.
type reply struct {
	status int
	body   []byte
}

// lostError is a call without an answer.
type lostError struct {
	err error
	// left tells whether any of the request can have reached the cloud.
	left bool
}

// Error implements error.
func (l *lostError) Error() string { return l.err.Error() }

// exchange sends a request once. A carrier that reports no connections is
// believed only where its error proves that there was none.
func exchange(carrier http.RoundTripper, r *http.Request) (reply, *lostError) {
	var asked, stood atomic.Bool
	r = r.WithContext(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
		GetConn: func(string) { asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { stood.Store(true) },
	}))
	response, err := carrier.RoundTrip(r)
	if err != nil {
		return reply{}, &lostError{err, !unconnected(err) && (stood.Load() || !asked.Load())}
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxReply+1))
	if err == nil && len(body) > maxReply {
		err = fmt.Errorf("more than %d bytes", maxReply)
	}
	if err != nil {
		return reply{}, &lostError{fmt.Errorf("read reply: %w", err), true}
	}
	return reply{status: response.StatusCode, body: body}, nil
}

// unconnected recognises errors of the time before a connection stood.
func unconnected(err error) bool {
	var op *net.OpError
	var name *net.DNSError
	return errors.As(err, &name) || errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect")
}
