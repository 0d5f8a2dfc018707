package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// Update implements tea.Model.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.send(a.receive(msg))
	a.settle()
	return a, cmd
}

// send runs cmd after all that was handed out in the message of the moment.
func (a *app) send(cmd tea.Cmd) tea.Cmd {
	var cmds []tea.Cmd
	for posted := a.out.Take(); len(posted) > 0; posted = a.out.Take() {
		for _, msg := range posted {
			cmds = append(cmds, a.receive(msg))
		}
	}
	return tea.Batch(append(cmds, cmd)...)
}

// settle gives the panes the room that they need by now.
func (a *app) settle() {
	if a.lay.width == 0 {
		return
	}
	if now := a.arrange(a.lay.width, a.lay.height); now != a.lay {
		a.lay = now
		a.resize()
	}
}

func (a *app) receive(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if wide := msg.Width >= threePanes; wide != (a.lay.width >= threePanes) {
			a.wantRequest = wide
		}
		a.lay = a.arrange(msg.Width, msg.Height)
		a.resize()
		return nil
	case tea.KeyMsg:
		return a.press(msg)
	case message.Run:
		return msg.Cmd
	case message.Say:
		a.message, a.alarm = msg.Text, msg.Alarm
	case startMsg:
		a.gotStart(msg)
	case work.AccountsMsg, work.TargetMsg, work.LookupMsg, work.PausedMsg:
		return a.gotWork(msg)
	case work.LoadedMsg:
		return a.gotProfile(msg)
	case work.SavedMsg:
		a.gotSaved(msg)
	case reviewMsg:
		a.review.show(msg)
	case work.ResolvedMsg:
		return a.gotResolved(msg)
	case deletionMsg:
		return a.gotDeletion(msg)
	case progress.EventMsg, progress.EndedMsg, progress.TickMsg:
		if a.run != nil {
			return a.run.Update(msg)
		}
	case progress.Sent, progress.Ended, progress.Edit, progress.Delete, progress.Save, progress.Restart, progress.Quit:
		return a.gotRun(msg)
	default:
		a.work.Update(msg)
	}
	return nil
}

// gotWork shows what a command of the work found.
func (a *app) gotWork(msg tea.Msg) tea.Cmd {
	if !a.work.Update(msg) {
		return nil
	}
	switch msg.(type) {
	case work.AccountsMsg:
		if f := a.frame(); f != nil && f.sheet == a.work.Cloud && a.work.Trouble != nil && !a.pressed {
			// It cannot be used; what there is stands beside it.
			f.seek(work.AskAccount)
		}
		a.refreshField()
	case work.LookupMsg:
		a.fillPick()
	case work.TargetMsg:
		a.prefetch()
		return a.refreshReview()
	case work.PausedMsg:
		a.prefetch()
	}
	return nil
}

// press routes a key: overlay, then the app's keys, then the field.
func (a *app) press(key tea.KeyMsg) tea.Cmd {
	name := key.String()
	if name == "ctrl+c" {
		return a.askQuit()
	}
	a.message = forms.Text{}
	switch {
	case a.lay.small:
		return nil
	case a.dialog != nil:
		return a.pressDialog(key)
	case a.help:
		return a.pressHelp(name)
	case a.pick != nil:
		return a.pressPick(key)
	}
	if a.covered() {
		return a.pressRequest(name)
	}
	if key.Paste || (a.takesText() && len(key.Runes) > 0 && !key.Alt) {
		return a.feed(key)
	}
	cmd, why, taken := a.pressScreen(name)
	switch {
	case !taken:
		return a.feed(key)
	case !why.IsZero():
		a.complain(why)
		return nil
	}
	return cmd
}

// pressScreen gives a key to the screen of the moment and then to the app.
func (a *app) pressScreen(name string) (cmd tea.Cmd, why forms.Text, taken bool) {
	if a.onRun() {
		if cmd, why, taken := a.run.Press(name); taken {
			return cmd, why, true
		}
	}
	return a.bindings.Press(a, name)
}

// takesText tells whether letters go into the field with the focus.
func (a *app) takesText() bool {
	return a.onForm() && a.field != nil && fields.Typing(a.field)
}

func (a *app) notTyping() bool { return !a.takesText() }

// feed gives a key to the field with the focus and keeps what it says then.
func (a *app) feed(key tea.KeyMsg) tea.Cmd {
	if a.field == nil || !a.onForm() {
		return nil
	}
	a.pressed = true
	a.field.Update(key)
	return a.keep()
}

// keep puts the field's value into the answers and does what follows from it.
func (a *app) keep() tea.Cmd {
	f := a.frame()
	if a.field == nil || f == nil || !a.work.Set(f.sheet, a.fieldAt, a.field.Value()) {
		return nil
	}
	a.work.Tell(f.sheet, a.fieldAt)
	a.follow(f)
	switch {
	case f.sheet == a.work.Main:
		a.work.Changed()
	case f.sheet == a.work.Cloud && fields.Typing(a.field):
		a.moved = a.fieldAt
	case f.sheet == a.work.Cloud:
		a.retarget(a.fieldAt)
	}
	return nil
}

// retarget does what follows from a new answer on the first page.
func (a *app) retarget(path forms.Path) {
	a.work.Retarget(path)
	a.refreshField()
}

// follow keeps the focus on the same question when questions come or go.
func (a *app) follow(f *frame) {
	if r, ok := f.current(); ok && !r.fold && !f.table && r.question.Path() == a.fieldAt {
		return
	}
	f.seek(a.fieldAt)
}

// resize fits the open field and picker to the panes.
func (a *app) resize() {
	if a.lay.small {
		return
	}
	if a.dialog != nil {
		a.dialog.Resize(a.look, a.lay.width, a.lay.body)
	}
	if a.run != nil {
		a.run.Resize(a.look, a.lay.width, a.lay.body)
	}
	if a.pick != nil {
		a.pick.picker.Resize(a.pickWidth(), a.pickHeight())
	}
	if a.field != nil {
		a.focus()
	}
}
