package modelarts

import (
	"strconv"

	"clusterwiz/forms"
)

// The answers about billing, in the words that the clouds share; the service
// has digits for them.
const (
	onDemand     = "PostPaid"
	subscription = "PrePaid"
	leftOut      = "AsPool"
	months       = "Month"
	years        = "Year"
	hours        = "Hour"
)

// The digits of the modes, in the annotation and in billingModes of a flavor.
const (
	perUse     = "0"
	subscribed = "1"
)

// annotation is the wire name of an annotation; its own name holds dots.
func annotation(name string) string { return `metadata.annotations.os\.modelarts/` + name }

func billing() []forms.Field {
	return forms.OnStep(forms.Billing, append(append([]forms.Field{chargeType()}, periods()...), orders()...)...)
}

func chargeType() forms.Field {
	modes := forms.Options(onDemand, "pay-per-use", "按需计费", subscription, "yearly/monthly", "包周期",
		leftOut, "not given, as in the documentation's example", "不指定，与 API 文档示例一致")
	modes[0].Sends, modes[1].Sends, modes[2].Sends = strconv.Quote(perUse), strconv.Quote(subscribed), "null"
	modes[1].Binds = true
	return forms.Field{
		Key: "billing.charge_type", SameAs: "billing.mode", Wire: annotation(`billing\.mode`), Kind: forms.Choice,
		Label: forms.T("Billing mode", "计费模式"), Options: modes, Closed: onlyDigits, Required: true,
		// The page lets it be left out; the service refuses new nodes without.
		Default: onDemand,
		Help: forms.T("A yearly/monthly order may have to be paid in the console, and its node pool cannot be deleted here.",
			"包周期订单可能须在控制台支付，且其节点池不能在此删除。"),
	}
}

func periods() []forms.Field {
	prepaid := forms.Is("billing.charge_type", subscription)
	units := forms.Options(months, "month", "月", years, "year", "年", hours, "hour", "小时")
	units[0].Sends, units[1].Sends, units[2].Sends = `"2"`, `"3"`, `"4"`
	return []forms.Field{
		{
			Key: "billing.period_unit", SameAs: "billing.period_unit", Wire: annotation(`period\.type`), Kind: forms.Choice, When: prepaid, Required: true,
			Label:   forms.T("Period unit", "订购周期类型"),
			Help:    forms.T("Hours are accepted only at creation, where they are sold.", "小时仅在创建时可用，且取决于是否售卖。"),
			Options: units, Closed: onlyDigits,
		},
		{
			Key: "billing.period", SameAs: "billing.period", Wire: annotation(`period\.num`), Kind: forms.Integer, Encoding: forms.AsText, When: prepaid, Required: true,
			Label: forms.T("Period", "订购周期"), Example: "2", Rules: []forms.Rule{forms.Structural(forms.AtLeast(1))},
		},
		{
			Key: "billing.auto_renew", SameAs: "billing.auto_renew", Wire: annotation(`auto\.renew`), Kind: forms.Boolean, Encoding: forms.AsDigit, When: prepaid,
			Label: forms.T("Auto-renew", "自动续费"), ServerDefault: false,
		},
	}
}

func orders() []forms.Field {
	prepaid := forms.Is("billing.charge_type", subscription)
	return []forms.Field{
		{
			Key: "billing.promotion", Wire: annotation(`promotion\.info`), Kind: forms.String, Advanced: true, When: prepaid,
			Label: forms.T("Discount", "折扣信息"), Help: forms.T("The discount chosen in the billing console.", "在运营平台选择的折扣信息。"), Example: "PROMO-2024",
		},
		{
			Key: "billing.return_url", Wire: annotation(`service\.console\.url`), Kind: forms.String, Advanced: true, When: prepaid,
			Label: forms.T("Return address", "支付后跳转地址"), Example: "https://console.huaweicloud.com/modelarts",
			Rules: []forms.Rule{forms.URL{Schemes: []string{"http", "https"}}},
		},
		{
			Key: "billing.order_id", Wire: annotation(`order\.id`), Kind: forms.String, Advanced: true, When: prepaid,
			Label: forms.T("Order", "订单 ID"), Example: "CS2304191748WNW2R",
			Help: forms.T("The documentation requires one for yearly/monthly billing, but says no way to get one before creation.",
				"文档称包周期须填写，但未提供创建前获取的途径。"),
			Rules: []forms.Rule{forms.NoBlanks()},
		},
	}
}

// billingChecks: the ranges are those of Terraform's pools; the page has none.
func billingChecks() []forms.Check {
	return []forms.Check{
		forms.RuleWhen{When: forms.Is("billing.period_unit", months), Field: "billing.period", Rule: forms.By(forms.Range{Min: 1, Max: 9}, terraform)},
		forms.RuleWhen{When: forms.Is("billing.period_unit", years), Field: "billing.period", Rule: forms.By(forms.Range{Min: 1, Max: 3}, terraform)},
	}
}
