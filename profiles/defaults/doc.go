// Package defaults keeps what a person wants said everywhere unless it is said
// otherwise: account, region, language, how the wizard looks. The command line and
// profiles go before it, the vendors' own files come after.
//
// It is one flat TOML file, config.toml, which people write by hand and [Set] edits
// line by line, so that their comments stay:
//
//	account  = "profile:prod"
//	language = "zh"
//
//	[modelarts]        # of one cloud alone
//	region = "cn-north-4"
package defaults
