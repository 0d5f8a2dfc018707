package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// Update implements tea.Model.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.receive(msg)
	a.settle()
	return a, a.owed(cmd)
}

// do runs a command after the message of the moment, whatever that returns:
// what leaving a question does must not hang on who comes next.
func (a *app) do(cmd tea.Cmd) { a.due = append(a.due, cmd) }

// owed is all that is due, and cmd after it.
func (a *app) owed(cmd tea.Cmd) tea.Cmd {
	cmd = tea.Batch(append(a.due, cmd)...)
	a.due = nil
	return cmd
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
	case startMsg:
		return a.gotStart(msg)
	case accountsMsg:
		return a.gotAccounts(msg)
	case connectMsg:
		return a.gotClient(msg)
	case lookupMsg:
		return a.gotLookup(msg)
	case pausedMsg:
		return a.gotPause(msg)
	case draftMsg:
		return a.gotDraft(msg)
	case profileMsg:
		return a.gotProfile(msg)
	case savedMsg:
		return a.gotSaved(msg)
	case reviewMsg:
		return a.gotReview(msg)
	case resolvedMsg:
		return a.gotResolved(msg)
	case eventMsg:
		return a.gotEvent(msg)
	case deletionMsg:
		return a.gotDeletion(msg)
	case endedMsg:
		return a.gotEnd(msg)
	case tickMsg:
		return a.gotTick(msg)
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
	cmd, why, taken := a.bindings.Press(a, name)
	switch {
	case !taken:
		return a.feed(key)
	case !why.IsZero():
		return a.complain(why)
	}
	return cmd
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
	if a.field == nil || f == nil {
		return nil
	}
	if !a.set(f.sheet, a.fieldAt, a.field.Value()) {
		return nil
	}
	a.tell(f.sheet, a.fieldAt)
	a.follow(f)
	switch f.sheet {
	case a.place:
	case a.session.main:
		return a.changed()
	default:
		return nil
	}
	if fields.Typing(a.field) {
		a.moved = a.fieldAt
		return nil
	}
	return a.placed(a.fieldAt)
}

// set changes an answer and tells whether it changed. Whichever way the value
// comes, from a line, a list or a look-up, it gets the type of its field here.
func (a *app) set(s *sheet, path forms.Path, value any) bool {
	if field, ok := s.form.Field(path); ok {
		if converted, fits := field.Convert(value); fits {
			value = converted
		}
	}
	before, was := s.answers.Get(path)
	if value == nil {
		if !was {
			return false
		}
		s.answers.Unset(path)
		return true
	}
	if was && sameValue(before, value) {
		return false
	}
	if err := s.form.Set(s.answers, path, value); err != nil {
		a.complain(forms.Tf("%s does not fit here", "%s 与此处不符", path))
		return false
	}
	return true
}

// sameValue compares two values of one field; lists and maps by their text.
func sameValue(x, y any) bool {
	switch x := x.(type) {
	case string, int64, float64, bool, forms.Secret:
		return x == y
	}
	return forms.ValueText(x) == forms.ValueText(y)
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
	if a.pick != nil {
		a.pick.picker.Resize(a.pickWidth(), a.pickHeight())
	}
	if a.field != nil {
		a.focus()
	}
}
