package schema

import (
	"strings"

	"clusterwiz/forms"
)

// scope is where fields stand: the form, the items of a list, or an object. It is
// [forms.Scope] without answers.
type scope struct {
	form   *forms.Form
	up     *scope
	field  *forms.Field // The list or object; nil for the form.
	fields []forms.Field
	checks []forms.Check
	inner  map[string]*scope
	// path is where the fields stand in a profile, for texts: "queues[0]".
	path forms.Path

	// base is the scope of the table that the schema is written for: itself, or what
	// an object lies in; prefix leads from there.
	base   *scope
	prefix []string
	// node is the schema of that table, and rules what holds there under a condition.
	node  *node
	rules []rule
	// partial: values may be in another file, so that no condition is certain.
	partial bool
	// reached is when a field is looked at, applied when its conditions hold and do not,
	// and around when anything in the scope is looked at; once that was found out.
	reached map[*forms.Field]cases
	applied map[sense]cases
	around  *cases
}

// sense is a field of which something is to hold, or not.
type sense struct {
	*forms.Field
	want bool
}

// rule is what holds where a condition does.
type rule struct {
	when *node
	key  string
	then []*node
}

func newScope(form *forms.Form) *scope {
	s := &scope{form: form, fields: form.Fields, checks: form.Checks, inner: map[string]*scope{}, reached: map[*forms.Field]cases{}, applied: map[sense]cases{}}
	s.base = s
	return s
}

// within returns the scope of a list's items or of an object.
func (s *scope) within(f *forms.Field) *scope {
	if s.inner[f.Key] != nil {
		return s.inner[f.Key]
	}
	in := &scope{form: s.form, up: s, partial: s.partial, field: f, fields: f.Fields, checks: f.Checks, inner: map[string]*scope{}, reached: map[*forms.Field]cases{}, applied: map[sense]cases{}, path: s.path.Key(f.Key)}
	if f.Kind == forms.Object {
		in.base, in.prefix = s.base, s.keys(f)
	} else {
		in.base, in.path = in, in.path.Index(0)
	}
	s.inner[f.Key] = in
	return in
}

// keys lead from the base of the scope to a field.
func (s *scope) keys(f *forms.Field) []string {
	return append(s.prefix[:len(s.prefix):len(s.prefix)], strings.Split(f.Key, ".")...)
}

// resolve returns the field that a reference names, the scope it lies in, and the
// scope from which it was looked for; no field where there is none.
func (s *scope) resolve(ref string) (base, at *scope, f *forms.Field) {
	at = s
	if rest, fromForm := strings.CutPrefix(ref, "/"); fromForm {
		for at.up != nil {
			at = at.up
		}
		ref = rest
	}
	for strings.HasPrefix(ref, "../") {
		if at = at.up; at == nil {
			return nil, nil, nil
		}
		ref = ref[3:]
	}
	base = at
	at, f = at.find(ref)
	return base, at, f
}

func (s *scope) find(ref string) (*scope, *forms.Field) {
	for i := range s.fields {
		f := &s.fields[i]
		if f.Key == ref {
			return s, f
		}
		rest, inside := strings.CutPrefix(ref, f.Key+".")
		if !inside || f.Kind != forms.Object {
			continue
		}
		if at, found := s.within(f).find(rest); found != nil {
			return at, found
		}
	}
	return s, nil
}

// depth is how many lists the base of the scope lies in.
func (s *scope) depth() int {
	n := 0
	for at := s.base; at.up != nil; at = at.up.base {
		n++
	}
	return n
}

// holding puts what must hold in the tables of the scope, if one of the cases applies.
// A case may look at the tables around, and then the rule stands there.
func (s *scope) holding(when cases, then *node) {
	if s.base.partial {
		return
	}
	for _, one := range when {
		s.base.holdsIn(one, then)
	}
}

func (s *scope) holdsIn(one conjunction, then *node) {
	outer := s.depth()
	for _, test := range one {
		if test.scope.depth() > s.depth() {
			return // A table says nothing of what stands in one item of a list in it.
		}
		outer = min(outer, test.scope.depth())
	}
	at := s
	for {
		tests := one.at(at)
		if at.depth() == outer {
			at.attach(tests, then)
			return
		}
		if len(tests) > 0 {
			then = &node{If: all(tests), Then: then}
		}
		then = within(at.up.keys(at.field), &node{Items: then})
		at = at.up.base
	}
}

func (s *scope) attach(tests []*node, then *node) {
	if len(tests) == 0 {
		tests = []*node{nil}
	}
	when := all(tests)
	text, _ := marshal(when)
	for i := range s.rules {
		if s.rules[i].key == string(text) {
			s.rules[i].then = append(s.rules[i].then, then)
			return
		}
	}
	s.rules = append(s.rules, rule{when: when, key: string(text), then: []*node{then}})
}

// settle writes the rules into the schema. They stand in one then, since Taplo forgets
// the keys of a table with allOf; conditions are named once and referred to.
func (s *scope) settle(name func(condition *node, text string) *node) {
	var list []*node
	for _, r := range s.rules {
		if r.when == nil {
			list = append(list, r.then...)
			continue
		}
		list = append(list, &node{If: name(r.when, r.key), Then: all(r.then)})
	}
	if len(list) > 0 {
		s.node.If, s.node.Then = true, &node{AllOf: list}
	}
}
