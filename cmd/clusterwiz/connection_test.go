package main

import (
	"context"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// owner is a provider of which only the accounts are asked.
type owner struct {
	providers.Provider
	accounts []providers.Account
	unlisted []providers.Account
}

func (o owner) Unlisted() []providers.Account { return o.unlisted }

func (o owner) Accounts(context.Context) []providers.Account { return o.accounts }

func TestChooseAccount(t *testing.T) {
	t.Parallel()
	broken := providers.Account{ID: "env", Trouble: forms.T("the secret is missing", "缺少密钥")}
	good := providers.Account{ID: "profile:prod"}
	other := providers.Account{ID: "profile:test"}
	for name, tc := range map[string]struct {
		options options
		wish    wish
		found   []providers.Account
		want    string
		fails   string
	}{
		"nothing found":                 {want: "simulator"},
		"the first that can be used":    {found: []providers.Account{broken, good, other}, want: "profile:prod"},
		"none can be used":              {found: []providers.Account{broken}, want: "simulator"},
		"the profile's":                 {wish: wish{account: "profile:test"}, found: []providers.Account{good, other}, want: "profile:test"},
		"the flag before the profile's": {options: options{account: "profile:prod"}, wish: wish{account: "profile:test"}, found: []providers.Account{good, other}, want: "profile:prod"},
		"one in trouble when named":     {options: options{account: "env"}, found: []providers.Account{broken, good}, want: "env"},
		"--simulate before all":         {options: options{simulate: true}, wish: wish{account: "profile:test"}, found: []providers.Account{other}, want: "simulator"},
		"the simulator by name":         {options: options{account: "simulator"}, found: []providers.Account{good}, want: "simulator"},
		"a simulated run":               {wish: wish{simulated: true}, found: []providers.Account{good}, want: "simulator"},
		"one that cannot be listed":     {options: options{account: "ecs-role"}, found: []providers.Account{good}, want: "ecs-role"},
		"a slip":                        {options: options{account: "profile:prd"}, found: []providers.Account{good}, fails: "did you mean profile:prod?"},
		"none of those":                 {options: options{account: "nobody"}, found: []providers.Account{good, other}, fails: "found: profile:prod, profile:test, simulator"},
		"the profile's is none":         {wish: wish{account: "nobody"}, found: []providers.Account{good}, fails: "found: profile:prod, simulator"},
		"that of a run, gone since":     {wish: wish{account: "nobody", recorded: true}, found: []providers.Account{good}, want: "nobody"},
		"the flag before that of a run": {options: options{account: "nobody"}, wish: wish{account: "profile:prod", recorded: true}, found: []providers.Account{good}, fails: "found:"},
		"both":                          {options: options{simulate: true, account: "env"}, fails: "exclude each other"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := newApp(newSandbox(t).streams, forms.En)
			tc.options.output = a.output
			a.options = tc.options
			got, err := a.chooseAccount(t.Context(), owner{accounts: tc.found, unlisted: []providers.Account{{ID: "ecs-role"}}}, tc.wish)
			if tc.fails != "" {
				if err == nil || !strings.Contains(describe(err).En, tc.fails) {
					t.Errorf("got %v", err)
				}
				return
			}
			if err != nil || got.ID != tc.want || got.Simulated != (tc.want == "simulator") {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

func TestLoopback(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"127.0.0.1:80": true, "localhost:80": true, "[::1]:80": true, "127.0.0.1": true, "127.9.9.9": true,
		"0.0.0.0:80": false, ":80": false, "10.0.0.1:80": false, "localhost.example.com:80": false, "": false,
	} {
		if got := loopback(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}
