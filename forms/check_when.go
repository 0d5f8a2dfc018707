package forms

import (
	"iter"
	"slices"
)

// RuleWhen applies a rule to a field only under a condition.
type RuleWhen struct {
	When  Condition
	Field string
	Rule  Rule
}

// Refs implements [Check].
func (c RuleWhen) Refs() []string { return append(c.When.Refs(), c.Field) }

// Describe implements [Check].
func (c RuleWhen) Describe(label func(string) Text) Text {
	return Tf("%s %s when %s", "%s %s（当 %s 时）", label(c.Field), c.Rule.Describe(), c.When.Describe(label))
}

// Problems implements [Check].
func (c RuleWhen) Problems(s *Scope) []Problem {
	f := s.find(c.Field)
	value, state := f.value()
	if state != Set || !f.fits(value).IsZero() || !c.When.holds(s) {
		return nil
	}
	text, severity := judge(c.Rule, value)
	if text.IsZero() {
		return nil
	}
	text = Tf("%s when %s", "%s（当 %s 时）", text, c.When.Describe(s.Label))
	p := s.at(c.Field, text, Text{}, c.When.Refs()...)
	p.Severity = severity
	return []Problem{p}
}

// CheckWhen makes a comparison under a condition.
type CheckWhen struct {
	When Condition
	Check
}

// Refs implements [Check].
func (c CheckWhen) Refs() []string { return append(c.When.Refs(), c.Check.Refs()...) }

// Describe implements [Check].
func (c CheckWhen) Describe(label func(string) Text) Text {
	return Tf("%s (when %s)", "%s（当 %s 时）", c.Check.Describe(label), c.When.Describe(label))
}

// Problems implements [Check].
func (c CheckWhen) Problems(s *Scope) []Problem {
	if !c.When.holds(s) {
		return nil
	}
	return c.Check.Problems(s)
}

// RuleWhenFact puts a rule on Field where Fact is Is for the value at Of, and for
// what stands at Key in the items of List in its place: the directories of
// machines whose images are all of Windows. It is silent while one of them is
// not known.
type RuleWhenFact struct {
	Of, List, Key string
	Fact, Is      string
	// WellKnown are the facts of well-known values, which need no look-up.
	WellKnown map[string]string
	Field     string
	Rule      Rule
}

// Refs implements [Check].
func (c RuleWhenFact) Refs() []string { return []string{c.Field, c.Of, c.List} }

// Describe implements [Check].
func (c RuleWhenFact) Describe(label func(string) Text) Text {
	return Tf("%s %s when %s is %s", "%s %s（当 %s 为 %s 时）", label(c.Field), c.Rule.Describe(), label(c.Of), c.Is)
}

// Problems implements [Check].
func (c RuleWhenFact) Problems(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	of, ofState := s.Value(c.Of)
	if state != Set || ofState != Set {
		return nil
	}
	if !c.all(s, slices.Values(texts(of))) {
		return nil
	}
	text, severity := judge(c.Rule, value)
	if text.IsZero() || !c.all(s, s.valuesOf(c.List, c.Key)) {
		return nil
	}
	text = Tf("%s when %s is %s", "%s（当 %s 为 %s 时）", text, s.Label(c.Of), c.Is)
	p := s.at(c.Field, text, Text{}, c.Of, c.List)
	p.Severity = severity
	return []Problem{p}
}

// all tells whether the fact is Is for all values.
func (c RuleWhenFact) all(s *Scope, values iter.Seq[string]) bool {
	for value := range values {
		if c.factOf(s, value) != c.Is {
			return false
		}
	}
	return true
}

func (c RuleWhenFact) factOf(s *Scope, value string) string {
	if fact, known := s.FactOf(c.Of, value, c.Fact); known {
		return fact
	}
	return c.WellKnown[value]
}

// Way is one way out of a problem: answers that end it, or a question at which another
// answer does.
type Way struct {
	Label Text
	// Sets are the answers to give, by the references of the check; those after the
	// first only where nothing was said.
	Sets []Assign
	// Go refers to the question to answer otherwise, where nothing is set.
	Go string
}

// Assign is an answer to the field at Ref; with Path where that is.
type Assign struct {
	Ref   string
	Path  Path
	Value any
}

// Stuck is a comparison that no value of Field can satisfy where the look-up of Field
// knows no two values that share Fact: pods and nodes that each want a vSwitch of
// their own in one zone, in a VPC with one for each zone. What it finds there is told
// with Says and the Ways out. What two such comparisons find is told once.
type Stuck struct {
	Check
	Field, Fact string
	Says        Text
	Ways        []Way
}

// Problems implements [Check].
func (c Stuck) Problems(s *Scope) []Problem {
	problems := c.Check.Problems(s)
	if len(problems) == 0 || !c.stuck(s) {
		return problems
	}
	p := problems[0]
	p.Summary, p.Remedy = c.Says, Text{}
	for i, way := range c.Ways {
		at := Way{Label: way.Label, Go: string(s.PathOf(way.Go))}
		for _, set := range way.Sets {
			at.Sets = append(at.Sets, Assign{Ref: set.Ref, Path: s.PathOf(set.Ref), Value: set.Value})
		}
		p.Ways = append(p.Ways, at)
		if words := way.Label; i == 0 {
			p.Remedy = words
		} else {
			p.Remedy = Tf("%s, or %s", "%s，或%s", p.Remedy, words)
		}
	}
	return []Problem{p}
}

// stuck tells whether the look-up has answered with values, no two of which share the
// fact.
func (c Stuck) stuck(s *Scope) bool {
	at, n := s.resolve(c.Field)
	if n == nil || s.known == nil {
		return false
	}
	query, missing := Question{Field: n.Field, node: n, scope: at}.Query()
	list, asked := s.known.lists[query.ID()]
	if len(missing) > 0 || !asked || len(list.options) == 0 {
		return false
	}
	seen := map[string]bool{}
	for _, option := range list.options {
		fact := option.Facts[c.Fact]
		if fact == "" || seen[fact] {
			return false
		}
		seen[fact] = true
	}
	return true
}
