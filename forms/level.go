package forms

import (
	"slices"
	"strings"
)

// level is the fields of the form, of a list item or of an object, with their
// keys and wire names taken apart once.
type level struct {
	// up is the level around; nil for the form.
	up      *level
	nodes   []*node
	objects []*node
	byKey   map[string]*node
	stems   stems
	// slots is how many answers a scope has room for, room that with the deepest scopes
	// within, wired how many objects its answers stand in: itself and those on the way to
	// values.
	slots, room, wired int
	checks             []Check
	// cross are the checks, each with what tells that it finds nothing.
	cross []compared
	// refs are where the references of conditions and comparisons lead.
	refs map[string]*reference
}

// stem is the beginning of keys: of the answers that stand under it, in objects that
// have no question of their own, and of the one that it is itself.
type stem struct {
	name string
	// slot is that of the question; -1 where it is none.
	slot  int
	below stems
}

// stems are the beginnings of keys in one object.
type stems struct {
	all    []*stem
	byName map[string]*stem
}

type node struct {
	*Field
	key []string
	// rules are those of the field, with what is asked of them for each value.
	rules []judged
	// identifies is [Field.Identifies].
	identifies bool
	// slot is where the answer stands among those of a scope: see [Scope.said].
	slot int
	home place
	// elsewhere are the places that go before home under a condition.
	elsewhere []place
	// plain is Field without its Default, for where DefaultWhen does not hold.
	plain *Field
	// prefix is the key with a dot, for references into an Object.
	prefix  string
	choices OneOf
	// sends are the options that are sent as something else.
	sends map[string]any
	// step tells whether the page of a field of the form itself applies.
	step Condition
	// onStep, when, required and defaults are the conditions of the field as tests.
	onStep, when, required, defaults *test
	sub                              *level
	// placed says that a [FactEquals] tells better than the look-up why a value
	// of this field is in the wrong place.
	factChecked bool
	// by is what narrows the look-up, in the order of the query's id.
	by []narrower
}

// narrower is an answer that narrows a look-up: where it stands, and its key in the query.
type narrower struct {
	ref, key string
	optional bool
}

func newLevel(fields []Field, checks []Check, up *level) *level {
	l := &level{up: up, nodes: make([]*node, 0, len(fields)), byKey: make(map[string]*node, len(fields)), checks: checks, refs: map[string]*reference{}}
	for i := range fields {
		n := l.newNode(&fields[i])
		l.nodes = append(l.nodes, n)
		if n.Kind == Object {
			l.objects = append(l.objects, n)
		}
		if _, twice := l.byKey[n.Key]; !twice {
			l.byKey[n.Key] = n
		}
		n.slot = l.slot(n.key)
		if n.sub != nil {
			l.room = max(l.room, n.sub.room)
		}
	}
	l.room += l.slots
	for _, check := range checks {
		if fact, ok := bareCheck(check).(FactEquals); ok && l.byKey[fact.Field] != nil {
			l.byKey[fact.Field].factChecked = true
		}
	}
	return l
}

// slot finds or makes room for the answer at key.
func (l *level) slot(key []string) int {
	in, at := &l.stems, (*stem)(nil)
	for _, name := range key {
		at = in.named(name)
		in = &at.below
	}
	if at.slot < 0 {
		at.slot = l.slots
		l.slots++
	}
	return at.slot
}

func (in *stems) named(name string) *stem {
	if at := in.byName[name]; at != nil {
		return at
	}
	if in.byName == nil {
		in.byName = map[string]*stem{}
	}
	at := &stem{name: name, slot: -1}
	in.all, in.byName[name] = append(in.all, at), at
	return at
}

// link follows the references of the level and those within, once all levels are there.
func (l *level) link() {
	for key, n := range l.byKey {
		l.refs[key] = &reference{node: n}
	}
	for _, check := range l.checks {
		for _, ref := range check.Refs() {
			if l.refs[ref] == nil {
				r := l.refer(ref)
				l.refs[ref] = &r
			}
		}
		l.cross = append(l.cross, l.compared(check))
	}
	for _, n := range l.nodes {
		n.onStep, n.when, n.required, n.defaults = l.test(n.step), l.test(n.When), l.test(n.RequiredWhen), l.test(n.DefaultWhen)
		for i := range n.elsewhere {
			n.elsewhere[i].test = l.test(n.elsewhere[i].When)
		}
		if n.sub != nil {
			n.sub.link()
		}
	}
	l.share()
}

func (l *level) newNode(field *Field) *node {
	n := &node{
		Field: field, identifies: field.Identifies(), key: strings.Split(field.Key, "."), prefix: field.Key + ".", by: field.Source.narrowers(),
		home: newPlace(Placement{
			Wire: field.Wire, Encoding: field.Encoding, Suffix: field.Suffix, KeyedBy: field.KeyedBy, Unwrap: field.Unwrap,
		}),
	}
	if !field.DefaultWhen.IsZero() {
		plain := *field
		plain.Default = nil
		n.plain = &plain
	}
	for _, p := range field.Elsewhere {
		n.elsewhere = append(n.elsewhere, newPlace(p))
	}
	for _, rule := range field.Rules {
		n.rules = append(n.rules, newJudged(rule))
	}
	for _, option := range field.Options {
		n.choices = append(n.choices, option.Value)
		if value, err := decodeConstant(option.Sends); option.Sends != "" && err == nil {
			if n.sends == nil {
				n.sends = map[string]any{}
			}
			n.sends[option.Value] = value
		}
	}
	if field.Kind == Object || field.Kind == List {
		n.sub = newLevel(field.Fields, field.Checks, l)
	}
	return n
}

// walk goes through answers that nobody changes meanwhile, so that what was said in a
// scope is looked up once.
type walk struct {
	// room holds the answers of all scopes from the form to where the walk is.
	room []any
}

// enter looks up what was said in the scope, until it leaves.
func (w *walk) enter(s *Scope) {
	if w.room == nil {
		w.room = make([]any, 0, s.level.room)
	}
	from := len(w.room)
	w.room = slices.Grow(w.room, s.level.slots)[:from+s.level.slots]
	s.said = w.room[from:]
	clear(s.said)
	s.collect(s.tree, &s.level.stems)
}

func (w *walk) leave(s *Scope) {
	w.room = w.room[:len(w.room)-s.level.slots]
	s.said = nil
}

func (s *Scope) collect(tree map[string]any, in *stems) {
	switch {
	case len(tree) == 0:
	case len(in.all) > dense+2*len(tree):
		for name, value := range tree {
			if at := in.byName[name]; at != nil {
				s.take(value, at)
			}
		}
	default:
		for _, at := range in.all {
			if value, said := tree[at.name]; said {
				s.take(value, at)
			}
		}
	}
}

// dense is up to how many questions, besides two for each answer, it is faster to look
// for the answer to each than to go through the answers.
const dense = 8

func (s *Scope) take(value any, at *stem) {
	if at.slot >= 0 && !isEmpty(value) {
		s.said[at.slot] = value
	}
	if len(at.below.all) > 0 {
		inner, _ := value.(map[string]any)
		s.collect(inner, &at.below)
	}
}
