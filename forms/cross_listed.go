package forms

import "slices"

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
