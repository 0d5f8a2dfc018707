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
