package modelarts

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// Client is one account on ModelArts in one region.
type Client struct {
	region, base string
	given        map[product]string // Addresses from the environment.
	carrier      http.RoundTripper
	keyring      *keyring
	now          func() time.Time
	pause        time.Duration // Before a throttled call is tried once more.

	asking   chan struct{} // Holds whoever asks IAM for the project.
	mu       sync.Mutex
	resolved string
	memory   exchange.Memory
	// lists are the node pools of a pool, which the API cannot narrow to a name.
	lists exchange.Shares[[]nodePool]
	// evented are the events of a pool, of which the same is true.
	evented exchange.Shares[[]poolEvent]
	turns   exchange.Turns // Of price inquiries,
	turn    time.Duration  // which are at least so long apart.
}

var (
	_ providers.Client   = (*Client)(nil)
	_ providers.Rerouted = (*Client)(nil)
)

// Addresses implements [providers.Rerouted].
func (c *Client) Addresses() []string { return slices.Compact(slices.Sorted(maps.Values(c.given))) }

// Format prints the region for every verb, so that nothing inside can reach a
// log.
func (c *Client) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "modelarts client in "+c.region)
}

// url returns scheme and host of a product.
func (c *Client) url(p product) string {
	if c.base != "" {
		return c.base
	}
	if address := c.given[p]; address != "" {
		return address
	}
	return "https://" + p.host(c.region)
}

// Request implements [providers.Client]. Its address has projectMark for the
// project unless the answers name one.
func (c *Client) Request(answers *forms.Answers) (providers.Request, error) {
	return newRequest(answers, c.region, c.url(modelArts)), nil
}

// creation returns the call that a request comes to.
func (c *Client) creation(request providers.Request, view forms.View) (call, error) {
	body, err := request.Payload(view)
	if err != nil {
		return call{}, err
	}
	at := placeNamed(request.Name)
	return call{
		action: request.Action, product: modelArts, method: request.Method, path: strings.TrimPrefix(request.URL, c.url(modelArts)),
		project: at.project, header: request.Header, body: body,
	}, nil
}

var signature = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`Signature=[0-9a-f]+`) })

// Capture implements [providers.Client]. Masked sends nothing, so that a
// project that has not been asked for yet stays a mark; Revealed asks.
func (c *Client) Capture(ctx context.Context, request providers.Request, view forms.View) (providers.Message, error) {
	call, err := c.creation(request, view)
	if err != nil {
		return providers.Message{}, err
	}
	keys := c.keyring.standIn()
	if call.project == "" {
		call.project = c.knownProject()
	}
	if view == forms.Revealed {
		if call.project, err = c.project(ctx, call.project); err != nil {
			return providers.Message{}, err
		}
		if keys, err = c.keyring.read(ctx); err != nil {
			return providers.Message{}, err
		}
	}
	address := request.URL
	if call.project == "" {
		call.project = projectMark
	} else {
		address = strings.ReplaceAll(address, projectMark, call.project)
	}
	signed, err := c.request(ctx, call, keys)
	if err != nil {
		return providers.Message{}, unsigned(call)
	}
	message := providers.Message{
		Method: signed.Method, URL: address, Header: signed.Header, Body: call.body, Decoded: json.RawMessage(call.body),
	}
	if view == forms.Masked {
		// The token of the stand-in is masked already.
		message.Header.Set("Authorization", signature().ReplaceAllString(message.Header.Get("Authorization"), "Signature="+forms.Mask))
	}
	return message, nil
}

// Send implements [providers.Client]. The reply echoes the request; that it
// names the node pool is the sign that ModelArts took it.
func (c *Client) Send(ctx context.Context, request providers.Request) (providers.Receipt, error) {
	creation, err := c.creation(request, forms.Revealed)
	if err != nil {
		return providers.Receipt{}, err
	}
	at := placeNamed(request.Name)
	if at.pool == "" || at.name == "" {
		return providers.Receipt{}, &providers.Failure{
			Kind: providers.Invalid, Field: "pool.name",
			Summary: forms.T("the name of the resource pool or the node pool is missing", "缺少资源池或节点池名称"),
			Remedy:  forms.T("enter both", "两者都须填写"),
		}
	}
	if at.project, err = c.project(ctx, at.project); err != nil {
		return providers.Receipt{}, err
	}
	creation.project = at.project
	sent := c.now()
	var echo nodePool
	requestID, err := c.do(ctx, creation, &echo)
	if err != nil {
		return providers.Receipt{}, explain(notCreated(err), request.Body)
	}
	if string(echo.Metadata.Name) != at.name {
		return providers.Receipt{}, &providers.Failure{
			Kind: providers.Unclear, RequestID: requestID, Remedy: lookFirst,
			Summary: forms.T("ModelArts answered without naming the node pool", "ModelArts 的应答未包含该节点池"),
		}
	}
	return providers.Receipt{
		ID: at.id(), Name: request.Name, Region: request.Region, RequestID: requestID,
		TaskID: string(echo.Metadata.Labels["os.modelarts/order.name"]), Created: sent.UTC().Format(time.RFC3339),
	}, nil
}

// notCreated keeps a missing resource pool from passing for a missing node pool.
func notCreated(err error) error {
	if f := providers.FailureIn(err); f != nil && f.Kind == providers.Absent {
		f.Kind = providers.Invalid
		if f.Field == "" {
			f.Field = "pool.name"
		}
	}
	return err
}

// Find implements [providers.Client]. A name is one within its pool only, so
// it is the pool's list that tells.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	at := placeNamed(request.Name)
	if at.pool == "" || at.name == "" {
		return nil, nil
	}
	var err error
	if at.project, err = c.project(ctx, at.project); err != nil {
		return nil, err
	}
	all, err := c.nodePools(ctx, at)
	if err != nil {
		return nil, notCreated(err)
	}
	var found []providers.Receipt
	for _, one := range all {
		if string(one.Metadata.Name) == at.name {
			found = append(found, providers.Receipt{
				ID: at.id(), Name: request.Name, Region: request.Region,
				Created: string(one.Metadata.Created), State: one.state(),
				Tag: string(one.Spec.Resources.Labels[providers.TagKey]),
			})
		}
	}
	return found, nil
}
