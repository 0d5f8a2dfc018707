package alicloud

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// maxReply is far above the largest documented reply (all instance types, about
// 2 MB).
const maxReply = 64 << 20

// network is the way out for all clients, so that they share connections.
var network = sync.OnceValue(func() http.RoundTripper {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   5 * time.Second,
		ResponseHeaderTimeout: 30 * time.Second,
		IdleConnTimeout:       60 * time.Second,
		MaxIdleConnsPerHost:   64,
	}
})

// errCaptured stops the vendor's client where it would have sent.
var errCaptured = errors.New("captured, not sent")

// exchange is the hook in the vendor's client: one signed request and what
// came of it. Without a carrier it keeps the request and sends nothing.
type exchange struct {
	carrier http.RoundTripper
	request *http.Request
	body    []byte
	reply   reply
	err     error

	// asked and got tell whether a connection was looked for and found.
	asked, got atomic.Bool
}

// reply is an answer that arrived whole.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// Call implements dara.HttpClient. The vendor's client is always answered with
// an empty success: it would otherwise read the reply a second time, more
// strictly than we do.
func (x *exchange) Call(signed *http.Request, _ *http.Transport) (*http.Response, error) {
	if err := x.take(signed); err != nil {
		x.err = err
		return nil, err
	}
	if x.carrier == nil {
		return nil, errCaptured
	}
	traced := x.request.WithContext(httptrace.WithClientTrace(signed.Context(), &httptrace.ClientTrace{
		GetConn: func(string) { x.asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { x.got.Store(true) },
	}))
	response, err := x.carrier.RoundTrip(traced)
	if err == nil {
		err = x.read(response)
	}
	if err != nil {
		x.err = err
		return nil, err
	}
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody}, nil
}

// take keeps the request in the form in which it can be sent by any carrier.
// Proxy-Authorization is the vendor's copy of the proxy's password from the
// environment; it would reach the cloud and every preview.
func (x *exchange) take(signed *http.Request) error {
	if signed.Body != nil {
		body, err := io.ReadAll(signed.Body)
		if err != nil {
			return fmt.Errorf("read request body: %w", err)
		}
		x.body = body
	}
	header := http.Header{}
	for name, values := range signed.Header {
		switch canonical := http.CanonicalHeaderKey(name); canonical {
		case "Host", "Proxy-Authorization":
		default:
			header[canonical] = values
		}
	}
	x.request = signed.Clone(signed.Context())
	x.request.Header = header
	x.request.URL.RawQuery = strings.ReplaceAll(x.request.URL.RawQuery, "+", "%20") // As in what was signed.
	x.request.ContentLength = int64(len(x.body))
	x.request.Body, x.request.GetBody = http.NoBody, nil
	if len(x.body) > 0 {
		x.request.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(x.body)), nil }
		x.request.Body, _ = x.request.GetBody()
	}
	return nil
}

func (x *exchange) read(response *http.Response) error {
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxReply+1))
	if err != nil {
		return fmt.Errorf("read reply: %w", err)
	}
	if len(body) > maxReply {
		return fmt.Errorf("read reply: more than %d bytes", maxReply)
	}
	x.reply = reply{status: response.StatusCode, header: response.Header, body: body}
	return nil
}

// host returns where the request went, for people.
func (x *exchange) host() string {
	if x.request == nil {
		return ""
	}
	return x.request.URL.Host
}

// mayHaveLeft tells whether bytes of the request can have reached the cloud.
// Carriers other than http.Transport do not report connections; then only the
// error can prove that nothing left.
func (x *exchange) mayHaveLeft() bool {
	if x.request == nil || neverConnected(x.err) {
		return false
	}
	return x.got.Load() || !x.asked.Load()
}

// neverConnected recognises errors of the time before a connection stood.
// net/http never tries a writing request again once its bytes may have left,
// so a dial error always means that nothing did.
func neverConnected(err error) bool {
	var op *net.OpError
	var name *net.DNSError
	return errors.As(err, &op) && (op.Op == "dial" || op.Op == "proxyconnect") || errors.As(err, &name)
}
