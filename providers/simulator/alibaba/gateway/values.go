package gateway

import "slices"

// Language tells whether answers come in a language.
func Language(s string) bool { return slices.Contains([]string{"zh-CN", "en-US", "ja"}, s) }

// ChargeType tells whether machines are paid for in a way.
func ChargeType(s string) bool { return s == "PrePaid" || s == "PostPaid" }
