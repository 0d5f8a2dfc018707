package ui

import (
	"cmp"
	"slices"

	"clusterwiz/forms"
)

// shownProblems are those to be shown of the open frame's sheet.
func (a *app) shownProblems() []forms.Problem {
	if sheet := a.frame().sheet; sheet != a.session.main {
		return sheet.problems()
	}
	return slices.DeleteFunc(slices.Clone(a.session.check()), func(p forms.Problem) bool { return !a.session.shown(p) })
}

// problemsOf returns the problems to show at path itself.
func (a *app) problemsOf(path forms.Path) []forms.Problem {
	return slices.DeleteFunc(a.shownProblems(), func(p forms.Problem) bool { return p.Path != path })
}

// errorsWithin counts the errors at path itself and those below it, as the
// sidebar counts them: what it announces must be found where it leads.
func (a *app) errorsWithin(path forms.Path) (at, below int) {
	sheet := a.frame().sheet
	var problems []forms.Problem
	if sheet == a.session.main {
		problems = slices.DeleteFunc(slices.Clone(a.session.check()), func(p forms.Problem) bool { return !a.session.counts(p) })
	} else {
		problems = forms.Errors(sheet.problems())
	}
	for _, p := range problems {
		switch {
		case p.Path == path:
			at++
		case path.Contains(p.Path):
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
