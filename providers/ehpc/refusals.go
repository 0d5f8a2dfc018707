package ehpc

import (
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

const apiPage = "docs/api/ehpc.md"

// refusals are the codes of E-HPC's own that prove a writing call undone. Left
// out are DbError, UnknownError and ServiceUnavailable, of a breakdown inside;
// OrderError, which does not say at what; and AliyunError, of a product behind.
var refusals = exchange.Refusals{
	{
		Kind: providers.Invalid, Codes: []string{"InvalidParams", "KeyPairNotFound", "ImageNotFound", "Cluster.NotSupported"},
		Proof: "parameters are checked before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Money,
		Codes: []string{
			"OrderError.Arrearage", "OrderError.InsufficientBalance", "OrderError.InstHasUnpaidOrder", "OrderError.InvalidPayMethod",
			"OrderError.NoCard", "OrderError.NoRealNameAuthentication", "OrderError.NoRealNameRegistration", "OrderError.UserProfileIncomplete",
		},
		Proof: "the order is not taken, and nothing is made without one", Source: apiPage,
	},
	{
		Kind: providers.Quota, Codes: []string{"TooManyClusters"},
		Proof: "clusters are counted before another is made", Source: apiPage,
	},
	{
		Kind: providers.Permission, Codes: []string{"NotAuthorized"},
		Proof: "the policy is looked at before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Conflict, Codes: []string{"ConflictOpt", "InvalidClusterStatus"},
		Proof: "the state of what is there is looked at first", Source: apiPage,
	},
	{
		Kind: providers.Absent, Codes: []string{"ClusterNotFound"},
		Proof: "there is nothing to do it to", Source: apiPage,
	},
}
