package batchcompute

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/exchange"
)

// product is BatchCompute as the shared client calls it.
var product = alicloud.Product{
	Code: "BatchCompute", Version: version, Host: alicloud.Regional("batchcompute"), Errors: meanings, Refusals: refusals, Sign: sign,
	Paging: alicloud.Paging{Token: "Marker", Most: "MaxItemCount"},
}

var _ providers.Identifier = (*Client)(nil)

// Client is one account on BatchCompute in one region.
type Client struct {
	alicloud.Whose
	cloud *alicloud.Client
	now   func() time.Time
	// lists are those of all clusters, which the API cannot narrow to a name.
	lists exchange.Shared[[]cluster]
}

var _ providers.Client = (*Client)(nil)

// Request implements [providers.Client].
func (c *Client) Request(answers *forms.Answers) (providers.Request, error) {
	return newRequest(answers, c.cloud.Region(), c.cloud.URL(product)), nil
}

// Capture implements [providers.Client].
func (c *Client) Capture(ctx context.Context, request providers.Request, view forms.View) (providers.Message, error) {
	call, err := creation(request, view)
	if err != nil {
		return providers.Message{}, err
	}
	return c.cloud.Capture(ctx, call, view)
}

// accepted is the answer to a creation.
type accepted struct {
	ID        alicloud.ID   `json:"Id"`
	RequestID alicloud.Text `json:"RequestId"`
}

// Taken tells whether a cluster was made.
func (a *accepted) Taken() bool { return a.ID != "" }

// Send implements [providers.Client]. An id is the only success.
func (c *Client) Send(ctx context.Context, request providers.Request) (providers.Receipt, error) {
	call, err := creation(request, forms.Revealed)
	if err != nil {
		return providers.Receipt{}, err
	}
	sent := c.now()
	var reply accepted
	if err := c.cloud.Do(ctx, call, &reply); err != nil {
		return providers.Receipt{}, explain(err, request)
	}
	if !reply.Taken() {
		return providers.Receipt{}, &providers.Failure{
			Kind: providers.Unclear, RequestID: string(reply.RequestID),
			Summary: forms.T("BatchCompute answered without the id of the cluster", "批量计算的应答未包含集群 ID"),
			Remedy:  providers.LookFirst,
		}
	}
	return providers.Receipt{
		ID: string(reply.ID), Name: request.Name, Region: request.Region,
		RequestID: string(reply.RequestID), Created: sent.UTC().Format(time.RFC3339),
	}, nil
}

// creation returns the call that a request comes to.
func creation(request providers.Request, view forms.View) (alicloud.Call, error) {
	body, err := request.Payload(view)
	if err != nil {
		return alicloud.Call{}, &providers.Failure{
			Kind: providers.Invalid, Field: "storage.oss", Cause: err,
			Summary: forms.T("the OSS keys have not been read", "尚未读取 OSS 访问密钥"),
			Remedy:  forms.T("enter them, or leave all of them empty", "请提供密钥，或全部留空"),
		}
	}
	call := alicloud.Call{
		Product: product, Action: request.Action, Method: request.Method, Path: clustersPath, JSON: body, Writes: true,
		Secrets: request.Secrets(),
	}
	if token := idempotent(request.Token); token != "" {
		call.Query = map[string]string{"IdempotentToken": token}
	}
	return call, nil
}

// idempotent is the token in the alphabet and length that the page allows.
func idempotent(token string) string {
	token = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return -1
	}, token)
	return token[:min(len(token), 64)]
}

// reading is a reading call with those pairs of name and value that have a
// value.
func reading(action, path string, pairs ...string) alicloud.Call {
	return alicloud.Call{
		Product: product, Action: action, Method: http.MethodGet, Path: path, Query: alicloud.Pairs(pairs...),
	}
}

func (c *Client) read(ctx context.Context, call alicloud.Call, out any) error {
	return explain(c.cloud.Read(ctx, call, out), providers.Request{})
}

// page is a part of a list.
type page[T any] struct {
	NextMarker *alicloud.Text
	Items      []T
}

// pageSize is the most that the API gives at once.
const pageSize = 100

// all reads a list to its end.
func all[T any](ctx context.Context, c *Client, action, path string, pairs ...string) ([]T, error) {
	items, err := alicloud.Tokened(ctx, c.cloud, reading(action, path, pairs...), pageSize,
		func(p *page[T]) ([]T, *alicloud.Text) { return p.Items, p.NextMarker })
	return items, explain(err, providers.Request{})
}

// Find implements [providers.Client]. The list has no filter and does not tell
// tokens, so it is read whole and compared by name.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	clusters, err := c.lists.Get(ctx, func(ctx context.Context) ([]cluster, error) {
		return all[cluster](ctx, c, "ListClusters", clustersPath)
	})
	if err != nil {
		return nil, err
	}
	var receipts []providers.Receipt
	for _, one := range clusters {
		if string(one.Name) == request.Name && one.State != stateDeleted {
			receipts = append(receipts, providers.Receipt{
				ID: string(one.ID), Name: request.Name, Region: request.Region,
				Created: string(one.CreationTime), State: string(one.State), Tag: string(one.UserData[providers.TagKey]),
			})
		}
	}
	return receipts, nil
}

func clusterPath(id string) string { return clustersPath + "/" + url.PathEscape(id) }

// Delete implements [providers.Client]. The API refuses to delete what is being
// deleted already; that is no failure.
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	err := explain(c.cloud.Do(ctx, alicloud.Call{
		Product: product, Action: "DeleteCluster", Method: http.MethodDelete, Path: clusterPath(receipt.ID), Writes: true,
	}, nil), providers.Request{})
	if f := providers.FailureIn(err); f != nil && f.Kind == providers.Conflict {
		if now, asked := c.cluster(ctx, receipt.ID); asked == nil && now.State == stateDeleting {
			err = nil
		}
	}
	if err != nil {
		return providers.Receipt{}, err
	}
	receipt.State = stateDeleting
	return receipt, nil
}
