package forms

import (
	"errors"
	"maps"
	"slices"
)

// Body is an object of the request, its members in order. A member's value is
// nil, bool, int64, float64, string, [Secret], json.RawMessage, *Body, a slice
// of these, or such a value as JSON inside a string.
type Body struct {
	members []Member
	// label is that of an element which several questions make; from is the
	// answer that an element of an array comes from.
	label string
	from  origin
}

// Member is one name and value of a Body.
type Member struct {
	Name  string
	Value any
	from  origin
}

// Path returns the answer that the member comes from; that of a value that holds others
// is the path of the first, and that of what no question asks for is empty.
func (m Member) Path() Path { return m.from.path() }

// jsonText is a value that is sent as JSON inside a string.
type jsonText struct{ value any }

// InText returns the value that a member's value is the JSON text of, as it is sent
// inside a string, and false where it is sent as it is.
func InText(value any) (inner any, ok bool) {
	text, ok := value.(jsonText)
	return text.value, ok
}

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
	b.insert(path, &placing{value: value})
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

// Secrets returns the members with a secret, in order, however deep they lie.
func (b *Body) Secrets() []Member { return secretsIn(Member{Value: b}) }

func secretsIn(m Member) (found []Member) {
	switch v := m.Value.(type) {
	case Secret:
		return []Member{m}
	case jsonText:
		return secretsIn(Member{Name: m.Name, Value: v.value, from: m.from})
	case *Body:
		for _, inner := range v.Members() {
			found = append(found, secretsIn(inner)...)
		}
	case []any:
		for _, item := range v {
			found = append(found, secretsIn(Member{Name: m.Name, Value: item, from: m.from})...)
		}
	}
	return found
}

func (b *Body) index(name string) int {
	return slices.IndexFunc(b.members, func(m Member) bool { return m.Name == name })
}

// placing is a value on its way to its place, from an answer. With an encoder in, objects
// that it makes on the way get room for what counts says.
type placing struct {
	value  any
	from   origin
	in     *encoder
	counts []int
}

func (b *Body) insert(names []wireName, what *placing) {
	if len(names) == 0 {
		return
	}
	at, rest := &names[0], names[1:]
	i := -1
	if !at.alone {
		i = b.index(at.name)
	}
	if i < 0 {
		b.members = append(b.members, Member{Name: at.name, Value: at.put(nil, rest, what), from: what.from})
		return
	}
	b.members[i].Value = at.put(b.members[i].Value, rest, what)
}

// put returns what stands at the name once the value is placed there, or below it
// under rest; before is what stood there, nil for nothing.
func (w *wireName) put(before any, rest []wireName, what *placing) any {
	switch {
	case w.appends:
		had, _ := before.([]any)
		if several, ok := what.value.([]any); ok {
			return append(had, several...)
		}
		return append(had, what.value)
	case w.label != "":
		had, _ := before.([]any)
		element := labelled(had, w.label)
		if element == nil {
			element = what.object(w)
			element.label, element.from = w.label, what.from
			had = append(had, element)
		}
		element.add(rest, what)
		return had
	case w.text:
		inner, _ := before.(jsonText)
		object, ok := inner.value.(*Body)
		if !ok {
			object = what.object(w)
		}
		object.add(rest, what)
		return jsonText{object}
	case len(rest) == 0:
		return merged(before, what.value)
	}
	object, ok := before.(*Body)
	if !ok {
		object = what.object(w)
	}
	object.insert(rest, what)
	return object
}

// object makes the object at a name on the way.
func (p *placing) object(at *wireName) *Body {
	if p.in == nil || at.object == itself {
		return &Body{}
	}
	return &Body{members: p.in.room(p.counts[at.object])}
}

// add places a value below the object; with no names left its members go in.
func (b *Body) add(names []wireName, what *placing) {
	if len(names) > 0 {
		b.insert(names, what)
		return
	}
	merged(b, what.value)
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
		had.insert([]wireName{{name: m.Name}}, &placing{value: m.Value, from: m.from})
	}
	return had
}

// directory is an object of items that each have a name.
type directory struct {
	Body
	at map[string]int
}

// add puts an item; of two with one name it is one with the members of both.
func (o *directory) add(name string, item any, from origin) {
	i, twice := o.at[name]
	if twice {
		o.members[i].Value = merged(o.members[i].Value, item)
		return
	}
	if o.at == nil {
		o.at = map[string]int{}
	}
	o.at[name] = len(o.members)
	o.members = append(o.members, Member{Name: name, Value: item, from: from})
}

func sortedObject[V any](entries map[string]V) *Body {
	object := &Body{}
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		object.members = append(object.members, Member{Name: key, Value: entries[key]})
	}
	return object
}

// Clone returns a deep copy.
func (b *Body) Clone() *Body {
	out := &Body{label: b.label, from: b.from, members: slices.Clone(b.members)}
	for i := range out.members {
		out.members[i].Value = cloned(out.members[i].Value)
	}
	return out
}

func cloned(value any) any {
	switch v := value.(type) {
	case *Body:
		return v.Clone()
	case jsonText:
		return jsonText{cloned(v.value)}
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = cloned(v[i])
		}
		return out
	}
	return value
}
