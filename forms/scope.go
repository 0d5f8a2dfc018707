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
	up    *Scope
	// node is the list or object that the scope lies in, nil for the form;
	// index is the position in the list.
	node  *node
	index int
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
		if s, elems = s.enter(n, elems[used:]); s == nil {
			return nil, false
		}
	}
	return s, true
}

// enter returns the scope within n, of the item that elems begin with where n
// is a list, and what is left of elems; nil where there is no such item.
func (s *Scope) enter(n *node, elems []elem) (*Scope, []elem) {
	if n.Kind == Object {
		return s.object(n), elems
	}
	items := s.items(n)
	if len(elems) == 0 || elems[0].key != "" || elems[0].index >= len(items) {
		return nil, nil
	}
	return s.item(n, items, elems[0].index), elems[1:]
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
func (s *Scope) Path() Path {
	if s.up == nil {
		return ""
	}
	path := s.up.Path().Key(s.node.Key)
	if s.node.Kind == List {
		return path.Index(s.index)
	}
	return path
}

// PathOf returns the path of the field that ref names.
func (s *Scope) PathOf(ref string) Path {
	_, at, n := s.resolve(ref)
	if n == nil {
		return s.Path().Key(ref)
	}
	return at.Path().Key(n.Key)
}

// Label returns the label of the field that ref names; "list[].key" names the
// field of a list's items.
func (s *Scope) Label(ref string) Text {
	list, key, inItems := strings.Cut(ref, "[].")
	_, _, n := s.resolve(list)
	if inItems && n != nil && n.sub != nil {
		n = n.sub.byKey[key]
	}
	if n != nil {
		return n.Label
	}
	return Same(ref)
}

// Value returns what the field at ref comes to: the answer, else its Default,
// else its Absent. A field that does not apply is unset, and so is one in an
// object that does not apply or is not there.
func (s *Scope) Value(ref string) (any, State) {
	base, at, n := s.resolve(ref)
	if n == nil || !at.asks(base, n) || !at.there(base) {
		return nil, Unset
	}
	return at.effective(n)
}

// asks tells whether n applies in this scope, and so do the objects in which
// the scope lies within base.
func (s *Scope) asks(base *Scope, n *node) bool {
	for inner := s; inner != base; inner = inner.up {
		if !inner.up.applies(inner.node) {
			return false
		}
	}
	return s.applies(n)
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

// needed tells whether n must be answered, with no default to stand in.
func (s *Scope) needed(n *node) bool {
	return n.Default == nil && n.DefaultFrom == "" && (n.Required || (!n.RequiredWhen.IsZero() && n.RequiredWhen.holds(s)))
}

// has tells whether the object n is there: needed, or something in it was said.
func (s *Scope) has(n *node) bool { return s.raw(n) != nil || s.needed(n) }

// there tells whether the objects around this scope are there, out to base or
// the nearest list item.
func (s *Scope) there(base *Scope) bool {
	for at := s; at != base && at.node != nil && at.node.Kind == Object; at = at.up {
		if !at.up.has(at.node) {
			return false
		}
	}
	return true
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

// resolve returns the field that ref names and the scope it lies in. That scope
// is base itself, or that of objects within base.
func (s *Scope) resolve(ref string) (base, at *Scope, n *node) {
	at = s
	if strings.HasPrefix(ref, "/") {
		for at.up != nil {
			at = at.up
		}
		ref = ref[1:]
	}
	for strings.HasPrefix(ref, "../") {
		if at = at.up; at == nil {
			return nil, nil, nil
		}
		ref = ref[3:]
	}
	base = at
	at, n = at.within(ref)
	return base, at, n
}

// within finds the field ref in this scope or in an object of it.
func (s *Scope) within(ref string) (*Scope, *node) {
	if n := s.level.byKey[ref]; n != nil {
		return s, n
	}
	for _, n := range s.level.objects {
		if rest, ok := strings.CutPrefix(ref, n.prefix); ok {
			if at, found := s.object(n).within(rest); found != nil {
				return at, found
			}
		}
	}
	return s, nil
}

func (s *Scope) applies(n *node) bool {
	if s.up == nil && n.Step != "" {
		if when := s.level.step[n.Step]; !when.IsZero() && !when.holds(s) {
			return false
		}
	}
	return n.When.IsZero() || n.When.holds(s)
}

// raw returns what was said; nil for an empty text, list or group as well,
// since nobody means to send those.
func (s *Scope) raw(n *node) any {
	tree := s.tree
	last := len(n.key) - 1
	for _, key := range n.key[:last] {
		var ok bool
		if tree, ok = tree[key].(map[string]any); !ok {
			return nil
		}
	}
	value := tree[n.key[last]]
	if isEmpty(value) {
		return nil
	}
	return value
}

func isEmpty(value any) bool {
	switch v := value.(type) {
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	case []string:
		return len(v) == 0
	case map[string]string:
		return len(v) == 0
	case map[string]any:
		return len(v) == 0
	}
	return false
}

func (s *Scope) items(n *node) []any {
	list, _ := s.raw(n).([]any)
	return list
}

func (s *Scope) item(n *node, items []any, i int) *Scope {
	tree, _ := items[i].(map[string]any)
	return &Scope{level: n.sub, tree: tree, up: s, node: n, index: i, known: s.known}
}

// itemsOf returns the items of the list at ref, none where it does not apply.
func (s *Scope) itemsOf(ref string) []*Scope {
	base, at, n := s.resolve(ref)
	if n == nil || n.Kind != List || !at.asks(base, n) {
		return nil
	}
	return Question{Field: n.Field, node: n, scope: at}.Items()
}

func (s *Scope) object(n *node) *Scope {
	tree, _ := s.raw(n).(map[string]any)
	return &Scope{level: n.sub, tree: tree, up: s, node: n, known: s.known}
}
