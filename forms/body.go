package forms

import "slices"

// Body returns what the answers come to on the wire: an object in order of
// declaration, without what is unset or does not apply. It does not check;
// a value that breaks its rules is put in as it stands.
func (f *Form) Body(answers *Answers) *Body {
	body := &Body{}
	(&encoder{sends: make([]sending, 0, leastSends)}).encode(f.Scope(answers, nil), body, nil, nil)
	return body
}

// encoder makes the objects of one Body.
type encoder struct {
	walk
	// sends are what is sent of all scopes from the form to where the encoder is, counts
	// how many members the objects of each of them get.
	sends  []sending
	counts []int
	// free is room for the members of many objects, share how much of it is made at once.
	free  []Member
	share int
}

// leastSends is room for what a small request sends.
const leastSends = 32

// sending is a field that is sent, where, and what was said of it; without a path there
// it is an object whose fields stand among those around it.
type sending struct {
	*node
	at   *place
	said any
}

// gather tells what is sent of the scope, and counts the members of the objects of its
// level; without is the field that stands elsewhere.
func (e *encoder) gather(s *Scope, without *node) (sends []sending, counts []int) {
	first, base := len(e.sends), len(e.counts)
	e.counts = slices.Grow(e.counts, s.level.wired)[:base+s.level.wired]
	counts = e.counts[base:]
	clear(counts)
	for _, n := range s.level.nodes {
		if n == without {
			continue
		}
		said := s.sent(n)
		if said == nil && n.Kind != Object {
			continue // Before anything else: most questions are not answered.
		}
		if !s.applies(n) {
			continue
		}
		p := s.placement(n)
		if len(p.path) == 0 && (n.Kind != Object || !s.has(n)) {
			continue
		}
		e.sends = append(e.sends, sending{n, p, said})
		p.count(counts)
	}
	return e.sends[first:], counts
}

// encode puts the fields of the scope, which is at spot, into an object.
func (e *encoder) encode(s *Scope, into *Body, at *spot, without *node) {
	e.enter(s)
	first, base := len(e.sends), len(e.counts)
	sends, counts := e.gather(s, without)
	if into.members == nil {
		into.members = e.room(counts[itself])
	}
	for _, n := range sends {
		if len(n.at.path) == 0 {
			e.encode(s.object(n.node), into, &spot{up: at, node: n.node}, nil)
			continue
		}
		if value := e.value(s, n.node, n.at, n.said, at); value != nil {
			into.insert(n.at.path, &placing{value: value, from: origin{at, n.node}, in: e, counts: counts})
		}
	}
	e.sends, e.counts = e.sends[:first], e.counts[:base]
	e.leave(s)
}

// The members of many objects lie together.
const leastShare, mostShare = 16, 128

// room is room for n members.
func (e *encoder) room(n int) []Member {
	if n > len(e.free) {
		e.share = min(max(2*e.share, leastShare), mostShare)
		e.free = make([]Member, max(n, e.share))
	}
	room := e.free[:0:n]
	e.free = e.free[n:]
	return room
}

// value returns what was said of n as the request carries it at p, nil for none.
func (e *encoder) value(s *Scope, n *node, p *place, said any, at *spot) any {
	switch v := said.(type) {
	case nil:
		if n.Kind != Object || !s.needed(n) {
			return nil
		}
		return e.object(s, n, p, at)
	case map[string]any:
		if n.Kind == Object {
			return e.object(s, n, p, at)
		}
	case []any:
		if n.Kind == List {
			return p.wrap(e.list(s, n, p, v, at))
		}
	case map[string]string:
		return p.wrap(sortedObject(v))
	case Table:
		return p.wrap(sortedObject(v))
	case []string:
		return p.wrap(p.list(v))
	case string:
		if fixed, ok := n.sends[v]; ok {
			return constant(fixed, origin{at, n})
		}
	}
	return p.wrap(said)
}

func (e *encoder) object(s *Scope, n *node, p *place, at *spot) any {
	object := &Body{}
	e.encode(s.object(n), object, &spot{up: at, node: n}, nil)
	if len(object.members) == 0 {
		return nil
	}
	return p.wrap(object)
}

// list makes the items of the list n, an array or an object of those with names.
func (e *encoder) list(s *Scope, n *node, p *place, list []any, at *spot) any {
	items, keyed := make([]any, 0, len(list)), &directory{}
	spots := make([]spot, len(list))
	var objects []Body
	if p.Unwrap == "" {
		objects = make([]Body, len(list))
	}
	scope := Scope{level: n.sub, up: s, node: n}
	for i := range list {
		tree, ok := list[i].(map[string]any)
		if !ok && list[i] != nil {
			items = append(items, list[i])
			continue
		}
		scope.tree, scope.index = tree, i
		spots[i] = spot{up: at, node: n, index: i}
		item := e.item(&scope, n, p, &spots[i], objects)
		several, isList := item.([]any)
		switch {
		case item == nil:
		case p.KeyedBy != "":
			keyed.add(scope.keyName(p.KeyedBy), item, origin{in: &spots[i]})
		case isList:
			items = append(items, several...)
		default:
			items = append(items, item)
		}
	}
	if p.KeyedBy != "" {
		return &keyed.Body
	}
	return items
}

// item returns what one item of the list n comes to at p; objects are those of its items.
func (e *encoder) item(s *Scope, n *node, p *place, at *spot, objects []Body) any {
	if p.Unwrap != "" {
		inner := n.sub.byKey[p.Unwrap]
		if inner == nil || !s.applies(inner) {
			return nil
		}
		return e.value(s, inner, s.placement(inner), s.sent(inner), at)
	}
	object := &objects[s.index]
	object.from = origin{in: at}
	e.encode(s, object, at, n.sub.byKey[p.KeyedBy])
	return object
}

// noName stands in the preview for the name of an item that has none yet; nothing is
// sent before it has one.
const noName = "…"

// keyName is the name of an item among its like.
func (s *Scope) keyName(key string) string {
	name, state := s.Value(key)
	if state != Set || ValueText(name) == "" {
		return noName
	}
	return ValueText(name)
}
