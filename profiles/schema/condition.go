package schema

import (
	"slices"

	"clusterwiz/forms"
)

// when returns the cases in which it is certain that a condition holds, or, with want
// false, that it does not.
func (s *scope) when(c forms.Condition, want bool) cases {
	switch {
	case c.IsZero():
		return boolean(want)
	case len(c.Of) > 0:
		of := make([]cases, len(c.Of))
		for i, sub := range c.Of {
			of[i] = s.when(sub, want)
		}
		if conjoined(c) == want {
			return both(of...)
		}
		return either(of...)
	}
	return s.compares(c, want)
}

func boolean(b bool) cases {
	if b {
		return always()
	}
	return never
}

// The operations of conditions, known by those that the constructors make.
var (
	opAll = forms.All().Op
	opIs  = forms.Is("").Op
	opNot = forms.IsNot("").Op
	unset = forms.IsUnset("").Values
)

func conjoined(c forms.Condition) bool { return c.Op == opAll }

// compares is [scope.when] for a condition on one field. A field that does not apply
// counts as unset, and what stands in for an answer counts as one.
func (s *scope) compares(c forms.Condition, want bool) cases {
	base, at, f := s.resolve(c.Ref)
	if f == nil {
		return boolean((c.Op == opNot) == want)
	}
	has, values := c.Op != opNot, c.Values
	if c.Op != opIs && (c.Op != opNot || slices.Equal(c.Values, unset)) {
		values = nil // Any value will do.
	}
	if has != want {
		return either(base.unasks(at, f), at.answered(f, values, false))
	}
	return both(base.asks(at, f), at.answered(f, values, true))
}

// asks: f applies, and the objects between the scope and it are there.
func (s *scope) asks(at *scope, f *forms.Field) cases {
	found := at.applies(f, true)
	for in := at; in != s; in = in.up {
		found = both(found, in.up.applies(in.field, true), in.there(true))
	}
	return found
}

func (s *scope) unasks(at *scope, f *forms.Field) cases {
	found := at.applies(f, false)
	for in := at; in != s; in = in.up {
		found = either(found, in.up.applies(in.field, false), in.there(false))
	}
	return found
}

// applies: the condition of f and that of its page hold, or one of them does not.
func (s *scope) applies(f *forms.Field, want bool) cases {
	found, known := s.applied[sense{f, want}]
	if known {
		return found
	}
	var page forms.Condition
	if s.up == nil {
		step, _ := s.form.Step(f.Step)
		page = step.When
	}
	found = s.when(forms.All(page, f.When), want)
	s.applied[sense{f, want}] = found
	return found
}

// there: the object has something in it, or is needed.
func (s *scope) there(want bool) cases {
	if want {
		return either(s.base.sees(given(s.prefix, &node{MinProperties: 1})), s.up.needs(s.field, true))
	}
	return both(s.base.sees(within(s.prefix, &node{Enum: []any{"", []any{}, struct{}{}}})), s.up.needs(s.field, false))
}

// needs: an answer to f is required and nothing stands in for it.
func (s *scope) needs(f *forms.Field, want bool) cases {
	wanted := boolean(f.Required == want)
	if !f.Required && !f.RequiredWhen.IsZero() {
		wanted = s.when(f.RequiredWhen, want)
	}
	var bare cases // In which nothing stands in, or with want false something does.
	switch {
	case f.Default != nil:
		bare = s.when(f.DefaultWhen, !want)
	case f.DefaultFrom == "":
		bare = boolean(want)
	case f.DefaultOf == nil:
		bare = boolean(!want)
	default: // Nobody knows before the other answer is looked at.
	}
	if want {
		return both(wanted, bare)
	}
	return either(wanted, bare)
}

func (s *scope) sees(n *node) cases { return cases{{newTest(s, n)}} }

// answered: the answer to f, or what stands in for it, is one of values, or, with want
// false, is none of them or not there. Without values it is any answer.
func (s *scope) answered(f *forms.Field, values []string, want bool) cases {
	keys := s.keys(f)
	var found cases
	if seen := seen(f, values, want); seen != nil {
		found = s.base.sees(given(keys, seen))
	}
	empty := s.base.sees(within(keys, &node{Enum: []any{"", []any{}, struct{}{}}}))
	stands := func(value any, when cases) {
		matches := value != nil && (values == nil || slices.ContainsFunc(texts(value), func(t string) bool { return slices.Contains(values, t) }))
		if matches == want {
			found = either(found, both(when, empty))
		}
	}
	switch {
	case f.Default != nil:
		stands(f.Default, s.when(f.DefaultWhen, true))
		if !f.DefaultWhen.IsZero() {
			stands(f.ServerDefault, s.when(f.DefaultWhen, false))
		}
	case f.DefaultFrom == "":
		stands(f.ServerDefault, always())
	}
	return found
}

// texts are a value as conditions compare it.
func texts(value any) []string {
	if list, ok := value.([]string); ok {
		return list
	}
	return []string{forms.ValueText(value)}
}

// seen holds for a value of f in a profile that is there and one of values, or none of
// them; nil where that cannot be seen.
func seen(f *forms.Field, values []string, want bool) *node {
	kind := typeOf(f.Kind)
	filled := &node{Type: []string{kind}, MinLength: 1, MinItems: 1, MinProperties: 1}
	filled.only(kind)
	switch {
	case values == nil && !want:
		return nil
	case values == nil:
		if f.MayHide && kind == "string" {
			return &node{AnyOf: []*node{filled, {Type: []string{"object"}}}}
		}
		return filled
	case f.Kind == forms.Hidden, f.Kind == forms.Map, f.Kind == forms.Object, f.Kind == forms.List:
		return nil
	}
	listed := &node{Enum: constants(f, values)}
	switch {
	case f.Kind == forms.Strings && want:
		return &node{Type: []string{"array"}, Contains: listed}
	case f.Kind == forms.Strings:
		return &node{Type: []string{"array"}, MinItems: 1, Items: &node{Type: []string{"string"}, Not: listed}}
	case want:
		return listed
	}
	filled.Not = listed
	return filled
}

// only keeps of the limits on size that of a type.
func (n *node) only(kind string) {
	if kind != "string" {
		n.MinLength = 0
	}
	if kind != "array" {
		n.MinItems = 0
	}
	if kind != "object" {
		n.MinProperties = 0
	}
}
