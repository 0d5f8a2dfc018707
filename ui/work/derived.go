package work

import (
	"slices"
	"sort"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
)

// Stamp tells apart the moments between which anything changed that the request
// follows from.
type Stamp struct {
	rev    uint64
	looked int
	client providers.Client
}

// cached is a value and what it was computed from.
type cached[T any] struct {
	at    Stamp
	ready bool
	value T
}

// of returns the value as of now, computed where it is of an earlier moment.
func (c *cached[T]) of(now Stamp, compute func() T) T {
	if !c.ready || c.at != now {
		c.value, c.at, c.ready = compute(), now, true
	}
	return c.value
}

// derived is what follows from the answers, computed once for each change.
type derived struct {
	problems cached[[]forms.Problem]
	where    cached[[]forms.Problem]
	idle     cached[[]forms.Inactive]
	steps    cached[[]forms.Step]
	built    cached[Built]
	planned  cached[plan.Plan]
}

// Built is the request that the answers make.
type Built struct {
	Request providers.Request
	// Lines are those of its body, until the answers change.
	Lines *forms.Lines
	// Err says why there is no request.
	Err error
}

// Stamp is that of the moment; the zero Stamp while no cloud is chosen.
func (w *Work) Stamp() Stamp {
	if w.Main == nil {
		return Stamp{}
	}
	return Stamp{rev: w.Main.Answers.Rev(), looked: w.Main.looked, client: w.Target.Client}
}

// Check returns the problems of the answers, and of the secrets that they refer to: what
// a review lists is what the signs of the pages count.
func (w *Work) Check() []forms.Problem {
	return w.problems.of(w.Stamp(), func() []forms.Problem {
		problems := w.Main.Problems()
		if p, ok := w.refused.problem(w.Main.Answers); ok {
			problems = append(problems, p)
		}
		return append(problems, w.secretProblems()...)
	})
}

// Unsent returns the answers that are kept but not sent.
func (w *Work) Unsent() []forms.Inactive {
	return w.idle.of(w.Stamp(), func() []forms.Inactive { return w.Main.Form.Inactive(w.Main.Answers) })
}

// Steps returns the pages of the form that have something to ask.
func (w *Work) Steps() []forms.Step {
	return w.steps.of(w.Stamp(), func() []forms.Step {
		scope := w.Main.Scope()
		return slices.DeleteFunc(slices.Clone(w.Main.Form.Steps), func(step forms.Step) bool { return !scope.Asks(step.ID) })
	})
}

// Build returns the request and its lines, and false where there is none yet.
func (w *Work) Build() (Built, bool) {
	if w.Main == nil || w.Target.Client == nil {
		return Built{}, false
	}
	built := w.built.of(w.Stamp(), func() Built {
		request, err := w.Target.Client.Request(w.Main.Answers)
		if err != nil {
			return Built{Err: err}
		}
		w.lines.Write(request.Body)
		return Built{Request: request, Lines: &w.lines}
	})
	return built, built.Err == nil
}

// TargetProblems checks the first page, which is a form of its own; what keeps
// the account from working stands at the account.
func (w *Work) TargetProblems() []forms.Problem {
	now := Stamp{rev: w.Cloud.Answers.Rev(), looked: w.Cloud.looked}
	problems := slices.Clone(w.where.of(now, w.Cloud.Problems))
	if trouble := w.Trouble; trouble != nil {
		problems = slices.DeleteFunc(problems, func(p forms.Problem) bool { return p.Path == AskAccount })
		problems = append(problems, forms.Problem{Path: AskAccount, Summary: trouble.Summary, Remedy: trouble.Remedy})
	}
	return problems
}

// Wrong is all that a review lists: the first page before the others, and the
// errors before the warnings.
func (w *Work) Wrong() []forms.Problem {
	problems := slices.Concat(w.TargetProblems(), w.Check())
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].Severity < problems[j].Severity })
	return problems
}
