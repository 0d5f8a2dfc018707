package ack

import (
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

const apiPage = "docs/api/ack.md"

// refusals are the codes of ACK's own that prove a writing call undone. Left
// out are InternalError and ServiceUnavailable, of a breakdown inside;
// ErrorModifyDeletionProtectionFailed, of which nothing is told; and the words
// "QPS Limit Exceeded", which come with no code of their own.
var refusals = exchange.Refusals{
	{
		Kind: providers.Unclear, Codes: []string{"InvalidVSwitchId.IpNotEnough"},
		Proof: "the page has it from a task, which comes after the creation", Source: apiPage,
	},
	{
		Kind: providers.Invalid, Codes: []string{"InvalidParameter", "InvalidParameter.*", "AddonNotFound"},
		Proof: "parameters are checked before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Money, Codes: []string{"InsufficientBalance"},
		Proof: "the balance is looked at before anything is bought", Source: apiPage,
	},
	{
		Kind: providers.Quota, Codes: []string{"QuotaExceeded.*"},
		Proof: "quotas are looked at before anything is made", Source: apiPage,
	},
	{
		Kind: providers.Permission, Codes: []string{"ErrorCheckAcl", "StatusForbidden"},
		Proof: "rights and service roles are looked at before anything is done", Source: apiPage,
	},
	{
		Kind:  providers.Conflict,
		Codes: []string{"ErrorClusterNameAlreadyExist", "ErrorClusterState", "DependencyViolation.Resource", "DependencyResourceExist"},
		Proof: "what is there, and its state, is looked at first", Source: apiPage,
	},
	{
		Kind: providers.Absent, Codes: []string{"ErrorClusterNotFound"},
		Proof: "there is nothing to do it to", Source: apiPage,
	},
}
