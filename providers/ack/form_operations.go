package ack

import (
	"slices"

	"clusterwiz/forms"
)

func operations() []forms.Field {
	return forms.OnStep(operationsStep, slices.Concat(
		forms.Under(forms.T("Logs", "日志"), append(audit(), controlLogs()...)...),
		forms.Under(forms.T("Maintenance window", "维护窗口"), maintenance()...),
		forms.Under(forms.T("Upgrades", "升级"), upgrades()...),
	)...)
}

func audit() []forms.Field {
	return []forms.Field{
		{
			Key: "audit.enabled", Wire: "audit_log_config.enabled", Kind: forms.Boolean, Label: forms.T("Audit log", "审计日志"),
			Help: forms.T("Kept in Simple Log Service, which costs money.", "保存在日志服务 SLS，会产生费用。"),
		},
		{
			Key: "audit.project", Wire: "audit_log_config.sls_project_name", Kind: forms.String, When: forms.Is("audit.enabled", "true"),
			Label: forms.T("Audit project", "审计日志项目"), Example: "k8s-audit", Help: forms.T("Left empty: a new one is created.", "留空则新建日志项目。"),
			Rules: []forms.Rule{project},
		},
	}
}

func controlLogs() []forms.Field {
	logged := forms.IsSet("controlplane_log.components")
	return []forms.Field{
		{
			Key: "controlplane_log.components", Wire: "controlplane_log_components", Kind: forms.Strings, Max: 50, Sizes: forms.Ours, When: managed,
			Label: forms.T("Control plane logs", "控制面组件日志"), Example: "apiserver, kcm, scheduler, ccm",
			Options: forms.Options("apiserver", "API server", "API Server", "kcm", "controller manager", "KCM", "scheduler", "scheduler", "调度器",
				"ccm", "cloud controller manager", "CCM", "controlplane-events", "control plane events", "控制面事件",
				"alb", "ALB Ingress", "ALB Ingress", "ack-goatscaler", "node scaling", "节点伸缩", "coredns", "CoreDNS", "CoreDNS", "gatekeeper", "policies", "策略治理"),
			Rules: []forms.Rule{noBlanks, forms.By(forms.OneOf{
				"apiserver", "kcm", "scheduler", "ccm", "controlplane-events", "alb", "ack-goatscaler", "coredns", "gatekeeper",
			}, terraform)},
		},
		{
			Key: "controlplane_log.project", Wire: "controlplane_log_project", Kind: forms.String, When: forms.All(managed, logged),
			Label: forms.T("Log project", "控制面日志项目"), Example: "k8s-control", Rules: []forms.Rule{project},
		},
		{
			Key: "controlplane_log.days", Wire: "controlplane_log_ttl", Kind: forms.Integer, Encoding: forms.AsText, When: forms.All(managed, logged),
			Label: forms.T("Keep these logs", "控制面日志保存天数"), Unit: forms.T("days", "天"), ServerDefault: int64(30), Example: "30",
			Rules: []forms.Rule{forms.By(forms.Range{Min: 1, Max: 3650}, slsPage)},
		},
	}
}

// upkeep asks when ACK may work on the cluster.
var window = forms.Is("maintenance.enable", "true")

func maintenance() []forms.Field {
	return []forms.Field{
		{
			Key: "maintenance.enable", Wire: "maintenance_window.enable", Kind: forms.Boolean, When: managed, ServerDefault: false,
			Label: forms.T("Maintenance window", "集群维护窗口"),
		},
		{
			Key: "maintenance.time", Wire: "maintenance_window.maintenance_time", Kind: forms.String, When: window, Required: true,
			Label: forms.T("Start", "起始时间"), Example: "2026-12-03T03:00:00.000+08:00",
			Help:  forms.T("With a time zone, or Z for UTC; sent as written. Of the date only the time of day counts.", "须带时区，或以 Z 表示 UTC；按所填发送，只取其中的时刻，日期不起作用。"),
			Rules: []forms.Rule{forms.By(moment{}, sdk, live)},
		},
		{
			Key: "maintenance.hours", Wire: "maintenance_window.duration", Kind: forms.Integer, Encoding: forms.AsText, Suffix: "h", When: window, Required: true,
			Label: forms.T("Duration", "持续时长"), Unit: forms.T("hours", "小时"), Example: "3", Rules: []forms.Rule{counted(forms.Range{Min: 1, Max: 24})},
		},
		{
			Key: "maintenance.days", Wire: "maintenance_window.weekly_period", Kind: forms.Strings, Encoding: forms.Joined, Max: 7, Sizes: forms.ByNature, When: window,
			Label: forms.T("Days", "维护周期"), Example: "Monday, Thursday", ServerDefault: []string{"Thursday"},
			Options: forms.Options("Monday", "Monday", "周一", "Tuesday", "Tuesday", "周二", "Wednesday", "Wednesday", "周三", "Thursday", "Thursday", "周四",
				"Friday", "Friday", "周五", "Saturday", "Saturday", "周六", "Sunday", "Sunday", "周日"),
			Rules: []forms.Rule{forms.Structural(forms.OneOf{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})},
		},
		{
			Key: "maintenance.recurrence", Wire: "maintenance_window.recurrence", Kind: forms.String, When: window, Advanced: true,
			Label: forms.T("Recurrence", "重复规则"), Example: "FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU", Help: forms.T("In the form of RFC 5545.", "RFC 5545 格式。"),
			Rules: []forms.Rule{
				forms.Structural(forms.Match(`FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*`,
					forms.T("must look like FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU", "须写作 FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU 的形式"))),
				forms.By(forms.Match(`FREQ=WEEKLY(;.*)?`, forms.T("must be weekly", "须为每周（WEEKLY）")), sdk),
			},
		},
	}
}

// upgrades run by themselves within the window only.
func upgrades() []forms.Field {
	return []forms.Field{
		{
			Key: "upgrades.enabled", Wire: "operation_policy.cluster_auto_upgrade.enabled", Kind: forms.Boolean, When: window, ServerDefault: false,
			Label: forms.T("Upgrade the cluster", "集群自动升级"),
		},
		{
			Key: "upgrades.channel", Wire: "operation_policy.cluster_auto_upgrade.channel", Kind: forms.Choice, When: forms.Is("upgrades.enabled", "true"),
			Required: true, Default: "patch", Label: forms.T("Upgrade channel", "升级频率"), Listed: listed,
			Options: forms.Options("patch", "patches only", "补丁版本", "stable", "stable", "稳定版本", "rapid", "newest", "最新版本"),
		},
	}
}
