// Package forms is the language in which a cloud's request is declared, and
// the engine that reads the declarations.
//
// A [Form] lists [Field] values: key (our word), wire (theirs), kind, labels,
// rules, conditions. Everything else derives from that one declaration: the
// screen, the live check, the profile, the request body, the reference.
//
// What a person said is a tree, [Answers], addressed by [Path]. A value has
// three states: unset (nothing was said, or only an empty text, list or map),
// unknown (it exists but cannot be looked at yet, as a secret that is only
// referenced) and set. Rules skip what is unset or unknown.
//
// Everything here is pure: no terminal, no network, no clock. [Form.Check]
// and [Form.Body] are called on every key press and must stay fast.
package forms

import (
	"slices"
	"sync"
)

// Form is all that a cloud can ask, in the order in which it asks. Use it by
// pointer and do not change it once it was used.
type Form struct {
	Steps  []Step
	Fields []Field
	// Checks compare fields of the form with each other.
	Checks []Check
	// Parts are what will exist, and Unusual what of it is rarely meant.
	Parts   []Part
	Unusual []Unusual
	// Retired are the patterns of keys that older profiles may have, with what
	// became of them: "is no part of this call". They are read and not sent.
	Retired map[string]Text

	once sync.Once
	top  *level
}

func (f *Form) levels() *level {
	f.once.Do(func() {
		top := newLevel(f.Fields, f.Checks, nil)
		for _, n := range top.nodes {
			step, _ := f.Step(n.Step)
			n.step = step.When
		}
		top.link()
		f.top = top
	})
	return f.top
}

// Step returns the page with that id.
func (f *Form) Step(id StepID) (Step, bool) {
	for _, step := range f.Steps {
		if step.ID == id {
			return step, true
		}
	}
	return Step{}, false
}

// Field returns the declaration of the value at path, whatever positions the
// path has, and false where the form has no such question.
func (f *Form) Field(path Path) (*Field, bool) {
	n := f.levels().find(keysOf(path))
	if n == nil {
		return nil, false
	}
	return n.Field, true
}

func keysOf(path Path) []string {
	elems, err := path.split()
	if err != nil {
		return nil
	}
	var keys []string
	for _, e := range elems {
		if e.key != "" {
			keys = append(keys, e.key)
		}
	}
	return keys
}

// find returns the node whose key, perhaps through lists and objects, is keys.
func (l *level) find(keys []string) *node {
	for _, n := range l.nodes {
		if len(keys) < len(n.key) || !slices.Equal(n.key, keys[:len(n.key)]) {
			continue
		}
		rest := keys[len(n.key):]
		if len(rest) == 0 {
			return n
		}
		if n.sub != nil {
			if found := n.sub.find(rest); found != nil {
				return found
			}
		}
	}
	return nil
}

// Keys returns the pattern of every field, items included, in order of
// declaration: "basics.name", "queues", "queues[].name".
func (f *Form) Keys() []string { return f.levels().keys("") }

func (l *level) keys(prefix string) []string {
	var keys []string
	for _, n := range l.nodes {
		key := prefix + n.Key
		keys = append(keys, key)
		if n.sub == nil {
			continue
		}
		if n.Kind == List {
			key += "[]"
		}
		keys = append(keys, n.sub.keys(key+".")...)
	}
	return keys
}
