package questions

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// Leave marks the question that is left as seen, saves the draft, and lets an
// answer of the first page take effect.
func (s *Stack) Leave() {
	f := s.frame()
	if f != nil {
		s.work.Settle(f.sheet)
	}
	if s.work.Main == nil {
		return
	}
	if f != nil && f.sheet == s.work.Main {
		if s.field != nil {
			s.work.Main.Touched[s.at] = true
		}
	}
	if moved := s.moved; moved != "" {
		s.moved = ""
		s.retarget(moved)
	}
	s.work.LookAtSecrets()
	s.work.SaveDraft()
}

// arrive focuses the open frame and looks up what its questions choose from.
func (s *Stack) arrive() {
	s.focus()
	s.prefetch()
}

// focus builds the field of the row with the cursor.
func (s *Stack) focus() {
	s.field, s.at, s.pressed = nil, "", false
	s.search.Drop()
	f := s.frame()
	if f == nil || f.table {
		return
	}
	r, ok := f.current()
	if !ok || r.fold {
		return
	}
	s.at = r.question.Path()
	if s.width == 0 && s.wide == 0 {
		// The room comes with Arrange, and the field then.
		return
	}
	_, f.labels = s.measure(f.rows())
	s.field = fields.New(r.question, s.look, s.valueWidth())
	s.propose(r.question)
}

// next goes to the next question, and past the last one out of the item or off
// the page.
func (s *Stack) next() { s.step(1) }

// previous goes to the question before, also from an invalid one.
func (s *Stack) previous() { s.step(-1) }

func (s *Stack) step(by int) {
	f := s.frame()
	s.Leave()
	switch to := f.cursor + by; {
	case to >= 0 && to < len(f.rows()):
		f.cursor = to
		s.arrive()
	case len(s.frames) > 1:
		s.back()
	default:
		s.past(by)
	}
}

// leavePage goes on to another page from the list that is all of this one.
func (s *Stack) leavePage(by int) {
	s.Leave()
	s.past(by)
}

// back closes the innermost frame.
func (s *Stack) back() {
	if len(s.frames) < 2 {
		return
	}
	s.Leave()
	s.frames = s.frames[:len(s.frames)-1]
	s.arrive()
}

// enter opens what the question leads to, or goes to the next.
func (s *Stack) enter() {
	f := s.frame()
	r, ok := f.current()
	if !ok {
		s.next()
		return
	}
	switch q := r.question; {
	case r.fold:
		s.toggleMore()
	case q.Kind == forms.List:
		s.push(&frame{sheet: f.sheet, path: q.Path(), table: true})
	case q.Kind == forms.Object:
		s.push(&frame{sheet: f.sheet, path: q.Path()})
	case !s.typed(q) && listed(q):
		s.openPick(q)
	default:
		s.next()
	}
}

// typed tells whether the person typed into the field since it got the focus,
// so that enter means "done" and not "show me the list".
func (s *Stack) typed(q forms.Question) bool {
	if s.field == nil || !fields.Typing(s.field) {
		return false
	}
	return s.pressed && q.Answer() != nil
}

func (s *Stack) push(f *frame) {
	s.Leave()
	s.frames = append(s.frames, f)
	s.arrive()
}

func (s *Stack) toggleMore() {
	f := s.frame()
	at, rows := f.point(), f.rows()
	unfolding := !f.more && f.cursor < len(rows) && rows[f.cursor].fold
	f.more = !f.more
	now := f.rows()
	// The focus stays on its question; where it was on the fold, or its
	// question folds away, it goes to what was revealed or to the fold.
	switch i := slices.IndexFunc(now, func(r row) bool { return !r.fold && r.question.Path() == at }); {
	case unfolding:
		f.cursor = firstNew(rows, now)
	case i >= 0:
		f.cursor = i
	default:
		f.cursor = max(len(now)-1, 0)
	}
	s.Leave()
	s.arrive()
}

// firstNew returns the position of the first row of now that rows lack.
func firstNew(rows, now []row) int {
	for i, r := range now {
		if i >= len(rows) || rows[i].fold || rows[i].question.Path() != r.question.Path() {
			return i
		}
	}
	return 0
}
