package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
)

// askQuit asks before the program ends; a second ctrl+c does not ask.
func (a *app) askQuit() {
	sending, over := a.run != nil && a.run.Sending(), a.run != nil && a.run.Ended()
	if a.dialog != nil && a.dialog.Title() == textQuitTitle && !sending {
		a.quit()
		return
	}
	var lines []forms.Text
	choices := []dialog.Choice{{Label: textStay}, {Label: textQuit, Do: a.quit}}
	switch {
	case a.open == screen(a.start) || over:
		a.quit()
		return
	case sending:
		lines, choices = []forms.Text{textQuitSend}, choices[:1]
	case a.onRun():
		lines = []forms.Text{textQuitRun, forms.Same("clusterwiz watch " + a.run.Run().ID)}
	case a.work.Draft == "" && !a.work.Unsaved():
		lines = []forms.Text{textQuitSame}
	default:
		lines = []forms.Text{textQuitDraft}
	}
	a.dialog = dialog.New(textQuitTitle, lines, choices...)
}

// quit ends the program; a run that is being followed is let go of first. What
// no draft has yet is kept once the screen is gone: see finish.
func (a *app) quit() {
	if a.onRun() && !a.run.Ended() {
		a.run.LetGo()
		return
	}
	a.out.Do(tea.Quit)
}
