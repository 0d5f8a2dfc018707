package alicloud_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

func TestKindIn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]providers.Kind{
		"":                                       providers.Unavailable,
		"No idea":                                providers.Unavailable,
		"The instance type is SOLD OUT":          providers.Quota,
		"OperationDenied.NoStock":                providers.Quota,
		"no inventory in the zone":               providers.Quota,
		"node quota used up":                     providers.Quota,
		"exceeds what is allowed":                providers.Quota,
		"the limit is 10":                        providers.Quota,
		"the balance is below the limit":         providers.Money,
		"Account.Arrearage":                      providers.Money,
		"the account is Indebted, quota or none": providers.Money,
	} {
		if got := alicloud.KindIn(text); got != want {
			t.Errorf("%q is %s, not %s", text, got, want)
		}
	}
}
