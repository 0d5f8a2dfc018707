package ack

import (
	"slices"

	"clusterwiz/forms"
)

// parts are what a cluster comes to.
func parts() []forms.Part { return slices.Concat(ownParts(), networkParts(), addonParts()) }

func ownParts() []forms.Part {
	return []forms.Part{
		{
			Kind: forms.ClusterPart, Label: forms.T("ACK cluster", "ACK 集群"), Name: "basics.name",
			Said: []string{"basics.cluster_spec", "basics.profile", "basics.kubernetes_version", "network.plugin", "network.vpc_id"},
		},
		{
			Kind: forms.MastersPart, Label: forms.T("masters", "Master 节点"), When: dedicated,
			Nodes: machinesOf("masters.", forms.Nodes{Count: "masters.count", Type: "masters.instance_types", EachType: true}),
		},
		{
			Kind: forms.PoolPart, Label: forms.T("node pool", "节点池"), At: "node_pools", Name: "name",
			Nodes: machinesOf("", forms.Nodes{
				Count: "count", Least: "auto_scaling.min_count", Most: "auto_scaling.max_count", Type: "instance_types",
				Spot: forms.Is("spot_strategy", "SpotWithPriceLimit", "SpotAsPriceGo"),
			}),
			Said: []string{"vswitch_ids"},
		},
		{
			Kind: forms.ServicePart, Label: forms.T("nodes of auto mode, as many as the load requires", "智能托管模式的节点，数量随负载变化"),
			When: forms.Is("basics.auto_mode", "true"), Pays: forms.PayByUse,
		},
	}
}

// machinesOf adds what questions with keys that begin so tell of nodes.
func machinesOf(key string, n forms.Nodes) *forms.Nodes {
	n.Prepaid = forms.Is(key+"charge_type", "PrePaid")
	n.Period, n.PeriodUnit, n.Renews = key+"period", key+"period_unit", key+"auto_renew"
	n.Refund = forms.T("deleting the cluster gives nothing back, and the nodes stay until they expire", "删除集群不退费，节点保留至到期")
	n.Disks = []forms.Disk{{Category: key + "system_disk.category", Size: key + "system_disk.size", Always: true}}
	if key == "" {
		n.Disks = append(n.Disks, forms.Disk{In: "data_disks", Category: "category", Size: "size"})
	}
	return &n
}

func networkParts() []forms.Part {
	return []forms.Part{
		{Kind: forms.ServicePart, Label: forms.T("new VPC", "新建专有网络"), When: forms.IsUnset("network.vpc_id"), Said: []string{"network.zone_ids"}},
		{
			Kind: forms.ServicePart, Label: forms.T("new security group", "新建安全组"), When: forms.IsUnset("network.security_group_id"),
		},
		{Kind: forms.GatewayPart, Label: forms.T("NAT gateway", "NAT 网关"), When: forms.Is("network.snat", "true"), Pays: forms.PayHourly},
		{
			Kind: forms.BalancerPart, Label: forms.T("load balancer of the API server", "API Server 负载均衡"), When: forms.IsUnset("network.load_balancer_id"),
			Said: []string{"network.load_balancer_spec"}, Pays: forms.PayHourly,
		},
		{
			Kind: forms.AddressPart, Label: forms.T("public address of the API server", "API Server 公网 IP"), When: forms.Is("network.public_endpoint", "true"),
			Pays: forms.PayHourly,
		},
		{
			Kind: forms.AddressPart, Label: forms.T("public address of each node", "各节点的公网 IP"), At: "node_pools",
			When: forms.Any(forms.IsSet("internet_bandwidth"), forms.Is("auto_scaling.bind_eip", "true")),
			Said: []string{"name", "internet_bandwidth", "auto_scaling.eip_bandwidth"}, Pays: forms.PayHourly,
		},
	}
}

func addonParts() []forms.Part {
	addon := func(label forms.Text, ref string, value ...string) forms.Part {
		return forms.Part{Kind: forms.AddOnPart, Label: label, When: forms.Is(ref, value...)}
	}
	logs := addon(forms.T("log add-on", "日志组件"), "addons.logging", "install")
	logs.Said, logs.Pays = []string{"addons.log_project"}, forms.PayByUse
	nginx := addon(forms.T("Nginx Ingress add-on", "Nginx Ingress 组件"), "addons.ingress", "install")
	nginx.Said = []string{"addons.ingress_network"}
	storage := addon(forms.T("storage add-on", "存储组件"), "addons.storage", "csi", "flexvolume")
	storage.Said = []string{"addons.storage"}
	prometheus := addon(forms.T("Prometheus add-on", "Prometheus 监控组件"), "addons.monitoring", "install")
	prometheus.Pays = forms.PayByUse
	return []forms.Part{
		storage,
		prometheus,
		logs,
		addon(forms.T("event center add-on", "事件中心组件"), "addons.events", "install"),
		nginx,
		{
			Kind: forms.BalancerPart, Label: forms.T("load balancer of the Ingress", "Ingress 负载均衡"), When: forms.Is("addons.ingress", "install"),
			Said: []string{"addons.ingress_network", "addons.ingress_spec"}, Pays: forms.PayHourly,
		},
		{
			Kind: forms.AddOnPart, Label: forms.T("add-on", "组件"), At: "addons.more", Name: "name", When: forms.IsNot("disabled", "true"),
			Said: []string{"version"},
		},
		{Kind: forms.ServicePart, Label: forms.T("audit log", "审计日志"), When: forms.Is("audit.enabled", "true"), Said: []string{"audit.project"}, Pays: forms.PayByUse},
		{
			Kind: forms.ServicePart, Label: forms.T("control plane logs", "控制面组件日志"), When: forms.IsSet("controlplane_log.components"),
			Said: []string{"controlplane_log.components", "controlplane_log.days"}, Pays: forms.PayByUse,
		},
	}
}

// unusual are the answers that are rarely meant.
func unusual() []forms.Unusual {
	password := forms.T("a password instead of a key pair", "使用密码登录，而非密钥对")
	return []forms.Unusual{
		{
			Field: "node_pools", When: forms.All(manual, serverful, forms.IsNot("/basics.profile", acs), forms.IsUnset("node_pools")),
			Text: forms.T("no node pool: the cluster has no machines for workloads yet; add a pool here, or later in the console",
				"未配置节点池：集群暂无运行工作负载的节点，可在此添加，也可创建后在控制台添加"),
		},
		{
			Field: "network.public_endpoint", When: forms.Is("network.public_endpoint", "true"),
			Text: forms.T("the API server can be reached from the internet", "API Server 可从公网访问"),
		},
		{
			Field: "masters.public_ssh", When: forms.Is("masters.public_ssh", "true"),
			Text: forms.T("SSH to the masters from the internet", "可从公网 SSH 登录 Master"),
		},
		{
			Field: "basics.deletion_protection", When: forms.IsNot("basics.deletion_protection", "true"),
			Text: forms.T("no deletion protection", "未开启删除保护"),
		},
		{Field: "access.password", When: forms.All(forms.IsSet("access.password"), forms.IsUnset("access.key_pair")), Text: password},
		{At: "node_pools", Field: "password", When: forms.All(forms.IsSet("password"), forms.IsUnset("key_pair")), Text: password},
	}
}
