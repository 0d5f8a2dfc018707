package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/work"
)

// choose starts a new request at the provider with that id.
func (a *app) choose(id string) tea.Cmd {
	if !a.work.Choose(id) {
		return a.openStart()
	}
	return a.open(0)
}

// openDraft goes on with unfinished work where it was left.
func (a *app) openDraft(d profiles.Draft) tea.Cmd {
	if !a.work.Resume(d) {
		return a.openStart()
	}
	for i, pg := range a.pages() {
		if pg.kind == stepPage && pg.step == d.Step {
			return a.open(i)
		}
	}
	return a.open(0)
}

// openProfile starts with the answers of a profile.
func (a *app) openProfile(p *profiles.Profile) tea.Cmd {
	if !a.work.Open(p) {
		return a.openStart()
	}
	return a.open(0)
}

// gotProfile opens a profile that was read.
func (a *app) gotProfile(msg work.LoadedMsg) tea.Cmd {
	if a.screen != startScreen {
		return nil
	}
	if msg.Err != nil {
		a.complain(work.Explain(msg.Err))
		return nil
	}
	return a.openRead(msg.Profile, msg.Issues)
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
		a.ask(dialog.New(title, lines, dialog.Choice{Label: textGoOn}))
	}
	return cmd
}
