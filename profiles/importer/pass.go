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

// free tells whether no answer has come of the value yet.
func (p *pass) free(value *Tree) bool {
	_, taken := p.taken[value]
	return !taken
}

// stands says for questions that are not sent what the others, which it stands in for,
// have in common; those then need not repeat it.
func (p *pass) stands(scope *forms.Scope) {
	for i := range p.Form.Fields {
		f := &p.Form.Fields[i]
		if _, said := p.answers.Get(forms.Path(f.Key)); said || f.Wire != "" || f.Kind != forms.String {
			continue
		}
		if value, ok := p.common(f.Key); ok {
			_ = p.answers.Set(forms.Path(f.Key), value)
		}
	}
	if scope != nil {
		p.repeated(p.Form.Fields)
	}
}

// common is what most of the questions say for which the one at key stands in.
func (p *pass) common(key string) (best any, ok bool) {
	count, most := map[any]int{}, 0
	for i := range p.Form.Fields {
		f := &p.Form.Fields[i]
		if f.DefaultFrom != key || f.DefaultOf != nil {
			continue
		}
		if value, said := p.answers.Get(forms.Path(f.Key)); said {
			if text, isText := value.(string); isText {
				if count[text]++; count[text] > most {
					best, most = text, count[text]
				}
			}
		}
	}
	return best, most > 0
}

// repeated takes away answers that only say what stands in for them.
func (p *pass) repeated(fields []forms.Field) {
	for i := range fields {
		f := &fields[i]
		path := forms.Path(f.Key)
		value, said := p.answers.Get(path)
		if !said || f.DefaultFrom == "" || f.Default != nil || f.Kind == forms.Strings {
			continue
		}
		without := p.answers.Clone()
		without.Unset(path)
		if q, ok := p.Form.Question(without, nil, path); ok && standsIn(q, value) {
			p.answers.Unset(path)
		}
	}
}

func standsIn(q forms.Question, value any) bool {
	said, state := q.Effective()
	return state == forms.Set && forms.ValueText(said) == forms.ValueText(value)
}
