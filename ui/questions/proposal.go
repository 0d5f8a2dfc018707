package questions

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// busy is the question into whose field the person types, "" for none.
func (s *Stack) busy() forms.Path {
	if s.pick != nil {
		return s.pick.path
	}
	if s.pressed {
		return s.at
	}
	return ""
}

// proposed is what one key takes for the question with the focus; nil for none.
func (s *Stack) proposed() (value any, used bool) {
	f := s.frame()
	if s.field == nil || f == nil || !fields.Typing(s.field) {
		return nil, false
	}
	r, ok := f.current()
	if !ok || r.fold {
		return nil, false
	}
	return s.work.Proposal(f.sheet, r.question)
}

func (s *Stack) onProposal() bool {
	if !s.onForm() {
		return false
	}
	value, _ := s.proposed()
	return value != nil
}

// hinting is a field that says something while it is empty.
type hinting interface{ Placeholder(hint string) }

// propose says in the empty field what was answered last.
func (s *Stack) propose(q forms.Question) {
	value, used := s.proposed()
	if field, ok := s.field.(hinting); ok && used {
		name, rest := s.frame().sheet.Named(q, value, s.look.Lang)
		field.Placeholder(s.look.Say(forms.Tf("used last: %s", "上次使用：%s", strings.TrimSpace(name+"  "+rest))))
	}
}

// takeProposal makes what is proposed the answer, which can be taken back like one that
// was typed.
func (s *Stack) takeProposal() {
	value, _ := s.proposed()
	f := s.frame()
	if value == nil || !s.work.Answer(f.sheet, s.at, value) {
		return
	}
	s.work.Tell(f.sheet, s.at)
	s.follow(f)
	s.work.Changed()
	s.focus()
}
