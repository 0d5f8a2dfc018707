package ui

import (
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

// placeProblems checks the first page, which is a form of its own; what keeps
// the account from working stands at the account.
func (a *app) placeProblems(q forms.Question) []forms.Problem {
	var problems []forms.Problem
	for _, p := range a.place.problems() {
		if p.Path == q.Path() && (q.Answer() != nil || a.session.tried) {
			problems = append(problems, p)
		}
	}
	if notice := a.session.about.Lifecycle; q.Path() == askProvider && !notice.IsZero() {
		problems = append(problems, forms.Problem{Severity: forms.Warning, Summary: notice})
	}
	if trouble := a.session.trouble; trouble != nil && q.Path() == askAccount {
		problems = append(problems, forms.Problem{Path: askAccount, Summary: trouble.Summary, Remedy: trouble.Remedy})
	}
	return problems
}
