package forms

import (
	"math"
	"strconv"
)

// LessOrEqual wants the number at Low to be at most the number at High.
type LessOrEqual struct{ Low, High string }

// Refs implements [Check].
func (c LessOrEqual) Refs() []string { return []string{c.Low, c.High} }

// Describe implements [Check].
func (c LessOrEqual) Describe(label func(string) Text) Text {
	return Tf("%s is at most %s", "%s 不大于 %s", label(c.Low), label(c.High))
}

// Problems implements [Check].
func (c LessOrEqual) Problems(s *Scope) []Problem {
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

// ScaledLimit wants the number at Field to be at most Factor times the one at Of,
// and Plus.
type ScaledLimit struct {
	Field, Of    string
	Factor, Plus float64
}

// Refs implements [Check].
func (c ScaledLimit) Refs() []string { return []string{c.Field, c.Of} }

// Describe implements [Check].
func (c ScaledLimit) Describe(label func(string) Text) Text {
	return Tf("%s is at most %s × %s%s", "%s 不大于 %s × %s%s", label(c.Field), ValueText(c.Factor), label(c.Of), c.plus())
}

func (c ScaledLimit) plus() string {
	switch {
	case c.Plus < 0:
		return " - " + ValueText(-c.Plus)
	case c.Plus > 0:
		return " + " + ValueText(c.Plus)
	}
	return ""
}

// Problems implements [Check].
func (c ScaledLimit) Problems(s *Scope) []Problem {
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

// Refs implements [Check].
func (c MultipleOf) Refs() []string { return []string{c.Field, c.Of} }

// Describe implements [Check].
func (c MultipleOf) Describe(label func(string) Text) Text {
	return Tf("%s is a multiple of %s", "%s 为 %s 的整数倍", label(c.Field), label(c.Of))
}

// Problems implements [Check].
func (c MultipleOf) Problems(s *Scope) []Problem {
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

// SumAtMost wants the sum of Key over a list to be at most the number at Most.
type SumAtMost struct{ List, Key, Limit string }

// Refs implements [Check].
func (c SumAtMost) Refs() []string { return []string{c.List, c.Limit} }

// Describe implements [Check].
func (c SumAtMost) Describe(label func(string) Text) Text {
	return Tf("%s, added up, is at most %s", "%s合计不大于 %s", within(label, c.List, c.Key), label(c.Limit))
}

// Problems implements [Check].
func (c SumAtMost) Problems(s *Scope) []Problem {
	high, state := s.Value(c.Limit)
	most, ok := number(high)
	if state != Set || !ok {
		return nil
	}
	sum, _, _ := s.sumOf(c.List, c.Key)
	if sum <= most {
		return nil
	}
	text := Tf("is less than %s added up (%s)", "小于%s的合计（%s）", within(s.Label, c.List, c.Key), ValueText(sum))
	return []Problem{s.at(c.Limit, text, Text{}, c.List)}
}

// SumEquals wants the sum of Key over a list, where the list has items, to be the
// number at Equals.
type SumEquals struct{ List, Key, Total string }

// Refs implements [Check].
func (c SumEquals) Refs() []string { return []string{c.List, c.Total} }

// Describe implements [Check].
func (c SumEquals) Describe(label func(string) Text) Text {
	return Tf("%s, added up, is %s", "%s合计等于 %s", within(label, c.List, c.Key), label(c.Total))
}

// Problems implements [Check]. While a summand is missing it waits.
func (c SumEquals) Problems(s *Scope) []Problem {
	value, state := s.Value(c.Total)
	want, ok := number(value)
	if state != Set || !ok {
		return nil
	}
	sum, whole, n := s.sumOf(c.List, c.Key)
	if n == 0 || !whole || sum == want {
		return nil
	}
	text := Tf("%s, added up, is %s, but %s is %s", "%s合计为 %s，而%s为 %s",
		within(s.Label, c.List, c.Key), ValueText(sum), s.Label(c.Total), ValueText(value))
	return []Problem{s.at(c.List, text, Text{}, c.Total)}
}

// sumOf adds up the numbers at key in the n items of the list at ref; whole tells whether
// every item has one.
func (s *Scope) sumOf(ref, key string) (sum float64, whole bool, n int) {
	whole = true
	for item := range s.each(ref) {
		value, _ := item.Value(key)
		add, ok := number(value)
		sum, whole, n = sum+add, whole && ok, n+1
	}
	return sum, whole, n
}

// WithinFacts wants the number at Field to lie between two facts about the
// value at Of, both allowed: the sizes of a kind of disk. It is silent about
// what no look-up knows.
type WithinFacts struct{ Field, Of, Min, Max string }

// Refs implements [Check].
func (c WithinFacts) Refs() []string { return []string{c.Field, c.Of} }

// Describe implements [Check].
func (c WithinFacts) Describe(label func(string) Text) Text {
	return Tf("%s is within what the cloud says of %s", "%s 不超出云端给出的 %s 的范围", label(c.Field), label(c.Of))
}

// Problems implements [Check].
func (c WithinFacts) Problems(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	of, ofState := s.Value(c.Of)
	n, isNumber := number(value)
	if state != Set || ofState != Set || !isNumber {
		return nil
	}
	bound := func(name string) (float64, bool) {
		fact, known := s.FactOf(c.Of, ValueText(of), name)
		if !known {
			return 0, false
		}
		limit, err := strconv.ParseFloat(fact, 64)
		return limit, err == nil
	}
	var text Text
	if low, known := bound(c.Min); known && n < low {
		text = Tf("must be %s or more for %s, by what the cloud says", "%[2]s 须不小于 %[1]s（云端所示）", ValueText(low), ValueText(of))
	}
	if high, known := bound(c.Max); known && n > high {
		text = Tf("must be %s or less for %s, by what the cloud says", "%[2]s 须不大于 %[1]s（云端所示）", ValueText(high), ValueText(of))
	}
	if text.IsZero() {
		return nil
	}
	return []Problem{s.at(c.Field, text, Text{}, c.Of)}
}
