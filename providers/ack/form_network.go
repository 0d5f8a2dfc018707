package ack

import (
	"slices"

	"clusterwiz/forms"
)

// The network plugins, as add-ons are named.
const (
	flannel = "flannel"
	terway  = "terway-eniip"
)

// private are the address blocks that pods and services may take.
var private = forms.Blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")

func network() []forms.Field {
	return forms.OnStep(forms.Network, slices.Concat(
		vpcFields(), plugin(),
		forms.Under(forms.T("Address blocks", "网段"), blocks()...),
		forms.Under(forms.T("Access and traffic", "访问与流量"), reach()...),
		forms.Under(forms.T("Endpoints", "访问地址"), endpoints()...),
	)...)
}

// vpcFields asks where in the account's network the cluster goes. A managed
// cluster may have a new VPC made in given zones; one in auto mode, or a
// serverless one, wherever ACK likes.
func vpcFields() []forms.Field {
	own := forms.IsUnset("/network.zone_ids")
	needed := forms.All(own, manual, serverful)
	return []forms.Field{
		{
			Key: "network.vpc_id", Wire: "vpcid", Kind: forms.String, RequiredWhen: needed,
			Label: forms.T("VPC", "专有网络"), Example: "vpc-m5efjevmclc0xdmys",
			Rules: id("vpc-"), Source: forms.Source{Name: "vpcs", Exhaustive: true},
		},
		{
			Key: "network.zone_ids", Wire: "zone_ids", Kind: forms.Strings, Max: 5, Sizes: forms.Says(terraform), Advanced: true,
			When:  forms.All(managed, forms.IsUnset("/network.vpc_id")),
			Label: forms.T("Zones of a new VPC", "新建专有网络的可用区"), Example: "cn-hangzhou-i",
			Help:   forms.T("Instead of a VPC: ACK creates one, with a vSwitch in each zone.", "不选择专有网络时填写：由 ACK 新建专有网络，并在各可用区创建交换机。"),
			Source: forms.Source{Name: "zones", Exhaustive: true},
		},
		{
			Key: "network.vswitch_ids", SameAs: "network.vswitch", Wire: "vswitch_ids", Kind: forms.Strings, Min: 1, Max: 5, Sizes: forms.Says(oldPage),
			AllowDuplicates: true, DuplicatesWhen: dedicated, RequiredWhen: needed, When: own,
			Elsewhere: before("master_vswitch_ids"),
			Label:     forms.T("Control vSwitches", "控制面交换机"), Example: "vsw-f8za5p0mwzgdu3wgx, vsw-f8za5p0mwzgdu3wgy",
			Help: forms.T("Up to three are usual, in several zones. Old layout: one for each master, repeats allowed.",
				"通常不超过 3 个，建议位于不同可用区；旧格式须与 Master 数量一致，可重复。"),
			Rules:  id("vsw-"),
			Source: forms.Source{Name: "vswitches", By: []string{"/network.vpc_id"}, Exhaustive: true},
		},
		{
			Key: "network.security_group_id", Wire: "security_group_id", Kind: forms.String, When: own,
			Label: forms.T("Security group", "安全组"), Help: forms.T("Left empty: a new one is created.", "留空则新建安全组。"),
			Example: "sg-bp13n61xsydodfyg", Rules: id("sg-"),
			Source: forms.Source{Name: "security_groups", By: []string{"/network.vpc_id"}, Exhaustive: true},
		},
		{
			// API and Terraform differ on what is assumed, so it is always sent.
			Key: "network.enterprise_security_group", Wire: "is_enterprise_security_group", Kind: forms.Boolean, Default: true,
			When:  forms.IsUnset("/network.security_group_id"),
			Label: forms.T("Enterprise group", "新建企业级安全组"),
			Help:  forms.T("A basic group holds 2000 nodes and Terway pods at most.", "普通安全组中节点与 Terway Pod 总数不能超过 2000。"),
		},
	}
}

// blocks asks for the addresses of pods and services.
func blocks() []forms.Field {
	hasFlannel := forms.Is("/network.plugin", flannel)
	return []forms.Field{
		{
			Key: "network.container_cidr", Wire: "container_cidr", Kind: forms.String, When: hasFlannel, RequiredWhen: forms.IsSet("/network.vpc_id"),
			Label: forms.T("Pod block", "Pod 网段"), Example: "172.20.0.0/16",
			Help:  forms.T("Must not overlap the VPC or its other clusters. Cannot be changed later.", "不能与 VPC 及其中其他集群的网段重叠，创建后不能修改。"),
			Rules: []forms.Rule{paged(forms.CIDR{Within: private, MinBits: 8, MaxBits: 24})},
		},
		{
			Key: "network.node_cidr_mask", Wire: "node_cidr_mask", Kind: forms.Integer, Encoding: forms.AsText, When: hasFlannel, Advanced: true,
			Label: forms.T("Pod mask of a node", "节点 Pod 网段掩码"), Example: "25", ServerDefault: int64(26),
			Help:  forms.T("/26 gives a node 64 addresses.", "/26 表示每个节点 64 个 Pod 地址。"),
			Rules: []forms.Rule{forms.By(forms.Range{Min: 24, Max: 28}, page, terraform)},
		},
		{
			Key: "network.service_cidr", Wire: "service_cidr", Kind: forms.String, ServerDefault: "172.19.0.0/20",
			Label: forms.T("Service block", "Service 网段"), Example: "172.21.0.0/20",
			Help:  forms.T("Must not overlap the VPC or the pod block. Cannot be changed later.", "不能与 VPC 和 Pod 网段重叠，创建后不能修改。"),
			Rules: []forms.Rule{paged(forms.CIDR{Within: private, MinBits: 16, MaxBits: 24})},
		},
	}
}

// reach asks how cluster and internet get at each other.
func reach() []forms.Field {
	return []forms.Field{
		{
			// The page assumes true and the SDK of 2026 false, so it is always sent.
			Key: "network.snat", Wire: "snat_entry", Kind: forms.Boolean, Default: true,
			Label: forms.T("NAT gateway", "配置 SNAT"),
			Help:  forms.T("Lets nodes reach the internet, to pull images for example. Costs money.", "为 VPC 创建 NAT 网关并配置 SNAT，使节点可访问公网（如拉取镜像），会产生费用。"),
		},
		{
			// Two sources differ on what is assumed, so it is always sent.
			Key: "network.public_endpoint", Wire: "endpoint_public_access", Kind: forms.Boolean, Default: false,
			Label: forms.T("Public API server", "公网访问 API Server"),
			Help:  forms.T("Binds a public address (EIP) to the API server.", "通过 EIP 暴露 API Server。"),
		},
		{
			Key: "network.load_balancer_spec", Wire: "load_balancer_spec", Kind: forms.Choice, When: legacy, Advanced: true,
			Label: forms.T("Load balancer", "负载均衡规格"), ServerDefault: "slb.s2.small", Help: noEffect, Listed: listed,
			Options: forms.Words("slb.s1.small", "slb.s2.small", "slb.s2.medium", "slb.s3.small", "slb.s3.medium", "slb.s3.large"),
		},
		{
			Key: "network.load_balancer_id", Wire: "load_balancer_id", Kind: forms.String, Advanced: true,
			Label: forms.T("Load balancer to use", "已有负载均衡"), Example: "lb-bp1o94dp5i6earr9g6d1l", Rules: []forms.Rule{forms.By(forms.Prefix{"lb-"}, sdk)},
			Help: forms.T("A private CLB that nothing else uses.", "须为未被使用的私网 CLB 实例。"),
		},
		{
			Key: "network.proxy_mode", Wire: "proxy_mode", Kind: forms.Choice, ServerDefault: "ipvs", Advanced: true,
			Label: forms.T("kube-proxy mode", "kube-proxy 代理模式"), Listed: listed,
			Options: forms.Options("ipvs", "IPVS, for many services", "IPVS，适用于大量 Service", "iptables", "iptables", "iptables", "nftables", "nftables, from 1.35", "nftables，1.35 起"),
		},
		{
			Key: "network.ip_stack", Wire: "ip_stack", Kind: forms.Choice, ServerDefault: "ipv4", Advanced: true, Listed: listed,
			Words: map[string]string{"ipv6": "dual"},
			Help:  forms.T("Older SDK documentation writes dual stack as ipv6.", "旧版 SDK 文档将双栈写作 ipv6。"),
			Label: forms.T("IP stack", "IP 协议栈"), Options: forms.Options("ipv4", "IPv4", "IPv4", "dual", "IPv4 and IPv6", "IPv4/IPv6 双栈"),
		},
	}
}

// endpoints asks how the API server is reached.
func endpoints() []forms.Field {
	return []forms.Field{
		{
			Key: "network.load_balancers", Wire: "control_plane_endpoints_config.load_balancers_config", Kind: forms.List, Max: 10, Sizes: forms.Ours,
			When: managed, Advanced: true, Label: forms.T("API load balancers", "API Server 负载均衡"), Item: forms.T("load balancer", "负载均衡"),
			Help: forms.T("When given, they replace Public API server and Load balancer to use above.", "填写后以此为准，上面的“公网访问 API Server”和“已有负载均衡”不再生效。"),
			Fields: []forms.Field{
				{
					Key: "endpoint_type", Wire: "endpoint_type", Kind: forms.Choice, Label: forms.T("Reached from", "端点类型"), Listed: listed,
					Options: forms.Options("private", "the VPC", "私网", "public", "the internet", "公网"),
				},
				{
					Key: "id", Wire: "load_balancer_id", Kind: forms.String, Label: forms.T("Load balancer", "负载均衡实例"), Example: "nlb-0ogk9aaxxxxxxx",
					Help:  forms.T("Left empty: ACK creates an NLB.", "留空则由 ACK 新建 NLB。"),
					Rules: []forms.Rule{forms.By(forms.Prefix{"nlb-", "lb-"}, sdk)},
				},
			},
		},
		{
			Key: "network.internal_dns_vpcs", Wire: "control_plane_endpoints_config.internal_dns_config.bind_vpcs",
			Kind: forms.Strings, Max: 20, Sizes: forms.Ours, When: managed, Advanced: true,
			Label: forms.T("Internal domain VPCs", "内网域名生效 VPC"), Example: "vpc-m5efjevmclc0xdmys",
			Rules: id("vpc-"), Source: forms.Source{Name: "vpcs"},
		},
	}
}

// noEffect is said of old fields that are still taken.
var noEffect = forms.T("Has no effect since 2026.", "2026 年起不再生效。")

func networkChecks() []forms.Check {
	return []forms.Check{
		forms.StructuralCheck(forms.Unique{List: "network.pod_vswitches", Key: "zone"}),
		forms.FactEquals{Field: "network.vswitch_ids", Fact: "vpc_id", Other: "network.vpc_id"},
		forms.FactEquals{Field: "network.security_group_id", Fact: "vpc_id", Other: "network.vpc_id"},
		forms.Disjoint{
			Fields: []string{"network.container_cidr", "network.service_cidr"},
			Facts:  []forms.FactRef{{Field: "network.vpc_id", Fact: "cidr"}},
		},
		// Terraform's own page says the same of service_cidr.
		forms.CheckBy(blocksFree{}, page, terraform),
		forms.StructuralCheck(podRoom{}),
		forms.RuleWhen{When: forms.Is("network.proxy_mode", "nftables"), Field: "basics.kubernetes_version", Rule: forms.By(forms.Version{Min: "1.35"}, page, terraform)},
		forms.RuleWhen{When: forms.IsNot("/basics.layout", legacyLayout), Field: "network.vswitch_ids", Rule: forms.By(forms.Items{Min: 1, Max: 3}, page)},
	}
}
