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
	Checks []Cross

	once sync.Once
	top  *level
}

// level is the fields of the form, of a list item or of an object, with their
// keys and wire names taken apart once.
type level struct {
	nodes   []*node
	objects []*node
	byKey   map[string]*node
	checks  []Cross
}

type node struct {
	*Field
	key  []string
	wire []string
	// prefix is the key with a dot, for references into an Object.
	prefix  string
	choices OneOf
	// step tells whether the page of a field of the form itself applies.
	step Condition
	sub  *level
	// placed says that a [FactIs] tells better than the look-up why a value
	// of this field is in the wrong place.
	placed bool
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

func newLevel(fields []Field, checks []Cross) *level {
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
		if fact, ok := check.(FactIs); ok && l.byKey[fact.Field] != nil {
			l.byKey[fact.Field].placed = true
		}
	}
	return l
}

func newNode(field *Field) *node {
	n := &node{
		Field: field, key: strings.Split(field.Key, "."), prefix: field.Key + ".",
		wire: splitWire(field.Wire),
	}
	for _, option := range field.Options {
		n.choices = append(n.choices, option.Value)
	}
	if field.Kind == Object || field.Kind == List {
		n.sub = newLevel(field.Fields, field.Checks)
	}
	return n
}

// splitWire takes a wire path apart at its dots; `\.` is a dot within a name.
func splitWire(wire string) []string {
	if wire == "" {
		return nil
	}
	const dot = "\x00"
	names := strings.Split(strings.ReplaceAll(wire, `\.`, dot), ".")
	for i := range names {
		names[i] = strings.ReplaceAll(names[i], dot, ".")
	}
	return names
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

// Wires returns the wire path of every field that is sent, in order of
// declaration: "Queues[].ComputeNodes[].SystemDisk.Size".
func (f *Form) Wires() []string { return f.levels().wires("") }

func (l *level) wires(prefix string) []string {
	var wires []string
	for _, n := range l.nodes {
		wire := prefix + n.Wire
		if n.Wire != "" {
			wires = append(wires, wire)
		}
		if n.sub == nil {
			continue
		}
		switch {
		case n.Wire == "":
			wire = prefix
		case n.Kind == List:
			wire += "[]."
		default:
			wire += "."
		}
		wires = append(wires, n.sub.wires(wire)...)
	}
	return wires
}
