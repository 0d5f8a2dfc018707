package ack

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// product is ACK as the shared client calls it.
var product = alicloud.Product{
	Code: "CS", Version: version2015, Host: host, Errors: meanings, Refusals: refusals, Paging: alicloud.Paging{Number: "page_number", Size: "page_size"},
}

// central are the regions that the SDK's endpoint map sends to the one host
// for all.
var central = []string{
	"ap-northeast-2-pop", "cn-beijing-finance-pop", "cn-beijing-gov-1", "cn-beijing-nu16-b01", "cn-edge-1", "cn-fujian",
	"cn-haidian-cm12-c01", "cn-hangzhou-bj-b01", "cn-hangzhou-test-306", "cn-hongkong-finance-pop", "cn-qingdao-nebula",
	"cn-shanghai-et15-b01", "cn-shanghai-et2-b01", "cn-shanghai-inner", "cn-shanghai-internal-test-1", "cn-shenzhen-inner",
	"cn-shenzhen-st4-d01", "cn-shenzhen-su18-b01", "cn-wuhan", "cn-yushanfang", "cn-zhangbei", "cn-zhangbei-na61-b01",
	"cn-zhangjiakou-na62-a01", "cn-zhengzhou-nebula-1", "eu-west-1-oxs", "rus-west-1-pop",
}

func host(region string) string {
	if slices.Contains(central, region) {
		return "cs.aliyuncs.com"
	}
	return alicloud.Regional("cs")(region)
}

var _ providers.Identifier = (*Client)(nil)

// Client is one account on ACK in one region.
type Client struct {
	alicloud.Whose
	cloud *alicloud.Client
	now   func() time.Time
	// deletion is what a deletion is told; nil is nothing but the defaults.
	deletion *forms.Answers
}

var _ providers.DeleteChooser = (*Client)(nil)

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

// accepted is the answer to calls that start a task.
type accepted struct {
	ClusterID alicloud.ID   `json:"cluster_id"`
	TaskID    alicloud.Text `json:"task_id"`
	RequestID alicloud.Text `json:"request_id"`
}

// Taken tells whether a task is at work on a cluster.
func (a *accepted) Taken() bool { return a.ClusterID != "" }

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
			Summary: forms.T("ACK answered without the id of a cluster", "ACK 的应答未给出集群 ID"), Remedy: providers.LookFirst,
		}
	}
	return providers.Receipt{
		ID: string(reply.ClusterID), Name: request.Name, Region: request.Region,
		TaskID: string(reply.TaskID), RequestID: string(reply.RequestID), Created: sent.UTC().Format(time.RFC3339),
	}, nil
}

// creation returns the call that a request comes to.
func creation(request providers.Request, view forms.View) (alicloud.Call, error) {
	body, err := request.Payload(view)
	if err != nil {
		return alicloud.Call{}, &providers.Failure{
			Kind: providers.Invalid, Field: unread(request.Body), Cause: err,
			Summary: forms.T("a secret has not been read", "尚未读取敏感信息"),
			Remedy:  forms.T("enter it, or choose a key pair", "请填写该敏感信息，或改用密钥对"),
		}
	}
	return alicloud.Call{
		Product: product, Action: request.Action, Method: request.Method, Path: clustersPath, JSON: body, Writes: true,
		Secrets: request.Secrets(),
	}, nil
}

// unread returns the path of the first secret whose text is not known.
func unread(body *forms.Body) forms.Path {
	for _, m := range body.Secrets() {
		if secret, ok := m.Value.(forms.Secret); ok {
			if _, known := secret.Reveal(); !known {
				return m.Path()
			}
		}
	}
	return ""
}

// read makes one reading call.
func (c *Client) read(ctx context.Context, call alicloud.Call, out any) error {
	return explain(c.cloud.Read(ctx, call, out), providers.Request{})
}

// reading is a reading call with its parameters in the address.
func reading(action, path string, pairs ...string) alicloud.Call {
	return alicloud.Call{
		Product: product, Action: action, Method: http.MethodGet, Path: path, Query: alicloud.Pairs(pairs...),
	}
}

// of returns the path of a cluster, and of what is beneath it.
func of(id, rest string) string { return clustersPath + "/" + url.PathEscape(id) + rest }

// pageSize is what DescribeClustersForRegion and DescribeClusterEvents allow.
const pageSize = 50

type pageInfo struct {
	TotalCount *alicloud.Int `json:"total_count"`
}

// found is a cluster as DescribeClustersForRegion shows it.
type found struct {
	ID      alicloud.Text `json:"cluster_id"`
	Name    alicloud.Text `json:"name"`
	State   alicloud.Text `json:"state"`
	Created alicloud.Text `json:"created"`
	Tags    []tag         `json:"tags"`
}

// Find implements [providers.Client]. The filter matches parts of names, so
// the exact name is compared here.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	type reply struct {
		Clusters []found  `json:"clusters"`
		PageInfo pageInfo `json:"page_info"`
	}
	call := reading("DescribeClustersForRegion", "/regions/"+url.PathEscape(request.Region)+"/clusters", "name", request.Name)
	clusters, err := alicloud.Numbered(ctx, c.cloud, call, pageSize, func(r *reply) ([]found, *alicloud.Int) { return r.Clusters, r.PageInfo.TotalCount })
	if err != nil {
		return nil, explain(err, providers.Request{})
	}
	var receipts []providers.Receipt
	for _, one := range clusters {
		if string(one.Name) == request.Name && one.State != deleted {
			receipts = append(receipts, providers.Receipt{
				ID: string(one.ID), Name: request.Name, Region: request.Region, Created: string(one.Created), State: string(one.State), Tag: tagIn(one.Tags),
			})
		}
	}
	return receipts, nil
}
