package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

func (a *app) onDeletable() bool {
	return a.onEnded() && a.run.receipt != nil && a.run.phase != launch.Deleted
}

// detach lets go of the run; the cloud goes on.
func (a *app) detach() tea.Cmd {
	a.run.quitAfter = true
	a.run.cancel()
	return nil
}

// leaveRun goes back to the answers after a refusal.
func (a *app) leaveRun() tea.Cmd {
	failure := a.run.failure
	a.run, a.work.Underway = runState{}, false
	cmd := a.open(len(a.pages()) - 1)
	if failure != nil {
		a.work.Refuse(*failure)
		a.complain(forms.Tf("%s: %s", "%s：%s", failure.Code, failure.Summary))
	}
	return cmd
}

// restart goes to the start screen, for the next cluster.
func (a *app) restart() tea.Cmd {
	a.run, a.frames, a.page = runState{}, nil, 0
	a.work.Forget()
	a.anew()
	return a.openStart()
}

func (a *app) jumpToFailure() tea.Cmd {
	failure := *a.run.failure
	cmd := a.leaveRun()
	return tea.Batch(cmd, a.jumpAnd(failure))
}

// jumpAnd goes to the field that the cloud named and repeats what it said.
func (a *app) jumpAnd(failure providers.Failure) tea.Cmd {
	cmd := a.jump(failure.Field)
	a.complain(forms.Tf("%s: %s", "%s：%s", failure.Code, failure.Summary))
	return cmd
}

func (a *app) scrollDown() tea.Cmd { return a.scroll(1) }

func (a *app) scrollUp() tea.Cmd { return a.scroll(-1) }

func (a *app) scrollPageDown() tea.Cmd { return a.scroll(max(a.lay.body/2, 1)) }

func (a *app) scrollPageUp() tea.Cmd { return a.scroll(-max(a.lay.body/2, 1)) }

// scroll moves the view; until the person does, it stays at the log's end
// while the run goes on, and at the top once something is to be read there.
func (a *app) scroll(by int) tea.Cmd {
	a.run.top, a.run.scrolled = max(a.run.top+by, 0), true
	return nil
}
