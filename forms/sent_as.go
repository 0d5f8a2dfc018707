package forms

import "slices"

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

// Places returns where the value at path, whatever positions the path has, may
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
