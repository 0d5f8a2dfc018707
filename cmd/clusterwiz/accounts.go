package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

func (a *app) accountsCommand() *cobra.Command {
	asked := false
	cmd := a.command(declaration{
		needs: remote,
		use:   "accounts [FLAGS]",
		short: forms.T("List the credentials that were found, and where", "列出找到的凭证及其来源"),
		long: forms.T(
			"Lists the credentials that were found in the environment and in the vendors' own files,\nin the order in which they are tried, with the providers that each is for; * marks those\nthat use it now. Several clouds may have an account of the same ID. Nothing secret is\nshown, and the network is only used with --online.\n\nWith --online each cloud is asked whose the account is: its ID, its name, and the user or\nrole; with --account or --endpoint only for those that use it now. It only reads and costs\nnothing. Where a cloud does not tell, the reason stands in the note; the exit code is 0.",
			"按尝试顺序列出在环境变量与厂商配置文件中找到的凭证及其适用的云产品；* 表示该云产品当前使用此凭证。\n不同云的凭证可以有相同的 ID。不显示敏感信息；仅在加 --online 时访问网络。\n\n加 --online 时向各云查询账号归属：账号 ID、名称以及用户或角色；与 --account 或 --endpoint 同用时只查询\n当前使用的凭证。只读取，不产生费用。云端未告知时原因见备注，退出码为 0。",
		),
		examples: "clusterwiz accounts\nclusterwiz accounts --online --account prod",
		args:     cli.Arguments(0, 0, forms.Text{}),
	}, func(ctx context.Context, _ []string) error { return a.listAccounts(ctx, asked) })
	cmd.Flags().BoolVar(&asked, "online", false, forms.T("also ask the clouds whose the accounts are", "同时向云端查询账号归属").In(a.lang))
	return cmd
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
	// Identity is whose it is by the cloud's word, IdentityTrouble why that is not known.
	Identity        *providers.Caller `json:"identity,omitempty"`
	IdentityTrouble string            `json:"identity_trouble,omitempty"`

	account providers.Account
}

func (a *app) listAccounts(ctx context.Context, asked bool) error {
	list, err := a.foundAccounts(ctx)
	if err != nil {
		return err
	}
	if asked {
		if err := a.identify(ctx, list); err != nil {
			return err
		}
	}
	if a.json() {
		return a.writeJSON(list)
	}
	heads := []forms.Text{forms.T("ACCOUNT", "账号"), forms.T("PROVIDER", "云产品"), forms.T("SOURCE", "来源"), forms.T("KEY", "密钥 ID"), forms.T("REGION", "地域")}
	if asked {
		heads = append(heads, forms.T("IDENTITY", "归属"))
	}
	t := cli.NewTable(append(heads, forms.T("NOTE", "备注"))...)
	for _, one := range list {
		cells := []string{one.ID, one.providers(), one.Source, one.Key, one.Region}
		if asked {
			cells = append(cells, one.identity(a.lang))
		}
		t.Row(append(cells, cmp.Or(one.Trouble, one.IdentityTrouble))...)
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

// identity says whose the account is, as far as a cloud was asked and told.
func (j *accountJSON) identity(lang forms.Lang) string {
	if j.Identity == nil {
		return ""
	}
	return j.Identity.Text().In(lang)
}

// identify asks the clouds whose the accounts are, all at once. The simulator is asked
// where it is used. Keys are shown to another address than the cloud's own only where
// they are meant to be used there.
func (a *app) identify(ctx context.Context, list []*accountJSON) error {
	var wg sync.WaitGroup
	for _, one := range list {
		if !one.InUse && (one.Simulated || a.account != "" || a.endpoint != "") {
			continue
		}
		target, err := a.identifying(one)
		switch {
		case err != nil && one.Trouble == "":
			one.IdentityTrouble = providers.AsFailure(err).Summary.In(a.lang)
		case err == nil:
			wg.Go(func() { one.identifyBy(ctx, target, a.lang) })
		}
	}
	wg.Wait()
	return ctx.Err() //nolint:wrapcheck // An interruption is told as such.
}

// identifying is a target that an account's owner can be asked of: the first of its
// clouds that lets itself be connected to.
func (a *app) identifying(one *accountJSON) (connect.Target, error) {
	var failed error
	for _, id := range one.Providers {
		p, err := a.provider(id)
		if err != nil {
			return connect.Target{}, err
		}
		connector := a.connector(id)
		place := connector.Place(one.account, p, connect.Saved{})
		if regions := p.About().Regions; place.Region == "" && len(regions) > 0 {
			place.Region = regions[0].Value
		}
		target, err := connector.Connect(p, one.account, place.Region, place.Base)
		if err == nil {
			if target.Simulated() {
				a.saySimulated()
			}
			a.sayInClear(target)
			return target, nil
		}
		failed = cmp.Or(failed, err)
	}
	return connect.Target{}, failed
}

// identifyBy keeps what the cloud tells.
func (j *accountJSON) identifyBy(ctx context.Context, target connect.Target, lang forms.Lang) {
	caller, asked, err := providers.Identify(ctx, target.Client)
	switch {
	case !asked:
		j.IdentityTrouble = forms.T("this cloud has no call that tells", "该云没有可查询的接口").In(lang)
	case err != nil:
		j.IdentityTrouble = providers.AsFailure(err).Summary.In(lang)
	default:
		j.Identity = &caller
	}
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
		Trouble: account.Trouble.In(a.lang), Simulated: account.Simulated, Providers: []string{}, UsedBy: []string{}, account: account,
	}
}
