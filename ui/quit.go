package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
)

// askQuit asks before the program ends; a second ctrl+c does not ask.
func (a *app) askQuit() tea.Cmd {
	if a.dialog != nil && a.dialog.Title() == textQuitTitle && !a.run.sending() {
		return a.quit()
	}
	var lines []forms.Text
	choices := []dialog.Choice{{Label: textStay}, {Label: textQuit, Do: a.quit}}
	switch {
	case a.screen == startScreen || a.run.over():
		return a.quit()
	case a.run.sending():
		lines, choices = []forms.Text{textQuitSend}, choices[:1]
	case a.screen == runScreen:
		lines = []forms.Text{textQuitRun, forms.Same("clusterwiz watch " + a.run.id)}
	case a.work.Draft == "" && !a.work.Unsaved():
		lines = []forms.Text{textQuitSame}
	default:
		lines = []forms.Text{textQuitDraft}
	}
	a.ask(dialog.New(textQuitTitle, lines, choices...))
	return nil
}

// quit ends the program; a run that is being followed is let go of first.
func (a *app) quit() tea.Cmd {
	if a.screen == runScreen && !a.run.over() {
		return a.detach()
	}
	// What no draft has yet is kept once the screen is gone: see finish.
	return tea.Quit
}
