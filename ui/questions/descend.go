package questions

import (
	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// descend opens frames until path itself is a row with the focus.
func (s *Stack) descend(path forms.Path) {
	for range 16 {
		f := s.frame()
		if f.table {
			i, inner := work.ItemOf(f.path, path)
			if i < 0 || i >= f.sheet.Answers.Len(f.path) {
				return
			}
			f.cursor = i
			if inner {
				s.frames = append(s.frames, &frame{sheet: f.sheet, path: f.path.Index(i)})
				continue
			}
			return
		}
		if !f.seek(path) {
			return
		}
		r, _ := f.current()
		q := r.question
		if q.Path() == path || (q.Kind != forms.List && q.Kind != forms.Object) {
			return
		}
		s.frames = append(s.frames, &frame{sheet: f.sheet, path: q.Path(), table: q.Kind == forms.List})
	}
}

// refresh shows in the open field what changed behind it.
func (s *Stack) refresh() {
	if s.field != nil && !s.pressed {
		s.focus()
	}
}

// prefetch looks up for every question of the open frame, so that a list is
// there when it is wanted and typed values are compared with it.
func (s *Stack) prefetch() {
	f := s.frame()
	if f == nil || f.table || f.sheet != s.work.Main {
		return
	}
	for _, r := range f.rows() {
		if !r.fold && s.work.Sound(r.question) {
			s.work.LookUp(f.sheet, r.question)
		}
	}
}

// lookUpAgain asks again for the question with the focus.
func (s *Stack) lookUpAgain() {
	f := s.frame()
	if r, ok := f.current(); ok && !r.fold {
		s.work.LookUpAgain(f.sheet, r.question)
	}
}
