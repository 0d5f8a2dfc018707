package forms

import "strings"

// State tells what is known of a value.
type State int

// The states of a value.
const (
	// Unset: nothing was said and there is no default.
	Unset State = iota
	// Unknown: there is a value, but it cannot be looked at yet.
	Unknown
	// Set: there is a value.
	Set
)

// Scope is the fields at one place of the answers: the form itself, one list
// item or one object. References in conditions and comparisons start here.
type Scope struct {
	level *level
	tree  map[string]any
	path  Path
	up    *Scope
	known *Known
}

// Scope returns the scope of the form over answers. known may be nil.
func (f *Form) Scope(answers *Answers, known *Known) *Scope {
	return &Scope{level: f.levels(), tree: answers.root, known: known}
}

// ScopeAt returns the scope of the list item or object at path, and false
// where there is none.
func (f *Form) ScopeAt(answers *Answers, known *Known, path Path) (*Scope, bool) {
	s := f.Scope(answers, known)
	elems, err := path.split()
	if err != nil {
		return nil, false
	}
	for len(elems) > 0 {
		n, used := s.level.prefix(elems)
		if n == nil || n.sub == nil {
			return nil, false
		}
		elems = elems[used:]
		if n.Kind == Object {
			s = s.object(n)
			continue
		}
		if len(elems) == 0 || elems[0].key != "" || elems[0].index >= len(s.items(n)) {
			return nil, false
		}
		s = s.item(n, elems[0].index)
		elems = elems[1:]
	}
	return s, true
}

// prefix returns the node whose key begins elems, with the length of the key.
func (l *level) prefix(elems []elem) (*node, int) {
	for _, n := range l.nodes {
		if len(elems) < len(n.key) {
			continue
		}
		same := true
		for i, key := range n.key {
			same = same && elems[i].key == key
		}
		if same {
			return n, len(n.key)
		}
	}
	return nil, 0
}

// Path returns the place of this scope; empty for the form.
func (s *Scope) Path() Path { return s.path }

// PathOf returns the path of the field that ref names.
func (s *Scope) PathOf(ref string) Path {
	at, n := s.resolve(ref)
	if n == nil {
		return s.path.Key(ref)
	}
	return at.path.Key(n.Key)
}

// Label returns the label of the field that ref names.
func (s *Scope) Label(ref string) Text {
	if _, n := s.resolve(ref); n != nil {
		return n.Label
	}
	return Same(ref)
}

// Value returns what the field at ref comes to: the answer, else its Default,
// else its Absent. A field that does not apply is unset.
func (s *Scope) Value(ref string) (any, State) {
	at, n := s.resolve(ref)
	if n == nil || !at.applies(n) {
		return nil, Unset
	}
	return at.effective(n)
}

func (s *Scope) effective(n *node) (any, State) {
	if value := s.raw(n); value != nil {
		return value, stateOf(value)
	}
	if value := s.standIn(n); value != nil {
		return value, stateOf(value)
	}
	if n.Absent != nil {
		return n.Absent, Set
	}
	return nil, Unset
}

// sent returns the value that goes into the request: the answer or what stands
// in for it.
func (s *Scope) sent(n *node) any {
	if value := s.raw(n); value != nil {
		return value
	}
	return s.standIn(n)
}

// standIn returns what is used when nothing was said: Default, else the answer
// that DefaultFrom names.
func (s *Scope) standIn(n *node) any {
	if n.Default != nil || n.DefaultFrom == "" {
		return n.Default
	}
	value, _ := s.Value(n.DefaultFrom)
	if text, ok := value.(string); ok && n.Kind == Strings {
		return []string{text}
	}
	return value
}

func stateOf(value any) State {
	if value == nil {
		return Unset
	}
	if secret, ok := value.(Secret); ok {
		if _, known := secret.Reveal(); !known {
			return Unknown
		}
	}
	return Set
}

func (s *Scope) resolve(ref string) (*Scope, *node) {
	at := s
	if strings.HasPrefix(ref, "/") {
		for at.up != nil {
			at = at.up
		}
		ref = ref[1:]
	}
	for strings.HasPrefix(ref, "../") {
		if at = at.up; at == nil {
			return nil, nil
		}
		ref = ref[3:]
	}
	if n := at.level.byKey[ref]; n != nil {
		return at, n
	}
	for _, n := range at.level.nodes {
		if rest, ok := strings.CutPrefix(ref, n.Key+"."); ok && n.Kind == Object && n.sub != nil {
			if found := n.sub.byKey[rest]; found != nil {
				return at.object(n), found
			}
		}
	}
	return nil, nil
}

func (s *Scope) applies(n *node) bool {
	if s.up == nil && n.Step != "" {
		if when := s.level.step[n.Step]; !when.IsZero() && !when.holds(s) {
			return false
		}
	}
	return n.When.IsZero() || n.When.holds(s)
}

func (s *Scope) raw(n *node) any {
	tree := s.tree
	last := len(n.key) - 1
	for _, key := range n.key[:last] {
		var ok bool
		if tree, ok = tree[key].(map[string]any); !ok {
			return nil
		}
	}
	return tree[n.key[last]]
}

func (s *Scope) items(n *node) []any {
	list, _ := s.raw(n).([]any)
	return list
}

func (s *Scope) item(n *node, i int) *Scope {
	tree, _ := s.items(n)[i].(map[string]any)
	return &Scope{level: n.sub, tree: tree, path: s.path.Key(n.Key).Index(i), up: s, known: s.known}
}

func (s *Scope) object(n *node) *Scope {
	tree, _ := s.raw(n).(map[string]any)
	return &Scope{level: n.sub, tree: tree, path: s.path.Key(n.Key), up: s, known: s.known}
}
