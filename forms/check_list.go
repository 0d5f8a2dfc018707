package forms

import (
	"iter"
	"path"
	"slices"
)

// Unique wants every item of a list to have its own value at Key. With names a
// second key, where two items may share the first: the effect of a taint. Places are
// directories: /home/ is /home.
type Unique struct {
	List, Key, With string
	Places          bool
}

// Refs implements [Check].
func (c Unique) Refs() []string { return []string{c.List} }

// Describe implements [Check].
func (c Unique) Describe(label func(string) Text) Text {
	if c.With != "" {
		return Tf("no two alike: %s together with %s", "%s与%s的组合不可重复", within(label, c.List, c.Key), label(c.List+"[]."+c.With))
	}
	return Tf("no two alike: %s", "%s不可重复", within(label, c.List, c.Key))
}

// few is how many values a map holds without room of its own.
const few = 8

// Problems implements [Check].
func (c Unique) Problems(s *Scope) []Problem {
	var problems []Problem
	seen := map[string]int{}
	for item := range s.each(c.List) {
		if n := len(item.up.items(item.node)); n > few && len(seen) == 0 {
			seen = make(map[string]int, n)
		}
		value, state := item.Value(c.Key)
		_, secret := value.(Secret)
		text := ValueText(value)
		if state != Set || secret {
			continue
		}
		if c.Places {
			text = path.Clean(text)
		}
		if c.With != "" {
			second, state := item.Value(c.With)
			if state != Set {
				continue
			}
			text += " " + ValueText(second)
		}
		if first, twice := seen[text]; twice {
			p := item.at(c.Key, Tf("%s is used twice", "%s 重复", text), T("choose another", "请换一个"))
			at := *item
			at.index, at.tree = first, nil
			p.Related = []Path{at.PathOf(c.Key)}
			problems = append(problems, p)
			continue
		}
		seen[text] = item.index
	}
	return problems
}

// KeyOf returns by what the items of a list are told apart: what the list is keyed by,
// or what a check wants to be different in each. The path may have positions.
func (f *Form) KeyOf(list Path) (Unique, bool) {
	type above struct {
		checks []Check
		prefix string
	}
	l, keys := f.levels(), keysOf(list)
	levels := []above{{checks: l.checks}}
	for len(keys) > 0 {
		i := slices.IndexFunc(l.nodes, func(n *node) bool { return len(n.key) <= len(keys) && slices.Equal(n.key, keys[:len(n.key)]) })
		if i < 0 {
			break
		}
		n := l.nodes[i]
		keys = keys[len(n.key):]
		if len(keys) > 0 && n.sub == nil {
			break
		}
		if len(keys) == 0 && n.KeyedBy != "" {
			return Unique{List: n.Key, Key: n.KeyedBy}, true
		}
		for i := range levels {
			levels[i].prefix += n.Key
			for _, check := range levels[i].checks {
				if unique, ok := bareCheck(check).(Unique); ok && len(keys) == 0 && unique.List == levels[i].prefix {
					return unique, true
				}
			}
			levels[i].prefix += "."
		}
		if l = n.sub; n.Kind == List {
			levels = nil
		}
		if l != nil {
			levels = append(levels, above{checks: l.checks})
		}
	}
	return Unique{}, false
}

// References wants the value of Key in each item of List to be that of InKey in an
// item of In, unless it is one of Except: what one list names, the other
// declares.
type References struct {
	List, Key, In, InKey string
	Except               []string
}

// Refs implements [Check].
func (c References) Refs() []string { return []string{c.List, c.In} }

// Describe implements [Check].
func (c References) Describe(label func(string) Text) Text {
	return Tf("%s is one of those in %s", "%s须是%s中已有的", within(label, c.List, c.Key), label(c.In))
}

// Problems implements [Check].
func (c References) Problems(s *Scope) []Problem {
	names := map[string]bool{}
	for _, name := range c.Except {
		names[name] = true
	}
	for item := range s.each(c.In) {
		if value, state := item.Value(c.InKey); state == Set {
			names[ValueText(value)] = true
		}
	}
	var problems []Problem
	for item := range s.each(c.List) {
		value, state := item.Value(c.Key)
		if state != Set || names[ValueText(value)] {
			continue
		}
		p := item.at(c.Key, Tf("%s is not in %s", "%s 不在%s中", ValueText(value), s.Label(c.In)), Tf("add it to %s", "请将其加入%s", s.Label(c.In)))
		p.Related = []Path{s.PathOf(c.In)}
		problems = append(problems, p)
	}
	return problems
}

// CountEquals wants as many items in the list at List as the number at Number
// says. A list without items is left to [Field.Required].
type CountEquals struct{ List, Number string }

// Refs implements [Check].
func (c CountEquals) Refs() []string { return []string{c.List, c.Number} }

// Describe implements [Check].
func (c CountEquals) Describe(label func(string) Text) Text {
	return Tf("%s has as many items as %s says", "%s 的项数等于 %s", label(c.List), label(c.Number))
}

// Problems implements [Check].
func (c CountEquals) Problems(s *Scope) []Problem {
	list, listState := s.Value(c.List)
	wanted, state := s.Value(c.Number)
	want, ok := number(wanted)
	n, counted := sizeOf(list)
	if state != Set || listState != Set || !ok || !counted || float64(n) == want {
		return nil
	}
	text := Tf("has %s, but %s is %s", "有 %s 项，而 %s 为 %s", Count(n, "item", "items"), s.Label(c.Number), ValueText(wanted))
	remedy := Tf("give %s; repeats are allowed", "请填写 %s 项，可重复", ValueText(wanted))
	return []Problem{s.at(c.List, text, remedy, c.Number)}
}

// NoneIn wants no value of Field to be a value of Key in an item of List.
type NoneIn struct{ Field, List, Key string }

// Refs implements [Check].
func (c NoneIn) Refs() []string { return []string{c.Field, c.List} }

// Describe implements [Check].
func (c NoneIn) Describe(label func(string) Text) Text {
	return Tf("%s and %s have nothing in common", "%s 与 %s 不重复", label(c.Field), label(c.List))
}

// Problems implements [Check].
func (c NoneIn) Problems(s *Scope) []Problem {
	value, _ := s.Value(c.Field)
	mine := texts(value)
	if len(mine) == 0 {
		return nil
	}
	first := len(mine)
	for text := range s.valuesOf(c.List, c.Key) {
		if i := slices.Index(mine[:first], text); i >= 0 {
			first = i
		}
	}
	if first == len(mine) {
		return nil
	}
	summary := Tf("%s is already used by %s", "%s 已用于 %s", mine[first], s.Label(c.List))
	return []Problem{s.at(c.Field, summary, T("choose another", "请换一个"), c.List)}
}

// valuesOf visits the texts of key in the items of the list at ref.
func (s *Scope) valuesOf(ref, key string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for item := range s.each(ref) {
			value, _ := item.Value(key)
			for _, text := range texts(value) {
				if !yield(text) {
					return
				}
			}
		}
	}
}
