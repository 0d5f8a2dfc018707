package forms

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

// Only makes a comparison under a condition.
type Only struct {
	When Condition
	Cross
}

// Touches implements [Cross].
func (c Only) Touches() []string { return append(c.When.Refs(), c.Cross.Touches()...) }

// Describe implements [Cross].
func (c Only) Describe(label func(string) Text) Text {
	return Tf("%s (when %s)", "%s（当 %s 时）", c.Cross.Describe(label), c.When.Describe(label))
}

// Check implements [Cross].
func (c Only) Check(s *Scope) []Problem {
	if !c.When.holds(s) {
		return nil
	}
	return c.Cross.Check(s)
}
