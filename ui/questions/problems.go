package questions

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// sheetProblems are those of the open frame's sheet, whether they are to be
// shown or not.
func (s *Stack) sheetProblems() []forms.Problem {
	if sheet := s.frame().sheet; sheet != s.work.Main {
		return sheet.Problems()
	}
	return s.work.Check()
}

// problemsOf returns the problems to show at path itself. It is asked for every
// row of a frame, so what is elsewhere is passed over first.
func (s *Stack) problemsOf(path forms.Path) []forms.Problem {
	always := s.frame().sheet != s.work.Main
	var found []forms.Problem
	for _, p := range s.sheetProblems() {
		if p.Path == path && (always || s.work.Shown(p)) {
			found = append(found, p)
		}
	}
	return found
}

// wrongWithin are the errors at path itself and those below it, as the sidebar
// counts them: what it announces must be found where it leads.
func (s *Stack) wrongWithin(path forms.Path) []forms.Problem {
	always := s.frame().sheet != s.work.Main
	var wrong []forms.Problem
	for _, p := range s.sheetProblems() {
		if path.Contains(p.Path) && p.Severity == forms.Error && (always || s.work.Counts(p)) {
			wrong = append(wrong, p)
		}
	}
	return wrong
}

func (s *Stack) problemsAt(q forms.Question) []forms.Problem {
	f := s.frame()
	if f.sheet == s.work.Cloud {
		return s.cloudProblems(q)
	}
	if f.fresh && f.sheet == s.work.Main && q.Answer() == nil && !f.sheet.Touched[q.Path()] {
		// Nobody has been asked yet: nothing is wrong with an item that was added just now.
		return nil
	}
	problems := s.problemsOf(q.Path())
	if q.Kind == forms.List || q.Kind == forms.Object {
		inside := slices.DeleteFunc(s.wrongWithin(q.Path()), func(p forms.Problem) bool { return p.Path == q.Path() })
		if n := len(inside); n > 0 {
			problems = append(problems, forms.Problem{Summary: forms.Tf("problems inside: %d", "内有问题：%d 个", n)})
		}
	}
	return problems
}

// cloudProblems are those to be shown at q, a question of the first page.
func (s *Stack) cloudProblems(q forms.Question) []forms.Problem {
	problems := slices.DeleteFunc(s.work.TargetProblems(), func(p forms.Problem) bool {
		return p.Path != q.Path() || q.Answer() == nil && !s.work.Tried
	})
	if notice := s.work.Notice(); q.Path() == work.AskProvider && !notice.IsZero() {
		problems = append(problems, forms.Problem{Severity: forms.Warning, Summary: notice})
	}
	return problems
}
