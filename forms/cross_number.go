package forms

import "math"

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
	sum, _ := sumOf(s.itemsOf(c.List), c.Key)
	if sum <= most {
		return nil
	}
	key := s.Label(c.List + "[]." + c.Key)
	text := Tf("is below the sum of %s over %s (%s)", "小于 %[2]s的%[1]s合计（%[3]s）", key, s.Label(c.List), ValueText(sum))
	return []Problem{s.at(c.Most, text, Text{}, c.List)}
}

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
	sum, whole := sumOf(items, c.Key)
	if !whole || sum == want {
		return nil
	}
	key := s.Label(c.List + "[]." + c.Key)
	text := Tf("the sum of %s is %s, but %s is %s", "%s合计为 %s，而%s为 %s", key, ValueText(sum), s.Label(c.Equals), ValueText(value))
	return []Problem{s.at(c.List, text, Text{}, c.Equals)}
}

// sumOf adds up the numbers at key; whole tells whether every item has one.
func sumOf(items []*Scope, key string) (sum float64, whole bool) {
	whole = true
	for _, item := range items {
		value, _ := item.Value(key)
		add, ok := number(value)
		sum, whole = sum+add, whole && ok
	}
	return sum, whole
}
