package alicloud

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"clusterwiz/providers/exchange"
)

// Call is one call of an API. RPC products (path "/", parameters in query or
// form) use Query and Form; ROA products use Path, Method, Query and JSON.
type Call struct {
	Product Product
	// Action is the API's name of the call, sent as x-acs-action.
	Action string
	// Query goes into the URL, Form into a form body. Lists are flattened by
	// the caller (Tag.1.Key) or are JSON text, as the API page says.
	Query, Form map[string]string
	// Path is percent-encoded; empty is "/". Method is empty for POST.
	Path, Method string
	// JSON is the body of an ROA call, sent byte for byte.
	JSON []byte
	// Writes says that the call changes something, so that a lost reply is
	// Unclear rather than Unavailable.
	Writes bool
	// Secrets are texts in the parameters that no failure may repeat, should
	// the cloud echo them. Credentials are taken care of without it.
	Secrets []string
}

// Do makes one attempt, or two at a call that only reads, see [exchange.Anew],
// and decodes the reply's JSON into out, which may be nil.
// What out has a method Taken for counts as a success under any status.
//
// Errors are [providers.Failure] values whose cause is a [Detail] where the
// cloud answered. A context that ends before anything was sent, or during a
// call that does not write, comes back as its error. When it ends after a
// writing call may have left, the failure is Unclear and deliberately does not
// unwrap to the context's error: it must not pass for "nothing was sent".
func (c *Client) Do(ctx context.Context, call Call, out any) error {
	return exchange.Anew(call.Writes, func() error { return c.attempt(ctx, call, out) })
}

// attempt signs and sends once.
func (c *Client) attempt(ctx context.Context, call Call, out any) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", call.Action, err)
	}
	keys, err := c.keyring.read(ctx)
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, exchange.Limit)
	defer cancel()
	request, _, err := c.signed(limited, call, keys)
	r := newReport(call, "", append(keys.secrets(), call.Secrets...))
	if err != nil {
		return r.unsigned()
	}
	r.Host = request.URL.Host
	reply, lost := exchange.Once(c.carrier, request, maxReply)
	reply.Hide(keys.secrets()...)
	switch {
	case lost != nil:
		return r.Lost(ctx, lost)
	case !reply.Good():
		return r.refused(reply, out)
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(reply.Body, out); err != nil {
		return r.unreadable(reply)
	}
	return nil
}

func (call Call) path() string { return cmp.Or(call.Path, "/") }

func (call Call) method() string { return cmp.Or(call.Method, http.MethodPost) }

// body returns the bytes of the body and their type; nil for no body.
func (call Call) body() (body []byte, kind string) {
	switch {
	case call.JSON != nil:
		return call.JSON, "application/json; charset=utf-8"
	case len(call.Form) > 0:
		values := url.Values{}
		for name, value := range call.Form {
			values.Set(name, value)
		}
		return []byte(values.Encode()), "application/x-www-form-urlencoded"
	}
	return nil, ""
}
