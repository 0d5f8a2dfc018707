package forms

import (
	"encoding/base64"
	"encoding/json"
)

// Body returns what the answers come to on the wire: an object in order of
// declaration, without what is unset or does not apply. It does not check;
// a value that breaks its rules is put in as it stands.
func (f *Form) Body(answers *Answers) *Body {
	body := &Body{}
	f.Scope(answers, nil).encode(body)
	return body
}

func (s *Scope) encode(into *Body) {
	for _, n := range s.level.nodes {
		if !s.applies(n) {
			continue
		}
		if n.Kind == Object && len(n.wire) == 0 {
			s.object(n).encode(into)
			continue
		}
		if len(n.wire) == 0 {
			continue
		}
		value := s.wireValue(n)
		if value == nil {
			continue
		}
		into.place(n.wire, value, s.path.Key(n.Key))
	}
}

// wireValue returns the value of n as the request carries it, nil for none.
func (s *Scope) wireValue(n *node) any {
	switch n.Kind {
	case Object:
		object := &Body{}
		s.object(n).encode(object)
		if len(object.members) == 0 {
			return nil
		}
		return n.wrap(object)
	case List:
		if s.raw(n) == nil {
			return nil
		}
		return n.wrap(s.listValue(n))
	case Map:
		entries, ok := s.sent(n).(map[string]string)
		if !ok {
			return s.sent(n)
		}
		return n.wrap(sortedObject(entries))
	case Strings:
		list, ok := s.sent(n).([]string)
		if !ok {
			return s.sent(n)
		}
		items := make([]any, len(list))
		for i, item := range list {
			items[i] = item
		}
		return n.wrap(items)
	default:
		value := s.sent(n)
		if value == nil {
			return nil
		}
		return n.wrap(value)
	}
}

func (s *Scope) listValue(n *node) any {
	items := make([]any, 0, len(s.items(n)))
	keyed := &Body{}
	for i := range s.items(n) {
		item, scope := &Body{}, s.item(n, i)
		scope.encode(item)
		if n.KeyedBy != "" {
			name, _ := scope.Value(n.KeyedBy)
			keyed.place([]string{ValueText(name)}, item, scope.path)
			continue
		}
		items = append(items, item)
	}
	if n.KeyedBy != "" {
		return keyed
	}
	return items
}

func (n *node) wrap(value any) any {
	switch n.Encoding {
	case AsText:
		return ValueText(value)
	case JSONText:
		return jsonText{value}
	case Base64ed:
		return base64.StdEncoding.EncodeToString([]byte(ValueText(value)))
	case Literal:
		if text := ValueText(value); json.Valid([]byte(text)) {
			return json.RawMessage(text)
		}
		return value
	case Plainly:
	}
	return value
}
