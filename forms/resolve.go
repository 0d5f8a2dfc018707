package forms

import (
	"iter"
	"strings"
)

// PathOf returns the path of the field that ref names.
func (s *Scope) PathOf(ref string) Path {
	if f := s.find(ref); f.node != nil {
		return f.path()
	}
	return s.Path().Key(ref)
}

// ValueRef is the reference that stands for a value of the field at ref, where a
// label is asked for.
func ValueRef(ref, value string) string { return ref + "=" + value }

// Question returns the field that ref names, and false where there is none. It may not
// apply: see [Question.Applies].
func (s *Scope) Question(ref string) (Question, bool) {
	at, n := s.resolve(ref)
	if n == nil {
		return Question{}, false
	}
	return at.question(n), true
}

// Label returns the label of the field that ref names; "list[].key" names the
// field of a list's items, and a [ValueRef] what the field calls that value.
func (s *Scope) Label(ref string) Text {
	if of, value, is := strings.Cut(ref, "="); is {
		_, n := s.resolve(of)
		if n == nil {
			return Same(value)
		}
		return n.briefly(value)
	}
	list, key, inItems := strings.Cut(ref, "[].")
	_, n := s.resolve(list)
	if inItems && n != nil && n.sub != nil {
		n = n.sub.byKey[key]
	}
	if n != nil {
		return n.Label
	}
	return Same(ref)
}

// Value returns what the field at ref comes to: the answer, else its Default,
// else its ServerDefault. A field that does not apply is unset, and so is one in an
// object that does not apply or is not there.
func (s *Scope) Value(ref string) (any, State) {
	if r := s.level.refs[ref]; r != nil {
		return s.valueOf(r)
	}
	return s.find(ref).value()
}

// valueOf is [Scope.Value] of a reference that was followed beforehand.
func (s *Scope) valueOf(r *reference) (any, State) {
	if !r.isHere() {
		return s.follow(r).value()
	}
	if !s.applies(r.node) {
		return nil, Unset
	}
	return s.effective(r.node)
}

// reference is where a reference leads from any scope of a level.
type reference struct {
	// ups is how many lists or objects further out it begins, root that it begins at the
	// form; through are the objects on the way in.
	ups     int
	root    bool
	through []*node
	// node is nil where there is no such field.
	node *node
}

// isHere tells whether it leads to a field of the level itself, as most do.
func (r *reference) isHere() bool {
	return r.node != nil && r.ups == 0 && !r.root && len(r.through) == 0
}

// refer takes a reference of this level apart.
func (l *level) refer(ref string) (r reference) {
	if ref, r.root = strings.CutPrefix(ref, "/"); r.root {
		for l.up != nil {
			l = l.up
		}
	}
	for {
		rest, up := strings.CutPrefix(ref, "../")
		if !up {
			break
		}
		if l = l.up; l == nil {
			return reference{}
		}
		r.ups, ref = r.ups+1, rest
	}
	r.through, r.node = l.inside(ref)
	return r
}

// inside finds the field ref in this level or in an object of it.
func (l *level) inside(ref string) (through []*node, n *node) {
	if n := l.byKey[ref]; n != nil {
		return nil, n
	}
	for _, object := range l.objects {
		if rest, ok := strings.CutPrefix(ref, object.prefix); ok {
			if through, n := object.sub.inside(rest); n != nil {
				return append([]*node{object}, through...), n
			}
		}
	}
	return nil, nil
}

// referent is the field to which a reference leads. Its scope is base itself, where the
// reference begins, or that of objects within base.
type referent struct {
	base, at *Scope
	*node
}

// find follows the reference ref; those that the form declares are known beforehand.
func (s *Scope) find(ref string) referent {
	if r := s.level.refs[ref]; r != nil {
		return s.follow(r)
	}
	r := s.level.refer(ref)
	return s.follow(&r)
}

func (s *Scope) follow(r *reference) referent {
	if r.node == nil {
		return referent{}
	}
	at := s
	for r.root && at.up != nil {
		at = at.up
	}
	for range r.ups {
		at = at.up
	}
	base := at
	for _, object := range r.through {
		at = at.object(object)
	}
	return referent{base, at, r.node}
}

// asks tells whether there is such a field and it applies, and so do the objects in
// which it lies within base.
func (f referent) asks() bool {
	if f.node == nil {
		return false
	}
	for inner := f.at; inner != f.base; inner = inner.up {
		if !inner.up.applies(inner.node) {
			return false
		}
	}
	return f.at.applies(f.node)
}

func (f referent) value() (any, State) {
	if !f.asks() || !f.at.there(f.base) {
		return nil, Unset
	}
	return f.at.effective(f.node)
}

func (f referent) path() Path { return f.at.pathTo(f.node) }

// resolve returns the field that ref names and the scope it lies in; nil where there is
// no such field.
func (s *Scope) resolve(ref string) (at *Scope, n *node) {
	f := s.find(ref)
	return f.at, f.node
}

// Items returns the items of the list at ref, none where it does not apply.
func (s *Scope) Items(ref string) []*Scope {
	f := s.find(ref)
	if !f.asks() || f.Kind != List {
		return nil
	}
	return Question{Field: f.Field, node: f.node, scope: f.at}.Items()
}

// each visits the items of the list at ref, as [Scope.Items] returns them. The scope is
// one for all: nobody may keep it.
func (s *Scope) each(ref string) iter.Seq[*Scope] {
	return func(yield func(*Scope) bool) {
		f := s.find(ref)
		if !f.asks() || f.Kind != List {
			return
		}
		items := f.at.items(f.node)
		var item Scope
		for i := range items {
			if item = f.at.item(f.node, items, i); !yield(&item) {
				return
			}
		}
	}
}
