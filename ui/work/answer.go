package work

import "clusterwiz/forms"

// Set answers the question at path and tells whether that changed anything; a
// nil value takes the answer away. Whatever way a value came, it is converted
// to the type of its field here.
func (w *Work) Set(s *Sheet, path forms.Path, value any) (changed bool) {
	before, was := s.Answers.Get(path)
	if field, ok := s.Form.Field(path); ok {
		if converted, fits := field.Convert(value); fits || converted != nil {
			value = converted
		}
	}
	if value == nil {
		if was {
			s.Answers.Unset(path)
			w.edited(s)
		}
		return was
	}
	if was && same(before, value) {
		return false
	}
	if err := s.Form.Set(s.Answers, path, value); err != nil {
		w.out.Complain(forms.Tf("%s does not fit here", "%s 与此处不符", path))
		return false
	}
	w.edited(s)
	return true
}

// edited notes that the answers of a sheet changed.
func (w *Work) edited(s *Sheet) {
	if s == w.Main {
		w.unsaved = true
	}
}

// same compares two values of one field; lists and maps by their text.
func same(x, y any) bool {
	switch x := x.(type) {
	case string, int64, float64, bool, forms.Secret:
		return x == y
	}
	if _, text := y.(string); text {
		return false
	}
	return forms.ValueText(x) == forms.ValueText(y)
}

// Tell answers what the look-up knows of the value chosen at path, where
// another question asks for that: the kind of the chosen pool. What a person
// said stays, but for what belongs to the chosen value; what was filled in before
// follows the new one, and tells on in turn.
func (w *Work) Tell(s *Sheet, path forms.Path) {
	if s != w.Main {
		return
	}
	for _, fact := range s.Form.ImpliedBy(s.Answers, s.Known, path) {
		target, now := fact.Question.Path(), fact.Question.Answer()
		if now != nil && !fact.Follow && w.told[target] != forms.ValueText(now) {
			continue
		}
		if w.Set(s, target, fact.Fact) {
			w.told[target] = fact.Fact
			w.out.Say(fact.Notice())
			w.Tell(s, target)
		}
	}
}
