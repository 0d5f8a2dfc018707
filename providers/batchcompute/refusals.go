package batchcompute

import (
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

const apiPage = "docs/api/batchcompute.md"

// refusals are the codes of BatchCompute's own that prove a writing call undone.
// Left out are InternalError, and IdempotentTokenMismatch, which tells of an
// earlier call. No code for throttling is documented.
var refusals = exchange.Refusals{
	{
		Kind:  providers.Invalid,
		Codes: []string{"InvalidJsonFormat", "InvalidHttpBody", "InvalidUrlPattern", "InvalidQueryString", "InvalidVersion.NotFound", "MethodNotAllowed"},
		Proof: "the request is read before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Quota, Codes: []string{"QuotaExhausted", "QuotaExhausted.*"},
		Proof: "quotas are looked at before anything is made", Source: apiPage,
	},
	{
		Kind: providers.Conflict, Codes: []string{"InvalidResource.AlreadyExisting", "StateConflict"},
		Proof: "what is there, and its state, is looked at first", Source: apiPage,
	},
	{
		Kind: providers.Absent, Codes: []string{"InvalidResource.NotFound"},
		Proof: "there is nothing to do it to", Source: apiPage,
	},
}
