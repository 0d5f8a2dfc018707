package modelarts

import (
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

const apiPage = "docs/api/modelarts.md"

// refusals are the codes that prove a writing call undone, the gateway's
// also as older pages write them, with APIG. Left out are ModelArts.0010 and .50005000, of a
// breakdown inside, and APIGW.0103 and .0105, of what is behind the gateway;
// APIGW.0201 counts below 500 only.
var refusals = exchange.Refusals{
	{
		Kind:  providers.Invalid,
		Codes: []string{"ModelArts.50004000", "ModelArts.50004100", "ModelArts.0104", "ModelArts.0107", "ModelArts.50005101", "ModelArts.50025001"},
		Proof: "parameters are checked before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Invalid, Codes: []string{"APIG*.0101", "APIG*.0201"},
		Proof: "the gateway knows no such call, or cannot read it", Source: apiPage,
	},
	{
		Kind:  providers.Auth,
		Codes: []string{"ModelArts.50001000", "ModelArts.0203", "ModelArts.0205", "ModelArts.0206", "ModelArts.0208", "APIG*.0301", "APIG*.0307"},
		Proof: "keys, token and clock are looked at before anything is done", Source: apiPage,
	},
	{
		Kind:  providers.Permission,
		Codes: []string{"ModelArts.0108", "ModelArts.0112", "ModelArts.0204", "ModelArts.0207", "ModelArts.0210", "APIG*.0302", "APIG*.0310"},
		Proof: "rights and project are looked at before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Quota, Codes: []string{"ModelArts.0116", "ModelArts.0118"},
		Proof: "quotas are looked at before anything is made", Source: apiPage,
	},
	{
		Kind: providers.Throttled, Codes: []string{"APIG*.0308"},
		Proof: "the gateway's threshold is reached, and the call goes no further", Source: apiPage,
	},
	{
		Kind: providers.Conflict, Codes: []string{"ModelArts.50015000", "ModelArts.50025002"},
		Proof: "what is there is looked at first", Source: apiPage,
	},
	{
		Kind: providers.Absent, Codes: []string{"ModelArts.50015001"},
		Proof: "the resource pool that the call names is not there", Source: apiPage,
	},
}
