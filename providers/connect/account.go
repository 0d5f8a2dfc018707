package connect

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Choice is which account decides, and what else there is.
type Choice struct {
	// Account is the one that decides, also where it cannot be used; zero where
	// it is not there or nothing was found.
	Account providers.Account
	// Named is the id that the command line or what was saved asks for; empty
	// where the vendor's chain decides.
	Named string
	// Accounts are all that there are, in their order, the simulator last.
	Accounts []providers.Account
	// Refusal says why nothing may be sent, and what there is; nil for an
	// account that can be used. Its kind is Auth unless its cause is [ErrUsage].
	Refusal *providers.Failure
	// None: nothing was named and nothing was found. A wizard or a demonstration
	// may simulate then, if it says so.
	None bool
}

// Choose finds the account that decides. It reads the environment and files,
// never the network.
func (c *Connector) Choose(ctx context.Context, p providers.Provider, saved Saved) Choice {
	choice := Choice{}
	choice.Named, choice.Refusal = c.named(p, saved)
	found := p.Accounts(ctx)
	listed := func(id string) int { return indexOf(found, id) }
	if account, ok := providers.UnlistedAccount(p, choice.Named); ok && listed(choice.Named) < 0 {
		found = append(found, account)
	}
	choice.Accounts = append(slices.Clone(found), providers.Simulator())
	if choice.Refusal != nil {
		return choice
	}
	i := listed(choice.Named)
	switch {
	case choice.Named == providers.SimulatorID:
		choice.Account = providers.Simulator()
	case choice.Named != "" && i < 0:
		choice.Refusal = NoAccount(choice.Named, choice.Accounts)
	case i >= 0:
		choice.Account = found[i]
	case len(found) > 0:
		choice.Account = found[0]
	default:
		choice.None, choice.Refusal = true, noneFound()
	}
	if !choice.Account.Trouble.IsZero() {
		choice.Refusal = c.unusable(p, choice, saved)
	}
	return choice
}

// indexOf finds an account by its id, or by what stands behind the colon where one
// account alone has it: prod for profile:prod. -1 is none.
func indexOf(found []providers.Account, id string) int {
	if i := slices.IndexFunc(found, func(account providers.Account) bool { return account.ID == id }); i >= 0 || id == "" {
		return i
	}
	short := func(account providers.Account) bool {
		_, name, _ := strings.Cut(account.ID, ":")
		return name == id
	}
	i := slices.IndexFunc(found, short)
	if i >= 0 && slices.ContainsFunc(found[i+1:], short) {
		return -1
	}
	return i
}

// named is the account that the command line, what was saved or the defaults ask for.
func (c *Connector) named(p providers.Provider, saved Saved) (string, *providers.Failure) {
	if c.Simulate && c.Account != "" && c.Account != providers.SimulatorID {
		return c.Account, misused(forms.Tf("--simulate and --account %s exclude each other", "--simulate 与 --account %s 不能同时使用", c.Account))
	}
	if c.Simulate {
		return providers.SimulatorID, nil
	}
	wanted := saved.Account
	if saved.Simulated {
		wanted = providers.SimulatorID
	}
	return cmp.Or(c.Account, wanted, c.usual(p, saved).Account), nil
}

// unusable is the refusal of an account in trouble; nil where the place that it
// is used at makes up for that, which only the cloud knows.
func (c *Connector) unusable(p providers.Provider, choice Choice, saved Saved) *providers.Failure {
	if _, err := p.Connect(choice.Account, c.Place(choice.Account, p, saved)); err == nil {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(choice.Accounts), func(account providers.Account) bool { return !account.Trouble.IsZero() })
	failure := choice.Account.Unusable()
	failure.Remedy = forms.Tf("repair it, or choose another account: %s", "请修复该账号，或选择其他账号：%s", ids(others))
	return failure
}
