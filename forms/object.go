package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Body is an object of the request, its members in order. A member's value is
// nil, bool, int64, float64, string, [Secret], json.RawMessage, *Body, a slice
// of these, or such a value as JSON inside a string.
type Body struct {
	members []Member
	// label is that of an element which several questions make; from is the
	// answer that an element of an array comes from.
	label string
	from  Path
}

// Member is one name and value of a Body, with the path of the answer that it
// comes from; the path of a value that holds others is that of the first.
type Member struct {
	Name  string
	Value any
	Path  Path
}

// jsonText is a value that is sent as JSON inside a string.
type jsonText struct{ value any }

// View tells whether secrets are shown.
type View bool

// The two views of a Body.
const (
	Masked   View = false
	Revealed View = true
)

// ErrSecretUnknown is returned when a body is to be revealed and one of its
// secrets has not been read.
var ErrSecretUnknown = errors.New("a secret has not been read")

// Members returns the members in order.
func (b *Body) Members() []Member { return b.members }

// Set puts a member that no question asks for, such as a fixed version.
func (b *Body) Set(value any, names ...string) {
	path := make([]wireName, len(names))
	for i, name := range names {
		path[i].name = name
	}
	b.place(path, value, "")
}

// Get returns the value at names.
func (b *Body) Get(names ...string) (any, bool) {
	var value any = b
	for _, name := range names {
		object, ok := value.(*Body)
		if !ok {
			return nil, false
		}
		i := object.index(name)
		if i < 0 {
			return nil, false
		}
		value = object.members[i].Value
	}
	return value, true
}

func (b *Body) index(name string) int {
	return slices.IndexFunc(b.members, func(m Member) bool { return m.Name == name })
}

func (b *Body) place(names []wireName, value any, path Path) {
	if len(names) == 0 {
		return
	}
	at, rest := names[0], names[1:]
	i := b.index(at.name)
	if i < 0 {
		i = len(b.members)
		b.members = append(b.members, Member{Name: at.name, Path: path})
	}
	b.members[i].Value = at.put(b.members[i].Value, rest, value, path)
}

// put returns what stands at the name once value is placed there, or below it
// under rest; before is what stood there, nil for nothing.
func (w wireName) put(before any, rest []wireName, value any, path Path) any {
	switch {
	case w.appends:
		had, _ := before.([]any)
		if several, ok := value.([]any); ok {
			return append(had, several...)
		}
		return append(had, value)
	case w.label != "":
		had, _ := before.([]any)
		element := labelled(had, w.label)
		if element == nil {
			element = &Body{label: w.label, from: path}
			had = append(had, element)
		}
		element.add(rest, value, path)
		return had
	case w.text:
		inner, _ := before.(jsonText)
		object, ok := inner.value.(*Body)
		if !ok {
			object = &Body{}
		}
		object.add(rest, value, path)
		return jsonText{object}
	case len(rest) == 0:
		return merged(before, value)
	}
	object, ok := before.(*Body)
	if !ok {
		object = &Body{}
	}
	object.place(rest, value, path)
	return object
}

// add places value below the object; with no names left its members go in.
func (b *Body) add(names []wireName, value any, path Path) {
	if len(names) > 0 {
		b.place(names, value, path)
		return
	}
	merged(b, value)
}

func labelled(elements []any, label string) *Body {
	for _, element := range elements {
		if object, ok := element.(*Body); ok && object.label == label {
			return object
		}
	}
	return nil
}

// merged returns value with the members that before had besides, where both
// are objects: an Object and a longer wire name may meet in one place.
func merged(before, value any) any {
	had, isObject := before.(*Body)
	object, both := value.(*Body)
	if !isObject || !both {
		return value
	}
	for _, m := range object.members {
		had.place([]wireName{{name: m.Name}}, m.Value, m.Path)
	}
	return had
}

func sortedObject(entries map[string]string) *Body {
	object := &Body{}
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		object.members = append(object.members, Member{Name: key, Value: entries[key]})
	}
	return object
}

// JSON returns the object as compact JSON. Revealed fails with
// [ErrSecretUnknown] where a secret has not been read.
func (b *Body) JSON(view View) ([]byte, error) { return EncodeJSON(b, view) }

// EncodeJSON returns any value of a Body as compact JSON.
func EncodeJSON(value any, view View) ([]byte, error) {
	return appendJSON(nil, value, view)
}

func appendJSON(dst []byte, value any, view View) ([]byte, error) {
	switch v := value.(type) {
	case nil:
		return append(dst, "null"...), nil
	case bool:
		return strconv.AppendBool(dst, v), nil
	case int64:
		return strconv.AppendInt(dst, v, 10), nil
	case float64:
		if !finite(v) {
			return appendString(dst, ValueText(v)), nil
		}
		return strconv.AppendFloat(dst, v, 'f', -1, 64), nil
	case string:
		return appendString(dst, v), nil
	case json.RawMessage:
		var buf bytes.Buffer
		err := json.Compact(&buf, v)
		return append(dst, buf.Bytes()...), err
	case Secret:
		if view == Masked {
			return appendString(dst, Mask), nil
		}
		text, known := v.Reveal()
		if !known {
			return nil, ErrSecretUnknown
		}
		return appendString(dst, text), nil
	case jsonText:
		inner, err := appendJSON(nil, v.value, view)
		if err != nil {
			return nil, err
		}
		return appendString(dst, string(inner)), nil
	case []any:
		return appendArray(dst, v, view)
	case *Body:
		return appendObject(dst, v, view)
	default:
		data, err := json.Marshal(v)
		return append(dst, data...), err
	}
}

func appendArray(dst []byte, items []any, view View) ([]byte, error) {
	var err error
	dst = append(dst, '[')
	for i, item := range items {
		if i > 0 {
			dst = append(dst, ',')
		}
		if dst, err = appendJSON(dst, item, view); err != nil {
			return nil, err
		}
	}
	return append(dst, ']'), nil
}

func appendObject(dst []byte, object *Body, view View) ([]byte, error) {
	var err error
	dst = append(dst, '{')
	for i, m := range object.members {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendString(dst, m.Name), ':')
		if dst, err = appendJSON(dst, m.Value, view); err != nil {
			return nil, err
		}
	}
	return append(dst, '}'), nil
}

// appendString quotes s for JSON and leaves <, > and & as they are, since the
// request is shown to people.
func appendString(dst []byte, s string) []byte {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, escaped) {
		return append(append(append(dst, '"'), s...), '"')
	}
	var buf bytes.Buffer
	encoder := json.NewEncoder(&buf)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		return append(dst, `""`...)
	}
	return append(dst, bytes.TrimRight(buf.Bytes(), "\n")...)
}

// escaped tells whether JSON, or JavaScript around it, wants r escaped.
func escaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == 0x7f || r == '\u2028' || r == '\u2029'
}
