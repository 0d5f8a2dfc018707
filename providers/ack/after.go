package ack

import (
	"context"
	"encoding/json"
	"net/url"
	"strconv"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// Both are asked once a cluster is there.
var (
	_ providers.Afterward    = (*Client)(nil)
	_ providers.Kubeconfiger = (*Client)(nil)
)

// consoleList is the page of all clusters; that of one is documented nowhere.
const consoleList = "https://cs.console.aliyun.com/#/k8s/cluster/list"

// apiServers are the API server's addresses. A public one that is empty or missing
// tells that there is none.
type apiServers struct {
	Public  string `json:"api_server_endpoint"`
	Private string `json:"intranet_api_server_endpoint"`
}

// place is what DescribeClusterDetail says of where a cluster lies.
type place struct {
	State     alicloud.Text `json:"state"`
	VPC       alicloud.Text `json:"vpc_id"`
	Group     alicloud.Text `json:"security_group_id"`
	MasterURL alicloud.Text `json:"master_url"`
}

// endpoints reads master_url, which is JSON text; false where it tells nothing.
func (p place) endpoints() (apiServers, bool) {
	var e apiServers
	err := json.Unmarshal([]byte(p.MasterURL), &e)
	return e, err == nil && e != apiServers{}
}

func (c *Client) place(ctx context.Context, id string) (place, error) {
	var reply place
	err := c.read(ctx, reading("DescribeClusterDetail", of(id, "")), &reply)
	return reply, err
}

// Next implements [providers.Afterward].
func (c *Client) Next(ctx context.Context, receipt providers.Receipt) providers.Next {
	next := providers.Next{Console: consoleList, IDs: []providers.Named{{Key: "cluster_id", Label: forms.T("cluster", "集群"), Value: receipt.ID}}}
	at, err := c.place(ctx, receipt.ID)
	if err != nil {
		next.Steps = append(next.Steps, providers.Unknown(forms.T("the API server's address", "API Server 地址"), err))
	}
	for _, one := range []providers.Named{
		{Key: "vpc_id", Label: forms.T("VPC", "专有网络"), Value: string(at.VPC)},
		{Key: "security_group_id", Label: forms.T("security group", "安全组"), Value: string(at.Group)},
	} {
		if one.Value != "" {
			next.IDs = append(next.IDs, one)
		}
	}
	way := forms.T("access it with kubectl", "用 kubectl 访问")
	e, known := at.endpoints()
	if e.Public != "" {
		next.Addresses = append(next.Addresses, providers.Named{Key: "api_server", Label: forms.T("API server", "API Server"), Value: e.Public})
	}
	if e.Private != "" {
		next.Addresses = append(next.Addresses, providers.Named{Key: "api_server_private", Label: forms.T("API server, within the VPC", "API Server（VPC 内）"), Value: e.Private})
	}
	if known && e.Public == "" {
		way = forms.T("access it with kubectl, from within its VPC: it has no public endpoint", "用 kubectl 访问，须在其 VPC 内：未开启公网端点")
	}
	next.Steps = append(next.Steps, providers.Step{Text: way, Verb: "kubeconfig"})
	return next
}

// Kubeconfig implements [providers.Kubeconfiger]. Where there is no public endpoint
// the private one is asked for, whatever was wanted.
func (c *Client) Kubeconfig(ctx context.Context, receipt providers.Receipt, private bool, minutes int) (providers.Kubeconfig, error) {
	at, err := c.place(ctx, receipt.ID)
	if err != nil {
		return providers.Kubeconfig{}, err
	}
	if at.State != "" && at.State != running {
		return providers.Kubeconfig{}, &providers.Failure{
			Kind:    providers.Conflict,
			Summary: forms.Tf("the cluster is %s, and only a running one gives a kubeconfig", "集群状态为 %s，运行中的集群才能获取 kubeconfig", forms.Same(string(at.State))),
			Remedy:  forms.T("wait until it is running, then try again", "请等待其运行后重试"),
		}
	}
	if e, known := at.endpoints(); known && e.Public == "" {
		private = true
	}
	query := []string{"PrivateIpAddress", strconv.FormatBool(private)}
	if minutes > 0 {
		query = append(query, "TemporaryDurationMinutes", strconv.Itoa(minutes))
	}
	var reply struct {
		Config     string        `json:"config"`
		Expiration alicloud.Text `json:"expiration"`
	}
	err = c.read(ctx, reading("DescribeClusterUserKubeconfig", "/k8s/"+url.PathEscape(receipt.ID)+"/user_config", query...), &reply)
	if err != nil {
		return providers.Kubeconfig{}, err
	}
	expires, _ := time.Parse(time.RFC3339, string(reply.Expiration))
	return providers.NewKubeconfig(reply.Config, private, expires), nil
}
