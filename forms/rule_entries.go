package forms

import (
	"maps"
	"slices"
)

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
	entries, _ := value.(map[string]string)
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		if r.Name != nil {
			if text := r.Name.Check(name); !text.IsZero() {
				return Tf("the name %.20q %s", "名称 %.20q %s", name, text)
			}
		}
		if r.Value != nil {
			if text := r.Value.Check(entries[name]); !text.IsZero() {
				return Tf("the value of %.20q %s", "%.20q 的值%s", name, text)
			}
		}
	}
	return Text{}
}
