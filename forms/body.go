package forms

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// Body returns what the answers come to on the wire: an object in order of
// declaration, without what is unset or does not apply. It does not check;
// a value that breaks its rules is put in as it stands.
func (f *Form) Body(answers *Answers) *Body {
	body := &Body{}
	(&encoder{}).fill(body, f.Scope(answers, nil), nil, nil)
	return body
}

// encoder makes the objects of one Body.
type encoder struct {
	walk
	// open are the members of the objects that are not finished, by depth: how many an
	// object will have is known at its end.
	open  [][]Member
	depth int
	// free is room for the members of objects that are finished, share how much of it is
	// made at once.
	free  []Member
	share int
}

// fill makes object of the scope, which is at spot; without is the field that stands
// elsewhere.
func (e *encoder) fill(object *Body, s *Scope, at *spot, without *node) {
	if e.depth == len(e.open) {
		e.open = append(e.open, nil)
	}
	object.members = e.open[e.depth][:0]
	e.depth++
	e.encode(s, object, at, without)
	e.depth--
	e.open[e.depth] = object.members
	object.members = e.keep(object.members)
}

// The members of many objects lie together.
const leastShare, mostShare = 16, 1024

// keep returns a copy of the members that has no room for more.
func (e *encoder) keep(members []Member) []Member {
	n := len(members)
	if n > len(e.free) {
		e.share = min(max(2*e.share, leastShare), mostShare)
		e.free = make([]Member, max(n, e.share))
	}
	kept := e.free[:n:n]
	e.free = e.free[n:]
	copy(kept, members)
	return kept
}

// encode puts the fields of the scope, which is at spot, into an object.
func (e *encoder) encode(s *Scope, into *Body, at *spot, without *node) {
	e.enter(s)
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
		if n.Kind == Object && len(p.path) == 0 && s.has(n) {
			e.encode(s.object(n), into, &spot{up: at, node: n}, nil)
		}
		if len(p.path) == 0 {
			continue
		}
		if value := e.value(s, n, p, said, at); value != nil {
			into.insert(p.path, value, origin{at, n})
		}
	}
	e.leave(s)
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

func (p *place) list(texts []string) any {
	if p.Encoding == Joined {
		return strings.Join(texts, ",")
	}
	items := make([]any, len(texts))
	for i, item := range texts {
		items[i] = item
	}
	return items
}

func (e *encoder) object(s *Scope, n *node, p *place, at *spot) any {
	object := &Body{}
	e.fill(object, s.object(n), &spot{up: at, node: n}, nil)
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
	e.fill(object, s, at, n.sub.byKey[p.KeyedBy])
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

func (p *place) wrap(value any) any {
	switch p.Encoding {
	case JSONText:
		return jsonText{value}
	case AsText, AsDigit, AsBit, Base64ed, Literal:
		return p.wrapText(value)
	case Plainly, Joined:
	}
	return value
}

// wrapText encodes the text of a value. A secret stays one, so that the
// encoded text is masked and revealed as the secret itself.
func (p *place) wrapText(value any) any {
	secret, isSecret := value.(Secret)
	text := ValueText(value)
	if isSecret {
		text, _ = secret.Reveal()
	}
	switch yes, isBool := value.(bool); {
	case p.Encoding == Base64ed:
		text = base64.StdEncoding.EncodeToString([]byte(text))
	case p.Encoding == AsText:
		text += p.Suffix
	case p.Encoding == AsDigit && isBool:
		text = digit(yes)
	case p.Encoding == AsBit && isBool:
		return json.RawMessage(digit(yes))
	}
	_, known := secret.Reveal()
	switch {
	case isSecret && !known:
		return secret
	case isSecret:
		return secret.written(text)
	case p.Encoding == Literal && json.Valid([]byte(text)):
		return json.RawMessage(text)
	case p.Encoding == Literal:
		return value
	}
	return text
}

func digit(yes bool) string {
	if yes {
		return "1"
	}
	return "0"
}
