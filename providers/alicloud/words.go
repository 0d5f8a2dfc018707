package alicloud

import (
	"slices"
	"strings"

	"clusterwiz/providers"
)

// signs are words by which trouble that has no code in a table is sorted, in
// order.
var signs = []struct {
	kind  providers.Kind
	words []string
}{
	{providers.Money, []string{"balance", "arrear", "indebt"}},
	{providers.Quota, []string{"quota", "stock", "inventory", "sold out", "exceed", "limit"}},
}

// KindIn reads out of what the cloud says of a creation that failed whether
// money or something else was short; else it is [providers.Unavailable].
func KindIn(text string) providers.Kind {
	text = strings.ToLower(text)
	for _, sign := range signs {
		if slices.ContainsFunc(sign.words, func(word string) bool { return strings.Contains(text, word) }) {
			return sign.kind
		}
	}
	return providers.Unavailable
}
