package ui

import "clusterwiz/forms"

// tell answers what the look-up knows of the value chosen at path, where
// another question asks for that: the kind of the chosen pool. What a person
// said stays; what was filled in before follows the new value.
func (a *app) tell(s *sheet, path forms.Path) {
	if s != a.session.main {
		return
	}
	for _, told := range s.form.ToldBy(s.answers, s.known, path) {
		target, now := told.Question.Path(), told.Question.Answer()
		if now != nil && a.session.told[target] != forms.ValueText(now) {
			continue
		}
		if a.set(s, target, told.Question.Parse(told.Fact)) {
			a.session.told[target] = told.Fact
			a.say(told.Notice())
		}
	}
}
