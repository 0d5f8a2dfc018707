package ehpc

import (
	"context"
	"fmt"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// product is E-HPC as the shared client calls it.
var product = alicloud.Product{
	Code: "EHPC", Version: version, Host: alicloud.Regional("ehpc"), Errors: meanings, Refusals: refusals,
}

var _ providers.Identifier = (*Client)(nil)

// Client is one account on E-HPC in one region.
type Client struct {
	alicloud.Whose
	cloud *alicloud.Client
	now   func() time.Time
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
	Success   *alicloud.Bool
	RequestID alicloud.Text `json:"RequestId"`
	ClusterID alicloud.ID   `json:"ClusterId"`
	TaskID    alicloud.Text `json:"TaskId"`
}

// Taken tells whether a cluster is being made.
func (a *accepted) Taken() bool { return a.ClusterID != "" && (a.Success == nil || bool(*a.Success)) }

// Send implements [providers.Client].
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
			Summary: forms.T("E-HPC answered without saying that the cluster is being created", "E-HPC 的应答未表明集群正在创建"),
			Remedy:  providers.LookFirst,
		}
	}
	return providers.Receipt{
		ID: string(reply.ClusterID), Name: request.Name, Region: request.Region,
		// Samples carry a newline behind the task id; Text has trimmed it.
		TaskID: string(reply.TaskID), RequestID: string(reply.RequestID),
		Created: sent.UTC().Format(time.RFC3339),
	}, nil
}

// creation returns the call that a request comes to.
func creation(request providers.Request, view forms.View) (alicloud.Call, error) {
	params, err := request.Params(view)
	if err != nil {
		return alicloud.Call{}, &providers.Failure{
			Kind: providers.Invalid, Field: "access.password", Cause: err,
			Summary: forms.T("the password has not been read", "尚未读取密码"),
			Remedy:  forms.T("enter it, or choose a key pair", "请填写密码，或改用密钥对"),
		}
	}
	return alicloud.Call{Product: product, Action: request.Action, Form: params, Writes: true, Secrets: request.Secrets()}, nil
}

// read makes one reading call.
func (c *Client) read(ctx context.Context, call alicloud.Call, out any) error {
	return explain(c.cloud.Read(ctx, call, out), providers.Request{})
}

// found is a cluster as ListClusters shows it.
type found struct {
	ID      alicloud.Text `json:"ClusterId"`
	Name    alicloud.Text `json:"ClusterName"`
	State   alicloud.Text `json:"ClusterStatus"`
	Created alicloud.Text `json:"ClusterCreateTime"`
	About   alicloud.Text `json:"ClusterDescription"`
}

// Find implements [providers.Client]. It looks for the exact name, since the
// API has no client token.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	type reply struct {
		Clusters   []found
		TotalCount *alicloud.Int
	}
	names, err := forms.EncodeJSON([]any{request.Name}, forms.Masked)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", request.Name, err)
	}
	clusters, err := alicloud.Numbered(ctx, c.cloud, reading("ListClusters", "ClusterNames", string(names)), 100,
		func(r *reply) ([]found, *alicloud.Int) { return r.Clusters, r.TotalCount })
	if err != nil {
		return nil, explain(err, request)
	}
	var receipts []providers.Receipt
	for _, one := range clusters {
		if string(one.Name) == request.Name {
			receipts = append(receipts, providers.Receipt{
				ID: string(one.ID), Name: request.Name, Region: request.Region,
				Created: moment(one.Created), State: string(one.State), Tag: tagIn(string(one.About)),
			})
		}
	}
	return receipts, nil
}

// releasing is the state that a receipt of a deletion carries.
const releasing = "releasing"

// Delete implements [providers.Client].
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	var reply struct {
		RequestID alicloud.Text `json:"RequestId"`
		TaskID    alicloud.Text `json:"TaskId"`
	}
	err := c.cloud.Do(ctx, alicloud.Call{
		Product: product, Action: "DeleteCluster", Query: map[string]string{"ClusterId": receipt.ID}, Writes: true,
	}, &reply)
	if err != nil {
		return providers.Receipt{}, alicloud.Protected(explain(err, providers.Request{}), "E-HPC", func() (bool, error) {
			cluster, err := c.cluster(ctx, receipt.ID)
			return cluster.protected(), err
		})
	}
	receipt.TaskID, receipt.RequestID, receipt.State = string(reply.TaskID), string(reply.RequestID), releasing
	return receipt, nil
}
