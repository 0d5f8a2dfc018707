package ack

import (
	"slices"

	"clusterwiz/forms"
)

// Add-ons that have questions of their own. All add-ons end in one array; it
// begins with the network plugin.
const (
	logAgent   = "logtail-ds"
	monitoring = "arms-prometheus"
	events     = "ack-node-problem-detector"
	ingress    = "nginx-ingress-controller"
)

// switched makes the choice of an add-on: installed, kept away, or left to
// what ACK does by default.
func switched(name string) []forms.Option {
	return []forms.Option{
		{Value: "install", Label: forms.T("install", "安装"), Sends: `{"name":"` + name + `"}`},
		{Value: "off", Label: forms.T("do not install", "不安装"), Sends: `{"name":"` + name + `","disabled":true}`},
	}
}

// wanted makes the choice of an add-on that is not there by default.
func wanted(name string) []forms.Option {
	return []forms.Option{
		{Value: "install", Label: forms.T("install", "安装"), Sends: `{"name":"` + name + `"}`},
		{Value: "off", Label: forms.T("do not install", "不安装"), Sends: "null"},
	}
}

// twoWays is why no other word can be sent for an add-on of its own question.
var twoWays = forms.T("an add-on is either installed or not", "组件仅有安装与否")

func addons() []forms.Field {
	fields := []forms.Field{
		{
			Key: "addons.monitoring", Wire: "addons[]", Kind: forms.Choice, ServerDefault: "off", Options: wanted(monitoring), Closed: twoWays,
			Label: forms.T("Prometheus", "Prometheus 监控"), Help: sentAs(monitoring),
		},
		{
			// In auto mode ACK has storage of its own, and ACS clusters need none.
			Key: "addons.storage", Wire: "addons[]", Kind: forms.Choice, When: serverful, RequiredWhen: chosen, Default: "csi", DefaultWhen: chosen,
			Closed: forms.T("each stands for certain add-ons; others go under More add-ons", "各选项对应固定组件，其他组件请填写在“其他组件”中"),
			Label:  forms.T("Storage", "存储组件"), Help: forms.T("CSI is csi-plugin and csi-provisioner.", "CSI 即 csi-plugin 与 csi-provisioner。"),
			Options: []forms.Option{
				{Value: "csi", Label: forms.Same("CSI"), Sends: `[{"name":"csi-plugin"},{"name":"csi-provisioner"}]`},
				{Value: "flexvolume", Label: forms.T("Flexvolume, old", "Flexvolume（旧）"), Sends: `{"name":"flexvolume"}`},
				{Value: "none", Label: forms.T("ACK's default", "由 ACK 决定"), Sends: "null"},
			},
		},
	}
	return forms.OnStep(forms.Software, slices.Concat(
		forms.Under(forms.T("Monitoring and storage", "监控与存储"), fields...),
		forms.Under(forms.T("Logs and events", "日志与事件"), logging()...),
		forms.Under(forms.T("Ingress", "Ingress"), ingresses()...),
		forms.Under(forms.T("More add-ons", "其他组件"), more()),
	)...)
}

func sentAs(name string) forms.Text {
	return forms.Tf("The add-on %s.", "组件名称：%s。", name)
}

// logging is advised: without it there is no audit.
func logging() []forms.Field {
	logs, detector := forms.Is("/addons.logging", "install"), forms.Is("/addons.events", "install")
	return []forms.Field{
		{
			Key: "addons.logging", Wire: "addons[logging]", Kind: forms.Choice, ServerDefault: "off", Options: wanted(logAgent), Closed: twoWays,
			Label: forms.T("Logs", "日志组件"),
			Help:  forms.T("Without it the cluster cannot be audited. The add-on logtail-ds.", "不安装则无法使用集群审计功能。组件名称：logtail-ds。"),
		},
		{
			Key: "addons.log_project", Wire: "addons[logging].config{}.sls_project_name", Kind: forms.String, When: logs,
			Label: forms.T("Log project", "日志项目"), Example: "k8s-logs", Help: forms.T("Left empty: a new one is created.", "留空则新建日志项目。"),
			Rules: []forms.Rule{project},
		},
		{
			Key: "addons.ingress_dashboard", Wire: "addons[logging].config{}.IngressDashboardEnabled", Kind: forms.Boolean, Encoding: forms.AsText,
			When: logs, Label: forms.T("Ingress dashboard", "Ingress Dashboard"),
		},
		{
			Key: "addons.events", Wire: "addons[events]", Kind: forms.Choice, Options: switched(events), Closed: twoWays,
			Label: forms.T("Event center", "事件中心"), Help: forms.T("ACK installs it unless told not to. Free for 90 days.", "默认安装；关联的 Logstore 90 天内免费。"),
		},
		{
			// The page's own example sends the name also when it is empty.
			Key: "addons.event_project", Wire: "addons[events].config{}.sls_project_name", Kind: forms.String, When: detector, Default: "",
			Label: forms.T("Event project", "事件日志项目"), Example: "k8s-events", Help: forms.T("Left empty: a new one is created.", "留空则新建日志项目。"),
			Rules: []forms.Rule{project},
		},
	}
}

func ingresses() []forms.Field {
	nginx := forms.Is("/addons.ingress", "install")
	return []forms.Field{
		{
			Key: "addons.ingress", Wire: "addons[ingress]", Kind: forms.Choice, Options: switched(ingress), Closed: twoWays,
			Label: forms.T("Nginx Ingress", "Nginx Ingress"),
			Help:  forms.T("ACK installs it in dedicated clusters unless told not to.", "专有版集群默认安装。"),
		},
		{
			Key: "addons.ingress_network", Wire: "addons[ingress].config{}.IngressSlbNetworkType", Kind: forms.Choice, When: nginx, Default: "internet",
			Label: forms.T("Ingress network", "Ingress 网络类型"), Listed: []forms.Cite{page, terraform}, Options: forms.Options("internet", "public", "公网", "intranet", "private", "私网"),
		},
		{
			Key: "addons.ingress_spec", Wire: "addons[ingress].config{}.IngressSlbSpec", Kind: forms.String, When: nginx, Advanced: true,
			Label: forms.T("Ingress CLB", "Ingress 负载均衡规格"), Example: "slb.s2.small",
			Options: forms.Words("slb.s1.small", "slb.s2.small", "slb.s2.medium", "slb.s3.small", "slb.s3.medium", "slb.s3.large"),
			Rules:   []forms.Rule{forms.By(forms.Prefix{"slb."}, page)},
		},
	}
}

// more asks for add-ons by name.
func more() forms.Field {
	source := append([]string{"/basics.kubernetes_version", "/basics.cluster_spec?"}, versionSource...)
	return forms.Field{
		Key: "addons.more", Wire: "addons[]", Kind: forms.List, Max: 50, Sizes: forms.Ours, Label: forms.T("More add-ons", "其他组件"), Item: forms.T("add-on", "组件"),
		Fields: []forms.Field{
			{
				Key: "name", Wire: "name", Kind: forms.String, Required: true, Label: forms.T("Add-on", "组件名称"), Example: "ack-node-local-dns",
				Rules:  []forms.Rule{noBlanks},
				Source: forms.Source{Name: "addons", By: source},
			},
			{
				Key: "version", Wire: "version", Kind: forms.String, Label: forms.T("Version", "版本"), Example: "1.6.1",
				Help: forms.T("Left empty: the newest.", "留空则使用最新版本。"), Rules: []forms.Rule{noBlanks},
				Source: forms.Source{Name: "addon_versions", By: append([]string{"name"}, source...)},
			},
			{
				Key: "disabled", Wire: "disabled", Kind: forms.Boolean, ServerDefault: false, Label: forms.T("Do not install", "禁止默认安装"),
			},
			{
				Key: "config", Wire: "config", Kind: forms.LongText, MayHide: true, Label: forms.T("Settings", "组件配置"), Example: `{"CpuRequest": "100m"}`,
				Help: forms.T("A JSON object; sent as text.", "JSON 对象，以文本发送。"), Rules: []forms.Rule{forms.JSON{Shape: "object"}},
			},
		},
		Checks: []forms.Check{
			asked("/addons.monitoring", monitoring, "install"),
			asked("/addons.storage", "csi-plugin", "csi"), asked("/addons.storage", "csi-provisioner", "csi"), asked("/addons.storage", "flexvolume", "flexvolume"),
			asked("/addons.logging", logAgent, "install"),
			asked("/addons.events", events, "install", "off"), asked("/addons.ingress", ingress, "install", "off"),
			forms.AdviceCheck(schema{}),
			forms.RuleWhen{When: forms.IsSet("/network.plugin"), Field: "name", Rule: paged(onePlugin{})},
		},
	}
}

// asked refuses to name an add-on twice.
func asked(ref, name string, values ...string) forms.Check {
	return forms.RuleWhen{When: forms.Is(ref, values...), Field: "name", Rule: forms.Structural(forms.NoneOf{name})}
}

// plugins are the add-ons of which a cluster has one.
var plugins = forms.NoneOf{flannel, terway, "terway", "terway-eni"}

// onePlugin keeps the network plugin to the question of its own, where that has
// an answer.
type onePlugin struct{}

// Kinds implements [forms.Rule].
func (onePlugin) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (onePlugin) Describe() forms.Text {
	return forms.T("must not be a network plugin, which is asked for under Network with its settings", "不能为网络插件，请在网络页选择并设置")
}

// Check implements [forms.Rule].
func (r onePlugin) Check(value any) forms.Text {
	if plugins.Check(value).IsZero() {
		return forms.Text{}
	}
	return r.Describe()
}

func addonsChecks() []forms.Check {
	return []forms.Check{
		forms.StructuralCheck(forms.Unique{List: "addons.more", Key: "name"}),
		forms.RuleWhen{When: forms.IsNot("/basics.layout", legacyLayout), Field: "addons.storage", Rule: paged(forms.NoneOf{"flexvolume"})},
	}
}
