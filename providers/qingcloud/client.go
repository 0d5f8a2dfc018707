package qingcloud

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"sync"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// Client is one account in one zone. It is safe for concurrent use and prints
// without secrets.
type Client struct {
	account providers.Account
	zone    string
	base    string
	carrier http.RoundTripper
	now     func() time.Time
	memory  exchange.Memory
	self    self
}

var _ providers.Client = (*Client)(nil)

// Format prints account and zone for every verb.
func (c *Client) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "qingcloud client "+c.account.ID+" in "+c.zone)
}

// url returns scheme and host of an API.
func (c *Client) url(a api) string { return cmp.Or(c.base, "https://"+a.host) }

// Request implements [providers.Client].
func (c *Client) Request(answers *forms.Answers) (providers.Request, error) {
	return newRequest(answers, c.zone, c.url(hpc)), nil
}

// creation returns the call that a request comes to.
func creation(request providers.Request, view forms.View) (call, error) {
	body, err := request.Payload(view)
	if err != nil {
		return call{}, &providers.Failure{
			Kind: providers.Invalid, Field: "access.password", Cause: err,
			Summary: forms.T("the password has not been read", "尚未读取密码"),
			Remedy:  forms.T("enter it", "请填写密码"),
		}
	}
	return call{api: hpc, action: request.Action, path: createPath, body: body, secrets: request.Secrets()}, nil
}

// Capture implements [providers.Client].
func (c *Client) Capture(ctx context.Context, request providers.Request, view forms.View) (providers.Message, error) {
	made, err := creation(request, view)
	if err != nil {
		return providers.Message{}, err
	}
	if view == forms.Masked {
		return c.signed(made, keys{id: cmp.Or(c.account.Key, forms.Mask)}, forms.Mask).Legible(), nil
	}
	keys, err := readKeys(ctx, c.account)
	if err != nil {
		return providers.Message{}, err
	}
	return c.signed(made, keys, ""), nil
}

// accepted is the answer to a creation.
type accepted struct {
	RetCode   *code `json:"ret_code"`
	JobID     text  `json:"job_id"`
	ClusterID texts `json:"hpc_cluster_id"`
}

// Taken tells whether one cluster is being made.
func (a *accepted) Taken() bool {
	return a.RetCode != nil && *a.RetCode == done && len(a.ClusterID) == 1
}

// Send implements [providers.Client].
func (c *Client) Send(ctx context.Context, request providers.Request) (providers.Receipt, error) {
	made, err := creation(request, forms.Revealed)
	if err != nil {
		return providers.Receipt{}, err
	}
	sent := c.now()
	var reply accepted
	if err := c.do(ctx, made, &reply); err != nil {
		return providers.Receipt{}, explain(err, request.Body)
	}
	if !reply.Taken() {
		return providers.Receipt{}, &providers.Failure{
			Kind:    providers.Unclear,
			Summary: forms.T("QingCloud answered without the id of the cluster", "青云的应答未包含集群 ID"),
			Remedy:  providers.LookFirst,
		}
	}
	return providers.Receipt{
		ID: reply.ClusterID[0], TaskID: string(reply.JobID), Name: request.Name, Region: request.Region, Owner: request.Owner,
		Created: sent.UTC().Format(time.RFC3339),
	}, nil
}

// get is a reading call of HPC in the zone with those pairs that have a value.
func (c *Client) get(action, path string, pairs ...string) call {
	query := url.Values{"zone": {c.zone}}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			query.Set(pairs[i], pairs[i+1])
		}
	}
	return call{api: hpc, action: action, path: path, query: query}
}

// Find implements [providers.Client]. The search is for part of the name; the
// job of what is found comes from the list of operations.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	clusters, err := c.clusters(ctx, request.Owner, "search_word", request.Name)
	if err != nil {
		return nil, err
	}
	var receipts []providers.Receipt
	for _, one := range clusters {
		if string(one.Name) != request.Name || phaseOf(string(one.State)) == providers.Gone {
			continue
		}
		receipt := providers.Receipt{
			ID: string(one.ID), Name: request.Name, Region: request.Region, Owner: cmp.Or(string(one.Owner), request.Owner),
			Created: created(one.CreateTime), State: string(one.State),
		}
		// Without its job a cluster can still be followed.
		if job, err := c.operation(ctx, "resource_ids", receipt.ID); err == nil && job.creates() {
			receipt.TaskID = string(job.ID)
		}
		receipts = append(receipts, receipt)
	}
	return receipts, ctx.Err()
}

// Delete implements [providers.Client]. The API wants to know who asks; that is
// the owner.
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	body := &forms.Body{}
	body.Set([]any{receipt.ID}, "cluster_ids")
	if owner := c.ownerOf(ctx, receipt); owner != "" {
		body.Set(owner, "run_user")
	}
	body.Set(c.zone, "zone")
	data, err := body.JSON(forms.Masked)
	if err != nil {
		return providers.Receipt{}, fmt.Errorf("encode deletion: %w", err)
	}
	var reply struct {
		JobID text `json:"job_id"`
	}
	err = c.do(ctx, call{api: hpc, action: "deleteCluster", path: "/cluster/deleteCluster", body: data}, &reply)
	if f := providers.FailureIn(err); f != nil && f.Code == "1400" && busy().MatchString(f.Message) {
		// The same code says that it is not ours; the message tells them apart.
		f.Kind = providers.Conflict
		f.Summary = forms.T("the cluster's state does not allow deletion: an operation or a job is running", "集群状态不允许删除：有操作或作业正在执行")
		f.Remedy = forms.T("wait until it is over, then try again", "请等待其完成后重试")
	}
	if err != nil {
		return providers.Receipt{}, err
	}
	receipt.TaskID, receipt.State = string(reply.JobID), stateDeleting
	return receipt, nil
}

// ownerOf is whose the thing is: by the receipt, which those of before do not tell,
// by its job, or else who asks.
func (c *Client) ownerOf(ctx context.Context, receipt providers.Receipt) string {
	if receipt.Owner != "" {
		return receipt.Owner
	}
	if job, err := c.jobOf(ctx, receipt); err == nil && job.Owner != "" {
		return string(job.Owner)
	}
	return c.user(ctx)
}

// busy finds what tells that the state forbids something, and not the owner.
var busy = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(stat(e|us)|operation|jobs?|running|transition)\b`)
})

// jobOf returns the job of a receipt, else the last one of its cluster.
func (c *Client) jobOf(ctx context.Context, receipt providers.Receipt) (job, error) {
	if receipt.TaskID != "" {
		if found, err := c.operation(ctx, "jobs", receipt.TaskID); err == nil && found.ID != "" {
			return found, nil
		}
	}
	return c.operation(ctx, "resource_ids", receipt.ID)
}
