package modelarts

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"clusterwiz/providers/exchange"
)

// call is one call of an API.
type call struct {
	// action is the API's name of the call, for errors.
	action  string
	product product
	// method is GET when empty. path is percent-encoded, with projectMark for
	// the project; query comes behind it.
	method, path string
	query        url.Values
	// project is the one to use; empty for the region's own. domain is the account,
	// for global services.
	project, domain string
	header          http.Header
	body            []byte
	// asks: it changes nothing, though it is no GET.
	asks bool
}

// writes tells whether the call changes something, so that a lost reply is
// Unclear rather than Unavailable.
func (c call) writes() bool { return !c.asks && c.method != "" && c.method != http.MethodGet }

// do makes one attempt, or two at a call that only reads, see [exchange.Anew],
// and decodes the reply's JSON into out, which may be nil. It returns the id of
// the request.
//
// Errors are [providers.Failure] values. A context that ends before anything
// was sent, or during a call that does not write, comes back as its error; when
// it ends after a writing call may have left, the failure is Unclear.
func (c *Client) do(ctx context.Context, call call, out any) (id string, err error) {
	err = exchange.Anew(call.writes(), func() error {
		id, err = c.attempt(ctx, call, out)
		return err
	})
	return id, err
}

// attempt signs and sends once.
func (c *Client) attempt(ctx context.Context, call call, out any) (id string, err error) {
	if err := ctx.Err(); err != nil {
		return "", fmt.Errorf("%s: %w", call.action, err)
	}
	if strings.Contains(call.path, projectMark) {
		if call.project, err = c.project(ctx, call.project); err != nil {
			return "", err
		}
	}
	keys, err := c.keyring.read(ctx)
	if err != nil {
		return "", err
	}
	limited, cancel := context.WithTimeout(ctx, exchange.Limit)
	defer cancel()
	request, err := c.request(limited, call, keys)
	if err != nil {
		return "", unsigned(call)
	}
	r := c.reporting(call, keys)
	got, lost := exchange.Once(c.carrier, request, maxReply)
	got.Hide(keys.secret, keys.token)
	switch {
	case lost != nil:
		return "", r.Lost(ctx, lost)
	case !got.Good():
		return "", r.refused(got)
	}
	if out != nil && json.Unmarshal(got.Body, out) != nil {
		return "", r.unreadable(got)
	}
	return requestID(got), nil
}

// reporting makes the report of a call, which repeats nothing of the keys.
func (c *Client) reporting(call call, keys keys) report {
	_, host, _ := strings.Cut(c.url(call.product), "://")
	return report{product: call.product, Report: exchange.Report{
		Action: call.action, Host: host, Writes: call.writes(), LookFirst: lookFirst, Refusals: refusals,
		Hidden: []string{keys.secret, keys.token},
	}}
}

// request assembles and signs.
func (c *Client) request(ctx context.Context, call call, keys keys) (*http.Request, error) {
	address := c.url(call.product) + strings.ReplaceAll(call.path, projectMark, url.PathEscape(call.project))
	if len(call.query) > 0 {
		// As it is signed.
		address += "?" + strings.ReplaceAll(call.query.Encode(), "+", "%20")
	}
	method := call.method
	if method == "" {
		method = http.MethodGet
	}
	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(call.body))
	if err != nil {
		return nil, fmt.Errorf("build %s: %w", call.action, err)
	}
	r.Header = call.header.Clone()
	if r.Header == nil {
		r.Header = http.Header{"Accept": {"application/json"}}
	}
	r.Header.Set("User-Agent", "clusterwiz")
	return r, sign(r, call.body, keys, scope{call.project, call.domain}, c.now())
}

// read is do for calls that change nothing: when the cloud says that there were
// too many calls, it waits a second and tries once more.
func (c *Client) read(ctx context.Context, call call, out any) error {
	return exchange.Twice(ctx, c.pause, func() error {
		_, err := c.do(ctx, call, out)
		return err
	})
}
