package deletion

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// CallerMsg brings whose the account is, by the cloud's word.
type CallerMsg struct {
	client providers.Client
	text   forms.Text
}

var textAsking = forms.T("identity: the cloud is asked", "归属：正在向云端查询")

// identify begins to ask whose a real account is. The question does not wait for it.
func (s *Screen) identify() {
	s.identity, s.asking = forms.Text{}, nil
	client := s.target.Client
	if _, can := client.(providers.Identifier); !can || s.target.Simulated() {
		return
	}
	s.identity = textAsking
	ctx := s.ctx
	s.out.Do(func() tea.Msg {
		caller, _, err := providers.Identify(ctx, client)
		return CallerMsg{client, providers.IdentityText(caller, err)}
	})
}

// identified says it where it is awaited.
func (s *Screen) identified(text forms.Text) {
	if s.asking != nil {
		s.asking.Retell(s.identity, text)
	}
	s.identity = text
}

// account names the real account that something is deleted with.
func (s *Screen) account() []forms.Text {
	if s.identity.IsZero() {
		return nil
	}
	return []forms.Text{{}, forms.Tf("account: %s %s", "账号：%s %s", s.target.Account.Source, s.target.Account.Key), s.identity}
}
