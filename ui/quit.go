package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
)

// askQuit asks before the program ends; a second ctrl+c does not ask.
func (a *app) askQuit() tea.Cmd {
	if a.dialog != nil && a.dialog.Title() == textQuitTitle && !a.sending() {
		return a.quit()
	}
	var lines []forms.Text
	choices := []dialog.Choice{{Label: textStay}, {Label: textQuit, Do: a.quit}}
	switch {
	case a.screen == startScreen || a.over():
		return a.quit()
	case a.sending():
		lines, choices = []forms.Text{textQuitSend}, choices[:1]
	case a.onRun():
		lines = []forms.Text{textQuitRun, forms.Same("clusterwiz watch " + a.run.Run().ID)}
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
	if a.onRun() && !a.over() {
		a.run.LetGo()
		return nil
	}
	// What no draft has yet is kept once the screen is gone: see finish.
	return tea.Quit
}

// sending tells whether a request is on its way: nobody may leave then.
func (a *app) sending() bool { return a.run != nil && a.run.Sending() }

// over tells whether a run is through.
func (a *app) over() bool { return a.run != nil && a.run.Ended() }
