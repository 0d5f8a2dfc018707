package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
)

var (
	textLeave     = forms.T("Leave these answers?", "离开当前填写？")
	textLeaveRun  = forms.T("Leave this run?", "离开此次运行？")
	textStart     = forms.T("Start screen", "开始界面")
	textSaveAs    = forms.T("Save a profile", "保存配置文件")
	textLeaveStay = forms.T("Stay here", "留在此页")
)

// leavable is a place that esc leaves, by a question: a page, or a run that is over.
func leavable(a *app) bool { return a.onForm() || a.onRun() && a.run.Ended() }

// askLeave offers where to go: nothing is lost by any of it.
func askLeave(a *app) {
	title, kept := textLeave, textQuitDraft
	switch {
	case a.onRun():
		title, kept = textLeaveRun, forms.Tf("It stays among the runs: clusterwiz watch %s", "它会保留在运行记录中：clusterwiz watch %s", a.run.Run().ID)
	case a.work.Draft == "" && !a.work.Unsaved():
		kept = textQuitSame
	}
	choices := []dialog.Choice{{Label: textLeaveStay}, {Label: textStart, Key: "s", Do: func() { restart(a) }}}
	if a.hasAnswers() {
		choices = append(choices, dialog.Choice{Label: textSaveAs, Key: "w", Do: func() { a.dialog = nil; a.openSave() }})
	}
	a.dialog = dialog.New(title, []forms.Text{kept}, append(choices, dialog.Choice{Label: textQuit, Key: "q", Do: a.quit})...)
}

// restart keeps the draft and goes to the start screen.
func restart(a *app) {
	a.form.Leave()
	kept := a.work.LetGo(a.work.Saving())
	a.work.Forget()
	a.anew()
	a.open = a.start
	a.start.Read(a.ctx, kept)
}
