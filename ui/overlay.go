package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/finder"
	"clusterwiz/ui/keys"
)

// dialogKeys are the keys over an open dialog that are not its own.
var dialogKeys = keys.Table[*app]{
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Why: onlyASCII, Do: (*app).switchLanguage},
}

// pressDialog gives a key to the open dialog. What it chooses may open the next.
func (a *app) pressDialog(key tea.KeyMsg) {
	d := a.dialog
	if why, taken := dialogKeys.Press(a, key); taken {
		if !why.IsZero() {
			a.out.Complain(why)
		}
		return
	}
	if why := d.Update(key); !why.IsZero() {
		a.out.Complain(why)
	}
	if d.Closed() && a.dialog == d {
		a.dialog = nil
	}
}

// pressFinder gives a key to the open finder, and goes or does what was chosen in
// it; a key that cannot work now says why.
func (a *app) pressFinder(key tea.KeyMsg) {
	if _, taken := dialogKeys.Press(a, key); taken {
		return
	}
	if chosen, done := a.finder.Press(key); done {
		found(a, chosen)
	}
}

// found goes or does what was chosen.
func found(a *app, chosen *finder.Entry) {
	a.finder = nil
	switch {
	case chosen == nil || chosen.Do == nil:
	case !chosen.Why.IsZero():
		a.out.Complain(chosen.Why)
	default:
		chosen.Do()
	}
}
