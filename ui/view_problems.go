package ui

import (
	"cmp"
	"slices"

	"clusterwiz/forms"
)

// sheetProblems are those of the open frame's sheet, whether they are to be
// shown or not.
func (a *app) sheetProblems() []forms.Problem {
	if sheet := a.frame().sheet; sheet != a.session.main {
		return sheet.problems()
	}
	return a.session.check()
}

// problemsOf returns the problems to show at path itself. It is asked for every
// row of a frame, so what is elsewhere is passed over first.
func (a *app) problemsOf(path forms.Path) []forms.Problem {
	always := a.frame().sheet != a.session.main
	var found []forms.Problem
	for _, p := range a.sheetProblems() {
		if p.Path == path && (always || a.session.shown(p)) {
			found = append(found, p)
		}
	}
	return found
}

// errorsWithin counts the errors at path itself and those below it, as the
// sidebar counts them: what it announces must be found where it leads.
func (a *app) errorsWithin(path forms.Path) (at, below int) {
	always := a.frame().sheet != a.session.main
	for _, p := range a.sheetProblems() {
		if !path.Contains(p.Path) || p.Severity != forms.Error || !always && !a.session.counts(p) {
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
	if f.sheet == a.place {
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
	problems := slices.DeleteFunc(a.placeErrors(), func(p forms.Problem) bool {
		return p.Path != q.Path() || q.Answer() == nil && !a.session.tried
	})
	if notice := a.session.about.Lifecycle; q.Path() == askProvider && !notice.IsZero() {
		problems = append(problems, forms.Problem{Severity: forms.Warning, Summary: notice})
	}
	return problems
}

// placeErrors checks the first page, which is a form of its own; what keeps the
// account from working stands at the account.
func (a *app) placeErrors() []forms.Problem {
	problems := a.place.problems()
	if trouble := a.session.trouble; trouble != nil {
		problems = append(problems, forms.Problem{Path: askAccount, Summary: trouble.Summary, Remedy: trouble.Remedy})
	}
	return problems
}

// wrong is all that the review lists: the first page before the others, and the
// errors before the warnings.
func (a *app) wrong() []forms.Problem {
	problems := append(a.placeErrors(), a.session.check()...)
	slices.SortStableFunc(problems, func(p, q forms.Problem) int { return cmp.Compare(p.Severity, q.Severity) })
	return problems
}
