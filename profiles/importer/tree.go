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
	// places are those of the members by their names, where there are many.
	places *places
}

// places are known of so many members from the first one on.
type places struct {
	first *Member
	known int
	at    map[string]int
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
	t.Members, t.places = append(t.Members[:i:i], t.Members[i+1:]...), nil
	return value
}

func (t *Tree) index(name string) int {
	if t.Type != Object {
		return -1
	}
	if len(t.Members) > few {
		return t.indexed(name)
	}
	for i := range t.Members {
		if t.Members[i].Name == name {
			return i
		}
	}
	return -1
}

// few members are looked through.
const few = 16

// indexed is index by a map, which goes on from the members that it knows.
func (t *Tree) indexed(name string) int {
	p := t.places
	if p == nil || p.known > len(t.Members) || p.known == len(t.Members) && p.first != &t.Members[0] {
		p = &places{at: make(map[string]int, len(t.Members))}
		t.places = p
	}
	for p.first = &t.Members[0]; p.known < len(t.Members); p.known++ {
		if _, twice := p.at[t.Members[p.known].Name]; !twice {
			p.at[t.Members[p.known].Name] = p.known
		}
	}
	if i, there := p.at[name]; there {
		return i
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

// clone returns a copy, so that names can be set right in it.
func (t *Tree) clone() *Tree {
	out := *t
	out.Items, out.Members, out.places = nil, nil, nil
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
