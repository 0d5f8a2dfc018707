package importer

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// pass is one reading of the source.
type pass struct {
	*search
	answers *forms.Answers
	taken   map[*Tree]forms.Path
	secrets secrets
	off     map[*Tree]bool
	labels  map[element]*Tree
}

// element is one of an array that several questions make.
type element struct {
	array *Tree
	label string
}

// level reads the fields of the form, of an object or of an item, which stand in the
// object in. scope is theirs as far as a reading before knows it, nil for none.
//
// Who applies takes first, at the place where the value stands under the conditions;
// what is left goes to any question that may have it at any place, so that nothing is
// lost. Who takes whatever there is comes last.
func (p *pass) level(fields []forms.Field, at forms.Path, in *Tree, scope *forms.Scope) {
	asked := questionsOf(scope)
	p.label(fields, in, asked)
	for _, greedy := range []bool{false, true} {
		for i := range fields {
			f := &fields[i]
			if q, applies := asked[f.Key]; applies && isGreedy(f) == greedy {
				p.field(f, active(f, scope), at, in, scope, &q)
			}
		}
	}
	p.label(fields, in, nil)
	for _, greedy := range []bool{false, true} {
		for i := range fields {
			f := &fields[i]
			if isGreedy(f) != greedy {
				continue
			}
			for _, place := range placesOf(f) {
				if _, said := p.answers.Get(at.Key(f.Key)); !said || f.Kind == forms.Object {
					p.field(f, place, at, in, without(asked, f, scope), nil)
				}
			}
		}
	}
}

// without is the scope where it is known that the question does not apply.
func without(asked map[string]forms.Question, f *forms.Field, scope *forms.Scope) *forms.Scope {
	if _, applies := asked[f.Key]; applies {
		return nil
	}
	return scope
}

func questionsOf(scope *forms.Scope) map[string]forms.Question {
	if scope == nil {
		return nil
	}
	asked := map[string]forms.Question{}
	for _, q := range scope.Questions("") {
		asked[q.Key] = q
	}
	return asked
}

// isGreedy tells whether the field takes what others have left: a map, whose place may
// be that of an object with questions, or a list that adds to an array.
func isGreedy(f *forms.Field) bool {
	return f.Kind == forms.Map || f.Kind == forms.List && strings.HasSuffix(f.Wire, "[]")
}

func home(f *forms.Field) forms.Placement {
	return forms.Placement{Wire: f.Wire, Encoding: f.Encoding, Suffix: f.Suffix, KeyedBy: f.KeyedBy, Unwrap: f.Unwrap}
}

// active is where the value stands in this scope.
func active(f *forms.Field, scope *forms.Scope) forms.Placement {
	for _, place := range f.Elsewhere {
		if scope.Holds(place.When) {
			return place
		}
	}
	return home(f)
}

func placesOf(f *forms.Field) []forms.Placement {
	return append([]forms.Placement{home(f)}, f.Elsewhere...)
}

// field reads the answer of f at a place. q is the question where it applies.
func (p *pass) field(f *forms.Field, place forms.Placement, at forms.Path, in *Tree, scope *forms.Scope, q *forms.Question) {
	path := at.Key(f.Key)
	steps := p.steps(place.Wire)
	if f.Kind == forms.Object {
		p.object(f, path, p.walk(in, steps), q)
		return
	}
	if len(steps) == 0 {
		return
	}
	switch last := steps[len(steps)-1]; {
	case f.Kind == forms.Choice && sendsOther(f):
		p.constant(f, path, p.walk(in, steps), last)
	case f.Kind == forms.List:
		p.list(f, place, path, p.walk(in, steps), q)
	default:
		if value := p.walk(in, steps); value != nil && p.free(value) {
			if q == nil && scope != nil && value.zero() {
				p.taken[value] = path // What does not apply is not said by a 0.
				return
			}
			p.scalar(f, place, path, value)
		}
	}
	if q != nil {
		p.nothing(f, path, q)
	}
}

// nothing answers a choice that would stand in for what the source leaves out, where one
// of its options sends nothing.
func (p *pass) nothing(f *forms.Field, path forms.Path, q *forms.Question) {
	if _, said := p.answers.Get(path); said || f.Kind != forms.Choice || q.Default == nil {
		return
	}
	i := slices.IndexFunc(f.Options, func(o forms.Option) bool { return o.Sends == "null" })
	if i >= 0 {
		_ = p.answers.Set(path, f.Options[i].Value)
	}
}

// object reads the fields of an Object, which stand in the tree value, or beside it
// where the object has no place of its own.
func (p *pass) object(f *forms.Field, path forms.Path, value *Tree, q *forms.Question) {
	if value == nil {
		return
	}
	if value = p.decoded(value); value.Type != Object {
		return
	}
	var scope *forms.Scope
	if q != nil {
		scope = q.Inner()
	}
	p.level(f.Fields, path, value, scope)
}

// free tells whether no answer has come of the value yet.
func (p *pass) free(value *Tree) bool {
	_, taken := p.taken[value]
	return !taken
}
