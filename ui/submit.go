package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/dialog"
)

// askSubmit asks for the explicit yes.
func (a *app) askSubmit() tea.Cmd {
	s := a.session
	if errors := forms.Errors(a.wrong()); len(errors) > 0 {
		a.review.tab = tabProblems
		return a.complain(textFixFirst.With(len(errors)))
	}
	request, _, err := s.build()
	if s.client == nil || err != nil {
		return a.complain(textNoClient)
	}
	lines := a.summary(request)
	commits := len(s.main.form.Commitments(s.main.answers)) > 0
	if commits {
		lines = append(lines, textTypeName)
	}
	d := dialog.New(textSubmitTitle, lines, dialog.Choice{Label: textNo}, dialog.Choice{Label: textYesSubmit, Do: a.resolve})
	if commits {
		d.WithLine("", request.Name)
	}
	return a.ask(d)
}

// summary tells in a few lines what would be created, where and by whom.
func (a *app) summary(request providers.Request) []forms.Text {
	s := a.session
	account := forms.Tf("account: %s %s", "账号：%s %s", s.account.Source, s.account.Key)
	if s.account.Simulated {
		account = forms.Tf("account: %s", "账号：%s", s.account.Source)
	}
	lines := []forms.Text{
		forms.Tf("%s “%s” in %s", "%s“%s”，地域 %s", s.about.Title(), request.Name, s.region),
		account,
	}
	if s.endpoint != "" {
		lines = append(lines, forms.Tf("endpoint: %s", "接入地址：%s", s.endpoint))
	}
	if s.account.Simulated {
		lines = append(lines, forms.T("Simulated: nothing real is created and nothing costs money.", "模拟环境：不会创建真实资源，也不产生费用。"))
	} else {
		lines = append(lines, s.about.Notes...)
	}
	if !s.about.Lifecycle.IsZero() {
		lines = append(lines, s.about.Lifecycle)
	}
	return lines
}

type resolvedMsg struct {
	answers  *forms.Answers
	problems []forms.Problem
}

// resolve reads the secrets that are only referenced. Whatever would have to
// be asked for is typed into its field: the screen has the terminal.
func (a *app) resolve() tea.Cmd {
	if a.resolving {
		return nil
	}
	a.resolving = true
	answers, form, resolver := a.session.main.answers.Clone(), a.session.main.form, a.cfg.Resolver
	resolver.Prompt = nil
	return func() tea.Msg {
		problems := resolver.Resolve(form, answers)
		if len(forms.Errors(problems)) == 0 {
			// What was unknown until now has not been checked.
			problems = form.Check(answers, nil)
		}
		return resolvedMsg{problems: problems, answers: answers}
	}
}

// gotResolved sends the request, or goes to the first secret that is missing.
func (a *app) gotResolved(msg resolvedMsg) tea.Cmd {
	a.resolving = false
	if a.run.started() || a.session.client == nil {
		return nil
	}
	if errors := forms.Errors(msg.problems); len(errors) > 0 {
		cmd := a.jump(errors[0].Path)
		a.complain(withRemedy(errors[0].Summary, errors[0].Remedy))
		return cmd
	}
	request, err := a.session.client.Request(msg.answers)
	if err != nil {
		return a.complain(providers.AsFailure(err).Summary)
	}
	return a.submit(request)
}
