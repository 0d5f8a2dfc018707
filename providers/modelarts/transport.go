package modelarts

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

// maxReply is far above any list that a pool can have.
const maxReply = 32 << 20

var errTooLong = errors.New("the reply is too long")

// internet is the way out for all clients, so that they share connections.
var internet = sync.OnceValue(func() http.RoundTripper {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   5 * time.Second,
		ResponseHeaderTimeout: 50 * time.Second,
		IdleConnTimeout:       60 * time.Second,
		ForceAttemptHTTP2:     true,
	}
})

// reply is an answer that arrived whole.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// exchange sends a request once. left tells, when there is no answer, whether
// any of it can have reached the cloud; a carrier that reports no connections
// is believed only where its error proves that there was none.
func exchange(carrier http.RoundTripper, r *http.Request) (got reply, left bool, err error) {
	var looked, stood atomic.Bool
	r = r.WithContext(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
		GetConn: func(string) { looked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { stood.Store(true) },
	}))
	response, err := carrier.RoundTrip(r)
	if err != nil {
		return reply{}, !unconnected(err) && (stood.Load() || !looked.Load()), fmt.Errorf("send: %w", err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxReply+1))
	if err == nil && len(body) > maxReply {
		err = errTooLong
	}
	if err != nil {
		return reply{}, true, fmt.Errorf("read reply: %w", err)
	}
	return reply{status: response.StatusCode, header: response.Header, body: body}, true, nil
}

// unconnected recognises errors of the time before a connection stood.
func unconnected(err error) bool {
	var op *net.OpError
	var name *net.DNSError
	return errors.As(err, &name) || (errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect"))
}
