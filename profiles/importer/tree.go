package importer

import (
	"strconv"
	"strings"
)

// Type is what a value of a tree is.
type Type int

// The types, as in JSON.
const (
	Null Type = iota
	Boolean
	Number
	Text
	List
	Object
)

// Tree is a value of JSON that keeps what Go's own types forget: the order of members,
// the digits of numbers, the place in the source.
type Tree struct {
	Type Type
	// Text is that of a Text, the digits of a Number, and true or false.
	Text    string
	Items   []*Tree  // of a List
	Members []Member // of an Object
	// Where is the place in the source as people find it there: nodepools[0].count.
	Where string
	// Secret: the source says that nobody may see it. Loose: the source writes numbers and
	// truths as texts, as command lines do.
	Secret, Loose bool
}

// Member is one name and value of an Object.
type Member struct {
	Name  string
	Value *Tree
}

// NewText makes a text that stands at where.
func NewText(text, where string) *Tree { return &Tree{Type: Text, Text: text, Where: where} }

// NewObject makes an empty object that stands at where.
func NewObject(where string) *Tree { return &Tree{Type: Object, Where: where} }

// Get returns the value at names, each the name of a member; nil where there is none.
func (t *Tree) Get(names ...string) *Tree {
	for _, name := range names {
		if t == nil || t.Type != Object {
			return nil
		}
		i := t.index(name)
		if i < 0 {
			return nil
		}
		t = t.Members[i].Value
	}
	return t
}

// Said returns the text of the scalar at names, "" where there is none.
func (t *Tree) Said(names ...string) string {
	at := t.Get(names...)
	if at == nil || !at.scalar() {
		return ""
	}
	return at.Text
}

// Set puts a member, in the place of one of that name.
func (t *Tree) Set(name string, value *Tree) {
	if i := t.index(name); i >= 0 {
		t.Members[i].Value = value
		return
	}
	t.Members = append(t.Members, Member{name, value})
}

// Put sets the value below names and makes the objects on the way.
func (t *Tree) Put(value *Tree, names ...string) {
	for _, name := range names[:len(names)-1] {
		inner := t.Get(name)
		if inner == nil || inner.Type != Object {
			inner = NewObject(value.Where)
			t.Set(name, inner)
		}
		t = inner
	}
	t.Set(names[len(names)-1], value)
}

// Take removes the member of that name and returns it, nil where there is none.
func (t *Tree) Take(name string) *Tree {
	i := t.index(name)
	if i < 0 {
		return nil
	}
	value := t.Members[i].Value
	t.Members = append(t.Members[:i:i], t.Members[i+1:]...)
	return value
}

func (t *Tree) index(name string) int {
	if t.Type != Object {
		return -1
	}
	for i := range t.Members {
		if t.Members[i].Name == name {
			return i
		}
	}
	return -1
}

// has tells whether all the names are members.
func (t *Tree) has(names ...string) bool {
	for _, name := range names {
		if t.index(name) < 0 {
			return false
		}
	}
	return true
}

func (t *Tree) scalar() bool { return t.Type == Text || t.Type == Number || t.Type == Boolean }

// empty tells whether it says nothing.
func (t *Tree) empty() bool {
	switch t.Type {
	case Null:
		return true
	case Text:
		return t.Text == ""
	case List:
		for _, item := range t.Items {
			if !item.empty() {
				return false
			}
		}
		return true
	case Object:
		for _, m := range t.Members {
			if !m.Value.empty() {
				return false
			}
		}
		return true
	case Boolean, Number:
	}
	return false
}

// zero tells whether it says nothing, or what a tool writes for "not set".
func (t *Tree) zero() bool {
	switch t.Type {
	case Boolean:
		return t.Text == "false"
	case Number:
		n, err := strconv.ParseFloat(t.Text, 64)
		return err == nil && n == 0
	case List:
		for _, item := range t.Items {
			if !item.zero() {
				return false
			}
		}
		return true
	case Object:
		for _, m := range t.Members {
			if !m.Value.zero() {
				return false
			}
		}
		return true
	case Null, Text:
	}
	return t.empty()
}

// same tells whether both say the same; the order of members means nothing.
func (t *Tree) same(other *Tree) bool {
	if t.Type != other.Type || len(t.Items) != len(other.Items) || len(t.Members) != len(other.Members) {
		return false
	}
	switch t.Type {
	case Null:
	case Boolean, Text:
		return t.Text == other.Text
	case Number:
		return sameNumber(t.Text, other.Text)
	case List:
		for i := range t.Items {
			if !t.Items[i].same(other.Items[i]) {
				return false
			}
		}
	case Object:
		for _, m := range t.Members {
			at := other.Get(m.Name)
			if at == nil || !m.Value.same(at) {
				return false
			}
		}
	}
	return true
}

func sameNumber(a, b string) bool {
	if a == b {
		return true
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// holds tells whether all that part says is said here too.
func (t *Tree) holds(part *Tree) bool {
	if t.Type != Object || part.Type != Object {
		return t.same(part)
	}
	for _, m := range part.Members {
		at := t.Get(m.Name)
		if at == nil || !at.holds(m.Value) {
			return false
		}
	}
	return true
}

// clone returns a copy, so that names can be set right in it.
func (t *Tree) clone() *Tree {
	out := *t
	out.Items, out.Members = nil, nil
	for _, item := range t.Items {
		out.Items = append(out.Items, item.clone())
	}
	for _, m := range t.Members {
		out.Members = append(out.Members, Member{m.Name, m.Value.clone()})
	}
	return &out
}

// each visits the tree and all below it.
func (t *Tree) each(visit func(*Tree)) {
	visit(t)
	for _, item := range t.Items {
		item.each(visit)
	}
	for _, m := range t.Members {
		m.Value.each(visit)
	}
}

// named is the place of a member below where. A name that could be read as several
// stands in quotes.
func named(where, name string) string {
	if name == "" || strings.ContainsAny(name, ".[]\" ") {
		name = strconv.Quote(name)
	}
	if where == "" {
		return name
	}
	return where + "." + name
}

func indexed(where string, i int) string { return where + "[" + strconv.Itoa(i) + "]" }

// at writes anew where all below t stands.
func (t *Tree) at(where string) *Tree {
	t.Where = where
	for i, item := range t.Items {
		item.at(indexed(where, i))
	}
	for _, m := range t.Members {
		m.Value.at(named(where, m.Name))
	}
	return t
}
