package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
)

var (
	textLeave     = forms.T("Leave these answers?", "离开当前填写？")
	textStart     = forms.T("Start screen", "开始界面")
	textSaveAs    = forms.T("Save a profile", "保存配置文件")
	textLeaveStay = forms.T("Stay here", "留在此页")
)

// askLeave offers where to go from a page: nothing is lost by any of it.
func askLeave(a *app) {
	kept := textQuitDraft
	if a.work.Draft == "" && !a.work.Unsaved() {
		kept = textQuitSame
	}
	a.dialog = dialog.New(textLeave, []forms.Text{kept},
		dialog.Choice{Label: textLeaveStay},
		dialog.Choice{Label: textStart, Key: "s", Do: func() { restart(a) }},
		dialog.Choice{Label: textSaveAs, Key: "w", Do: func() { a.dialog = nil; a.openSave() }},
		dialog.Choice{Label: textQuit, Key: "q", Do: a.quit})
}

// restart keeps the draft and goes to the start screen.
func restart(a *app) {
	a.form.Leave()
	kept := a.work.Saving()
	a.work.Forget()
	a.anew()
	a.open = a.start
	a.start.Read(a.ctx, kept)
}
