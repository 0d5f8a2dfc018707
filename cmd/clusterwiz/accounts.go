package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

func (a *app) accountsCommand() *cobra.Command {
	return a.command(declaration{
		needs: remote,
		use:   "accounts [FLAGS]",
		short: forms.T("List the credentials that were found, and where", "列出找到的凭证及其来源"),
		long: forms.T(
			"Lists the credentials that were found in the environment and in the vendors' own files,\nin the order in which they are tried, with the providers that each is for; * marks those\nthat use it now. Several clouds may have an account of the same ID. Nothing secret is\nshown, and the network is not used.",
			"按尝试顺序列出在环境变量与厂商配置文件中找到的凭证及其适用的云产品；* 表示该云产品当前使用此凭证。\n不同云的凭证可以有相同的 ID。不显示敏感信息，也不访问网络。",
		),
		args: cli.Arguments(0, 0, forms.Text{}),
	}, func(ctx context.Context, _ []string) error { return a.listAccounts(ctx) })
}

// accountJSON is an account as an object.
type accountJSON struct {
	ID        string   `json:"id"`
	Source    string   `json:"source"`
	Key       string   `json:"key,omitempty"`
	Region    string   `json:"region,omitempty"`
	Trouble   string   `json:"trouble,omitempty"`
	Simulated bool     `json:"simulated"`
	InUse     bool     `json:"in_use"`
	Providers []string `json:"providers"`
	// UsedBy are those of the providers that use it now.
	UsedBy []string `json:"used_by"`
}

func (a *app) listAccounts(ctx context.Context) error {
	list, err := a.foundAccounts(ctx)
	if err != nil {
		return err
	}
	if a.json() {
		return a.writeJSON(list)
	}
	t := cli.NewTable(forms.T("ACCOUNT", "账号"), forms.T("PROVIDER", "云产品"), forms.T("SOURCE", "来源"), forms.T("KEY", "密钥 ID"), forms.T("REGION", "地域"), forms.T("NOTE", "备注"))
	for _, one := range list {
		t.Row(one.ID, one.providers(), one.Source, one.Key, one.Region, one.Trouble)
	}
	return t.Write(a.Out, a.lang)
}

// providers names the clouds, with a mark at those that use the account now.
func (j *accountJSON) providers() string {
	var names []string
	for _, id := range j.Providers {
		if slices.Contains(j.UsedBy, id) {
			id = "*" + id
		}
		names = append(names, id)
	}
	return strings.Join(names, " ")
}

// foundAccounts lists each account once, with the clouds that it is for. Those
// that several clouds have differ by more than the id; the simulator, which all
// have, comes last.
func (a *app) foundAccounts(ctx context.Context) ([]*accountJSON, error) {
	var (
		list  []*accountJSON
		known = map[providers.Account]*accountJSON{}
	)
	add := func(account providers.Account, id string, used bool) {
		one, ok := known[account]
		if !ok {
			one = a.accountJSON(account)
			known[account] = one
			list = append(list, one)
		}
		one.Providers = append(one.Providers, id)
		if used {
			one.InUse, one.UsedBy = true, append(one.UsedBy, id)
		}
	}
	chosen, err := a.chosenAccounts(ctx)
	if err != nil {
		return nil, err
	}
	for i, provider := range a.clouds() {
		for _, account := range provider.Accounts(ctx) {
			add(account, provider.About().ID, account == chosen[i])
		}
	}
	for i, provider := range a.clouds() {
		add(providers.Simulator(), provider.About().ID, chosen[i].Simulated)
	}
	return list, nil
}

// chosenAccounts are the accounts that the clouds use now, by their position; the
// zero Account for one that would refuse.
// An id that is wrong for one cloud may be right for another, so only one that
// none knows is refused.
func (a *app) chosenAccounts(ctx context.Context) ([]providers.Account, error) {
	chosen := make([]providers.Account, len(a.clouds()))
	var all []providers.Account
	connector, known := a.connector(), false
	for i, provider := range a.clouds() {
		choice := connector.Choose(ctx, provider, connect.Saved{})
		if choice.Refusal != nil && errors.Is(choice.Refusal, connect.ErrUsage) {
			return nil, choice.Refusal
		}
		if choice.Refusal == nil {
			chosen[i] = choice.Account
		}
		known = known || choice.Named == "" || choice.Account.ID != ""
		all = append(all, choice.Accounts...)
	}
	if !known {
		return nil, suggested(connect.NoAccount(a.account, all), a.account, all)
	}
	return chosen, nil
}

func (a *app) accountJSON(account providers.Account) *accountJSON {
	return &accountJSON{
		ID: account.ID, Source: account.Source.In(a.lang), Key: account.Key, Region: account.Region,
		Trouble: account.Trouble.In(a.lang), Simulated: account.Simulated, Providers: []string{}, UsedBy: []string{},
	}
}
