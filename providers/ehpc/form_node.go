package ehpc

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers/alicloud"
)

// node is NodeTemplate at one place of the form: the manager node, the compute
// nodes of a queue, the nodes of an addon.
type node struct {
	// key and wire come before each name of the template.
	key, wire string
	// manager: one node that always runs, so its rarer questions step back.
	manager bool
	// addon: AddonNodeTemplate, with its differences.
	addon bool
	// vswitches are the references whose zones have the stock.
	vswitches []string
}

// fields returns the questions of the template, billing included.
func (n node) fields() []forms.Field {
	machine := n.instance()
	if n.manager {
		machine = forms.Under(forms.T("Manager node", "管理节点"), machine...)
	}
	groups := [][]forms.Field{
		machine,
		forms.Under(forms.T("Billing", "付费"), append(n.billing(), n.subscription()...)...),
		forms.Under(forms.T("Spot instances", "抢占式实例"), n.spot()...),
		forms.Under(forms.T("System", "系统"), n.system()...),
		forms.Under(forms.T("Disks", "磁盘"), append(n.systemDisk(), n.dataDisks())...),
	}
	return slices.Concat(groups...)
}

// system is how the system runs, and for a component where it comes from.
func (n node) system() []forms.Field {
	fields := []forms.Field{n.field("hyper_threading", "EnableHT", forms.Field{
		Kind: forms.Boolean, Advanced: true,
		Label: forms.T("Hyper-threading", "超线程"),
	})}
	if n.addon {
		fields = append(fields, n.existing()...)
	}
	return fields
}

func (n node) field(key, wire string, f forms.Field) forms.Field {
	f.Key, f.Wire = n.key+key, n.wire+wire
	if n.manager || n.addon {
		// Other clouds ask for what computes.
		f.SameAs = ""
	}
	return f
}

func (n node) is(key string, values ...string) forms.Condition {
	return forms.Is(n.key+key, values...)
}

func (n node) instance() []forms.Field {
	stock := n.vswitches
	if stock == nil {
		stock = []string{"/network.vswitch_id?"}
	}
	return []forms.Field{
		// A node has a type and an image; without them nothing starts.
		n.field("instance_type", "InstanceType", forms.Field{
			Kind: forms.String, Required: true, SameAs: "node.type",
			Label: forms.T("Instance type", "实例规格"), Example: "ecs.c7.large",
			Rules:  onPage(forms.Prefix{"ecs."}),
			Source: forms.Source{Name: "instance_types", By: stock},
		}),
		n.field("image_id", "ImageId", forms.Field{
			Kind: forms.String, Required: true, SameAs: "node.image",
			Label:   forms.T("Image", "镜像"),
			Help:    forms.T("Must be supported by E-HPC, and fit the instance type and the scheduler.", "须为 E-HPC 支持、且与实例规格和调度器匹配的镜像。"),
			Example: "aliyun_3_x64_20G_alibase_20221102.vhd",
			Rules:   []forms.Rule{forms.NoBlanks()},
			Source:  forms.Source{Name: "images", By: []string{n.key + "instance_type?", "/scheduler.type?", "/scheduler.version?"}},
		}),
	}
}

func (n node) billing() []forms.Field {
	return []forms.Field{
		n.field("charge_type", "InstanceChargeType", forms.Field{
			Kind: forms.Choice, SameAs: "billing.mode",
			Label: forms.T("Billing", "付费类型"),
			Help: forms.T("Subscription is paid in advance; without enough balance or credit it is refused.",
				"包年包月须预先付费，账户余额或信用额度不足时会被拒绝。"),
			Options: alicloud.ChargeTypes(), Listed: listed,
			ServerDefault: "PostPaid",
		}),
	}
}

// The values that the page allows by unit of the subscription.
var (
	weeks       = forms.By(forms.OneOfNumbers(1, 2, 3, 4), sdk)
	months      = forms.By(forms.OneOfNumbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60), sdk)
	renewWeeks  = forms.By(forms.OneOfNumbers(1, 2, 3), sdk)
	renewMonths = forms.By(forms.OneOfNumbers(1, 2, 3, 6, 12, 24, 36, 48, 60), sdk)
)

// subscription asks what only PrePaid has.
func (n node) subscription() []forms.Field {
	prepaid := n.is("charge_type", "PrePaid")
	return []forms.Field{
		n.field("period_unit", "PeriodUnit", forms.Field{
			Kind: forms.Choice, SameAs: "billing.period_unit", When: prepaid,
			Label: forms.T("Period unit", "购买时长单位"), Options: forms.Options("Week", "week", "周", "Month", "month", "月"), Listed: listed,
			ServerDefault: "Month",
		}),
		n.field("period", "Period", forms.Field{
			Kind: forms.Integer, SameAs: "billing.period", When: prepaid, Required: true,
			Label: forms.T("Period", "购买时长"), Example: "1",
		}),
		n.field("auto_renew", "AutoRenew", forms.Field{
			Kind: forms.Boolean, SameAs: "billing.auto_renew", When: prepaid,
			Label: forms.T("Auto-renew", "自动续费"), ServerDefault: false,
		}),
		n.field("auto_renew_period", "AutoRenewPeriod", forms.Field{
			Kind: forms.Integer, Advanced: true, When: forms.All(prepaid, n.is("auto_renew", "true")),
			Label: forms.T("Renewal period", "自动续费时长"), Example: "1", ServerDefault: int64(1),
		}),
	}
}

// spot asks what only PostPaid has.
func (n node) spot() []forms.Field {
	return []forms.Field{
		n.field("spot_strategy", "SpotStrategy", forms.Field{
			Kind: forms.Choice, When: n.is("charge_type", "PostPaid"), Advanced: n.manager,
			Label: forms.T("Spot", "抢占策略"),
			Help:  forms.T("Spot nodes are cheaper, but can be taken back at any time.", "抢占式实例价格较低，但随时可能被回收。"),
			Options: forms.Options("NoSpot", "no spot", "非抢占式", "SpotWithPriceLimit", "spot up to a price", "设置价格上限",
				"SpotAsPriceGo", "spot at market price", "跟随市场价"), Listed: listed,
			ServerDefault: "NoSpot",
		}),
		n.field("spot_price_limit", "SpotPriceLimit", forms.Field{
			Kind: forms.Decimal, Required: true, When: n.is("spot_strategy", "SpotWithPriceLimit"),
			Label: forms.T("Spot price limit", "抢占价格上限"), Unit: forms.T("per hour", "每小时"), Example: "0.97",
			Rules: []forms.Rule{forms.By(forms.Positive{Places: 3}, sdk)},
		}),
		n.field("spot_duration", "Duration", forms.Field{
			Kind: forms.Integer, Advanced: true, When: n.is("spot_strategy", "SpotWithPriceLimit", "SpotAsPriceGo"),
			Label: forms.T("Spot protection", "抢占保护期"), Unit: forms.T("hours", "小时"), Example: "1",
			Rules: []forms.Rule{forms.By(forms.OneOfNumbers(0, 1), sdk)}, ServerDefault: int64(1),
		}),
	}
}

// existing asks what only AddonNodeTemplate has. The SDK marks the names of
// the system as required; the page's own example leaves them out.
func (n node) existing() []forms.Field {
	return []forms.Field{
		n.field("os_name", "OsName", forms.Field{
			Kind: forms.String, Advanced: true, Label: forms.T("System, Chinese name", "操作系统中文名"), Example: "CentOS 7.6 64位",
		}),
		n.field("os_name_en", "OsNameEN", forms.Field{
			Kind: forms.String, Advanced: true, Label: forms.T("System, English name", "操作系统英文名"), Example: "CentOS 7.6 64 bit",
		}),
		n.field("instance_id", "InstanceId", forms.Field{
			Kind: forms.String, Advanced: true, Label: forms.T("Existing instance", "已有实例"), Example: "i-bp1bg85hsfdhkyt3e4ls",
			Rules: onPage(forms.Prefix{"i-"}),
		}),
		n.field("private_ip", "PrivateIpAddress", forms.Field{
			Kind: forms.String, Advanced: true, Label: forms.T("Private address", "私网 IP 地址"), Example: "10.0.0.12",
			Rules: []forms.Rule{forms.Structural(forms.Match(`(\d{1,3}\.){3}\d{1,3}`, forms.T("must be an IPv4 address", "须为 IPv4 地址")))},
		}),
	}
}

// checks compares the questions of one node with each other.
func (n node) checks() []forms.Check {
	week, month := n.is("period_unit", "Week"), n.is("period_unit", "Month")
	return append([]forms.Check{
		forms.RuleWhen{When: week, Field: n.key + "period", Rule: weeks},
		forms.RuleWhen{When: month, Field: n.key + "period", Rule: months},
		forms.RuleWhen{When: week, Field: n.key + "auto_renew_period", Rule: renewWeeks},
		forms.RuleWhen{When: month, Field: n.key + "auto_renew_period", Rule: renewMonths},
	}, systemDiskChecks(n.key+"system_disk.")...)
}
