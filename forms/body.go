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
	f.Scope(answers, nil).encode(body, "", "")
	return body
}

// encode puts the fields of the scope, which is at path, into an object;
// without is the key of a field that stands elsewhere.
func (s *Scope) encode(into *Body, path Path, without string) {
	for _, n := range s.level.nodes {
		if without != "" && n.Key == without {
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
			s.object(n).encode(into, path.Key(n.Key), "")
		}
		if len(p.path) == 0 {
			continue
		}
		at := path.Key(n.Key)
		if value := s.wireValue(n, p, said, at); value != nil {
			into.insert(p.path, value, at)
		}
	}
}

// wireValue returns what was said of n as the request carries it at p, nil for
// none.
func (s *Scope) wireValue(n *node, p *place, value any, path Path) any {
	switch v := value.(type) {
	case nil:
		if n.Kind != Object || !s.needed(n) {
			return nil
		}
		return s.objectValue(n, p, path)
	case map[string]any:
		if n.Kind == Object {
			return s.objectValue(n, p, path)
		}
	case []any:
		if n.Kind == List {
			return p.wrap(s.listValue(n, p, v, path))
		}
	case map[string]string:
		return p.wrap(sortedObject(v))
	case Table:
		return p.wrap(sortedObject(v))
	case []string:
		return p.wrap(p.list(v))
	case string:
		if fixed, ok := n.sends[v]; ok {
			return constant(fixed, path)
		}
	}
	return p.wrap(value)
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

// body returns an empty object with room for what was said here.
func (s *Scope) body() *Body {
	return &Body{members: make([]Member, 0, len(s.tree))}
}

func (s *Scope) objectValue(n *node, p *place, path Path) any {
	scope := s.object(n)
	object := scope.body()
	scope.encode(object, path, "")
	if len(object.members) == 0 {
		return nil
	}
	return p.wrap(object)
}

func (s *Scope) listValue(n *node, p *place, list []any, path Path) any {
	items, keyed := make([]any, 0, len(list)), &Body{}
	scope := Scope{level: n.sub, up: s, node: n}
	for i := range list {
		tree, ok := list[i].(map[string]any)
		if !ok && list[i] != nil {
			items = append(items, list[i])
			continue
		}
		scope.tree, scope.index = tree, i
		at := path.Index(i)
		item := scope.itemValue(n, p, at)
		several, isList := item.([]any)
		switch {
		case item == nil:
		case p.KeyedBy != "":
			keyed.insert([]wireName{{name: scope.keyName(p.KeyedBy)}}, item, at)
		case isList:
			items = append(items, several...)
		default:
			items = append(items, item)
		}
	}
	if p.KeyedBy != "" {
		return keyed
	}
	return items
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

// itemValue returns what one item of the list n comes to at p.
func (s *Scope) itemValue(n *node, p *place, path Path) any {
	if p.Unwrap != "" {
		inner := n.sub.byKey[p.Unwrap]
		if inner == nil || !s.applies(inner) {
			return nil
		}
		return s.wireValue(inner, s.placement(inner), s.sent(inner), path.Key(inner.Key))
	}
	item := s.body()
	item.from = path
	s.encode(item, path, p.KeyedBy)
	return item
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
