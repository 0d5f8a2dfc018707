package forms

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"

	"clusterwiz/forms/foreign"
)

// Question is a field at one place of the answers.
type Question struct {
	*Field
	node  *node
	scope *Scope
}

// Questions returns the fields of this scope that apply, in order of
// declaration. At the form itself step narrows them to one page; "" is all.
func (s *Scope) Questions(step StepID) []Question {
	return slices.AppendSeq(make([]Question, 0, len(s.level.nodes)), s.Asked(step))
}

// Asked goes through the [Scope.Questions], of which there may be thousands in all.
func (s *Scope) Asked(step StepID) iter.Seq[Question] {
	return func(yield func(Question) bool) {
		for _, n := range s.level.nodes {
			if (step == "" || s.up != nil || n.Step == step) && s.applies(n) && !yield(s.question(n)) {
				return
			}
		}
	}
}

// Asks tells whether [Scope.Questions] has any.
func (s *Scope) Asks(step StepID) bool {
	for range s.Asked(step) {
		return true
	}
	return false
}

// question returns the field n here, with its Default only where that stands in.
func (s *Scope) question(n *node) Question {
	if n.Default != nil && s.defaultOf(n) == nil {
		return Question{Field: n.plain, node: n, scope: s}
	}
	return Question{Field: n.Field, node: n, scope: s}
}

// Question returns the field at path, and false where the form has no such
// question or the list has no such item. It may not apply: see Applies.
func (f *Form) Question(answers *Answers, known *Known, path Path) (Question, bool) {
	s := f.Scope(answers, known)
	var room [pathDepth]elem
	elems, err := path.splitInto(room[:0])
	if err != nil {
		return Question{}, false
	}
	for {
		n, used := s.level.prefix(elems)
		if n == nil {
			return Question{}, false
		}
		if elems = elems[used:]; len(elems) == 0 {
			return s.question(n), true
		}
		if n.sub == nil {
			return Question{}, false
		}
		if s, elems = s.enter(n, elems); s == nil {
			return Question{}, false
		}
	}
}

// Path returns where the answer stands.
func (q Question) Path() Path { return q.scope.pathTo(q.node) }

// Scope returns the scope that the question stands in.
func (q Question) Scope() *Scope { return q.scope }

// Inner returns the scope of an Object's own fields.
func (q Question) Inner() *Scope { return q.scope.object(q.node) }

// Items returns the scopes of the items of a List.
func (q Question) Items() []*Scope {
	items := q.scope.items(q.node)
	room, scopes := make([]Scope, len(items)), make([]*Scope, len(items))
	for i := range items {
		room[i] = q.scope.item(q.node, items, i)
		scopes[i] = &room[i]
	}
	return scopes
}

// Count is how many items a List has.
func (q Question) Count() int { return len(q.scope.items(q.node)) }

// Answer returns what the person said, and nil when nothing.
func (q Question) Answer() any { return q.scope.raw(q.node) }

// Effective returns the answer, else Default, else ServerDefault.
func (q Question) Effective() (any, State) { return q.scope.effective(q.node) }

// MayRepeat tells whether Strings may well hold a value more than once here.
func (q Question) MayRepeat() bool {
	return q.node != nil && q.AllowDuplicates && (q.DuplicatesWhen.IsZero() || q.scope.Holds(q.DuplicatesWhen))
}

// There tells whether the objects around the question are part of the request: they are
// needed, or something in them is answered.
func (q Question) There() bool { return q.scope.there(nil) }

// Applies tells whether the question is asked here and now, with everything
// around it.
func (q Question) Applies() bool {
	if !q.scope.applies(q.node) {
		return false
	}
	for s := q.scope; s.up != nil; s = s.up {
		if !s.up.applies(s.node) {
			return false
		}
	}
	return true
}

// Needed tells whether an answer must be given: required, here and now, with
// no default to stand in. Nothing is needed in an object that is not there.
func (q Question) Needed() bool { return q.scope.needed(q.node) && q.scope.there(nil) }

// NeededHere is Needed for who looks at the object itself: once anything in it is
// said, an answer must be given.
func (q Question) NeededHere() bool { return q.scope.needed(q.node) }

// Query is one look-up with the answers that narrow it.
type Query struct {
	Source string
	// Args are those answers, by the referenced key without "../" or "/".
	Args map[string]string
}

// ID returns a text that is the same for the same query.
func (q Query) ID() string {
	var b strings.Builder
	b.WriteString(q.Source)
	for _, key := range slices.Sorted(maps.Keys(q.Args)) {
		b.WriteString("\x00" + key + "=" + q.Args[key])
	}
	return b.String()
}

// argOf is how a reference is called in a query.
func argOf(ref string) string { return strings.TrimLeft(ref, "./") }

// narrowers are the elements of By in the order of [Query.ID].
func (s Source) narrowers() []narrower {
	all := make([]narrower, 0, len(s.By))
	for _, by := range s.By {
		ref, optional := narrowing(by)
		all = append(all, narrower{ref: ref, key: argOf(ref), optional: optional})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].key < all[j].key })
	return all
}

// narrowing takes an element of [Source.By] apart.
func narrowing(by string) (ref string, optional bool) { return strings.CutSuffix(by, "?") }

// Refs returns the references of By as they are in conditions.
func (s Source) Refs() []string {
	refs := make([]string, len(s.By))
	for i, by := range s.By {
		refs[i], _ = narrowing(by)
	}
	return refs
}

// Query returns the look-up that offers values for this question. missing are
// the references that must be answered first; with any, do not look up.
func (q Question) Query() (query Query, missing []string) {
	query = Query{Source: q.Source.Name}
	for _, by := range q.Source.By {
		ref, optional := narrowing(by)
		value, state := q.scope.Value(ref)
		if state != Set {
			if !optional {
				missing = append(missing, ref)
			}
			continue
		}
		if query.Args == nil {
			query.Args = map[string]string{}
		}
		query.Args[argOf(ref)] = ValueText(value)
	}
	return query, missing
}

// Commitments returns the paths of the answers that commit to pay in advance:
// chosen options marked Binds, of fields that apply.
func (f *Form) Commitments(answers *Answers) []Path {
	return f.Scope(answers, nil).commitments()
}

// binds tells whether a value commits to pay in advance. Of one outside a list that
// has such values nobody knows, so it counts.
func (q Question) binds(value string) bool {
	i := slices.IndexFunc(q.Options, func(o Option) bool { return o.Value == value })
	if i >= 0 || value == "" {
		return i >= 0 && q.Options[i].Binds
	}
	return slices.ContainsFunc(q.Options, func(o Option) bool { return o.Binds })
}

func (s *Scope) commitments() []Path {
	var paths []Path
	for _, q := range s.Questions("") {
		switch q.Kind {
		case List:
			for _, item := range q.Items() {
				paths = append(paths, item.commitments()...)
			}
		case Object:
			if q.scope.has(q.node) {
				paths = append(paths, q.Inner().commitments()...)
			}
		default:
			value, _ := q.Effective()
			if q.binds(ValueText(value)) {
				paths = append(paths, q.Path())
			}
		}
	}
	return paths
}

// looks tells of the first character for which an answer looks other than it is;
// the zero Text where it does not. Of scripts and tables, which may hold what is
// nobody's business, no part is quoted.
func (q Question) looks(value any) Text {
	switch v := value.(type) {
	case string:
		if q.Kind == LongText {
			return oddity(foreign.LooksHidden(v), false)
		}
		return oddity(foreign.Looks(v), true)
	case []string:
		for _, text := range v {
			if sightOf(text) != odd {
				continue
			}
			if odd := foreign.Looks(text); odd.Kind != "" {
				return oddity(odd, true)
			}
		}
	case map[string]string:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if odd := foreign.Looks(name); odd.Kind != "" {
				return oddity(odd, true)
			}
			if odd := foreign.LooksHidden(v[name]); odd.Kind != "" {
				return oddity(odd, false)
			}
		}
	case Table:
		return q.looks(v.texts())
	}
	return Text{}
}

// oddity says why a character misleads, and where it stands.
func oddity(odd foreign.Odd, quoted bool) Text {
	if odd.Kind == "" {
		return Text{}
	}
	number := fmt.Sprintf("U+%04X", odd.Rune)
	var said Text
	switch odd.Kind {
	case foreign.Reordering:
		said = Tf("contains the character %s, which changes the reading direction", "含有会改变阅读方向的字符 %s", number)
	case foreign.Unseen:
		said = Tf("contains the character %s, which is invisible", "含有不可见的字符 %s", number)
	case foreign.Lookalike:
		said = Tf("contains the letter %c (%s), which looks like a Latin letter but is not", "含有字母 %c（%s），看似拉丁字母，实际不是", odd.Rune, number)
	default:
		return Text{}
	}
	if !quoted {
		return said
	}
	return Tf("%s: %s", "%s：%s", said, odd.Word)
}
