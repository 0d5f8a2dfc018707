package forms

import (
	"slices"
	"strings"
)

// comparison is how a condition compares.
type comparison string

const (
	opIs    comparison = "is"
	opIsNot comparison = "is not"
	opSet   comparison = "set"
	opAll   comparison = "all"
	opAny   comparison = "any"
)

// Condition is a test of other answers, as data. The zero Condition always
// holds. Build one with [Is], [IsNot], [IsSet], [IsUnset], [All] and [Any].
//
// Ref names a field: its key beside the one that carries the condition,
// "../key" one list or object further out, "/key" from the form. A field that
// does not apply counts as unset; Default and ServerDefault count as values.
//
// It is one pointer: declarations hand conditions around by the hundred, most fields
// have the zero one, three times.
type Condition struct{ *Clause }

// Clause is what a [Condition] compares.
type Clause struct {
	Op     comparison
	Ref    string
	Values []string
	Of     []Condition
}

// Is holds when the field at ref has one of values, written as text; a list of
// texts, when one of them is.
func Is(ref string, values ...string) Condition {
	return Condition{&Clause{Op: opIs, Ref: ref, Values: values}}
}

// IsNot holds when the field at ref has none of values; also when unset.
func IsNot(ref string, values ...string) Condition {
	return Condition{&Clause{Op: opIsNot, Ref: ref, Values: values}}
}

// IsSet holds when the field at ref has any value.
func IsSet(ref string) Condition { return Condition{&Clause{Op: opSet, Ref: ref}} }

// IsUnset holds when the field at ref has no value.
func IsUnset(ref string) Condition {
	return Condition{&Clause{Op: opIsNot, Ref: ref, Values: []string{anyValue}}}
}

// All holds when each of the conditions holds.
func All(of ...Condition) Condition { return Condition{&Clause{Op: opAll, Of: of}} }

// Any holds when at least one of the conditions holds.
func Any(of ...Condition) Condition { return Condition{&Clause{Op: opAny, Of: of}} }

// IsZero tells whether this is the condition that always holds.
func (c Condition) IsZero() bool { return c.Clause == nil }

// Refs returns every field that the condition looks at.
func (c Condition) Refs() []string {
	if c.IsZero() {
		return nil
	}
	var refs []string
	if c.Ref != "" {
		refs = append(refs, c.Ref)
	}
	for _, sub := range c.Of {
		refs = append(refs, sub.Refs()...)
	}
	return refs
}

func (c Condition) holds(s *Scope) bool {
	if c.IsZero() {
		return true
	}
	switch c.Op {
	case opAll:
		return !slices.ContainsFunc(c.Of, func(sub Condition) bool { return !sub.holds(s) })
	case opAny:
		return slices.ContainsFunc(c.Of, func(sub Condition) bool { return sub.holds(s) })
	default:
		return c.compare(s.Value(c.Ref))
	}
}

// compare tells whether a condition on one answer holds for what that comes to.
func (c Condition) compare(value any, state State) bool {
	switch {
	case state == Unset:
		return c.Op == opIsNot
	case c.Op == opSet:
		return true
	case c.wantsNone():
		return false
	}
	return (state == Set && c.matches(value)) == (c.Op == opIs)
}

// test is a condition of one level with its references followed beforehand; nil is the
// zero condition.
type test struct {
	Condition
	ref reference
	of  []*test
}

// test makes the test of a condition of this level.
func (l *level) test(c Condition) *test {
	if c.IsZero() {
		return nil
	}
	t := &test{Condition: c}
	if c.Ref != "" {
		t.ref = l.refer(c.Ref)
	}
	for _, sub := range c.Of {
		t.of = append(t.of, l.test(sub))
	}
	return t
}

func (t *test) holds(s *Scope) bool {
	if t == nil {
		return true
	}
	switch t.Op {
	case opAll:
		return !slices.ContainsFunc(t.of, func(sub *test) bool { return !sub.holds(s) })
	case opAny:
		return slices.ContainsFunc(t.of, func(sub *test) bool { return sub.holds(s) })
	default:
		value, state := s.valueOf(&t.ref)
		return t.compare(value, state)
	}
}

// anyValue stands for whatever there is in [IsUnset].
const anyValue = "*"

func (c Condition) wantsNone() bool {
	return c.Op == opIsNot && len(c.Values) == 1 && c.Values[0] == anyValue
}

func (c Condition) matches(value any) bool {
	if text, ok := value.(string); ok {
		return slices.Contains(c.Values, text)
	}
	if list, ok := value.([]string); ok {
		return slices.ContainsFunc(list, func(s string) bool { return slices.Contains(c.Values, s) })
	}
	return slices.Contains(c.Values, ValueText(value))
}

// Describe says in words when the condition holds, in the labels of the
// fields around the one that carries it, and of their options, which label names by
// [ValueRef]: "Billing is subscription".
func (c Condition) Describe(label func(ref string) Text) Text {
	if c.IsZero() {
		return T("always", "始终")
	}
	switch c.Op {
	case opAll:
		return joinConditions(c.Of, label, T(" and ", "，且"))
	case opAny:
		return joinConditions(c.Of, label, T(" or ", "，或"))
	case opIs:
		return Tf("%s is %s", "%s 为%s", label(c.Ref), c.named(label))
	case opIsNot:
		if c.wantsNone() {
			return Tf("%s is not given", "未填写 %s", label(c.Ref))
		}
		return Tf("%s is not %s", "%s 不为%s", label(c.Ref), c.named(label))
	default:
		return Tf("%s is given", "已填写 %s", label(c.Ref))
	}
}

func joinConditions(of []Condition, label func(string) Text, sep Text) Text {
	var en, zh []string
	for _, sub := range of {
		text := sub.Describe(label)
		if !sub.IsZero() && len(sub.Of) > 1 && len(of) > 1 {
			text = Tf("(%s)", "（%s）", text)
		}
		en, zh = append(en, text.En), append(zh, text.Zh)
	}
	return Text{En: strings.Join(en, sep.En), Zh: strings.Join(zh, sep.Zh)}
}

// named writes the values as the field at Ref calls them.
func (c Condition) named(label func(ref string) Text) Text {
	names := make([]Text, len(c.Values))
	for i, value := range c.Values {
		names[i] = label(ValueRef(c.Ref, value))
	}
	text := names[0]
	for i, name := range names[1:] {
		if i == len(names)-2 {
			text = Tf("%s or %s", "%s或%s", text, name)
		} else {
			text = Tf("%s, %s", "%s、%s", text, name)
		}
	}
	return text
}

// joinValues writes alternatives: "a, b or c".
func joinValues(values []string) Text {
	last := len(values) - 1
	if last < 1 {
		return Same(strings.Join(values, ""))
	}
	return Text{
		En: strings.Join(values[:last], ", ") + " or " + values[last],
		Zh: strings.Join(values[:last], "、") + " 或 " + values[last],
	}
}
