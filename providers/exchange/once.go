package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync/atomic"
	"time"

	"clusterwiz/forms/mask"
	"clusterwiz/providers"
)

// Limit bounds one attempt, reply included. The slowest documented call
// answers within half of it.
const Limit = 60 * time.Second

var errTooLarge = errors.New("the reply is too large")

// Reply is an answer that arrived whole.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
	// Proxy is the host of the proxy that carried the call in clear and may have
	// answered itself; "" for none.
	Proxy string
}

// Good tells whether the status is one of success, 200 to 299.
func (r Reply) Good() bool { return r.Status >= 200 && r.Status <= 299 }

// RetryAfter is how long whoever answered wants to be left alone, by the header
// of that name, in seconds or as a date; 0 where it does not say.
func (r Reply) RetryAfter() time.Duration {
	text := r.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(text, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(time.Until(at), 0)
	}
	return 0
}

// Taken tells whether the body of a reply to a writing call says that it was
// taken: out can read it, and finds in it what was made. That counts under any
// status; who is on the way may change that.
func (r Reply) Taken(out any) bool {
	taken, ok := out.(interface{ Taken() bool })
	return ok && json.Unmarshal(r.Body, out) == nil && taken.Taken()
}

// Hide masks the secrets of an account in the reply, before anybody reads it: no id,
// no list and no log has them then. One that is short is left to [Report.Clean], since
// it may stand in a name by chance. No reply hides nothing.
func (r *Reply) Hide(secrets ...string) {
	m := mask.Long(secrets...)
	if r == nil || m.IsZero() {
		return
	}
	r.Body, r.Header = hidden(m, r.Body), r.Header.Clone()
	for _, values := range r.Header {
		for i := range values {
			values[i] = m.Hide(values[i])
		}
	}
}

// Lost is a call without an answer.
type Lost struct {
	// Err is what happened. It may quote the address; see [Opaque].
	Err error
	// Left tells whether any of the request can have reached the cloud.
	Left bool
	// Stale tells whether the connection had carried other calls before: its
	// other end may have given it up before this one came.
	Stale bool
}

// Once sends a request once and reads a reply of at most so many bytes. One of
// the results is nil.
//
// A carrier that reports no connections to net/http/httptrace, as one inside
// the process, is believed only where its error proves that there was none.
func Once(carrier http.RoundTripper, r *http.Request, most int64) (*Reply, *Lost) {
	ctx := r.Context()
	if err := ctx.Err(); err != nil {
		// A carrier would not report that it looked for no connection.
		return nil, &Lost{Err: fmt.Errorf("send: %w", err)}
	}
	var looked, stood, used atomic.Bool
	var between string
	r = r.WithContext(httptrace.WithClientTrace(context.WithValue(ctx, betweenKey{}, &between), &httptrace.ClientTrace{
		GetConn: func(string) { looked.Store(true) },
		GotConn: func(got httptrace.GotConnInfo) {
			stood.Store(true)
			used.Store(got.Reused)
		},
	}))
	response, err := carrier.RoundTrip(r)
	if err != nil {
		return nil, &Lost{
			Err: fmt.Errorf("send: %w", err), Left: !unconnected(err) && (stood.Load() || !looked.Load()), Stale: used.Load() && !slow(err),
		}
	}
	defer func() { _ = response.Body.Close() }()
	var read bytes.Buffer // It grows by doubling, and a list may be long.
	_, err = read.ReadFrom(io.LimitReader(response.Body, most+1))
	body := read.Bytes()
	if err == nil && int64(len(body)) > most {
		err = fmt.Errorf("more than %d bytes: %w", most, errTooLarge)
	}
	if err != nil {
		return nil, &Lost{Err: fmt.Errorf("read reply: %w", err), Left: true}
	}
	providers.HearDate(ctx, response.Header)
	return &Reply{Status: response.StatusCode, Header: response.Header, Body: body, Proxy: between}, nil
}

// unconnected recognises errors of the time before a connection stood.
// Nothing is tried again once its bytes may have left, so a dial error always
// means that nothing did.
func unconnected(err error) bool {
	var op *net.OpError
	var proxy *ProxyError
	return hostUnknown(err) || errors.As(err, &proxy) || errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect")
}

func slow(err error) bool {
	var late interface{ Timeout() bool }
	return errors.As(err, &late) && late.Timeout()
}

func hostUnknown(err error) bool {
	var name *net.DNSError
	return errors.As(err, &name)
}

// HostUnknown tells whether the name of the host could not be resolved.
func (l *Lost) HostUnknown() bool { return hostUnknown(l.Err) }
