package forms

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
