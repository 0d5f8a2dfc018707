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
	f.Scope(answers, nil).encode(body, "", "")
	return body
}

// encode puts the fields of the scope, which is at path, into an object;
// without is the key of a field that stands elsewhere.
func (s *Scope) encode(into *Body, path Path, without string) {
	for _, n := range s.level.nodes {
		if (without != "" && n.Key == without) || !s.applies(n) {
			continue
		}
		if n.Kind == Object && len(n.wire) == 0 && s.has(n) {
			s.object(n).encode(into, path.Key(n.Key), "")
		}
		if len(n.wire) == 0 {
			continue
		}
		said := s.sent(n)
		if said == nil && n.Kind != Object {
			continue // Before the path is made: most questions are not answered.
		}
		at := path.Key(n.Key)
		if value := s.wireValue(n, said, at); value != nil {
			into.place(n.wire, value, at)
		}
	}
}

// wireValue returns what was said of n as the request carries it, nil for none.
func (s *Scope) wireValue(n *node, value any, path Path) any {
	switch v := value.(type) {
	case nil:
		if n.Kind != Object || !s.needed(n) {
			return nil
		}
		return s.objectValue(n, path)
	case map[string]any:
		if n.Kind == Object {
			return s.objectValue(n, path)
		}
	case []any:
		if n.Kind == List {
			return n.wrap(s.listValue(n, v, path))
		}
	case map[string]string:
		return n.wrap(sortedObject(v))
	case []string:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = item
		}
		return n.wrap(items)
	}
	return n.wrap(value)
}

// body returns an empty object with room for what was said here.
func (s *Scope) body() *Body {
	return &Body{members: make([]Member, 0, len(s.tree))}
}

func (s *Scope) objectValue(n *node, path Path) any {
	scope := s.object(n)
	object := scope.body()
	scope.encode(object, path, "")
	if len(object.members) == 0 {
		return nil
	}
	return n.wrap(object)
}

func (s *Scope) listValue(n *node, list []any, path Path) any {
	items, keyed := make([]any, 0, len(list)), &Body{}
	scope := Scope{level: n.sub, up: s, node: n}
	for i := range list {
		tree, ok := list[i].(map[string]any)
		if !ok && list[i] != nil {
			items = append(items, list[i])
			continue
		}
		scope.tree, scope.index = tree, i
		item, at := scope.body(), path.Index(i)
		scope.encode(item, at, n.KeyedBy)
		if n.KeyedBy == "" {
			items = append(items, item)
			continue
		}
		name, _ := scope.Value(n.KeyedBy)
		keyed.place([]string{ValueText(name)}, item, at)
	}
	if n.KeyedBy != "" {
		return keyed
	}
	return items
}

func (n *node) wrap(value any) any {
	switch n.Encoding {
	case JSONText:
		return jsonText{value}
	case AsText, AsDigit, Base64ed, Literal:
		return n.wrapText(value)
	case Plainly:
	}
	return value
}

// wrapText encodes the text of a value. A secret stays one, so that the
// encoded text is masked and revealed as the secret itself.
func (n *node) wrapText(value any) any {
	secret, isSecret := value.(Secret)
	text := ValueText(value)
	if isSecret {
		text, _ = secret.Reveal()
	}
	switch yes, isBool := value.(bool); {
	case n.Encoding == Base64ed:
		text = base64.StdEncoding.EncodeToString([]byte(text))
	case n.Encoding == AsText:
		text += n.Suffix
	case n.Encoding == AsDigit && isBool:
		text = digit(yes)
	}
	_, known := secret.Reveal()
	switch {
	case isSecret && !known:
		return secret
	case isSecret:
		return secret.Resolved(text)
	case n.Encoding == Literal && json.Valid([]byte(text)):
		return json.RawMessage(text)
	case n.Encoding == Literal:
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
