package ehpc

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/price"
)

var _ price.Pricer = (*Client)(nil)

// costs are what a cluster's price is composed of; each node by the first template of
// its queue. What runs where in the Serverless edition, the cloud decides.
var costs = []alicloud.Cost{
	{
		Kind: forms.ClusterPart, Nature: price.Usage, Subject: forms.T("E-HPC service fee, per core-hour", "E-HPC 服务费（按核时）"),
		Missing: forms.T("no API gives this price; look it up in the cloud's console", "无接口提供该价格；请在云控制台查询"),
	},
	{Kind: forms.ManagerPart, When: standard, Machine: machine("manager.", "network.vswitch_id")},
	{Kind: forms.QueuePart, At: "queues", When: standard, Machine: machine("", "vswitch_ids")},
	{Kind: forms.LoginPart, At: "addons[].resources.nodes", When: standard, Machine: machine("", "/network.vswitch_id")},
	{Kind: forms.ManagerPart, When: serverless, Nature: price.Hourly, Missing: unforeseen},
	{Kind: forms.QueuePart, At: "queues", When: serverless, Nature: price.Hourly, Missing: unforeseen},
	{Kind: forms.LoginPart, At: "addons[].resources.nodes", When: serverless, Nature: price.Hourly, Missing: unforeseen},
	{Kind: forms.AddressPart, At: "addons", When: forms.All(byTheHour, byTraffic), Modules: alicloud.AddressModules},
	{Kind: forms.AddressPart, At: "addons", When: forms.All(byTheHour, byBandwidth), Modules: alicloud.AddressModules[:1]},
	{
		Kind: forms.AddressPart, At: "addons", When: forms.All(byTheHour, byBandwidth), Nature: price.Hourly,
		Subject: alicloud.AddressBandwidth, Missing: alicloud.NoModule,
	},
	{
		Kind: forms.AddressPart, At: "addons", When: forms.All(inAdvance, forms.IsSet("resources.eip.bandwidth")),
		Order: alicloud.AddressOrder("resources.eip.bandwidth"),
	},
	{
		Kind: forms.AddressPart, At: "addons", When: forms.All(inAdvance, forms.IsUnset("resources.eip.bandwidth")), Nature: price.Advance,
		Missing: forms.T("the price depends on its bandwidth, which is not given", "未指定带宽，而价格取决于带宽"),
	},
	{
		Kind: forms.StoragePart, At: "storage.shared", Nature: price.Usage,
		Missing: forms.T("storage is billed per GB and month; no API gives the price", "按存储容量与时长（GB·月）计费；无接口提供该价格"),
	},
}

var (
	serverless  = forms.Is("/basics.category", "Serverless")
	standard    = forms.IsNot("/basics.category", "Serverless")
	unforeseen  = forms.T("in the Serverless edition the cloud decides what runs, and no API gives a price", "Serverless 版由云端决定运行的资源，无接口提供价格")
	inAdvance   = forms.Is("resources.eip.charge_type", "PrePaid")
	byTheHour   = forms.IsNot("resources.eip.charge_type", "PrePaid")
	byBandwidth = forms.Is("resources.eip.internet_charge_type", "PayByBandwidth")
	byTraffic   = forms.IsNot("resources.eip.internet_charge_type", "PayByBandwidth")
)

func machine(key, vSwitches string) *alicloud.Machine {
	return &alicloud.Machine{Key: key, VSwitches: vSwitches, VPC: "network.vpc_id"}
}

// Prices implements [price.Pricer].
func (c *Client) Prices(ctx context.Context, answers *forms.Answers, known *forms.Known) []price.Item {
	return c.cloud.Prices(ctx, form(), answers, known, costs)
}

// TypePrices implements [price.Pricer].
func (c *Client) TypePrices(ctx context.Context, answers *forms.Answers, path forms.Path, types []string) map[string]price.Item {
	return c.cloud.TypePrices(ctx, form(), answers, costs, path, types)
}
