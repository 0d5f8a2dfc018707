package qingcloud

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers/price"
)

var _ price.Pricer = (*Client)(nil)

// Prices implements [price.Pricer] without asking: no call tells what a cluster costs.
// The rules are those of the documentation's pages on prices and refunds.
func (c *Client) Prices(_ context.Context, answers *forms.Answers, _ *forms.Known) []price.Item {
	kind, _ := form().Scope(answers, nil).Value("billing.charge_type")
	rules := forms.T("the API gives no prices. Nodes are billed per second by their physical cores and memory, settled every hour; "+
		"a stopped cluster costs only its disks, a mount by GB and hour; the platform itself is free for now",
		"该 API 不提供价格查询；节点按物理核与内存按秒计费，每小时结算；关机后仅收取磁盘费用，挂载的存储按 GB 与小时计费；平台软件暂不收费")
	if kind == reserved {
		rules = forms.T("the API gives no prices. Nodes are paid in advance by the month, by their physical cores and memory; "+
			"deleting the cluster refunds nothing; without renewal it goes on as pay-as-you-go after the period; a mount costs by GB and hour; the platform itself is free for now",
			"该 API 不提供价格查询；节点按物理核与内存预付包月费用；删除集群不退费，到期未续费则转为按需计费；挂载的存储按 GB 与小时计费；平台软件暂不收费")
	}
	return []price.Item{{Whole: true, Path: "billing.charge_type", Subject: forms.T("the whole cluster", "整个集群"), Missing: rules}}
}

// TypePrices implements [price.Pricer]: there are no types of machines.
func (c *Client) TypePrices(context.Context, *forms.Answers, forms.Path, []string) map[string]price.Item {
	return nil
}
