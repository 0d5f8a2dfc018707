package forms

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// OneOf wants a value that, written as text, is one of the given.
type OneOf []string

// OneOfNumbers makes a OneOf from whole numbers.
func OneOfNumbers(numbers ...int64) OneOf {
	var r OneOf
	for _, n := range numbers {
		r = append(r, strconv.FormatInt(n, 10))
	}
	return r
}

// Kinds implements [Rule].
func (OneOf) Kinds() []Kind {
	return []Kind{String, LongText, Choice, Strings, Integer, Decimal, Boolean}
}

// Describe implements [Rule].
func (r OneOf) Describe() Text {
	if len(r) == 1 {
		return Tf("must be %s", "须为 %s", r[0])
	}
	return Tf("must be one of %s", "须为 %s 之一", T(strings.Join(r, ", "), strings.Join(r, "、")))
}

// Check implements [Rule].
func (r OneOf) Check(value any) Text {
	if values, ok := value.([]string); ok {
		return verdict(!slices.ContainsFunc(values, func(s string) bool { return !slices.Contains(r, s) }), r)
	}
	return verdict(slices.Contains(r, ValueText(value)), r)
}

func (r OneOf) obeys(s string) bool { return slices.Contains(r, s) }

// outside names the values that an open list does not have, its date, and what is
// nearest to the first of them.
func (r OneOf) outside(value any, on Ground) Text {
	all := texts(value)
	if all == nil {
		all = numeral(value)
	}
	for _, text := range all {
		if !slices.Contains(r, text) {
			return Tf("%s is not among the listed values (%s); the nearest is %s", "%s 不在所列的值之中（%s）；最接近的是 %s",
				text, citeTexts(on.Cites), closest(text, r))
		}
	}
	return Text{}
}

// numeral is a number as text, none for anything else.
func numeral(value any) []string {
	if _, ok := number(value); ok {
		return []string{ValueText(value)}
	}
	return nil
}

// NoneOf refuses the given texts.
type NoneOf []string

// Kinds implements [Rule].
func (NoneOf) Kinds() []Kind { return WordKinds }

// Describe implements [Rule].
func (r NoneOf) Describe() Text {
	return Tf("must not be %s", "不能为 %s", joinValues(r))
}

// Check implements [Rule].
func (r NoneOf) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r NoneOf) obeys(s string) bool { return !slices.Contains(r, s) }

// Items limits the number of items of a list to Min..Max; Max 0 is no limit.
// It is for limits that hold under a condition; else see [Field.Max].
type Items struct{ Min, Max int }

// Kinds implements [Rule].
func (Items) Kinds() []Kind { return []Kind{Strings, List, Map} }

// Describe implements [Rule].
func (r Items) Describe() Text {
	switch {
	case r.Max == 0:
		return Tf("must have at least %s", "至少 %s 项", Count(r.Min, "item", "items"))
	case r.Min == 0:
		return Tf("must have at most %s", "最多 %s 项", Count(r.Max, "item", "items"))
	}
	return Tf("must have %d-%s", "须有 %d-%s 项", r.Min, Count(r.Max, "item", "items"))
}

// Check implements [Rule].
func (r Items) Check(value any) Text {
	n, counted := sizeOf(value)
	return verdict(!counted || (n >= r.Min && (r.Max == 0 || n <= r.Max)), r)
}

// Entries puts a rule on each name of a Map and one on each value; nil is no
// rule.
type Entries struct{ Name, Value Rule }

// Kinds implements [Rule].
func (Entries) Kinds() []Kind { return []Kind{Map} }

// Describe implements [Rule].
func (r Entries) Describe() Text {
	var text Text
	if r.Name != nil {
		text = Tf("each name %s", "每个名称%s", r.Name.Describe())
	}
	if r.Value == nil {
		return text
	}
	value := Tf("each value %s", "每个值%s", r.Value.Describe())
	if text.IsZero() {
		return value
	}
	return Tf("%s; %s", "%s；%s", text, value)
}

// Check implements [Rule].
func (r Entries) Check(value any) Text {
	wrong, _ := r.judge(value)
	return wrong
}

// judge returns the first thing that is wrong, errors before warnings.
func (r Entries) judge(value any) (worst Text, severity Severity) {
	entries, _ := value.(map[string]string)
	severity = Warning
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		for _, one := range []struct {
			rule Rule
			of   string
			said Text
		}{
			{r.Name, name, T("the name %.20q %s", "名称 %.20q %s")},
			{r.Value, entries[name], T("the value of %.20q %s", "%.20q 的值%s")},
		} {
			if one.rule == nil {
				continue
			}
			if wrong, how := judge(one.rule, one.of); !wrong.IsZero() && (worst.IsZero() || how < severity) {
				worst, severity = one.said.With(name, wrong), how
			}
		}
	}
	return worst, severity
}
