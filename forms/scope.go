package forms

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
	// said are the answers by the slots of their questions, while a [walk] is here;
	// nil otherwise.
	said []any
}

// Scope returns the scope of the form over answers. known may be nil.
func (f *Form) Scope(answers *Answers, known *Known) *Scope {
	return &Scope{level: f.levels(), tree: answers.root, known: known}
}

// ScopeAt returns the scope of the list item or object at path, and false
// where there is none.
func (f *Form) ScopeAt(answers *Answers, known *Known, path Path) (*Scope, bool) {
	s := f.Scope(answers, known)
	var room [pathDepth]elem
	elems, err := path.splitInto(room[:0])
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
	item := s.item(n, items, elems[0].index)
	return &item, elems[1:]
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

// Holds tells whether a condition holds here.
func (s *Scope) Holds(c Condition) bool { return c.holds(s) }

// Path returns the place of this scope; empty for the form.
func (s *Scope) Path() Path {
	var room [pathRoom]byte
	return Path(s.appendPath(room[:0]))
}

// pathTo returns the place of the answer to n.
func (s *Scope) pathTo(n *node) Path {
	var room [pathRoom]byte
	return Path(appendKey(s.appendPath(room[:0]), s.up != nil, n.Key))
}

func (s *Scope) appendPath(dst []byte) []byte {
	if s.up == nil {
		return dst
	}
	return appendPlace(s.up.appendPath(dst), s.up.up != nil, s.node, s.index)
}

func (s *Scope) effective(n *node) (any, State) {
	if value := s.raw(n); value != nil {
		return value, stateOf(value)
	}
	if value := s.standIn(n); value != nil {
		return value, stateOf(value)
	}
	if n.ServerDefault != nil {
		return n.ServerDefault, Set
	}
	return nil, Unset
}

// sent returns the value that goes into the request: the answer or what stands
// in for it.
func (s *Scope) sent(n *node) any {
	if value := s.raw(n); value != nil || !n.standsIn() {
		return value
	}
	return s.standIn(n)
}

// defaultOf returns Default while it stands in.
func (s *Scope) defaultOf(n *node) any {
	if n.Default == nil || !n.defaults.holds(s) {
		return nil
	}
	return n.Default
}

// standsIn tells whether something is used when nothing was said.
func (n *node) standsIn() bool { return n.Default != nil || n.DefaultFrom != "" }

// standIn returns what is used when nothing was said: Default, else the answer
// that DefaultFrom names.
func (s *Scope) standIn(n *node) any {
	if n.Default != nil || n.DefaultFrom == "" {
		return s.defaultOf(n)
	}
	value, _ := s.Value(n.DefaultFrom)
	if n.DefaultOf != nil {
		return n.DefaultOf[ValueText(value)]
	}
	if text, ok := value.(string); ok && n.Kind == Strings {
		return []string{text}
	}
	return value
}

// needed tells whether n must be answered, with no default to stand in.
func (s *Scope) needed(n *node) bool {
	if s.defaultOf(n) != nil || n.DefaultFrom != "" && (n.DefaultOf == nil || s.standIn(n) != nil) {
		return false
	}
	return n.Required || (n.required != nil && n.required.holds(s))
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
	switch v := value.(type) {
	case Secret:
		if _, known := v.Reveal(); !known {
			return Unknown
		}
	case Table:
		if len(v.texts()) < len(v) {
			return Unknown
		}
	}
	return Set
}

func (s *Scope) applies(n *node) bool {
	return (n.onStep == nil || n.onStep.holds(s)) && (n.when == nil || n.when.holds(s))
}

// raw returns what was said; nil for an empty text, list or group as well,
// since nobody means to send those.
func (s *Scope) raw(n *node) any {
	if s.said != nil {
		return s.said[n.slot]
	}
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
	case Table:
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

func (s *Scope) item(n *node, items []any, i int) Scope {
	tree, _ := items[i].(map[string]any)
	return Scope{level: n.sub, tree: tree, up: s, node: n, index: i, known: s.known}
}

func (s *Scope) object(n *node) *Scope {
	tree, _ := s.raw(n).(map[string]any)
	return &Scope{level: n.sub, tree: tree, up: s, node: n, known: s.known}
}
