package main

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// cloud is a provider that is only its id and its accounts.
type cloud struct {
	owner
	id string
}

func (c cloud) About() providers.About { return providers.About{ID: c.id} }

// owner is a provider of which only the accounts are asked.
type owner struct {
	providers.Provider
	accounts []providers.Account
}

func (o owner) Accounts(context.Context) []providers.Account { return o.accounts }

// threeClouds are two that share their credentials, and one with an account of
// the same id.
func threeClouds() []providers.Provider {
	shared := owner{accounts: []providers.Account{{ID: "env", Key: "LTAI…abcd"}, {ID: "profile:prod", Key: "LTAI…prod"}}}
	own := owner{accounts: []providers.Account{{ID: "env", Key: "HW…wxyz"}}}
	return []providers.Provider{cloud{shared, "one"}, cloud{shared, "two"}, cloud{own, "three"}, cloud{owner{}, "none"}}
}

func TestFoundAccounts(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		account string
		want    []string
		fails   bool
	}{
		"nothing named": {want: []string{"env LTAI…abcd *one *two", "profile:prod LTAI…prod one two", "env HW…wxyz *three", "simulator simulator one two three none"}},
		// The others would look for credentials of that name that cannot be listed.
		"named":  {account: "profile:prod", want: []string{"env LTAI…abcd one two", "profile:prod LTAI…prod *one *two", "env HW…wxyz three", "simulator simulator one two three none"}},
		"a slip": {account: "profile:prd", fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newApp(newSandbox(t).Streams, forms.En)
			a.clouds, a.account = threeClouds, tc.account
			list, err := a.foundAccounts(t.Context())
			if (err != nil) != tc.fails {
				t.Fatal(err)
			}
			var got []string
			for _, one := range list {
				got = append(got, one.ID+" "+one.Key+" "+one.providers())
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
