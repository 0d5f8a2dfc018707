// Package message is what leaves a screen: what it wants of the app, which it
// does not know.
package message

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// Out collects what leaves a screen. The app takes it at the end of the same
// Update, so that no key that is already waiting can come in between, as it
// could before the message of a command. The zero Out is ready.
type Out struct{ posted []tea.Msg }

// Say shows a line above the keys until the next key; Alarm shows it as an
// error.
type Say struct {
	Text  forms.Text
	Alarm bool
}

// Post hands a message out.
func (o *Out) Post(msg tea.Msg) { o.posted = append(o.posted, msg) }

// Say shows a line until the next key.
func (o *Out) Say(line forms.Text) { o.Post(Say{Text: line}) }

// Complain shows a line as an error until the next key.
func (o *Out) Complain(line forms.Text) { o.Post(Say{Text: line, Alarm: true}) }

// Run is a command to run.
type Run struct{ Cmd tea.Cmd }

// Do runs a command, whatever who asks for it returns: what leaving a question
// does must not hang on who comes next. A nil command is none.
func (o *Out) Do(cmd tea.Cmd) {
	if cmd != nil {
		o.Post(Run{Cmd: cmd})
	}
}

// Take returns what was posted since the last time, in order.
func (o *Out) Take() []tea.Msg {
	posted := o.posted
	o.posted = nil
	return posted
}
