package alicloud

import (
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

const apiPage = "docs/api/alibaba.md"

// Gateway are the codes with which the gateway before all products refuses.
// Throttling without a word behind it is left out: nobody says whose it is.
var Gateway = exchange.Refusals{
	{
		Kind:  providers.Auth,
		Codes: []string{"InvalidAccessKeyId.*", "SignatureDoesNotMatch", "IncompleteSignature", "InvalidTimeStamp.*", "InvalidSecurityToken.*"},
		Proof: "the gateway looks who asks before the service sees the call", Source: apiPage,
	},
	{
		Kind: providers.Permission, Codes: []string{"Forbidden", "Forbidden.RAM", "NoPermission"}, Statuses: []int{501},
		Proof: "the policy is looked at before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Throttled, Codes: []string{"Throttling.User", "Throttling.Api"}, Statuses: []int{503},
		Proof: "the gateway denies the call by its flow control, which is to keep it from the service", Source: apiPage,
	},
	{
		Kind: providers.Invalid, Codes: []string{"InvalidApi.NotFound", "InvalidAction.NotFound"},
		Proof: "the gateway finds no service for the call", Source: apiPage,
	},
	{
		Kind: providers.Invalid, Codes: []string{"Missing*", "Invalid*"},
		Proof: "parameters are checked before anything is done", Source: apiPage,
	},
}
