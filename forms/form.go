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
	"strings"
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

// level is the fields of the form, of a list item or of an object, with their
// keys and wire names taken apart once.
type level struct {
	nodes   []*node
	objects []*node
	byKey   map[string]*node
	checks  []Check
}

type node struct {
	*Field
	key  []string
	home place
	// elsewhere are the places that go before home under a condition.
	elsewhere []place
	// plain is Field without its Default, for where DefaultWhen does not hold.
	plain *Field
	// prefix is the key with a dot, for references into an Object.
	prefix  string
	choices OneOf
	// sends are the options that are sent as something else.
	sends map[string]any
	// step tells whether the page of a field of the form itself applies.
	step Condition
	sub  *level
	// placed says that a [FactEquals] tells better than the look-up why a value
	// of this field is in the wrong place.
	factChecked bool
	// by is what narrows the look-up, in the order of the query's id.
	by []narrower
}

// narrower is an answer that narrows a look-up: where it stands, and its key in the query.
type narrower struct {
	ref, key string
	optional bool
}

func (f *Form) levels() *level {
	f.once.Do(func() {
		f.top = newLevel(f.Fields, f.Checks)
		for _, n := range f.top.nodes {
			step, _ := f.Step(n.Step)
			n.step = step.When
		}
	})
	return f.top
}

func newLevel(fields []Field, checks []Check) *level {
	l := &level{byKey: make(map[string]*node, len(fields)), checks: checks}
	for i := range fields {
		n := newNode(&fields[i])
		l.nodes = append(l.nodes, n)
		if n.Kind == Object {
			l.objects = append(l.objects, n)
		}
		if _, twice := l.byKey[n.Key]; !twice {
			l.byKey[n.Key] = n
		}
	}
	for _, check := range checks {
		if fact, ok := bareCheck(check).(FactEquals); ok && l.byKey[fact.Field] != nil {
			l.byKey[fact.Field].factChecked = true
		}
	}
	return l
}

func newNode(field *Field) *node {
	n := &node{
		Field: field, key: strings.Split(field.Key, "."), prefix: field.Key + ".", by: field.Source.narrowers(),
		home: newPlace(Placement{
			Wire: field.Wire, Encoding: field.Encoding, Suffix: field.Suffix, KeyedBy: field.KeyedBy, Unwrap: field.Unwrap,
		}),
	}
	if !field.DefaultWhen.IsZero() {
		plain := *field
		plain.Default = nil
		n.plain = &plain
	}
	for _, p := range field.Elsewhere {
		n.elsewhere = append(n.elsewhere, newPlace(p))
	}
	for _, option := range field.Options {
		n.choices = append(n.choices, option.Value)
		if value, err := decodeConstant(option.Sends); option.Sends != "" && err == nil {
			if n.sends == nil {
				n.sends = map[string]any{}
			}
			n.sends[option.Value] = value
		}
	}
	if field.Kind == Object || field.Kind == List {
		n.sub = newLevel(field.Fields, field.Checks)
	}
	return n
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
