package forms

import (
	"slices"
	"strings"
)

// Check compares several fields of one scope. Its references are written as in
// conditions. A comparison with a value that is not set finds nothing.
type Check interface {
	// Refs returns the references of every field that is compared.
	Refs() []string
	// Describe says in a sentence without full stop what must hold.
	Describe(label func(ref string) Text) Text
	Problems(s *Scope) []Problem
}

// at makes a problem at the field ref, which others take part in.
func (s *Scope) at(ref string, summary, remedy Text, others ...string) Problem {
	p := Problem{Path: s.PathOf(ref), Summary: summary, Remedy: remedy}
	for _, other := range others {
		if path := s.PathOf(other); path != p.Path {
			p.Related = append(p.Related, path)
		}
	}
	return p
}

// ExactlyOneOf wants one of the fields answered and no more: they are one question
// with a line for each.
type ExactlyOneOf struct {
	Fields []string
	// Ask says what to do: "choose a key pair or set a password".
	Ask Text
}

// Refs implements [Check].
func (c ExactlyOneOf) Refs() []string { return c.Fields }

// Describe implements [Check].
func (c ExactlyOneOf) Describe(label func(string) Text) Text {
	return Tf("exactly one of %s", "%s 只能且必须填写一项", joinLabels(c.Fields, label))
}

// Problems implements [Check]. It asks nothing when none of the fields applies.
func (c ExactlyOneOf) Problems(s *Scope) []Problem {
	asked := slices.DeleteFunc(slices.Clone(c.Fields), func(ref string) bool {
		return !s.find(ref).asks()
	})
	set := s.answered(asked)
	switch {
	case len(asked) == 0 || len(set) == 1:
		return nil
	case len(set) == 0 && !c.Ask.IsZero():
		return []Problem{s.at(asked[0], c.Ask, Text{}, asked...)}
	case len(set) == 0:
		return []Problem{s.at(asked[0], Tf("fill in one of %s", "%s 须填写其中一项", joinLabels(asked, s.Label)), Text{}, asked...)}
	}
	return []Problem{s.at(set[1], Tf("fill in only one of %s", "%s 只能填写其中一项", joinLabels(set, s.Label)), T("clear the other", "请清空另一项"), set...)}
}

// Group returns the fields, also of a check that embeds this one.
func (c ExactlyOneOf) Group() []string { return c.Fields }

// Alternatives tells whether the question is one of several of which one is to be
// answered: the paths of all that are asked, in order, and whether an answer is
// still needed.
func (q Question) Alternatives() (group []Path, needed bool) {
	for _, check := range q.scope.level.checks {
		of, ok := bareCheck(check).(interface{ Group() []string })
		if !ok || !slices.ContainsFunc(of.Group(), func(ref string) bool { return q.scope.level.byKey[ref] == q.node }) {
			continue
		}
		for _, ref := range of.Group() {
			if of := q.scope.find(ref); of.asks() {
				group = append(group, of.path())
			}
		}
		answered := len(q.scope.answered(of.Group())) > 0
		return group, !answered && slices.ContainsFunc(check.Problems(q.scope), Problem.refuses)
	}
	return nil, false
}

func (s *Scope) answered(refs []string) []string {
	return slices.DeleteFunc(slices.Clone(refs), func(ref string) bool {
		_, state := s.Value(ref)
		return state == Unset
	})
}

// within names the field key of each item of list. In Chinese the list is left out
// where the label of the field begins with it.
func within(label func(string) Text, list, key string) Text {
	of, what := label(list), label(list+"[]."+key)
	text := Tf("%[2]s in %[1]s", "%[1]s的%[2]s", of, what)
	if strings.HasPrefix(what.Zh, of.Zh) {
		text.Zh = what.Zh
	}
	if strings.HasPrefix(what.En, of.En) || what.En+"s" == of.En {
		text.En = what.En
	}
	return text
}

func joinLabels(refs []string, label func(string) Text) Text {
	text := label(refs[0])
	for _, ref := range refs[1:] {
		text = Tf("%s, %s", "%s、%s", text, label(ref))
	}
	return text
}

// NotEqual wants the answers of two fields not to be the same.
type NotEqual struct{ Field, Other string }

// Refs implements [Check].
func (c NotEqual) Refs() []string { return []string{c.Field, c.Other} }

// Describe implements [Check].
func (c NotEqual) Describe(label func(string) Text) Text {
	return Tf("%s is not %s", "%s 与 %s 不同", label(c.Field), label(c.Other))
}

// Problems implements [Check].
func (c NotEqual) Problems(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	other, otherState := s.Value(c.Other)
	if state != Set || otherState != Set || ValueText(value) != ValueText(other) {
		return nil
	}
	summary := Tf("%s is already used by %s", "%s 已用于 %s", ValueText(value), s.Label(c.Other))
	return []Problem{s.at(c.Field, summary, T("choose another", "请换一个"), c.Other)}
}

// GroundedCheck is a comparison with what it rests on; made by [CheckBy],
// [StructuralCheck] and [AdviceCheck].
type GroundedCheck struct {
	Check
	On Ground
}

// CheckBy gives a comparison its sources.
func CheckBy(check Check, cites ...Cite) Check { return GroundedCheck{check, Says(cites...)} }

// StructuralCheck says of a comparison that it cannot be otherwise.
func StructuralCheck(check Check) Check { return GroundedCheck{check, ByNature} }

// AdviceCheck turns what a comparison finds into warnings.
func AdviceCheck(check Check) Check { return GroundedCheck{check, Ours} }

// Problems implements [Check].
func (c GroundedCheck) Problems(s *Scope) []Problem {
	problems := c.Check.Problems(s)
	for i := range problems {
		if p := &problems[i]; p.Severity == Error && c.On.Severity() == Warning {
			p.Severity, p.Summary = Warning, c.On.cited(p.Summary)
		}
	}
	return problems
}

// GroundOfCheck returns what a comparison rests on. Blocks are arithmetic, and what
// look-ups know is the cloud's own word.
func GroundOfCheck(check Check) Ground {
	switch c := check.(type) {
	case GroundedCheck:
		return c.On
	case CheckWhen:
		return GroundOfCheck(c.Check)
	case Stuck:
		return GroundOfCheck(c.Check)
	case RuleWhen:
		return GroundOf(c.Rule)
	case RuleWhenFact:
		return GroundOf(c.Rule)
	case FactRule:
		return GroundOf(c.Rule)
	case WithinQuota:
		return Ours
	case Disjoint, FactEquals, FactIn, MatchesLookup, WithinFacts:
		return ByNature
	}
	return Ground{}
}

// bareCheck returns the comparison without its condition and what it rests on.
func bareCheck(check Check) Check {
	switch c := check.(type) {
	case GroundedCheck:
		return bareCheck(c.Check)
	case CheckWhen:
		return bareCheck(c.Check)
	case Stuck:
		return bareCheck(c.Check)
	}
	return check
}

// Severity tells whether a problem keeps the request from being sent.
type Severity int

// The severities.
const (
	Error Severity = iota
	Warning
)

// Problem is one thing that is wrong, or worth knowing, about the answers.
type Problem struct {
	Path     Path
	Severity Severity
	// Summary completes the field's label: "must be 2-128 characters, not 1".
	Summary Text
	// Remedy says what to do; may be empty where the summary does.
	Remedy Text
	// Related are the other answers that the problem has to do with.
	Related []Path
	// Ways are ways out that can be taken at once; the remedy tells them too.
	Ways []Way
}

func (p Problem) refuses() bool { return p.Severity == Error }

// Warnings returns the problems that do not keep the request from being sent.
func Warnings(problems []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(problems), Problem.refuses)
}

// Errors returns the problems that keep the request from being sent.
func Errors(problems []Problem) []Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p Problem) bool { return !p.refuses() })
}
