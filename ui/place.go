package ui

import (
	"cmp"
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// The questions of the first page.
const (
	askProvider = forms.Path("cloud.provider")
	askAccount  = forms.Path("cloud.account")
	askRegion   = forms.Path("cloud.region")
	askEndpoint = forms.Path("cloud.endpoint")
)

// placeForm declares the first page in the same language as the clouds' forms.
func placeForm(list []providers.Provider) *forms.Form {
	const step = forms.Basics
	var clouds []forms.Option
	for _, p := range list {
		about := p.About()
		option := forms.Option{Value: about.ID, Label: about.Name}
		clouds = append(clouds, option)
	}
	return &forms.Form{
		Steps: []forms.Step{{ID: step, Label: textCloud}},
		Fields: []forms.Field{
			{
				Key: string(askProvider), Kind: forms.Choice, Step: step, Required: true, Options: clouds,
				Label: forms.T("API", "云产品"),
				Help:  forms.T("What to create. Answers that both ask for carry over when it changes.", "要创建什么。更换时，两者共有的填写项会保留。"),
			},
			{
				Key: string(askAccount), Kind: forms.String, Step: step, Required: true,
				Source: forms.Source{Name: "accounts", By: []string{string(askProvider)}, Complete: true},
				Label:  forms.T("Account", "账号"),
				Help:   forms.T("Where the credentials come from. They are never shown or kept.", "凭证来源。凭证不会显示，也不会保存。"),
			},
			{
				Key: string(askRegion), Kind: forms.String, Step: step, Required: true,
				Source: forms.Source{Name: "regions", By: []string{string(askProvider), string(askAccount)}},
				Label:  forms.T("Region", "地域"),
				Help:   forms.T("Networks, types and images belong to a region.", "网络、规格和镜像都属于某个地域。"),
			},
			{
				Key: string(askEndpoint), Kind: forms.String, Step: step, Advanced: true, Example: "http://127.0.0.1:8080",
				Rules: []forms.Rule{forms.URL{Schemes: []string{"https", "http"}}},
				Label: forms.T("Endpoint", "接入地址"),
				Help:  forms.T("Replaces the cloud's own hosts, for a proxy or the simulator as a server.", "替换云端默认地址，用于代理或模拟服务器。"),
			},
		},
	}
}

// Messages that come back from commands of this page.
type (
	accountsMsg struct {
		provider string
		accounts []providers.Account
	}
	connectMsg struct {
		target connect.Target
		err    error
	}
)

// choose starts a new request at the provider with that id.
func (a *app) choose(id string) tea.Cmd {
	i := slices.IndexFunc(a.cfg.Providers, func(p providers.Provider) bool { return p.About().ID == id })
	if i < 0 {
		return a.openStart()
	}
	a.set(a.place, askProvider, id)
	if a.cfg.Endpoint != "" {
		a.set(a.place, askEndpoint, a.cfg.Endpoint)
	}
	if a.session.main == nil {
		a.savedAt = 0
	}
	a.session.use(a.cfg.Providers[i])
	return tea.Batch(a.open(0), a.findAccounts())
}

func (a *app) findAccounts() tea.Cmd {
	p, ctx, wanted := a.session.provider, a.ctx, cmp.Or(a.text(askAccount), a.cfg.Account)
	id := a.session.about.ID
	return func() tea.Msg { return accountsMsg{provider: id, accounts: accountsOf(ctx, p, wanted)} }
}

// accountsOf are the accounts of p, with the one that is wanted even where it is
// not listed.
func accountsOf(ctx context.Context, p providers.Provider, wanted string) []providers.Account {
	accounts := p.Accounts(ctx)
	listed := slices.ContainsFunc(accounts, func(account providers.Account) bool { return account.ID == wanted })
	if account, ok := providers.UnlistedAccount(p, wanted); ok && !listed {
		accounts = append(accounts, account)
	}
	return append(accounts, providers.Simulator())
}

// gotAccounts chooses the account asked for on the command line, else the one
// of the profile, else the first usable one.
func (a *app) gotAccounts(msg accountsMsg) tea.Cmd {
	if msg.provider != a.session.about.ID {
		return nil
	}
	a.session.accounts = msg.accounts
	query := forms.Query{Source: "accounts", Args: map[string]string{string(askProvider): msg.provider}}
	a.learn(a.place, query, accountOptions(msg.accounts))
	if account, ok := a.place.answers.Get(askAccount); !ok || !a.hasAccount(account) {
		a.set(a.place, askAccount, a.defaultAccount())
		if ok {
			_ = a.complain(forms.Tf("the account %v no longer exists; using %s", "账号 %v 已不存在，改用 %s", account, a.text(askAccount)))
		}
	}
	a.refreshField()
	return a.connect()
}

func (a *app) hasAccount(id any) bool {
	return slices.ContainsFunc(a.session.accounts, func(acc providers.Account) bool { return acc.ID == id })
}

func (a *app) defaultAccount() string {
	if a.cfg.Account != "" {
		return a.cfg.Account
	}
	for _, account := range a.session.accounts {
		if account.Trouble.IsZero() {
			return account.ID
		}
	}
	return providers.SimulatorID
}

func accountOptions(accounts []providers.Account) []forms.Option {
	var options []forms.Option
	for _, account := range accounts {
		options = append(options, forms.Option{
			Value: account.ID, Label: account.Source, Cells: []string{account.Key, account.Region}, Why: account.Trouble,
		})
	}
	return options
}

// placed does what follows from a change on the first page.
func (a *app) placed(path forms.Path) tea.Cmd {
	switch path {
	case askProvider:
		return a.turnTo(a.text(askProvider))
	default:
		return a.connect()
	}
}

// connect makes the client for what the first page says.
func (a *app) connect() tea.Cmd {
	s := a.session
	id, _ := a.place.answers.Get(askAccount)
	i := slices.IndexFunc(s.accounts, func(acc providers.Account) bool { return acc.ID == id })
	if s.provider == nil || i < 0 {
		s.client, s.trouble = nil, nil
		return nil
	}
	account := s.accounts[i]
	if _, ok := a.place.answers.Get(askRegion); !ok {
		a.set(a.place, askRegion, a.defaultRegion(account))
		a.refreshField()
	}
	p, region, base, connector := s.provider, a.text(askRegion), a.text(askEndpoint), a.cfg.Connector
	// Until the new client is there the old one must not be used: it leads to
	// where the page no longer says.
	s.client, s.trouble, s.account, s.region, s.endpoint = nil, nil, account, region, base
	return func() tea.Msg {
		target, err := connector.Connect(p, account, region, base)
		return connectMsg{target: target, err: err}
	}
}

func (a *app) text(path forms.Path) string {
	value, _ := a.place.answers.Get(path)
	text, _ := value.(string)
	return text
}

func (a *app) defaultRegion(account providers.Account) string {
	switch {
	case a.cfg.Region != "":
		return a.cfg.Region
	case account.Region != "":
		return account.Region
	case len(a.session.about.Regions) > 0:
		return a.session.about.Regions[0].Value
	}
	return ""
}

// gotClient takes the client over; what an earlier account told is forgotten.
// A client for what the page said before is dropped.
func (a *app) gotClient(msg connectMsg) tea.Cmd {
	s, target := a.session, msg.target
	if s.provider == nil || target.Provider.About().ID != s.about.ID || target.Account.ID != s.account.ID ||
		target.Endpoint.Region != s.region || target.Endpoint.Base != s.endpoint {
		return nil
	}
	s.target, s.client, s.trouble = target, target.Client, nil
	if msg.err != nil {
		s.client, s.trouble = nil, providers.AsFailure(msg.err)
	}
	s.main.known, s.main.lists = &forms.Known{}, nil
	s.main.looked++
	a.forgetLookups()
	query := forms.Query{Source: "regions", Args: map[string]string{
		string(askProvider): s.about.ID, string(askAccount): target.Account.ID,
	}}
	a.learn(a.place, query, s.about.Regions)
	return tea.Batch(a.lookAround(), a.refreshReview())
}
