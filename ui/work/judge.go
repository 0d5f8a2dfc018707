package work

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Judge returns what asks the form of values for q, were one chosen: why it would be
// refused, and what it would warn of; zero Texts for nothing. Both the wizard and plain
// mode ask it for the rows that they show. Answers that follow the value, as a look-up
// tells them, are not held against it.
func (w *Work) Judge(s *Sheet, q forms.Question) func(value string) (refused, told forms.Text) {
	trial, ok := s.Form.Try(s.Answers, s.Known, q.Path(), w.followers(s, q.Path())...)
	if !ok {
		return func(string) (refused, told forms.Text) { return forms.Text{}, forms.Text{} }
	}
	return func(value string) (refused, told forms.Text) {
		for _, p := range trial.Problems(value) {
			text := ofItself(p.Summary, value)
			if p.Path != q.Path() {
				if other, ok := s.Question(p.Path); ok {
					text = forms.Tf("%s: %s", "%s：%s", other.Label, text)
				}
			}
			switch {
			case p.Severity == forms.Error && refused.IsZero():
				refused = text
			case p.Severity == forms.Warning && told.IsZero():
				told = text
			}
		}
		return refused, told
	}
}

// ofItself leaves value out where what is said of it begins with it: it stands in the row.
func ofItself(said forms.Text, value string) forms.Text {
	cut := func(text string) string {
		rest, begins := strings.CutPrefix(text, value)
		if words, ok := strings.CutPrefix(rest, " "); begins && ok {
			return words
		}
		if begins && strings.HasPrefix(rest, "（") {
			return rest
		}
		return text
	}
	return forms.T(cut(said.En), cut(said.Zh))
}

// followers are the answers that were told by the one at path, and what follows them.
func (w *Work) followers(s *Sheet, path forms.Path) []forms.Path {
	var all []forms.Path
	for open := []forms.Path{path}; len(open) > 0; open = open[1:] {
		for _, fact := range s.Form.ImpliedBy(s.Answers, s.Known, open[0]) {
			at, now := fact.Question.Path(), fact.Question.Answer()
			if now == nil || slices.Contains(all, at) || w.told[at] != forms.ValueText(now) {
				continue
			}
			all, open = append(all, at), append(open, at)
		}
	}
	return all
}
