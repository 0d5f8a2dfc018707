package forms

import "slices"

// Wires returns the wire path of every field that is sent, in order of
// declaration and each once: "Queues[].ComputeNodes[].SystemDisk.Size".
func (f *Form) Wires() []string {
	var wires []string
	seen := map[string]bool{}
	for _, wire := range f.levels().wires("") {
		if !seen[wire] {
			seen[wire] = true
			wires = append(wires, wire)
		}
	}
	return wires
}

func (l *level) wires(prefix string) []string {
	var wires []string
	for _, n := range l.nodes {
		for _, p := range n.places() {
			wires = append(wires, n.wires(p, prefix)...)
		}
	}
	return wires
}

func (n *node) wires(p *place, prefix string) []string {
	var wires []string
	wire := prefix + p.pattern()
	if p.Wire != "" {
		wires = append(wires, wire)
	}
	switch {
	case n.sub == nil:
		return wires
	case p.Wire == "":
		wire = prefix
	case n.Kind == List:
		wire += "[]."
	default:
		wire += "."
	}
	return append(wires, n.sub.wires(wire)...)
}

// SentAs is a place of an answer in the request, with names as [Form.Wires]
// writes them, relative to the body or the list item. The members are those of
// [Placement] with the same names.
type SentAs struct {
	Wire     string
	Encoding Encoding
	Suffix   string
	KeyedBy  string
	Unwrap   string
	// When says in which case this place is meant; empty for the usual one.
	When Text
}

// SentAs returns where the value at path, whatever positions the path has, may
// stand in the request: the usual place first, then those that go before it in
// some case. There is none for a value that is not sent itself.
func (f *Form) SentAs(path Path) []SentAs {
	return f.Scope(&Answers{}, nil).sentAs(keysOf(path))
}

func (s *Scope) sentAs(keys []string) []SentAs {
	for _, n := range s.level.nodes {
		if len(keys) < len(n.key) || !slices.Equal(n.key, keys[:len(n.key)]) {
			continue
		}
		rest := keys[len(n.key):]
		if len(rest) == 0 {
			return s.placesOf(n)
		}
		if n.sub == nil {
			continue
		}
		inner := &Scope{level: n.sub, up: s, node: n}
		if list := inner.sentAs(rest); list != nil {
			return list
		}
	}
	return nil
}

func (s *Scope) placesOf(n *node) []SentAs {
	list := []SentAs{}
	for _, p := range n.places() {
		if p.Wire == "" {
			continue
		}
		sent := SentAs{Wire: p.pattern(), Encoding: p.Encoding, Suffix: p.Suffix, KeyedBy: p.KeyedBy, Unwrap: p.Unwrap}
		if !p.When.IsZero() {
			sent.When = p.When.Describe(s.Label)
		}
		list = append(list, sent)
	}
	return list
}

// share tells the wire names of the level that others of it have as well, as their
// values stand in one object, and numbers the objects on the way to values.
func (l *level) share() {
	numbers := map[string]int{}
	for _, n := range l.nodes {
		for _, p := range n.places() {
			p.number(numbers)
		}
	}
	l.wired = 1 + len(numbers)
	names := map[string]int{}
	l.names(names)
	l.single(names)
}

// number gives a number to each object on the way to a value, the same to those that are
// one: by what tells it from others.
func (p *place) number(numbers map[string]int) {
	object := ""
	for i := range len(p.path) - 1 {
		at := &p.path[i]
		object += "." + at.name + "[" + at.label
		if numbers[object] == 0 {
			numbers[object] = 1 + len(numbers)
		}
		at.object = numbers[object]
	}
}

// count adds a value at the place to the members of the objects of the level, and the
// objects on the way that are not there yet.
func (p *place) count(members []int) {
	in := itself
	for i := range len(p.path) - 1 {
		at := p.path[i].object
		if members[at] == 0 {
			members[in]++
		}
		in = at
	}
	members[in]++
}

// names counts the fields under each first wire name, with those of objects that have no
// place of their own.
func (l *level) names(count map[string]int) {
	for _, n := range l.nodes {
		places := n.places()
		for i, p := range places {
			if len(p.path) > 0 && !slices.ContainsFunc(places[:i], p.begins) {
				count[p.path[0].name]++
			}
		}
		if n.isFlat() {
			n.sub.names(count)
		}
	}
}

// begins tells whether both places have the same first wire name.
func (p *place) begins(other *place) bool {
	return len(other.path) > 0 && other.path[0].name == p.path[0].name
}

// isFlat tells whether the fields of an Object may stand among those around it.
func (n *node) isFlat() bool {
	return n.Kind == Object && slices.ContainsFunc(n.places(), func(p *place) bool { return len(p.path) == 0 })
}

// single marks the names that only one field has.
func (l *level) single(count map[string]int) {
	for _, n := range l.nodes {
		for _, p := range n.places() {
			if len(p.path) > 0 {
				p.path[0].alone = count[p.path[0].name] == 1
			}
		}
		if n.isFlat() {
			n.sub.single(count)
		}
	}
}
