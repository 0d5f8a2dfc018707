package work

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// AccountsMsg brings the accounts of a cloud, and which of them decides.
type AccountsMsg struct {
	provider string
	choice   connect.Choice
}

// findAccounts looks for the accounts of the cloud; saved is the one that a
// profile, a draft or the person asks for, empty for none.
func (w *Work) findAccounts(saved string) {
	p, ctx, connector, id := w.Provider, w.ctx, w.cfg.Connector, w.About.ID
	w.connecting = true
	w.out.Do(func() tea.Msg {
		return AccountsMsg{provider: id, choice: connector.Choose(ctx, p, connect.Saved{Account: saved})}
	})
}

// NoAccount says what is used where no account at all was found.
var NoAccount = forms.T("no account was found: the simulator is used, nothing real is created", "未找到账号：改用模拟环境，不会创建真实资源")

// gotAccounts answers the question for the account with the one that decides.
// Where that cannot be used it stands there all the same, with the reason: no
// other one is ever taken in its place. Only where nothing at all was found the
// simulator is, and that is said.
func (w *Work) gotAccounts(msg AccountsMsg) bool {
	if msg.provider != w.About.ID {
		return false
	}
	choice := msg.choice
	w.Accounts = choice.Accounts
	query := forms.Query{Source: "accounts", Args: map[string]string{string(AskProvider): msg.provider}}
	w.Cloud.learn(query, accountOptions(choice.Accounts))
	// What the person chose on the page goes before all else.
	if kept := w.account(w.Said(AskAccount)); w.settled && kept >= 0 {
		w.makeTarget()
		return true
	}
	switch {
	case choice.None:
		if w.Set(w.Cloud, AskAccount, providers.SimulatorID) {
			w.out.Say(NoAccount)
		}
	case choice.Refusal != nil:
		w.Set(w.Cloud, AskAccount, cmp.Or(choice.Named, choice.Account.ID))
		w.Target, w.Account, w.Trouble, w.connecting = connect.Target{}, choice.Account, choice.Refusal, false
		return true
	default:
		w.Set(w.Cloud, AskAccount, choice.Account.ID)
	}
	w.makeTarget()
	return true
}

// Simulated tells whether nothing real is, or will be, behind the target.
func (w *Work) Simulated() bool {
	if w.Target.Client != nil {
		return w.Target.Simulated()
	}
	return w.Main != nil && w.Trouble == nil && (w.Account.Simulated || w.Said(AskAccount) == providers.SimulatorID)
}

// account is the position of the account of that id, -1 for none.
func (w *Work) account(id string) int {
	return slices.IndexFunc(w.Accounts, func(account providers.Account) bool { return account.ID == id })
}

// keyOf is what an account is told by besides its name; the simulator has no key of its
// own.
func keyOf(account providers.Account) string {
	if account.Simulated {
		return ""
	}
	return account.Key
}

var accountColumns = []forms.Column{providers.ColumnKey, providers.ColumnRegion}

func accountOptions(accounts []providers.Account) []forms.Option {
	var options []forms.Option
	for _, account := range accounts {
		options = append(options, forms.Option{
			Value: account.ID, Label: account.Source, Cells: []string{keyOf(account), account.Region}, Columns: accountColumns, Why: account.Trouble,
		})
	}
	return options
}
