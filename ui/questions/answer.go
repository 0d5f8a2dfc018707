package questions

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// Feed gives a key to the field with the focus and keeps what it says then.
func (s *Stack) Feed(key tea.KeyMsg) {
	if s.field == nil || !s.onForm() {
		return
	}
	s.pressed = true
	s.field.Update(key)
	s.keep()
}

// keep puts the field's value into the answers and does what follows from it.
func (s *Stack) keep() {
	f := s.frame()
	if s.field == nil || f == nil || !s.work.Answer(f.sheet, s.at, s.field.Value()) {
		return
	}
	s.work.Tell(f.sheet, s.at)
	s.follow(f)
	if q, ok := f.sheet.Question(s.at); ok {
		s.propose(q)
	}
	switch {
	case f.sheet == s.work.Main:
		s.work.Changed()
	case f.sheet == s.work.Cloud && fields.Typing(s.field):
		s.moved = s.at
	case f.sheet == s.work.Cloud:
		s.retarget(s.at)
	}
}

// retarget does what follows from a new answer on the first page.
func (s *Stack) retarget(path forms.Path) {
	s.work.Retarget(path)
	s.refresh()
}

// follow keeps the focus on the same question when questions come or go.
func (s *Stack) follow(f *frame) {
	if r, ok := f.current(); ok && !r.fold && !f.table && r.question.Path() == s.at {
		return
	}
	f.seek(s.at)
}
