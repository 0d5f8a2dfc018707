package ack

import (
	"context"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/price"
)

var _ price.Pricer = (*Client)(nil)

// costs are what a cluster's price is composed of; a pool by the first of its types.
var costs = slices.Concat(nodeCosts, networkCosts, byUse)

var nodeCosts = []alicloud.Cost{
	{
		Kind: forms.ClusterPart, When: forms.All(managed, serverful), Subject: managementFee,
		Fee: &alicloud.Fee{Of: "basics.cluster_spec", Amounts: map[string]string{basicSpec: "0", proSpec: "550"}},
	},
	{
		Kind: forms.ClusterPart, When: forms.Is("basics.profile", serverless), Subject: managementFee,
		Fee: &alicloud.Fee{Of: "basics.profile", Amounts: map[string]string{serverless: "380"}},
	},
	{Kind: forms.MastersPart, Machine: &alicloud.Machine{Key: "masters.", VSwitches: "network.vswitch_ids", VPC: vpcID}},
	{
		Kind: forms.PoolPart, At: "node_pools", When: inCloud, Machine: &alicloud.Machine{
			VSwitches: "vswitch_ids", VPC: vpcID, Mixed: forms.Any(forms.IsSet("on_demand_base"), forms.IsSet("on_demand_percentage")),
		},
	},
	{
		Kind: forms.PoolPart, At: "node_pools", When: forms.Is("type", "edge"), Nature: price.Hourly,
		Missing: forms.T("edge nodes are your own machines", "边缘节点为自有机器"),
	},
	{
		Kind: forms.ServicePart, Ref: "basics.auto_mode", Nature: price.Hourly,
		Missing: forms.T("the load decides how many nodes there are", "节点由负载决定"),
	},
}

const vpcID = "network.vpc_id"

var (
	managementFee = forms.T("management fee of the cluster", "集群管理费")
	inCloud       = forms.IsNot("type", "edge")
	// several are clusters whose API server is reached as a list says.
	several = forms.IsSet("network.load_balancers")
	single  = forms.IsUnset("network.load_balancers")
)

var networkCosts = []alicloud.Cost{
	{
		Kind: forms.GatewayPart, Nature: price.Hourly,
		Missing: forms.T("a NAT gateway is billed by hour and capacity unit; no known API gives the price", "NAT 网关按小时与容量单位（CU）计费；没有已知接口提供其价格"),
	},
	{Kind: forms.GatewayPart, Modules: alicloud.AddressModules},
	{Kind: forms.BalancerPart, Ref: "network.load_balancer_id", When: single, Modules: alicloud.BalancerModules[:1]},
	{Kind: forms.BalancerPart, Ref: "network.load_balancer_id", When: single, Nature: price.Usage, Subject: alicloud.BalancerUnits, Missing: alicloud.NoModule},
	{Kind: forms.BalancerPart, Ref: "network.load_balancer_id", When: several, Nature: price.Hourly, Missing: alicloud.NoModule},
	{Kind: forms.AddressPart, Ref: "network.public_endpoint", Modules: alicloud.AddressModules},
	{Kind: forms.BalancerPart, Ref: "addons.ingress", When: forms.Is("addons.ingress_network", "internet"), Modules: alicloud.BalancerModules},
	{Kind: forms.BalancerPart, Ref: "addons.ingress", When: forms.IsNot("addons.ingress_network", "internet"), Modules: alicloud.BalancerModules[:1]},
	{Kind: forms.BalancerPart, Ref: "addons.ingress", Nature: price.Usage, Subject: alicloud.BalancerUnits, Missing: alicloud.NoModule},
	// An address of each node comes with the machine, or is bound to it.
	{Kind: forms.AddressPart, At: "node_pools", When: forms.All(withAddress, forms.IsNot("internet_charge_type", "PayByBandwidth")), Each: true, Modules: alicloud.NodeTraffic},
	{Kind: forms.AddressPart, At: "node_pools", When: forms.All(withAddress, forms.Is("internet_charge_type", "PayByBandwidth")), Each: true, Modules: alicloud.NodeBandwidth("internet_bandwidth")},
	{Kind: forms.AddressPart, At: "node_pools", When: forms.All(bound, forms.IsNot("auto_scaling.eip_charge_type", "PayByBandwidth")), Each: true, Modules: alicloud.AddressModules},
	{Kind: forms.AddressPart, At: "node_pools", When: forms.All(bound, forms.Is("auto_scaling.eip_charge_type", "PayByBandwidth")), Each: true, Modules: alicloud.AddressModules[:1]},
	{
		Kind: forms.AddressPart, At: "node_pools", When: forms.All(bound, forms.Is("auto_scaling.eip_charge_type", "PayByBandwidth")), Each: true,
		Nature: price.Hourly, Subject: alicloud.AddressBandwidth, Missing: alicloud.NoModule,
	},
}

var (
	withAddress = forms.IsSet("internet_bandwidth")
	bound       = forms.Is("auto_scaling.bind_eip", "true")
)

// byUse are add-ons that write into services which are paid for by use.
var byUse = []alicloud.Cost{
	{Kind: forms.AddOnPart, Ref: "addons.logging", Nature: price.Usage, Missing: stored},
	{Kind: forms.AddOnPart, Ref: "addons.monitoring", Nature: price.Usage, Missing: forms.T("metrics are billed by what is reported; no API gives the price", "按上报的指标量计费；无接口提供价格")},
	{Kind: forms.ServicePart, Ref: "audit.enabled", Nature: price.Usage, Missing: stored},
	{Kind: forms.ServicePart, Ref: "controlplane_log.components", Nature: price.Usage, Missing: stored},
}

var stored = forms.T("logs are billed by what is written and kept; no API gives the price", "按日志写入与存储量计费；无接口提供价格")

// Prices implements [price.Pricer].
func (c *Client) Prices(ctx context.Context, answers *forms.Answers, known *forms.Known) []price.Item {
	return c.cloud.Prices(ctx, form(), answers, known, costs)
}

// TypePrices implements [price.Pricer].
func (c *Client) TypePrices(ctx context.Context, answers *forms.Answers, path forms.Path, types []string) map[string]price.Item {
	return c.cloud.TypePrices(ctx, form(), answers, costs, path, types)
}
