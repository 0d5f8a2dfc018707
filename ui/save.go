package ui

import (
	"errors"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/work"
)

// openSave asks for the file of the profile.
func (a *app) openSave() {
	if a.dialog != nil {
		return
	}
	var d *dialog.Dialog
	save := func() { a.work.SaveProfile(d.Text(), false, a.look.Lang) }
	d = dialog.New(textSaveTitle, []forms.Text{textSaveHelp}, dialog.Choice{Label: textCancel}, dialog.Choice{Label: textSave, Do: save})
	a.dialog = d.WithLine(a.work.ProfilePath(), "").From(1)
}

func (a *app) gotSaved(msg work.SavedMsg) {
	switch {
	case errors.Is(msg.Err, profiles.ErrExists):
		replace := func() { a.work.SaveProfile(msg.Path, true, a.look.Lang) }
		title, label := textFileExists, textOverwrite
		if len(msg.Told) > 0 {
			title, label = textChanges, textWriteIt
		}
		a.dialog = dialog.New(title, append([]forms.Text{forms.Same(msg.Path)}, msg.Told...),
			dialog.Choice{Label: textCancel}, dialog.Choice{Label: label, Do: replace})
	case msg.Err != nil:
		a.out.Complain(work.Explain(msg.Err))
	default:
		a.work.Profile, a.result.Profile = msg.Path, msg.Path
		a.out.Say(forms.Tf("saved %s", "已保存 %s", msg.Path))
	}
}
