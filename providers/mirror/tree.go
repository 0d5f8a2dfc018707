package mirror

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"clusterwiz/providers/exchange"
)

// Tree is a JSON object of an answer, whatever it has. Numbers keep their digits.
// The zero value is that of an object which is not there; reading it finds nothing.
type Tree map[string]any

// UnmarshalJSON implements json.Unmarshaler; null and "" are no object, and text is
// read as the JSON that it holds, as clouds write objects within strings.
func (t *Tree) UnmarshalJSON(data []byte) error {
	*t = nil
	var inner string
	if json.Unmarshal(data, &inner) == nil {
		data = []byte(inner)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	value, err := decode(data)
	if err != nil {
		return err
	}
	switch object := value.(type) {
	case nil:
	case map[string]any:
		*t = object
	default:
		return errors.New("decode: an object was expected")
	}
	return nil
}

// decode reads one JSON value and nothing behind it.
func decode(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("decode: text behind the JSON value")
	}
	return value, nil
}

// Get returns the value at names joined by dots, nil where there is none.
func (t Tree) Get(path string) any {
	var at any = map[string]any(t)
	for name := range strings.SplitSeq(path, ".") {
		object, _ := at.(map[string]any)
		at = object[name]
	}
	return at
}

// Text returns the scalar at a path as text, "" where there is none.
func (t Tree) Text(path string) string { return textOf(t.Get(path)) }

// Bool tells whether there is a yes at a path, in whatever form.
func (t Tree) Bool(path string) bool {
	var yes exchange.Bool
	raw, err := json.Marshal(t.Get(path))
	return err == nil && yes.UnmarshalJSON(raw) == nil && bool(yes)
}

// Tree returns the object at a path, which may be JSON inside a string.
func (t Tree) Tree(path string) Tree {
	switch v := t.Get(path).(type) {
	case map[string]any:
		return v
	case string:
		if value, err := decode([]byte(v)); err == nil {
			object, _ := value.(map[string]any)
			return object
		}
	}
	return nil
}

// Trees returns the objects of the list at a path.
func (t Tree) Trees(path string) []Tree {
	list, _ := t.Get(path).([]any)
	var all []Tree
	for _, item := range list {
		if object, ok := item.(map[string]any); ok {
			all = append(all, object)
		}
	}
	return all
}

// Texts returns the scalars of the list at a path.
func (t Tree) Texts(path string) []string {
	list, _ := t.Get(path).([]any)
	var all []string
	for _, item := range list {
		if s := textOf(item); s != "" {
			all = append(all, s)
		}
	}
	return all
}

func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	return ""
}

// List is several objects or texts as they stand in a body.
func List[T any](items []T) []any {
	all := make([]any, len(items))
	for i, item := range items {
		all[i] = plain(item)
	}
	return all
}

// plain is a value in the types that JSON is decoded to.
func plain(v any) any {
	switch v := v.(type) {
	case Tree:
		return map[string]any(v)
	case []string:
		return List(v)
	case []Tree:
		return List(v)
	}
	return v
}
