package alicloud

import "clusterwiz/forms"

// ChargeTypes are the ways to pay for a node, a disk or an address. A
// subscription binds.
func ChargeTypes() []forms.Option {
	list := forms.Options("PostPaid", "pay-as-you-go", "按量付费", "PrePaid", "subscription", "包年包月")
	list[1].Binds = true
	return list
}
