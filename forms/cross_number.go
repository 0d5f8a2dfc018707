package forms

import "math"

// SumIs wants the sum of Key over a list, where the list has items, to be the
// number at Equals.
type SumIs struct{ List, Key, Equals string }

// Touches implements [Cross].
func (c SumIs) Touches() []string { return []string{c.List, c.Equals} }

// Describe implements [Cross].
func (c SumIs) Describe(label func(string) Text) Text {
	return Tf("the sum of %s over %s is %s", "%[2]s的%[1]s合计等于 %[3]s",
		label(c.List+"[]."+c.Key), label(c.List), label(c.Equals))
}

// Check implements [Cross]. While a summand is missing it waits.
func (c SumIs) Check(s *Scope) []Problem {
	value, state := s.Value(c.Equals)
	want, ok := number(value)
	items := s.itemsOf(c.List)
	if state != Set || !ok || len(items) == 0 {
		return nil
	}
	sum := 0.0
	for _, item := range items {
		value, _ := item.Value(c.Key)
		add, ok := number(value)
		if !ok {
			return nil
		}
		sum += add
	}
	if sum == want {
		return nil
	}
	key := s.Label(c.List + "[]." + c.Key)
	text := Tf("the sum of %s is %s, but %s is %s", "%s合计为 %s，而%s为 %s", key, ValueText(sum), s.Label(c.Equals), ValueText(value))
	return []Problem{s.at(c.List, text, Text{}, c.Equals)}
}

// MultipleOf wants the number at Field to be a multiple of the one at Of.
type MultipleOf struct{ Field, Of string }

// Touches implements [Cross].
func (c MultipleOf) Touches() []string { return []string{c.Field, c.Of} }

// Describe implements [Cross].
func (c MultipleOf) Describe(label func(string) Text) Text {
	return Tf("%s is a multiple of %s", "%s 为 %s 的整数倍", label(c.Field), label(c.Of))
}

// Check implements [Cross].
func (c MultipleOf) Check(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	of, ofState := s.Value(c.Of)
	a, okA := number(value)
	b, okB := number(of)
	if state != Set || ofState != Set || !okA || !okB || b == 0 || math.Mod(a, b) == 0 {
		return nil
	}
	text := Tf("must be a multiple of %s (%s)", "须为 %s（%s）的整数倍", s.Label(c.Of), ValueText(of))
	return []Problem{s.at(c.Field, text, Text{}, c.Of)}
}
