package forms

import (
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
	nodes []*node
	byKey map[string]*node
	step  map[StepID]Condition
}

type node struct {
	*Field
	key  []string
	wire []string
	sub  *level
}

func (f *Form) levels() *level {
	f.once.Do(func() {
		f.top = newLevel(f.Fields)
		f.top.step = map[StepID]Condition{}
		for _, step := range f.Steps {
			f.top.step[step.ID] = step.When
		}
	})
	return f.top
}

func newLevel(fields []Field) *level {
	l := &level{byKey: make(map[string]*node, len(fields))}
	for i := range fields {
		n := &node{Field: &fields[i], key: strings.Split(fields[i].Key, "."), wire: splitWire(fields[i].Wire)}
		if len(n.Fields) > 0 {
			n.sub = newLevel(n.Fields)
		}
		l.nodes = append(l.nodes, n)
		if _, twice := l.byKey[n.Key]; !twice {
			l.byKey[n.Key] = n
		}
	}
	return l
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
		if len(keys) < len(n.key) || !equalFold(n.key, keys[:len(n.key)]) {
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

func equalFold(a, b []string) bool {
	for i := range a {
		if !strings.EqualFold(a[i], b[i]) {
			return false
		}
	}
	return len(a) == len(b)
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

// FromWire turns the name of a parameter, as a cloud writes it in an error
// ("Queues.0.ComputeNodes.1.ImageId"), into the path of the field that it is
// sent from, or of the nearest field around it. Positions count from 0.
func (f *Form) FromWire(wire string) (Path, bool) {
	wire = strings.NewReplacer("[", ".", "]", "").Replace(wire)
	names := strings.Split(wire, ".")
	path := f.levels().fromWire("", names)
	return path, path != ""
}

func (l *level) fromWire(at Path, names []string) Path {
	for _, n := range l.nodes {
		if len(n.wire) == 0 || len(names) < len(n.wire) || !equalFold(n.wire, names[:len(n.wire)]) {
			continue
		}
		path, rest := at.Key(n.Key), names[len(n.wire):]
		if n.Kind == List && len(rest) > 0 && isPosition(rest[0]) {
			path, rest = path+Path("["+rest[0]+"]"), rest[1:]
		}
		if n.sub != nil && len(rest) > 0 {
			if deeper := n.sub.fromWire(path, rest); deeper != "" {
				return deeper
			}
		}
		return path
	}
	return ""
}

func isPosition(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
