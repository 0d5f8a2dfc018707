package forms

import "strings"

// PathOf returns the path of the field that ref names.
func (s *Scope) PathOf(ref string) Path {
	_, at, n := s.resolve(ref)
	if n == nil {
		return s.Path().Key(ref)
	}
	return at.Path().Key(n.Key)
}

// ValueRef is the reference that stands for a value of the field at ref, where a
// label is asked for.
func ValueRef(ref, value string) string { return ref + "=" + value }

// Question returns the field that ref names, and false where there is none. It may not
// apply: see [Question.Applies].
func (s *Scope) Question(ref string) (Question, bool) {
	_, at, n := s.resolve(ref)
	if n == nil {
		return Question{}, false
	}
	return at.question(n), true
}

// Label returns the label of the field that ref names; "list[].key" names the
// field of a list's items, and a [ValueRef] what the field calls that value.
func (s *Scope) Label(ref string) Text {
	if of, value, is := strings.Cut(ref, "="); is {
		_, _, n := s.resolve(of)
		if n == nil {
			return Same(value)
		}
		return n.briefly(value)
	}
	list, key, inItems := strings.Cut(ref, "[].")
	_, _, n := s.resolve(list)
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
	base, at, n := s.resolve(ref)
	if n == nil || !at.asks(base, n) || !at.there(base) {
		return nil, Unset
	}
	return at.effective(n)
}

// asks tells whether n applies in this scope, and so do the objects in which
// the scope lies within base.
func (s *Scope) asks(base *Scope, n *node) bool {
	for inner := s; inner != base; inner = inner.up {
		if !inner.up.applies(inner.node) {
			return false
		}
	}
	return s.applies(n)
}

// resolve returns the field that ref names and the scope it lies in. That scope
// is base itself, or that of objects within base.
func (s *Scope) resolve(ref string) (base, at *Scope, n *node) {
	at = s
	if strings.HasPrefix(ref, "/") {
		for at.up != nil {
			at = at.up
		}
		ref = ref[1:]
	}
	for strings.HasPrefix(ref, "../") {
		if at = at.up; at == nil {
			return nil, nil, nil
		}
		ref = ref[3:]
	}
	base = at
	at, n = at.within(ref)
	return base, at, n
}

// within finds the field ref in this scope or in an object of it.
func (s *Scope) within(ref string) (*Scope, *node) {
	if n := s.level.byKey[ref]; n != nil {
		return s, n
	}
	for _, n := range s.level.objects {
		if rest, ok := strings.CutPrefix(ref, n.prefix); ok {
			if at, found := s.object(n).within(rest); found != nil {
				return at, found
			}
		}
	}
	return s, nil
}

// Items returns the items of the list at ref, none where it does not apply.
func (s *Scope) Items(ref string) []*Scope {
	base, at, n := s.resolve(ref)
	if n == nil || n.Kind != List || !at.asks(base, n) {
		return nil
	}
	return Question{Field: n.Field, node: n, scope: at}.Items()
}
