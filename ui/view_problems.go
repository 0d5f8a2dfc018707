package ui

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// sheetProblems are those of the open frame's sheet, whether they are to be
// shown or not.
func (a *app) sheetProblems() []forms.Problem {
	if sheet := a.frame().sheet; sheet != a.work.Main {
		return sheet.Problems()
	}
	return a.work.Check()
}

// problemsOf returns the problems to show at path itself. It is asked for every
// row of a frame, so what is elsewhere is passed over first.
func (a *app) problemsOf(path forms.Path) []forms.Problem {
	always := a.frame().sheet != a.work.Main
	var found []forms.Problem
	for _, p := range a.sheetProblems() {
		if p.Path == path && (always || a.work.Shown(p)) {
			found = append(found, p)
		}
	}
	return found
}

// errorsWithin counts the errors at path itself and those below it, as the
// sidebar counts them: what it announces must be found where it leads.
func (a *app) errorsWithin(path forms.Path) (at, below int) {
	always := a.frame().sheet != a.work.Main
	for _, p := range a.sheetProblems() {
		if !path.Contains(p.Path) || p.Severity != forms.Error || !always && !a.work.Counts(p) {
			continue
		}
		if p.Path == path {
			at++
		} else {
			below++
		}
	}
	return at, below
}

func (a *app) problemsAt(q forms.Question) []forms.Problem {
	f := a.frame()
	if f.sheet == a.work.Cloud {
		return a.placeProblems(q)
	}
	problems := a.problemsOf(q.Path())
	if q.Kind == forms.List || q.Kind == forms.Object {
		if _, n := a.errorsWithin(q.Path()); n > 0 {
			problems = append(problems, forms.Problem{Summary: forms.Tf("problems inside: %d", "内有问题：%d 个", n)})
		}
	}
	return problems
}

// placeProblems are those to be shown at q, a question of the first page.
func (a *app) placeProblems(q forms.Question) []forms.Problem {
	problems := slices.DeleteFunc(a.work.TargetProblems(), func(p forms.Problem) bool {
		return p.Path != q.Path() || q.Answer() == nil && !a.work.Tried
	})
	if notice := a.work.About.Lifecycle; q.Path() == work.AskProvider && !notice.IsZero() {
		problems = append(problems, forms.Problem{Severity: forms.Warning, Summary: notice})
	}
	return problems
}
