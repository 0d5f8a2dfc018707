package ui

import (
	"strings"

	"clusterwiz/forms"
)

// tell answers what the look-up knows of the value chosen at path, where
// another question asks for that: the kind of the chosen pool. What a person
// said stays; what was filled in before follows the new value.
func (a *app) tell(s *sheet, path forms.Path) {
	q, ok := s.question(path)
	if !ok || q.Source.Name == "" || s != a.session.main {
		return
	}
	a.tellIn(s, q, s.form.Scope(s.answers, s.known), s.form.Checks)
	if around := q.Scope().Path(); around != "" {
		if outer, ok := s.question(holder(around)); ok {
			a.tellIn(s, q, q.Scope(), outer.Checks)
		}
	}
}

// tellIn does so for the comparisons of one scope.
func (a *app) tellIn(s *sheet, q forms.Question, scope *forms.Scope, checks []forms.Cross) {
	for _, check := range checks {
		pair, ok := check.(forms.AsTold)
		if !ok || scope.PathOf(pair.Of) != q.Path() {
			continue
		}
		fact, told := s.known.Fact(q.Source.Name, forms.ValueText(q.Answer()), pair.Fact)
		path := scope.PathOf(pair.Field)
		target, ok := s.question(path)
		if !told || !ok || !target.Applies() {
			continue
		}
		now := target.Answer()
		if now != nil && a.session.told[path] != forms.ValueText(now) {
			continue
		}
		if a.set(s, path, target.Parse(fact)) {
			a.session.told[path] = fact
			a.say(forms.Tf("%s: %s, as the cloud says of %s", "%[1]s：%[2]s，取自所选的 %[3]s",
				target.Label, forms.T(target.Show(fact, forms.En), target.Show(fact, forms.Zh)), q.Label))
		}
	}
}

// holder is the list or object that a scope at path lies in.
func holder(path forms.Path) forms.Path {
	if i := strings.LastIndexByte(string(path), '['); i >= 0 && strings.HasSuffix(string(path), "]") {
		return path[:i]
	}
	return path
}
