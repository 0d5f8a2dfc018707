package qingcloud

import (
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

const apiPage = "docs/api/qingcloud.md"

// refusals are the ret_codes that prove a writing call undone. Left out are
// 2200 and 2300 (lease), 5000 to 5400 (trouble inside, no capacity, something
// depends on it), 5500, 5600 and 8000 to 8004 (storage, configuration), of which
// the page does not say when they come.
var refusals = exchange.Refusals{
	{
		Kind: providers.Invalid, Codes: []string{"1100", "1101", "3300"},
		Proof: "the message is read before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Auth, Codes: []string{"1200", "1300", "15?0", "16??", "2000"},
		Proof: "key, signature, clock and log-in are looked at before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Permission, Codes: []string{"1400", "400[0-5]"},
		Proof: "rights and licence are looked at before anything is done", Source: apiPage,
	},
	{
		Kind: providers.Absent, Codes: []string{"2100"},
		Proof: "something that the call names is not there", Source: apiPage,
	},
	{
		Kind: providers.Conflict, Codes: []string{"2110"},
		Proof: "what is there is looked at first", Source: apiPage,
	},
	{
		Kind: providers.Money, Codes: []string{"2400"},
		Proof: "the balance is looked at before anything is bought", Source: apiPage,
	},
	{
		Kind: providers.Quota, Codes: []string{"2500"},
		Proof: "quotas, of resources and of calls, are looked at before anything is made", Source: apiPage,
	},
}
