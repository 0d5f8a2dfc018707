package questions

import (
	"fmt"

	"clusterwiz/forms"
)

// Jump asks for the question at Path, wherever it is.
type Jump struct{ Path forms.Path }

// ways are the ways out of what is wrong with the question that has the focus.
func (s *Stack) ways() []forms.Way {
	f := s.frame()
	if f == nil || f.table || f.sheet != s.work.Main {
		return nil
	}
	r, ok := f.current()
	if !ok || r.fold {
		return nil
	}
	for _, p := range s.problemsOf(r.question.Path()) {
		if len(p.Ways) > 0 {
			return p.Ways
		}
	}
	return nil
}

func (s *Stack) wayOut(i int) bool { return i < len(s.ways()) }

// wayKey is the key of a way out, which works where letters are typed.
func wayKey(i int) string { return fmt.Sprintf("f%d", i+2) }

// takeWay gives the answers of a way out, or goes to the question that ends the
// problem.
func (s *Stack) takeWay(i int) {
	way := s.ways()[i]
	if len(way.Sets) == 0 {
		s.out.Post(Jump{Path: forms.Path(way.Go)})
		return
	}
	sheet := s.frame().sheet
	s.work.Change(sheet, way.Sets[0].Path, func() (changed bool) {
		for n, set := range way.Sets {
			if _, said := sheet.Answers.Get(set.Path); n == 0 || !said {
				changed = s.work.Set(sheet, set.Path, set.Value) || changed
			}
		}
		return changed
	})
	if q, ok := sheet.Question(way.Sets[0].Path); ok {
		s.out.Say(forms.Tf("%s: %s", "%s：%s", q.Label, q.ShowText(way.Sets[0].Value)))
	}
	s.work.Changed()
	s.follow(s.frame())
	s.arrive()
}
