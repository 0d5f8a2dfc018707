package forms

import "slices"

// Cross compares several fields of one scope. Its references are written as in
// conditions. A comparison with a value that is not set finds nothing.
type Cross interface {
	// Touches returns the references of every field that is compared.
	Touches() []string
	// Describe says in a sentence without full stop what must hold.
	Describe(label func(ref string) Text) Text
	Check(s *Scope) []Problem
}

// at makes a problem at the field ref, which others take part in.
func (s *Scope) at(ref string, summary, remedy Text, others ...string) Problem {
	p := Problem{Path: s.PathOf(ref), Summary: summary, Remedy: remedy}
	for _, other := range others {
		if path := s.PathOf(other); path != p.Path {
			p.Touches = append(p.Touches, path)
		}
	}
	return p
}

// ExactlyOne wants one of the fields answered and no more.
type ExactlyOne struct{ Fields []string }

// Touches implements [Cross].
func (c ExactlyOne) Touches() []string { return c.Fields }

// Describe implements [Cross].
func (c ExactlyOne) Describe(label func(string) Text) Text {
	return Tf("exactly one of %s", "%s 只能且必须填写一项", joinLabels(c.Fields, label))
}

// Check implements [Cross]. It asks nothing when none of the fields applies.
func (c ExactlyOne) Check(s *Scope) []Problem {
	asked := slices.DeleteFunc(slices.Clone(c.Fields), func(ref string) bool {
		base, at, n := s.resolve(ref)
		return n == nil || !at.asks(base, n)
	})
	set := s.answered(asked)
	switch {
	case len(asked) == 0 || len(set) == 1:
		return nil
	case len(set) == 0:
		return []Problem{s.at(asked[0], Tf("give exactly one of %s", "%s 须填写其中一项", joinLabels(asked, s.Label)), Text{}, asked...)}
	}
	return []Problem{s.at(set[1], Tf("give only one of %s", "%s 只能填写其中一项", joinLabels(set, s.Label)), Text{}, set...)}
}

func (s *Scope) answered(refs []string) []string {
	return slices.DeleteFunc(slices.Clone(refs), func(ref string) bool {
		_, state := s.Value(ref)
		return state == Unset
	})
}

func joinLabels(refs []string, label func(string) Text) Text {
	text := label(refs[0])
	for _, ref := range refs[1:] {
		text = Tf("%s, %s", "%s、%s", text, label(ref))
	}
	return text
}

// Unique wants every item of a list to have its own value at Key.
type Unique struct{ List, Key string }

// Touches implements [Cross].
func (c Unique) Touches() []string { return []string{c.List} }

// Describe implements [Cross].
func (c Unique) Describe(label func(string) Text) Text {
	return Tf("each of %s has its own %s", "%s的%s不可重复", label(c.List), label(c.List+"[]."+c.Key))
}

// Check implements [Cross].
func (c Unique) Check(s *Scope) []Problem {
	var problems []Problem
	seen := map[string]Path{}
	for _, item := range s.itemsOf(c.List) {
		value, state := item.Value(c.Key)
		_, secret := value.(Secret)
		text := ValueText(value)
		if state != Set || secret {
			continue
		}
		if first, twice := seen[text]; twice {
			p := item.at(c.Key, Tf("%s is used twice", "%s 重复", text), T("choose another", "请换一个"))
			p.Touches = []Path{first}
			problems = append(problems, p)
			continue
		}
		seen[text] = item.PathOf(c.Key)
	}
	return problems
}

// NotAbove wants the number at Low to be at most the number at High.
type NotAbove struct{ Low, High string }

// Touches implements [Cross].
func (c NotAbove) Touches() []string { return []string{c.Low, c.High} }

// Describe implements [Cross].
func (c NotAbove) Describe(label func(string) Text) Text {
	return Tf("%s is at most %s", "%s 不大于 %s", label(c.Low), label(c.High))
}

// Check implements [Cross].
func (c NotAbove) Check(s *Scope) []Problem {
	low, lowState := s.Value(c.Low)
	high, highState := s.Value(c.High)
	a, okA := number(low)
	b, okB := number(high)
	if lowState != Set || highState != Set || !okA || !okB || a <= b {
		return nil
	}
	text := Tf("must be at most %s (%s)", "不能大于 %s（%s）", s.Label(c.High), ValueText(high))
	return []Problem{s.at(c.Low, text, Text{}, c.High)}
}

// SumWithin wants the sum of Key over a list to be at most the number at Most.
type SumWithin struct{ List, Key, Most string }

// Touches implements [Cross].
func (c SumWithin) Touches() []string { return []string{c.List, c.Most} }

// Describe implements [Cross].
func (c SumWithin) Describe(label func(string) Text) Text {
	return Tf("the sum of %s over %s is at most %s", "%[2]s的%[1]s合计不大于 %[3]s",
		label(c.List+"[]."+c.Key), label(c.List), label(c.Most))
}

// Check implements [Cross].
func (c SumWithin) Check(s *Scope) []Problem {
	high, state := s.Value(c.Most)
	most, ok := number(high)
	if state != Set || !ok {
		return nil
	}
	sum := 0.0
	for _, item := range s.itemsOf(c.List) {
		value, _ := item.Value(c.Key)
		add, _ := number(value)
		sum += add
	}
	if sum <= most {
		return nil
	}
	key := s.Label(c.List + "[]." + c.Key)
	text := Tf("is below the sum of %s over %s (%s)", "小于 %[2]s的%[1]s合计（%[3]s）", key, s.Label(c.List), ValueText(sum))
	return []Problem{s.at(c.Most, text, Text{}, c.List)}
}

// Given applies a rule to a field only under a condition.
type Given struct {
	When  Condition
	Field string
	Rule  Rule
}

// Touches implements [Cross].
func (c Given) Touches() []string { return append(c.When.Refs(), c.Field) }

// Describe implements [Cross].
func (c Given) Describe(label func(string) Text) Text {
	return Tf("%s %s when %s", "%s %s（当 %s 时）", label(c.Field), c.Rule.Describe(), c.When.Describe(label))
}

// Check implements [Cross].
func (c Given) Check(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	_, _, n := s.resolve(c.Field)
	if state != Set || !n.fits(value).IsZero() || !c.When.holds(s) {
		return nil
	}
	text := c.Rule.Check(value)
	if text.IsZero() {
		return nil
	}
	text = Tf("%s when %s", "%s（当 %s 时）", text, c.When.Describe(s.Label))
	p := s.at(c.Field, text, Text{}, c.When.Refs()...)
	if _, advice := c.Rule.(Advice); advice {
		p.Severity = Warning
	}
	return []Problem{p}
}
