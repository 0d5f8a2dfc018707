package alicloud

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/exchange"
)

// maxReply is far above the largest documented reply (all instance types, about
// 2 MB).
const maxReply = 64 << 20

// network is the way out for all clients, so that they share connections.
var network = sync.OnceValue(func() http.RoundTripper { return exchange.Network(30 * time.Second) })

// errCaptured stops the vendor's client where it would have sent.
var errCaptured = errors.New("captured, not sent")

// hook stands in the vendor's client: one signed request and what came of it.
// Without a carrier it keeps the request and sends nothing.
type hook struct {
	carrier http.RoundTripper
	request *http.Request
	body    []byte
	reply   *exchange.Reply
	lost    *exchange.Lost
}

// Call implements dara.HttpClient. The vendor's client is always answered with
// an empty success: it would otherwise read the reply a second time, more
// strictly than we do.
func (h *hook) Call(signed *http.Request, _ *http.Transport) (*http.Response, error) {
	if err := h.take(signed); err != nil {
		h.lost = &exchange.Lost{Err: err}
		return nil, err
	}
	if h.carrier == nil {
		return nil, errCaptured
	}
	h.reply, h.lost = exchange.Once(h.carrier, h.request, maxReply)
	if h.lost != nil {
		return nil, h.lost.Err
	}
	return &http.Response{Status: "200 OK", StatusCode: http.StatusOK, Header: http.Header{}, Body: http.NoBody}, nil
}

// take keeps the request in the form in which it can be sent by any carrier.
// Proxy-Authorization is the vendor's copy of the proxy's password from the
// environment; it would reach the cloud and every preview.
func (h *hook) take(signed *http.Request) error {
	if signed.Body != nil {
		body, err := io.ReadAll(signed.Body)
		if err != nil {
			return fmt.Errorf("read request body: %w", err)
		}
		h.body = body
	}
	header := http.Header{}
	for name, values := range signed.Header {
		switch canonical := http.CanonicalHeaderKey(name); canonical {
		case "Host", "Proxy-Authorization":
		default:
			header[canonical] = values
		}
	}
	h.request = signed.Clone(signed.Context())
	h.request.Header = header
	h.request.URL.RawQuery = strings.ReplaceAll(h.request.URL.RawQuery, "+", "%20") // As in what was signed.
	h.request.ContentLength = int64(len(h.body))
	h.request.Body, h.request.GetBody = http.NoBody, nil
	if len(h.body) > 0 {
		h.request.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(h.body)), nil }
		h.request.Body, _ = h.request.GetBody()
	}
	return nil
}

// host returns where the request went, for people.
func (h *hook) host() string {
	if h.request == nil {
		return ""
	}
	return h.request.URL.Host
}
