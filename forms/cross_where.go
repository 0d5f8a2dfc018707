package forms

// WhereTold puts a rule on Field where Fact is Is for the value at Of, and for
// what stands at Key in the items of List in its place: the directories of
// machines whose images are all of Windows. It is silent while one of them is
// not told.
type WhereTold struct {
	Of, List, Key string
	Fact, Is      string
	// Well are the facts of well-known values, which need no look-up.
	Well  map[string]string
	Field string
	Rule  Rule
}

// Touches implements [Cross].
func (c WhereTold) Touches() []string { return []string{c.Field, c.Of, c.List} }

// Describe implements [Cross].
func (c WhereTold) Describe(label func(string) Text) Text {
	return Tf("%s %s when %s is %s", "%s %s（当 %s 为 %s 时）", label(c.Field), c.Rule.Describe(), label(c.Of), c.Is)
}

// Check implements [Cross].
func (c WhereTold) Check(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	of, ofState := s.Value(c.Of)
	if state != Set || ofState != Set {
		return nil
	}
	for _, value := range append(s.valuesOf(c.List, c.Key), texts(of)...) {
		if fact := c.factOf(s, value); fact != c.Is {
			return nil
		}
	}
	text := c.Rule.Check(value)
	if text.IsZero() {
		return nil
	}
	text = Tf("%s when %s is %s", "%s（当 %s 为 %s 时）", text, s.Label(c.Of), c.Is)
	return []Problem{s.at(c.Field, text, Text{}, c.Of, c.List)}
}

func (c WhereTold) factOf(s *Scope, value string) string {
	if fact, told := s.factOf(c.Of, value, c.Fact); told {
		return fact
	}
	return c.Well[value]
}
