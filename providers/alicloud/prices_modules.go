package alicloud

import (
	"fmt"

	"clusterwiz/forms"
	"clusterwiz/providers/price"
)

// module is the one that a scope asks for.
func (m ModuleCost) module(at *forms.Scope) Module {
	one := m.Module
	if m.Of != "" {
		value, _ := at.Value(m.Of)
		n, _ := value.(int64)
		one.Config = fmt.Sprintf(one.Config, n*m.Factor)
	}
	return one
}

// modules are the items of modules that are asked for together.
func (p *pricing) modules(costs []ModuleCost, at *forms.Scope, base price.Item) []price.Item {
	modules := make([]Module, len(costs))
	for i, cost := range costs {
		modules[i] = cost.module(at)
	}
	told, err := ask(p, BSS, func() (map[string]Amounts, error) { return p.modulePrices(p.ctx, p.currency, modules) })
	items := make([]price.Item, len(costs))
	for i, cost := range costs {
		item := base
		item.Subject, item.Nature, item.Unit = cost.Subject, price.Hourly, cost.Unit
		if cost.By == ByUse {
			item.Nature = price.Usage
		}
		items[i] = p.take(item, told[cost.Code], err)
	}
	return items
}

// order is an order for a month, the least that there is, where the request names no
// period.
func (p *pricing) order(cost ModuleCost, at *forms.Scope, base price.Item) price.Item {
	base.Subject, base.Nature = cost.Subject, price.Advance
	base.Months, base.Period = 1, monthly(1)
	base.Note = forms.T("the request names no period; this is for one month", "请求中未指定购买时长，此为一个月的价格")
	told, err := ask(p, BSS, func() (Amounts, error) { return p.subscriptionPrice(p.ctx, p.currency, cost.module(at), 1) })
	return p.take(base, told, err)
}

// fee is what is known of a fee that no API tells, in the currency of the China site.
func (p *pricing) fee(fee Fee, at *forms.Scope, base price.Item) price.Item {
	value, _ := at.Value(fee.Of)
	amount, listed := fee.Amounts[forms.ValueText(value)]
	base.Nature, base.Unit = price.Usage, forms.T("month", "月")
	if !listed || p.currency != "" && p.currency != "CNY" {
		base.Missing = forms.T("no API gives this price; look it up in the cloud's console", "无接口提供该价格；请在云控制台查询")
		return base
	}
	pay, err := price.Parse(amount, "CNY")
	if err != nil {
		return p.take(base, Amounts{}, oddPrice(BSS, err))
	}
	base.Pay, base.Note = pay, forms.T("reference price, not a quote", "参考价，非云端报价")
	return base
}

// The modules of BSS that are known by their codes. Those of NAT gateways, network load
// balancers, capacity units and file systems are not.
var (
	// AddressModules are those of a public address: its rent, which is the first, and
	// its traffic.
	AddressModules = []ModuleCost{
		{
			Module:  Module{Product: "eip", Code: "InstanceRent", Config: "InstanceRent:1", By: ByHour},
			Subject: forms.T("public address", "弹性公网 IP"),
		},
		{
			Module:  Module{Product: "eip", Code: "InternetTrafficOut", Config: "InternetTrafficOut:1", By: ByUse},
			Subject: forms.T("traffic of the public address", "公网 IP 流量"), Unit: traffic,
		},
	}
	// BalancerModules are those of a classic load balancer: its rent, which is the
	// first, and its traffic out to the internet.
	BalancerModules = []ModuleCost{
		{
			Module:  Module{Product: "slb", Code: "InstanceRent", Config: "InstanceRent:1", By: ByHour},
			Subject: forms.T("load balancer", "负载均衡实例"),
		},
		{
			Module:  Module{Product: "slb", Code: "InternetTrafficOut", Config: "InternetTrafficOut:1", By: ByUse},
			Subject: forms.T("traffic of the load balancer", "负载均衡流量"), Unit: traffic,
		},
	}
	// NodeTraffic is that of the public address of a machine.
	NodeTraffic = []ModuleCost{{
		Module:  Module{Product: "ecs", Code: "InternetTrafficOut", Config: "InternetTrafficOut:1", By: ByUse},
		Subject: forms.T("traffic of the nodes' public addresses", "节点公网流量"), Unit: traffic,
	}}

	traffic = forms.T("GB of traffic", "GB 流量")
)

// NodeBandwidth is what machines pay for the bandwidth, in Mbit/s at of, of their public
// addresses; BSS counts kbit/s.
func NodeBandwidth(of string) []ModuleCost {
	return []ModuleCost{{
		Module: Module{Product: "ecs", Code: "InternetMaxBandwidthOut", Config: "InternetMaxBandwidthOut:%d", By: ByHour}, Of: of, Factor: 1024,
		Subject: forms.T("bandwidth of the nodes' public addresses", "节点公网带宽"),
	}}
}

// AddressOrder is a public address that is paid in advance, with the bandwidth, in
// Mbit/s, at of.
func AddressOrder(of string) *ModuleCost {
	return &ModuleCost{
		Module: Module{Product: "eip", Code: "Bandwidth", Config: "Bandwidth:%d"}, Of: of, Factor: 1,
		Subject: forms.T("public address", "弹性公网 IP"),
	}
}

// What has no module that is known, and why it has no price then.
var (
	AddressBandwidth = forms.T("bandwidth of the public address", "公网 IP 带宽")
	BalancerUnits    = forms.T("capacity units (LCU) of the load balancer", "负载均衡性能容量单位（LCU）")
	NoModule         = forms.T("no known API gives its price; look it up in the cloud's console", "没有已知接口提供其价格；请在云控制台查询")
)
