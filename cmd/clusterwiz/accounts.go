package main

import (
	"context"

	"github.com/spf13/cobra"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func (a *app) accountsCommand() *cobra.Command {
	return a.command(declaration{
		use:   "accounts [FLAGS]",
		short: forms.T("List the credentials that were found, and where", "列出找到的凭证及其来源"),
		long: forms.T(
			"Lists the credentials that were found in the environment and in the vendors' own files,\nin the order in which they are tried; * marks the one in use. Nothing secret is shown and\nnothing is asked from the network.",
			"按尝试顺序列出在环境变量与厂商配置文件中找到的凭证；* 为当前使用。不显示机密，也不访问网络。",
		),
		args: arguments(0, 0, forms.Text{}),
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
}

func (a *app) listAccounts(ctx context.Context) error {
	list, err := a.foundAccounts(ctx)
	if err != nil {
		return err
	}
	if a.json() {
		return a.writeJSON(list)
	}
	t := newTable(forms.Text{}, forms.T("ACCOUNT", "账号"), forms.T("SOURCE", "来源"), forms.T("KEY", "密钥 ID"), forms.T("REGION", "地域"), forms.T("NOTE", "备注"))
	for _, one := range list {
		mark := " "
		if one.InUse {
			mark = "*"
		}
		t.row(mark, one.ID, one.Source, one.Key, one.Region, one.Trouble)
	}
	return t.write(a.out, a.lang)
}

// foundAccounts lists each account once, with the clouds that it is for; the
// simulator comes last and is always there.
func (a *app) foundAccounts(ctx context.Context) ([]*accountJSON, error) {
	var list []*accountJSON
	byID := map[string]*accountJSON{}
	for _, provider := range a.clouds() {
		chosen, err := a.chooseAccount(ctx, provider, wish{})
		if err != nil {
			return nil, err
		}
		for _, account := range append(provider.Accounts(ctx), providers.Simulator()) {
			one, known := byID[account.ID]
			if !known {
				one = a.accountJSON(account)
				byID[account.ID] = one
				list = append(list, one)
			}
			one.Providers = append(one.Providers, provider.About().ID)
			one.InUse = one.InUse || account.ID == chosen.ID
		}
	}
	return list, nil
}

func (a *app) accountJSON(account providers.Account) *accountJSON {
	return &accountJSON{
		ID: account.ID, Source: account.Source.In(a.lang), Key: account.Key, Region: account.Region,
		Trouble: account.Trouble.In(a.lang), Simulated: account.Simulated,
	}
}
