package alicloud

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	"github.com/alibabacloud-go/darabonba-openapi/v2/models"
	"github.com/alibabacloud-go/tea/dara"

	"clusterwiz/providers/exchange"
)

// acsDate is the form of x-acs-date, always in UTC.
const acsDate = "2006-01-02T15:04:05Z"

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
	h := &hook{carrier: c.carrier}
	unsigned := c.transmit(limited, call, keys, h)
	h.reply.Hide(keys.secrets()...)
	r := newReport(call, h.host(), append(keys.secrets(), call.Secrets...))
	switch {
	case h.lost != nil:
		return r.Lost(ctx, h.lost)
	case unsigned != nil || h.reply == nil:
		return r.unsigned()
	case !h.reply.Good():
		return r.refused(h.reply, out)
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(h.reply.Body, out); err != nil {
		return r.unreadable(h.reply)
	}
	return nil
}

// transmit lets the vendor's client assemble and sign the call and hand it to
// the hook. What came of it is in the hook; the error only matters when the
// hook was never reached.
func (c *Client) transmit(ctx context.Context, call Call, keys keys, h *hook) error {
	if call.Product.Sign != nil {
		return c.transmitOwn(ctx, call, keys, h)
	}
	scheme, host := c.address(call.Product)
	client, err := openapi.NewClient(&models.Config{
		Endpoint:   &host,
		Protocol:   &scheme,
		Credential: signer{keys: keys},
		HttpClient: h,
		// It would read the proxy of the environment, more strictly than our
		// carrier does, for a carrier of its own that is not used.
		NoProxy: &host,
	})
	if err != nil {
		return fmt.Errorf("prepare %s: %w", call.Action, err)
	}
	request := &models.OpenApiRequest{
		Query: map[string]*string{},
		Headers: map[string]*string{
			"x-acs-date":            dara.String(c.now().UTC().Format(acsDate)),
			"x-acs-signature-nonce": dara.String(c.nonce()),
			"user-agent":            dara.String("clusterwiz"),
		},
	}
	for name, value := range call.Query {
		request.Query[name] = dara.String(value)
	}
	if body, kind := call.body(); body != nil {
		request.Body = body
		request.Headers["content-type"] = dara.String(kind)
	}
	_, err = client.CallApiWithCtx(ctx, call.params(scheme), request, &dara.RuntimeOptions{
		Autoretry: dara.Bool(false), MaxAttempts: dara.Int(1),
	})
	return err
}

// params tells the vendor's client the style of the call. The body type "byte"
// makes it send and hash our own bytes; its JSON encoder would reorder them.
func (call Call) params(scheme string) *models.Params {
	style, path, method := "RPC", call.path(), call.method()
	if call.Path != "" {
		style = "ROA"
	}
	return &models.Params{
		Action: &call.Action, Version: &call.Product.Version, Protocol: &scheme,
		Pathname: &path, Method: &method, Style: &style,
		AuthType: dara.String("AK"), ReqBodyType: dara.String("byte"), BodyType: dara.String("string"),
	}
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
