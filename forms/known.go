package forms

// Known is what look-ups have answered so far, for checks that compare with
// the cloud's own lists. The zero value knows nothing. It is not safe for
// concurrent use.
type Known struct {
	lists map[string]map[string]Option
	facts map[[2]string]Option
}

// Add remembers the whole answer to a query.
func (k *Known) Add(query Query, options []Option) {
	if k.lists == nil {
		k.lists, k.facts = map[string]map[string]Option{}, map[[2]string]Option{}
	}
	list := make(map[string]Option, len(options))
	for _, option := range options {
		list[option.Value] = option
		k.facts[[2]string{query.Source, option.Value}] = option
	}
	k.lists[query.ID()] = list
}

// Option returns what the answer to query says of value. listed tells whether
// value is in it, asked whether query was answered at all.
func (k *Known) Option(query Query, value string) (option Option, listed, asked bool) {
	if k == nil {
		return Option{}, false, false
	}
	list, asked := k.lists[query.ID()]
	option, listed = list[value]
	return option, listed, asked
}

// Fact returns a fact about a value of a source, from whichever answer had it.
func (k *Known) Fact(source, value, name string) (string, bool) {
	if k == nil {
		return "", false
	}
	fact, ok := k.facts[[2]string{source, value}].Facts[name]
	return fact, ok
}

// has tells whether any answer of the source listed value.
func (k *Known) has(source, value string) bool {
	_, ok := k.facts[[2]string{source, value}]
	return ok
}

// Implied is an answer that a look-up has for Question: Fact, by what it says of
// the value chosen for Of.
type Implied struct {
	Question, Of Question
	Fact         string
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
		pair, ok := check.(MatchesLookup)
		if !ok || s.PathOf(pair.Of) != q.Path() {
			continue
		}
		_, at, n := s.resolve(pair.Field)
		fact, known := s.known.Fact(q.Source.Name, ValueText(q.Answer()), pair.Fact)
		if known && n != nil && at.applies(n) {
			all = append(all, Implied{Question: Question{Field: n.Field, node: n, scope: at}, Of: q, Fact: fact})
		}
	}
	return all
}
