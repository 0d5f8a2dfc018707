package forms

import "slices"

// Known is what look-ups have answered so far, for checks that compare with
// the cloud's own lists. The zero value knows nothing. It is not safe for
// concurrent use.
type Known struct {
	lists map[string]*answered
	// sources are the answers of each source, in the order in which they came.
	sources map[string][]*answered
}

// answered is the answer to a query: its options are those that were added, and nobody
// changes them; at tells where among them a value is.
type answered struct {
	options []Option
	at      map[string]int32
}

// option is what the answer says of a value, nil for nothing.
func (a *answered) option(value string) *Option {
	if a == nil {
		return nil
	}
	if i, listed := a.at[value]; listed {
		return &a.options[i]
	}
	return nil
}

// Add remembers the whole answer to a query, in the place of an earlier one. It keeps
// the options themselves: a list may have thousands.
func (k *Known) Add(query Query, options []Option) {
	if k.lists == nil {
		k.lists, k.sources = map[string]*answered{}, map[string][]*answered{}
	}
	list := &answered{options: options, at: make(map[string]int32, len(options))}
	for i := range options {
		list.at[options[i].Value] = int32(i)
	}
	id := query.ID()
	before := k.lists[id]
	k.lists[id] = list
	k.sources[query.Source] = append(slices.DeleteFunc(k.sources[query.Source], func(a *answered) bool { return a == before }), list)
}

// Fact returns a fact about a value of a source, from the last answer that has the value.
func (k *Known) Fact(source, value, name string) (string, bool) {
	if option := k.of(source, value); option != nil {
		fact, ok := option.Facts[name]
		return fact, ok
	}
	return "", false
}

// of is what the last answer of the source that has a value says of it, nil for none.
func (k *Known) of(source, value string) *Option {
	if k == nil {
		return nil
	}
	lists := k.sources[source]
	for i := len(lists) - 1; i >= 0; i-- {
		if option := lists[i].option(value); option != nil {
			return option
		}
	}
	return nil
}

// has tells whether any answer of the source listed value.
func (k *Known) has(source, value string) bool { return k.of(source, value) != nil }

// lookedUp is what the answer to a look-up says of a value.
type lookedUp int

const (
	silent lookedUp = iota // no answer
	absent                 // the answer does not have it
	listed                 // the answer has it
)

// cloudSays tells what the look-up of the question knows of all of the value.
func (q Question) cloudSays(value any) lookedUp {
	if q.Source.Name == "" || q.scope.known == nil {
		return silent
	}
	list, asked := q.list()
	all := texts(value)
	if !asked || len(all) == 0 {
		return silent
	}
	said := listed
	for _, text := range all {
		if list.option(text) == nil {
			said = absent
		}
	}
	return said
}

// overrules tells whether a rule on this ground is silent after what the cloud said:
// what is there may be used, and what is not is told by the look-up better than by a
// list of ours.
func (l lookedUp) overrules(on Ground) bool {
	return (l == listed && (on.Standing == Documented || on.Standing == Listed)) || (l == absent && on.Standing == Listed)
}

// list is the answer to the look-up of the question, and whether it was looked up. It is
// asked for at every key, so the id of the query is written where it costs nothing.
func (q Question) list() (list *answered, asked bool) {
	var room [160]byte
	id := append(room[:0], q.Source.Name...)
	for _, by := range q.node.by {
		value, state := q.scope.Value(by.ref)
		switch {
		case state == Set:
			id = append(append(append(append(id, '\x00'), by.key...), '='), ValueText(value)...)
		case !by.optional:
			return nil, false
		}
	}
	list, asked = q.scope.known.lists[string(id)]
	return list, asked
}

// LookedUp returns what the answer to the look-up of the question says of a value, and false
// where nobody asked or the answer does not have it.
func (q Question) LookedUp(value string) (Option, bool) {
	if q.Source.Name == "" || q.scope.known == nil {
		return Option{}, false
	}
	list, _ := q.list()
	if option := list.option(value); option != nil {
		return *option, true
	}
	return Option{}, false
}

// checkKnown compares with the cloud's own list where it has been read.
func (q Question) checkKnown(value any) []Problem {
	if q.Source.Name == "" || q.scope.known == nil {
		return nil
	}
	list, asked := q.list()
	if !asked {
		return nil
	}
	var problems []Problem
	for _, text := range texts(value) {
		option := list.option(text)
		listed := option != nil
		switch {
		case !listed && q.node.factChecked && q.scope.known.has(q.Source.Name, text):
			// Listed under other answers: FactIs says more precisely why.
		case !listed && q.Source.Exhaustive:
			problems = append(problems, q.problem(Error, q.absent(text)))
		case !listed:
			problems = append(problems, q.problem(Warning, q.unlisted(text)))
		case !option.Why.IsZero():
			// Of several values the text has to say which.
			problems = append(problems, q.problem(Warning, Tf("%s: %s", "%s：%s", text, option.Why)))
		}
	}
	return problems
}

// unlisted says that the cloud does not list a value, and for which zones where
// the list is that of vSwitches, which lie in one.
func (q Question) unlisted(value string) Text {
	value = inWords(value)
	var zones []string
	for _, ref := range q.Source.Refs() {
		around, _ := q.scope.Value(ref)
		for _, text := range texts(around) {
			if zone, known := q.scope.FactOf(ref, text, "zone"); known && zone != "" && !slices.Contains(zones, zone) {
				zones = append(zones, zone)
			}
		}
	}
	if len(zones) == 0 {
		return Tf("%s is not in the cloud's list", "%s 不在云端列表中", value)
	}
	return Tf("%s is not in the cloud's list for %s", "%s 不在云端的 %s 列表中", value, joinValues(zones))
}

// absent says that the cloud has no such value, and among which it was looked
// for: "vsw-9 does not exist in VPC vpc-1, Zone z".
func (q Question) absent(value string) Text {
	var among Text
	for _, ref := range q.Source.Refs() {
		around, state := q.scope.Value(ref)
		switch {
		case state != Set:
		case among.IsZero():
			among = Tf("%s %s", "%s %s", q.scope.Label(ref), ValueText(around))
		default:
			among = Tf("%s, %s %s", "%s、%s %s", among, q.scope.Label(ref), ValueText(around))
		}
	}
	if among.IsZero() {
		return Tf("%s does not exist here", "%s 在此处不存在", value)
	}
	return Tf("%s does not exist in %s", "%s 不属于 %s", value, among)
}

// Implied is an answer that a look-up has for Question: Fact, by what it says of
// the value chosen for Of.
type Implied struct {
	Question, Of Question
	Fact         string
	// Follow is [MatchesLookup.Follow].
	Follow bool
}

// Notice says what was answered and why.
func (i Implied) Notice() Text {
	return Tf("%s: %s, as the cloud says of %s", "%[1]s：%[2]s，取自所选的 %[3]s",
		i.Question.Label, i.Question.ShowText(i.Fact), i.Of.Label)
}

// ImpliedBy returns what the value chosen at path tells of questions that apply,
// by every [MatchesLookup] of the form and of the list or object around path.
func (f *Form) ImpliedBy(answers *Answers, known *Known, path Path) []Implied {
	q, ok := f.Question(answers, known, path)
	if !ok || q.Source.Name == "" {
		return nil
	}
	implied := f.Scope(answers, known).impliedBy(q, f.Checks)
	if q.scope.node != nil {
		implied = append(implied, q.scope.impliedBy(q, q.scope.node.Checks)...)
	}
	return implied
}

func (s *Scope) impliedBy(q Question, checks []Check) []Implied {
	var all []Implied
	for _, check := range checks {
		pair, ok := bareCheck(check).(MatchesLookup)
		if !ok || s.PathOf(pair.Of) != q.Path() {
			continue
		}
		at, n := s.resolve(pair.Field)
		fact, known := s.known.Fact(q.Source.Name, ValueText(q.Answer()), pair.Fact)
		if known && fact != "" && n != nil && at.applies(n) {
			all = append(all, Implied{Question: Question{Field: n.Field, node: n, scope: at}, Of: q, Fact: fact, Follow: pair.Follow})
		}
	}
	return all
}
