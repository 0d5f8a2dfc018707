package forms

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

// Scaled wants the number at Field to be at most Factor times the one at Of,
// and Plus.
type Scaled struct {
	Field, Of    string
	Factor, Plus float64
}

// Touches implements [Cross].
func (c Scaled) Touches() []string { return []string{c.Field, c.Of} }

// Describe implements [Cross].
func (c Scaled) Describe(label func(string) Text) Text {
	return Tf("%s is at most %s × %s%s", "%s 不大于 %s × %s%s", label(c.Field), ValueText(c.Factor), label(c.Of), c.plus())
}

func (c Scaled) plus() string {
	switch {
	case c.Plus < 0:
		return " - " + ValueText(-c.Plus)
	case c.Plus > 0:
		return " + " + ValueText(c.Plus)
	}
	return ""
}

// Check implements [Cross].
func (c Scaled) Check(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	of, ofState := s.Value(c.Of)
	a, okA := number(value)
	b, okB := number(of)
	most := c.Factor*b + c.Plus
	if state != Set || ofState != Set || !okA || !okB || a <= most {
		return nil
	}
	text := Tf("must be at most %s with %s %s", "当 %[2]s 为 %[3]s 时不能大于 %[1]s", ValueText(most), s.Label(c.Of), ValueText(of))
	return []Problem{s.at(c.Field, text, Text{}, c.Of)}
}
