package ehpc

import (
	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
)

// addons asks for the one service component that a cluster may have. Its two
// specs are objects here and JSON inside a string in the request.
func addons() forms.Field {
	return forms.Field{
		Key: "addons", Wire: "Addons", Kind: forms.List, Max: 1, Sizes: forms.Says(page),
		Label: forms.T("Service component", "服务组件"), Item: forms.T("component", "组件"),
		Help: forms.T("Login adds a node through which users reach the cluster.", "Login 会添加供用户访问集群的登录节点。"),
		Fields: []forms.Field{
			{
				Key: "name", Wire: "Name", Kind: forms.String, Required: true,
				Label: forms.T("Component", "组件名称"), Example: "Login", Source: forms.Source{Name: "addons"},
			},
			{
				Key: "version", Wire: "Version", Kind: forms.String, Required: true,
				Label: forms.T("Version", "组件版本"), Example: "1.0", Rules: []forms.Rule{versionRule},
				Source: forms.Source{Name: "addon_versions", By: []string{"name"}},
			},
			{
				Key: "services", Wire: "ServicesSpec", Kind: forms.List, Encoding: forms.JSONText, Max: 20, Sizes: forms.Ours,
				Label: forms.T("Services", "服务配置"), Item: forms.T("service", "服务"),
				Help:   forms.T("Login has SSH 22, VNC 12016 and CLIENT 12011.", "Login 组件含 SSH 22、VNC 12016、CLIENT 12011 端口。"),
				Fields: addonService(),
			},
			{
				Key: "resources", Wire: "ResourcesSpec", Kind: forms.Object, Encoding: forms.JSONText,
				Label: forms.T("Resources", "资源配置"), Fields: addonResources(),
			},
		},
	}
}

func addonService() []forms.Field {
	return []forms.Field{
		{
			Key: "name", Wire: "ServiceName", Kind: forms.String, Required: true,
			Label: forms.T("Service", "服务名称"), Example: "SSH", Options: forms.Words("SSH", "VNC", "CLIENT", "Web Portal"),
		},
		{
			Key: "access_type", Wire: "ServiceAccessType", Kind: forms.Choice, Advanced: true,
			Label: forms.T("Access", "访问方式"), Options: forms.Words("URL"), Listed: listed,
		},
		{
			Key: "access_url", Wire: "ServiceAccessUrl", Kind: forms.String, Advanced: true,
			Label: forms.T("Address", "访问地址"), When: forms.Is("access_type", "URL"),
		},
		{
			Key: "network_acl", Wire: "NetworkACL", Kind: forms.List, Max: 100, Sizes: forms.Ours,
			Label: forms.T("Who may connect", "访问控制"), Item: forms.T("rule", "规则"),
			Fields: accessRule(),
		},
		{
			Key: "input_params", Wire: "InputParams", Kind: forms.List, Max: 100, Sizes: forms.Ours, Advanced: true,
			Label: forms.T("Parameters", "输入参数"), Item: forms.T("parameter", "参数"),
			Fields: []forms.Field{
				{Key: "name", Wire: "Name", Kind: forms.String, Required: true, Label: forms.T("Name", "参数名")},
				{Key: "label", Wire: "Label", Kind: forms.String, Label: forms.T("Label", "显示名")},
				{Key: "type", Wire: "Type", Kind: forms.String, Label: forms.T("Type", "类型")},
				{Key: "value", Wire: "Value", Kind: forms.String, Label: forms.T("Value", "参数值")},
				{Key: "help_text", Wire: "HelpText", Kind: forms.String, Label: forms.T("Help", "说明")},
			},
		},
	}
}

func accessRule() []forms.Field {
	return []forms.Field{
		{
			Key: "protocol", Wire: "IpProtocol", Kind: forms.Choice, Required: true, Default: "TCP",
			Label: forms.T("Protocol", "协议"), Options: forms.Words("TCP", "UDP"), Listed: listed,
		},
		{
			Key: "port", Wire: "Port", Kind: forms.Integer, Required: true,
			Label: forms.T("Port", "端口"), Example: "22", Rules: []forms.Rule{forms.Structural(forms.Range{Min: 1, Max: 65535})},
		},
		{
			Key: "source_cidr", Wire: "SourceCidrIp", Kind: forms.String, Required: true,
			Label: forms.T("From", "源地址段"), Example: "10.0.0.0/8",
			Rules: []forms.Rule{forms.CIDR{MaxBits: 32}, forms.Advice{Rule: notEveryone{}}},
		},
	}
}

// notEveryone is a piece of advice against an address block that is all of
// the internet.
type notEveryone struct{}

// Kinds implements [forms.Rule].
func (notEveryone) Kinds() []forms.Kind { return forms.TextKinds }

// Describe implements [forms.Rule].
func (notEveryone) Describe() forms.Text {
	return forms.T("0.0.0.0/0 lets the whole internet connect", "0.0.0.0/0 对整个互联网开放")
}

// Check implements [forms.Rule].
func (r notEveryone) Check(value any) forms.Text {
	if value == "0.0.0.0/0" {
		return r.Describe()
	}
	return forms.Text{}
}

func addonResources() []forms.Field {
	template := node{addon: true}
	return []forms.Field{
		{
			Key: "eip.auto_create", Wire: "EipResource.AutoCreate", Kind: forms.Boolean,
			Label: forms.T("New public address", "自动创建弹性公网 IP"),
		},
		{
			Key: "eip.instance_id", Wire: "EipResource.EipInstanceId", Kind: forms.String,
			Label: forms.T("Existing public address", "已有弹性公网 IP"), Example: "eip-bp1a2b3c4d5e6f7g8h9i",
			Rules: onPage(forms.Prefix{"eip-"}), When: forms.IsNot("eip.auto_create", "true"),
		},
		{
			// The range is that of elastic IP addresses; this API names none.
			Key: "eip.bandwidth", Wire: "EipResource.Bandwidth", Kind: forms.Integer, Advanced: true,
			Label: forms.T("Bandwidth", "带宽峰值"), Unit: forms.Same("Mbit/s"), Example: "5",
			Rules: []forms.Rule{forms.Advice{Rule: forms.Range{Min: 1, Max: 1000}}}, When: forms.Is("eip.auto_create", "true"),
		},
		{
			Key: "eip.charge_type", Wire: "EipResource.InstanceChargeType", Kind: forms.Choice, Advanced: true,
			Label:   forms.T("Billing of the address", "公网 IP 付费类型"),
			Options: alicloud.ChargeTypes(), Listed: listed,
			When: forms.Is("eip.auto_create", "true"),
		},
		{
			Key: "eip.internet_charge_type", Wire: "EipResource.InternetChargeType", Kind: forms.Choice, Advanced: true,
			Label:   forms.T("Billing of traffic", "流量计费方式"),
			Options: forms.Options("PayByTraffic", "by traffic", "按使用流量", "PayByBandwidth", "by bandwidth", "按固定带宽"), Listed: listed,
			When: forms.Is("eip.auto_create", "true"),
		},
		{
			Key: "nodes", Wire: "EcsResources", Kind: forms.List, Max: 10, Sizes: forms.Ours,
			Label: forms.T("Nodes", "节点"), Item: forms.T("node", "节点"),
			Fields: template.fields(), Checks: template.checks(),
		},
	}
}
