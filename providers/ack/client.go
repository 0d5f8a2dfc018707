package ack

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// product is ACK as the shared client calls it.
var product = alicloud.Product{Code: "CS", Version: version2015, Host: host, Errors: meanings}

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

// Client is one account on ACK in one region.
type Client struct {
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

// accepted is the answer to calls that start a task.
type accepted struct {
	ClusterID alicloud.Text `json:"cluster_id"`
	TaskID    alicloud.Text `json:"task_id"`
	RequestID alicloud.Text `json:"request_id"`
}

// Send implements [providers.Client].
func (c *Client) Send(ctx context.Context, request providers.Request) (providers.Receipt, error) {
	call, err := creation(request, forms.Revealed)
	if err != nil {
		return providers.Receipt{}, err
	}
	sent := c.now()
	var reply accepted
	if err := c.cloud.Do(ctx, call, &reply); err != nil {
		return providers.Receipt{}, explain(doubted(err), request)
	}
	if reply.ClusterID == "" {
		return providers.Receipt{}, &providers.Failure{
			Kind: providers.Unclear, RequestID: string(reply.RequestID),
			Summary: forms.T("ACK answered without the id of a cluster", "ACK 的应答未给出集群 ID"), Remedy: lookFirst,
		}
	}
	return providers.Receipt{
		ID: string(reply.ClusterID), Name: request.Name, Region: request.Region,
		TaskID: string(reply.TaskID), RequestID: string(reply.RequestID), Created: sent.UTC().Format(time.RFC3339),
	}, nil
}

var lookFirst = forms.T("look for the cluster by name before sending again", "再次提交前，请先按名称确认集群是否存在")

// creation returns the call that a request comes to.
func creation(request providers.Request, view forms.View) (alicloud.Call, error) {
	body, err := request.Payload(view)
	if err != nil {
		return alicloud.Call{}, &providers.Failure{
			Kind: providers.Invalid, Field: unread(request.Body), Cause: err,
			Summary: forms.T("a secret has not been read", "尚未读取密文"),
			Remedy:  forms.T("give it, or choose a key pair", "请提供该密文，或改用密钥对"),
		}
	}
	call := alicloud.Call{Product: product, Action: request.Action, Method: request.Method, Path: clustersPath, JSON: body, Writes: true}
	if view == forms.Revealed {
		eachSecret(request.Body, func(_ forms.Member, secret forms.Secret) {
			text, _ := secret.Reveal()
			call.Secrets = append(call.Secrets, text)
		})
	}
	return call, nil
}

// unread returns the path of the first secret whose text is not known.
func unread(body *forms.Body) forms.Path {
	var path forms.Path
	eachSecret(body, func(m forms.Member, secret forms.Secret) {
		if _, known := secret.Reveal(); !known && path == "" {
			path = m.Path
		}
	})
	return path
}

// eachSecret calls do for each secret in value; no text that is JSON holds one.
func eachSecret(value any, do func(forms.Member, forms.Secret)) {
	switch v := value.(type) {
	case *forms.Body:
		for _, m := range v.Members() {
			if secret, ok := m.Value.(forms.Secret); ok {
				do(m, secret)
				continue
			}
			eachSecret(m.Value, do)
		}
	case []any:
		for _, item := range v {
			eachSecret(item, do)
		}
	}
}

// read makes one reading call.
func (c *Client) read(ctx context.Context, call alicloud.Call, out any) error {
	return explain(c.cloud.Read(ctx, call, out), providers.Request{})
}

// reading is a reading call with its parameters in the address.
func reading(action, path string, pairs ...string) alicloud.Call {
	call := alicloud.Call{Product: product, Action: action, Method: http.MethodGet, Path: path, Query: map[string]string{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			call.Query[pairs[i]] = pairs[i+1]
		}
	}
	return call
}

// of returns the path of a cluster, and of what is beneath it.
func of(id, rest string) string { return clustersPath + "/" + url.PathEscape(id) + rest }

// pageSize is what DescribeClustersForRegion and DescribeClusterEvents allow.
const pageSize = 50

// maxPages stops a list whose end never comes.
const maxPages = 1000

type pageInfo struct {
	TotalCount alicloud.Int `json:"total_count"`
}

// paged reads a list to its end. page takes one reply apart.
func paged[R, T any](ctx context.Context, c *Client, call alicloud.Call, page func(*R) ([]T, pageInfo)) ([]T, error) {
	var all []T
	call.Query["page_size"] = strconv.Itoa(pageSize)
	for number := 1; number <= maxPages; number++ {
		call.Query["page_number"] = strconv.Itoa(number)
		reply := new(R)
		if err := c.read(ctx, call, reply); err != nil {
			return nil, err
		}
		items, info := page(reply)
		all = append(all, items...)
		whole := len(all) >= int(info.TotalCount)
		if info.TotalCount == 0 { // Not told.
			whole = len(items) < pageSize
		}
		if len(items) == 0 || whole {
			break
		}
	}
	return all, nil
}

// found is a cluster as DescribeClustersForRegion shows it.
type found struct {
	ID      alicloud.Text `json:"cluster_id"`
	Name    alicloud.Text `json:"name"`
	State   alicloud.Text `json:"state"`
	Created alicloud.Text `json:"created"`
}

// Find implements [providers.Client]. The filter matches parts of names, so
// the exact name is compared here.
func (c *Client) Find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	type reply struct {
		Clusters []found  `json:"clusters"`
		PageInfo pageInfo `json:"page_info"`
	}
	call := reading("DescribeClustersForRegion", "/regions/"+url.PathEscape(request.Region)+"/clusters", "name", request.Name)
	clusters, err := paged(ctx, c, call, func(r *reply) ([]found, pageInfo) { return r.Clusters, r.PageInfo })
	if err != nil {
		return nil, err
	}
	var receipts []providers.Receipt
	for _, one := range clusters {
		if string(one.Name) == request.Name && one.State != deleted {
			receipts = append(receipts, providers.Receipt{
				ID: string(one.ID), Name: request.Name, Region: request.Region, Created: string(one.Created), State: string(one.State),
			})
		}
	}
	return receipts, nil
}

// deletion says what goes with a cluster, as the API page has it by default:
// the load balancers that it made go, what holds data or names stays.
var deletion = []struct{ resource, mode string }{
	{"SLB", "delete"}, {"ALB", "retain"}, {"SLS_Data", "retain"}, {"SLS_ControlPlane", "retain"}, {"PrivateZone", "retain"},
}

// Delete implements [providers.Client].
func (c *Client) Delete(ctx context.Context, receipt providers.Receipt) (providers.Receipt, error) {
	type option struct {
		Resource string `json:"resource_type"`
		Mode     string `json:"delete_mode"`
	}
	var list []option
	for _, d := range deletion {
		list = append(list, option{d.resource, d.mode})
	}
	text, err := json.Marshal(list)
	if err != nil {
		return providers.Receipt{}, err
	}
	var reply accepted
	err = c.cloud.Do(ctx, alicloud.Call{
		Product: product, Action: "DeleteCluster", Method: http.MethodDelete, Path: of(receipt.ID, ""),
		Query: map[string]string{"retain_all_resources": "false", "delete_options": string(text)}, Writes: true,
	}, &reply)
	if err != nil {
		return providers.Receipt{}, c.explainDelete(ctx, receipt, explain(err, providers.Request{}))
	}
	receipt.TaskID, receipt.RequestID, receipt.State = string(reply.TaskID), string(reply.RequestID), deleting
	return receipt, nil
}

// explainDelete looks whether deletion protection is behind a refusal, whose
// code no page gives.
func (c *Client) explainDelete(ctx context.Context, receipt providers.Receipt, err error) error {
	f := providers.AsFailure(err)
	if f.Code == "" || (f.Kind != providers.Invalid && f.Kind != providers.Conflict && f.Kind != providers.Permission) {
		return err
	}
	cluster, asked := c.cluster(ctx, receipt.ID)
	if asked != nil || !bool(cluster.Protected) {
		return err
	}
	f.Kind = providers.Conflict
	f.Summary = forms.T("deletion protection is on", "集群已开启删除保护")
	f.Remedy = forms.T("switch it off in the ACK console, then delete again", "请先在 ACK 控制台关闭删除保护，再执行删除")
	return f
}
