package qingcloud

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// call is one call of an API. One with a body is POST and changes something.
type call struct {
	api    api
	action string
	path   string
	query  url.Values
	body   []byte
	// secrets are texts that no failure may repeat.
	secrets []string
}

func (c call) writes() bool { return c.body != nil }

func (c call) method() string {
	if c.writes() {
		return http.MethodPost
	}
	return http.MethodGet
}

// signed returns the message of a call; a signature of "" is made with keys.
func (c *Client) signed(call call, keys keys, signature string) providers.Message {
	query := url.Values{}
	maps.Copy(query, call.query)
	call.api.public(query, keys.id, c.now())
	encoded, path := encode(query), call.api.prefix+call.path
	if signature == "" {
		signature = call.api.sign(call.method(), path, encoded, call.body, keys.secret)
	}
	message := providers.Message{
		Method: call.method(), URL: c.url(call.api) + path + "?" + encoded + "&signature=" + signature,
		Header: http.Header{"User-Agent": {"clusterwiz"}}, Body: call.body,
	}
	if call.writes() {
		message.Header.Set("Content-Type", jsonType)
		message.Decoded = json.RawMessage(call.body)
	}
	return message
}

// do makes one attempt, or two at a call that only reads, see [exchange.Anew],
// and decodes the reply's JSON into out.
//
// Errors are [providers.Failure] values. A context that ends before anything
// was sent, or during a call that does not write, comes back as its error; when
// it ends after a writing call may have left, the failure is Unclear and does
// not unwrap to the context's error.
func (c *Client) do(ctx context.Context, call call, out any) error {
	return exchange.Anew(call.writes(), func() error { return c.attempt(ctx, call, out) })
}

// attempt signs and sends once.
func (c *Client) attempt(ctx context.Context, call call, out any) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", call.action, err)
	}
	keys, err := readKeys(ctx, c.account)
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, exchange.Limit)
	defer cancel()
	message := c.signed(call, keys, "")
	request, err := http.NewRequestWithContext(limited, message.Method, message.URL, bytes.NewReader(message.Body))
	if err != nil {
		return &providers.Failure{
			Kind:    providers.Invalid,
			Summary: forms.Tf("the request %s could not be built", "无法构造请求 %s", call.action),
			Remedy:  forms.T("check the endpoint", "请检查接入地址"),
		}
	}
	request.Header = message.Header
	r := c.reporting(call, append([]string{keys.secret}, call.secrets...))
	got, lost := exchange.Once(c.carrier, request, maxReply)
	got.Hide(keys.secret)
	if lost != nil {
		return r.lost(ctx, lost)
	}
	return r.read(got, out)
}

// reporting makes the report of a call, which repeats nothing of what is hidden.
func (c *Client) reporting(call call, hidden []string) report {
	_, host, _ := strings.Cut(c.url(call.api), "://")
	return report{exchange.Report{
		Action: call.action, Host: host, Writes: call.writes(), LookFirst: providers.LookFirst, Refusals: refusals, Hidden: hidden,
	}}
}

// page asks for part of a list; the API gives no more than a hundred at once.
const pageSize = 100

// maxPages stops a list whose end never comes.
const maxPages = 1000

// all reads a list to its end. items takes a reply apart; where the first has
// neither part nor total, or counts what it does not list, it is no answer.
func all[R, T any](ctx context.Context, c *Client, call call, items func(*R) (part []T, total *text)) ([]T, error) {
	var list []T
	for range maxPages {
		query := url.Values{}
		maps.Copy(query, call.query)
		query.Set("limit", strconv.Itoa(pageSize))
		query.Set("offset", strconv.Itoa(len(list)))
		next := call
		next.query = query
		reply := new(R)
		if err := c.do(ctx, next, reply); err != nil {
			return nil, err
		}
		part, counted := items(reply)
		total := text("")
		if counted != nil {
			total = *counted
		}
		if len(list) == 0 && part == nil && (counted == nil || number(total) > 0) {
			return nil, c.reporting(call, nil).Unreadable()
		}
		list = append(list, part...)
		if len(part) == 0 || len(list) >= number(total) && (total != "" || len(part) < pageSize) {
			break
		}
	}
	return list, nil
}
