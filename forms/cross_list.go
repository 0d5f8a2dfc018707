package forms

import "slices"

// CountIs wants as many items in the list at List as the number at Number
// says. A list without items is left to [Field.Required].
type CountIs struct{ List, Number string }

// Touches implements [Cross].
func (c CountIs) Touches() []string { return []string{c.List, c.Number} }

// Describe implements [Cross].
func (c CountIs) Describe(label func(string) Text) Text {
	return Tf("%s has as many items as %s says", "%s 的项数等于 %s", label(c.List), label(c.Number))
}

// Check implements [Cross].
func (c CountIs) Check(s *Scope) []Problem {
	list, listState := s.Value(c.List)
	wanted, state := s.Value(c.Number)
	want, ok := number(wanted)
	n, counted := sizeOf(list)
	if state != Set || listState != Set || !ok || !counted || float64(n) == want {
		return nil
	}
	text := Tf("has %s, but %s is %s", "有 %s 项，而 %s 为 %s", Count(n, "item", "items"), s.Label(c.Number), ValueText(wanted))
	remedy := Tf("give %s; one may stand there more than once", "请填写 %s 项，可重复", ValueText(wanted))
	return []Problem{s.at(c.List, text, remedy, c.Number)}
}

// Apart wants no value of Field to be a value of Key in an item of List.
type Apart struct{ Field, List, Key string }

// Touches implements [Cross].
func (c Apart) Touches() []string { return []string{c.Field, c.List} }

// Describe implements [Cross].
func (c Apart) Describe(label func(string) Text) Text {
	return Tf("%s has nothing of %s", "%s 与 %s 不重复", label(c.Field), label(c.List))
}

// Check implements [Cross].
func (c Apart) Check(s *Scope) []Problem {
	value, _ := s.Value(c.Field)
	taken := s.valuesOf(c.List, c.Key)
	for _, text := range texts(value) {
		if slices.Contains(taken, text) {
			summary := Tf("%s is one of %s", "%s 已用于 %s", text, s.Label(c.List))
			return []Problem{s.at(c.Field, summary, T("choose another", "请换一个"), c.List)}
		}
	}
	return nil
}

// Differ wants the answers of two fields not to be the same.
type Differ struct{ Field, From string }

// Touches implements [Cross].
func (c Differ) Touches() []string { return []string{c.Field, c.From} }

// Describe implements [Cross].
func (c Differ) Describe(label func(string) Text) Text {
	return Tf("%s is not %s", "%s 与 %s 不同", label(c.Field), label(c.From))
}

// Check implements [Cross].
func (c Differ) Check(s *Scope) []Problem {
	value, state := s.Value(c.Field)
	other, otherState := s.Value(c.From)
	if state != Set || otherState != Set || ValueText(value) != ValueText(other) {
		return nil
	}
	summary := Tf("%s is that of %s", "%s 已用于 %s", ValueText(value), s.Label(c.From))
	return []Problem{s.at(c.Field, summary, T("choose another", "请换一个"), c.From)}
}

// FactAmong wants a fact about each value of Field to be a value of Key in an
// item of List: the zone of each vSwitch of the nodes is one that pods have a
// vSwitch in. It is silent while no look-up has told the fact, and while the
// list is empty.
type FactAmong struct{ Field, Fact, List, Key string }

// Touches implements [Cross].
func (c FactAmong) Touches() []string { return []string{c.Field, c.List} }

// Describe implements [Cross].
func (c FactAmong) Describe(label func(string) Text) Text {
	return Tf("%s has the %s of each of %s", "%[1]s 包含每个 %[3]s 的%[2]s", label(c.List), label(c.List+"[]."+c.Key), label(c.Field))
}

// Check implements [Cross].
func (c FactAmong) Check(s *Scope) []Problem {
	value, _ := s.Value(c.Field)
	among := s.valuesOf(c.List, c.Key)
	if len(among) == 0 {
		return nil
	}
	var problems []Problem
	for _, text := range texts(value) {
		fact, told := s.factOf(c.Field, text, c.Fact)
		if !told || slices.Contains(among, fact) {
			continue
		}
		summary := Tf("%s is in %s, which %s does not have", "%s 位于 %s，而 %s 中没有", text, fact, s.Label(c.List))
		remedy := Tf("add %s to %s", "请在 %[2]s 中添加 %[1]s", fact, s.Label(c.List))
		problems = append(problems, s.at(c.Field, summary, remedy, c.List))
	}
	return problems
}

// valuesOf returns the texts of key in the items of the list at ref.
func (s *Scope) valuesOf(ref, key string) []string {
	var values []string
	for _, item := range s.itemsOf(ref) {
		value, _ := item.Value(key)
		values = append(values, texts(value)...)
	}
	return values
}

// factOf returns what a look-up told of a value of the field at ref.
func (s *Scope) factOf(ref, value, fact string) (string, bool) {
	_, _, n := s.resolve(ref)
	if n == nil {
		return "", false
	}
	return s.known.Fact(n.Source.Name, value, fact)
}

// FactObeys puts a rule on a fact about each value of Field. It is silent
// while no look-up has told the fact.
type FactObeys struct {
	Field, Fact string
	Rule        Rule
}

// Touches implements [Cross].
func (c FactObeys) Touches() []string { return []string{c.Field} }

// Describe implements [Cross].
func (c FactObeys) Describe(label func(string) Text) Text {
	return Tf("%s, by what the cloud says of it: %s", "按云端所示，%s%s", label(c.Field), c.Rule.Describe())
}

// Check implements [Cross].
func (c FactObeys) Check(s *Scope) []Problem {
	value, _ := s.Value(c.Field)
	var problems []Problem
	for _, text := range texts(value) {
		fact, told := s.factOf(c.Field, text, c.Fact)
		if !told || fact == "" {
			continue
		}
		if wrong := c.Rule.Check(fact); !wrong.IsZero() {
			p := s.at(c.Field, Tf("%s (%s) %s", "%s（%s）%s", text, fact, wrong), T("choose another", "请换一个"))
			if _, advice := c.Rule.(Advice); advice {
				p.Severity = Warning
			}
			problems = append(problems, p)
		}
	}
	return problems
}
