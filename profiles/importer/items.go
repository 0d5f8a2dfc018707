package importer

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// list reads the items of a List.
func (p *pass) list(f *forms.Field, place forms.Placement, path forms.Path, value *Tree, q *forms.Question) {
	if value == nil {
		return
	}
	if value = p.decoded(value); place.Unwrap != "" {
		p.unwrapped(f, place, path, value)
		return
	}
	items := newItems(p, f, path, q)
	switch {
	case value.Type == Object && place.KeyedBy != "":
		for _, m := range value.Members {
			item := items.next(nil)
			_ = p.answers.Set(item.Key(place.KeyedBy), m.Name)
			p.item(f, place.KeyedBy, item, m.Value, items.scope())
		}
	case value.Type == Object && pairs(f):
		for _, m := range value.Members {
			if p.free(m.Value) {
				items.next(nil)
				p.pair(f, items.path(), m)
			}
		}
	case value.Type == List:
		for _, element := range value.Items {
			if element.Type == Object && p.free(element) && !p.labelled(value, element) {
				p.item(f, "", items.next(element), element, items.scope())
			}
		}
	}
}

// item reads the fields of one item from an object; without is the key that stands
// elsewhere.
func (p *pass) item(f *forms.Field, without string, path forms.Path, value *Tree, scope *forms.Scope) {
	value = p.decoded(value)
	if value.Type != Object {
		return
	}
	p.taken[value] = path
	fields := f.Fields
	if without != "" {
		fields = slices.DeleteFunc(slices.Clone(fields), func(inner forms.Field) bool { return inner.Key == without })
	}
	p.level(fields, path, value, scope)
}

// pairs tells whether the items are a key and a value, as a map has them.
func pairs(f *forms.Field) bool {
	return len(f.Fields) == 2 && strings.EqualFold(f.Fields[0].Wire, "key") && strings.EqualFold(f.Fields[1].Wire, "value")
}

func (p *pass) pair(f *forms.Field, path forms.Path, m Member) {
	_ = p.answers.Set(path.Key(f.Fields[0].Key), m.Name)
	p.scalar(&f.Fields[1], home(&f.Fields[1]), path.Key(f.Fields[1].Key), m.Value)
}

// unwrapped reads the items of which each was sent as a single value.
func (p *pass) unwrapped(f *forms.Field, place forms.Placement, path forms.Path, value *Tree) {
	i := slices.IndexFunc(f.Fields, func(inner forms.Field) bool { return inner.Key == place.Unwrap })
	if i < 0 {
		return
	}
	inner := &f.Fields[i]
	items := newItems(p, f, path, nil)
	add := func(name string, one *Tree) {
		item := items.next(nil)
		if name != "" {
			_ = p.answers.Set(item.Key(place.KeyedBy), name)
		}
		p.scalar(inner, home(inner), item.Key(inner.Key), one)
	}
	switch {
	case value.Type == Object && place.KeyedBy != "":
		for _, m := range value.Members {
			add(m.Name, m.Value)
		}
	case value.Type != List, len(value.Items) == 0:
	case inner.Kind == forms.Strings:
		add("", value)
	default:
		for _, one := range value.Items {
			add("", one)
		}
	}
}

// items puts items into the answers one after the other.
type items struct {
	pass   *pass
	list   forms.Path
	scopes []*forms.Scope
	n      int
}

func newItems(p *pass, f *forms.Field, path forms.Path, q *forms.Question) *items {
	i := &items{pass: p, list: path, n: p.answers.Len(path)}
	if q != nil && f.Kind == forms.List {
		i.scopes = q.Items()
	}
	return i
}

// next makes an item of what stands at element.
func (i *items) next(element *Tree) forms.Path {
	path := i.list.Index(i.n)
	_ = i.pass.answers.Set(path, map[string]any{})
	if element != nil {
		i.pass.taken[element] = path
	}
	i.n++
	return path
}

func (i *items) path() forms.Path { return i.list.Index(i.n - 1) }

func (i *items) scope() *forms.Scope {
	if i.n > len(i.scopes) {
		return nil
	}
	return i.scopes[i.n-1]
}
