package forms

import "slices"

// Unique wants every item of a list to have its own value at Key.
type Unique struct{ List, Key string }

// Touches implements [Cross].
func (c Unique) Touches() []string { return []string{c.List} }

// Describe implements [Cross].
func (c Unique) Describe(label func(string) Text) Text {
	return Tf("each of %s has its own %s", "%s的%s不可重复", label(c.List), label(c.List+"[]."+c.Key))
}

// Check implements [Cross].
func (c Unique) Check(s *Scope) []Problem {
	var problems []Problem
	seen := map[string]Path{}
	for _, item := range s.itemsOf(c.List) {
		value, state := item.Value(c.Key)
		_, secret := value.(Secret)
		text := ValueText(value)
		if state != Set || secret {
			continue
		}
		if first, twice := seen[text]; twice {
			p := item.at(c.Key, Tf("%s is used twice", "%s 重复", text), T("choose another", "请换一个"))
			p.Touches = []Path{first}
			problems = append(problems, p)
			continue
		}
		seen[text] = item.PathOf(c.Key)
	}
	return problems
}

// Listed wants the value of Key in each item of List to be that of InKey in an
// item of In, unless it is one of Except: what one list names, the other
// declares.
type Listed struct {
	List, Key, In, InKey string
	Except               []string
}

// Touches implements [Cross].
func (c Listed) Touches() []string { return []string{c.List, c.In} }

// Describe implements [Cross].
func (c Listed) Describe(label func(string) Text) Text {
	return Tf("%s of each of %s is in %s", "%[2]s的%[1]s须列于%[3]s", label(c.List+"[]."+c.Key), label(c.List), label(c.In))
}

// Check implements [Cross].
func (c Listed) Check(s *Scope) []Problem {
	names := slices.Clone(c.Except)
	for _, item := range s.itemsOf(c.In) {
		if value, state := item.Value(c.InKey); state == Set {
			names = append(names, ValueText(value))
		}
	}
	var problems []Problem
	for _, item := range s.itemsOf(c.List) {
		value, state := item.Value(c.Key)
		if state != Set || slices.Contains(names, ValueText(value)) {
			continue
		}
		p := item.at(c.Key, Tf("%s is not in %s", "%s 不在%s中", ValueText(value), s.Label(c.In)), Tf("add it to %s", "请将其加入%s", s.Label(c.In)))
		p.Touches = []Path{s.PathOf(c.In)}
		problems = append(problems, p)
	}
	return problems
}

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

// valuesOf returns the texts of key in the items of the list at ref.
func (s *Scope) valuesOf(ref, key string) []string {
	var values []string
	for _, item := range s.itemsOf(ref) {
		value, _ := item.Value(key)
		values = append(values, texts(value)...)
	}
	return values
}
