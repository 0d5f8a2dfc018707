package batchcompute

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

var _ providers.Afterward = (*Client)(nil)

// consolePage is the product's; that of one cluster is documented nowhere.
const consolePage = "https://batchcompute.console.aliyun.com"

// worker is an instance as ListClusterInstances shows it. Its password is not read.
type worker struct {
	ID        alicloud.Text `json:"Id"`
	State     alicloud.Text
	IPAddress alicloud.Text `json:"IpAddress"`
	HostName  alicloud.Text
	ECS       alicloud.Text `json:"EcsInstanceId"`
}

// Next implements [providers.Afterward].
func (c *Client) Next(ctx context.Context, receipt providers.Receipt) providers.Next {
	next := providers.Next{Console: consolePage, IDs: []providers.Named{{Key: "cluster_id", Label: forms.T("cluster", "集群"), Value: receipt.ID}}}
	now, err := c.cluster(ctx, receipt.ID)
	for _, name := range slices.Sorted(maps.Keys(now.Groups)) {
		next.Count += int(now.Groups[name].ActualVMCount)
		room := providers.MostNodes - len(next.Nodes)
		if room <= 0 || err != nil {
			continue
		}
		var part page[worker]
		path := clusterPath(receipt.ID) + "/groups/" + url.PathEscape(name) + "/instances"
		if err = c.read(ctx, reading("ListClusterInstances", path, "MaxItemCount", strconv.Itoa(providers.MostNodes)), &part); err != nil {
			continue
		}
		for _, m := range part.Items[:min(len(part.Items), room)] {
			next.Nodes = append(next.Nodes, providers.Machine{
				ID: string(m.ECS), Name: string(m.HostName), Role: name, State: string(m.State), Private: string(m.IPAddress),
			})
		}
	}
	if err != nil {
		next.Steps = append(next.Steps, providers.Unknown(forms.T("the machines", "实例"), err))
	}
	next.Steps = append(next.Steps,
		providers.Step{Text: forms.T("submit jobs to the cluster by its id", "以集群 ID 提交作业")},
		providers.Step{Text: forms.T("by hand: the addresses are private; log in through a machine of the same VPC", "手动：地址均为私网；须经同一 VPC 内的机器登录")})
	return next
}
