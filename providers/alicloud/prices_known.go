package alicloud

import "clusterwiz/forms"

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
	NoModule         = forms.T("no API is known to tell its price; look it up in the cloud's console", "没有已知接口提供其价格；请在云控制台查询")
)
