package work

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// callerMsg brings whose the account is, by the cloud's word.
type callerMsg struct {
	client providers.Client
	caller providers.Caller
}

// askCaller asks whose a real account is, so that it can be told before the yes.
// Where the cloud does not say, the account stands there by its key as before: a call
// that really needs the keys will say why they are of no use.
func (w *Work) askCaller(ctx context.Context) {
	w.caller = providers.Caller{}
	if w.Target.Client == nil || w.Target.Simulated() {
		return
	}
	client := w.Target.Client
	w.out.Do(func() tea.Msg {
		caller, _, _ := providers.Identify(ctx, client)
		return callerMsg{client, caller}
	})
}

// gotCaller keeps the answer, unless another target has been made since.
func (w *Work) gotCaller(msg callerMsg) bool {
	if msg.client != w.Target.Client {
		return false
	}
	w.caller = msg.caller
	return true
}

// accountLines name the account of the target: where its keys come from, and whose it is
// as far as the cloud told.
func (w *Work) accountLines() []forms.Text {
	if w.Account.Simulated {
		return []forms.Text{forms.Tf("account: %s", "账号：%s", w.Account.Source)}
	}
	lines := []forms.Text{forms.Tf("account: %s %s", "账号：%s %s", w.Account.Source, w.Account.Key)}
	if w.caller.Account != "" {
		lines = append(lines, providers.IdentityText(w.caller, nil))
	}
	return lines
}
