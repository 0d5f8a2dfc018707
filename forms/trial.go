package forms

import "slices"

// Trial tells what the form would say of values for one question, were they chosen:
// what its rules and the comparisons that look at it find. It changes no answer, and
// looks at nothing else, so that it can be asked for every row of a list.
type Trial struct {
	form    *Form
	answers *Answers
	q       Question
	// holder is the object in which the answer stands, under key.
	holder   map[string]any
	key      string
	touching []touching
	// before are the problems that any value has, or none: they are not the value's.
	before []Problem
}

// touching is a comparison that looks at the question, where it is made.
type touching struct {
	scope *Scope
	check Check
}

// someValue stands for any value: nobody knows anything of it.
const someValue = "\x00"

// Try makes the trial of the question at path, and is false where there is none. The
// answers at free will follow the value, and are not held against it.
func (f *Form) Try(answers *Answers, known *Known, path Path, free ...Path) (*Trial, bool) {
	t := &Trial{form: f, answers: answers.Clone()}
	for _, follower := range free {
		t.answers.Unset(follower)
	}
	if _, there := f.Question(t.answers, known, path); !there || t.answers.put(path, someValue) != nil {
		return nil, false
	}
	t.q, _ = f.Question(t.answers, known, path)
	t.holder = t.q.scope.tree
	last := len(t.q.node.key) - 1
	for _, key := range t.q.node.key[:last] {
		t.holder, _ = t.holder[key].(map[string]any)
	}
	t.key = t.q.node.key[last]
	t.find(f.Scope(t.answers, known), path)
	delete(t.holder, t.key)
	t.before = t.crossed()
	switch t.q.Kind {
	case Integer, Decimal:
	case Strings:
		t.before = append(t.before, t.with([]string{someValue})...)
	default:
		t.before = append(t.before, t.with(someValue)...)
	}
	return t, true
}

// find collects the comparisons that look at path, from a scope inwards.
func (t *Trial) find(s *Scope, path Path) {
	for _, check := range s.level.checks {
		if slices.ContainsFunc(check.Refs(), func(ref string) bool {
			at := s.PathOf(ref)
			return at.Contains(path) || path.Contains(at)
		}) && !follows(check, s, path) {
			t.touching = append(t.touching, touching{s, check})
		}
	}
	for _, n := range s.level.nodes {
		switch n.Kind {
		case Object:
			if s.raw(n) != nil {
				t.find(s.object(n), path)
			}
		case List:
			items := s.items(n)
			for i := range items {
				item := s.item(n, items, i)
				t.find(&item, path)
			}
		default:
		}
	}
}

// follows tells whether it is the other answer that has to follow the one at path: what
// is chosen within a VPC does not speak against another VPC.
func follows(check Check, s *Scope, path Path) bool {
	switch c := bareCheck(check).(type) {
	case FactEquals:
		return s.PathOf(c.Other) == path
	case MatchesLookup:
		return c.Follow && s.PathOf(c.Of) == path
	}
	return false
}

func (t *Trial) with(value any) []Problem {
	t.holder[t.key] = value
	return t.crossed()
}

// crossed is what the comparisons find now.
func (t *Trial) crossed() []Problem {
	var problems []Problem
	for _, touch := range t.touching {
		problems = append(problems, touch.check.Problems(touch.scope)...)
	}
	return problems
}

// Problems are those that the value would bring about, here or at other answers; of a
// question that takes several it is one more. What a look-up itself says of the value
// is not among them, nor what concerns answers that are chosen by this one.
func (t *Trial) Problems(value string) []Problem {
	said, _ := t.q.Convert(value)
	if t.q.Kind == Strings {
		said = []string{value}
	}
	problems := slices.DeleteFunc(t.with(said), func(p Problem) bool {
		return slices.ContainsFunc(t.before, p.repeats) || p.Path != t.q.Path() && t.narrows(p.Path)
	})
	size := t.q.checkSize(1)
	own := slices.DeleteFunc(t.q.checkRules(said), func(p Problem) bool { return t.q.Kind == Strings && !size.IsZero() && p.Summary == size })
	return append(own, problems...)
}

// repeats tells whether both say the same of one answer.
func (p Problem) repeats(other Problem) bool {
	return p.Path == other.Path && p.Severity == other.Severity && p.Summary == other.Summary && p.Remedy == other.Remedy
}

// narrows tells whether the question decides among what the one at path is chosen.
func (t *Trial) narrows(path Path) bool {
	q, ok := t.form.Question(t.answers, t.q.scope.known, path)
	return ok && slices.ContainsFunc(q.Source.Refs(), func(ref string) bool { return q.scope.PathOf(ref) == t.q.Path() })
}
