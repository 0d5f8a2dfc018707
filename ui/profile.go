package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/dialog"
)

// openDraft goes on with unfinished work where it was left.
func (a *app) openDraft(d profiles.Draft) tea.Cmd {
	p := &profiles.Profile{Provider: d.Provider, Region: d.Region, Account: d.Account, Answers: d.Answers}
	cmd := a.openProfile(p)
	if a.session.main == nil {
		return cmd
	}
	a.session.draft = d.ID
	for i, pg := range a.pages() {
		if pg.kind == stepPage && pg.step == d.Step {
			return tea.Batch(cmd, a.open(i))
		}
	}
	return cmd
}

// openProfile starts with the answers of a profile.
func (a *app) openProfile(p *profiles.Profile) tea.Cmd {
	if _, ok := providerOf(a.cfg.Providers, p.Provider); !ok {
		return tea.Batch(a.openStart(), a.complain(forms.Tf("there is no provider %s", "没有名为 %s 的云产品", p.Provider)))
	}
	if p.Region != "" {
		a.set(a.place, askRegion, p.Region)
	}
	if p.Account != "" && a.cfg.Account == "" {
		a.set(a.place, askAccount, p.Account)
	}
	if a.cfg.Region != "" {
		a.set(a.place, askRegion, a.cfg.Region)
	}
	cmd := a.choose(p.Provider)
	s := a.session
	s.main.answers = p.Answers.Clone()
	s.profile, a.savedAt = p.Path, s.main.answers.Rev()
	for _, step := range s.main.form.Steps {
		s.visited[step.ID] = true
	}
	a.focus()
	return cmd
}

type profileMsg struct {
	profile *profiles.Profile
	issues  []profiles.Issue
	err     error
}

func (a *app) loadProfile(path string) tea.Cmd {
	list := a.cfg.Providers
	return func() tea.Msg {
		profile, issues, err := profiles.Load(path, formsOf(list))
		return profileMsg{profile: profile, issues: issues, err: err}
	}
}

// gotProfile opens a profile that was read.
func (a *app) gotProfile(msg profileMsg) tea.Cmd {
	if a.screen != startScreen {
		return nil
	}
	if msg.err != nil {
		return a.complain(troubleText(msg.err))
	}
	return a.openRead(msg.profile, msg.issues)
}

// openRead starts with a profile and tells all that could not be read of its
// file; the rest is there.
func (a *app) openRead(profile *profiles.Profile, unread []profiles.Issue) tea.Cmd {
	var lines []forms.Text
	for _, issue := range unread {
		lines = append(lines, forms.T("· "+issue.String(forms.En), "· "+issue.String(forms.Zh)))
	}
	cmd := a.openProfile(profile)
	if len(lines) > 0 {
		title := forms.Tf("Problems in the file: %d", "文件中的问题：%d", len(lines))
		_ = a.ask(dialog.New(title, lines, dialog.Choice{Label: textGoOn}))
	}
	return cmd
}
