package work

import (
	"slices"
	"strconv"

	"clusterwiz/forms"
)

// Place is a question that one can go to. There may be thousands, so what is told of one
// is made when it is asked for.
type Place struct {
	sheet    *Sheet
	question forms.Question
	// before stands before the label of each question of one scope.
	before *forms.Text
}

// Places are the questions of sheets that are asked, also within lists, in order.
func Places(sheets ...*Sheet) []Place {
	n := 0
	for _, s := range sheets {
		walk(s.Scope(), func(forms.Question) { n++ })
	}
	all := make([]Place, 0, n)
	for _, s := range sheets {
		s.places(&all, s.Scope(), &forms.Text{})
	}
	return all
}

// places adds those of a scope.
func (s *Sheet) places(all *[]Place, scope *forms.Scope, before *forms.Text) {
	for q := range scope.Asked("") {
		*all = append(*all, Place{s, q, before})
		switch q.Kind {
		case forms.Object:
			s.places(all, q.Inner(), below(before, q.Label, ""))
		case forms.List:
			for i, item := range q.Items() {
				s.places(all, item, below(before, q.Item, " "+strconv.Itoa(i+1)))
			}
		default: // A single value leads to nothing.
		}
	}
}

// below is what stands before what is in something of that name and number. Both are
// clean already.
func below(before *forms.Text, name forms.Text, number string) *forms.Text {
	const leads = " › "
	return &forms.Text{En: before.En + name.En + number + leads, Zh: before.Zh + name.Zh + number + leads}
}

// Path is where the answer stands.
func (p Place) Path() forms.Path { return p.question.Path() }

// Within is where the list item or object stands that the question is in, empty for none.
func (p Place) Within() forms.Path { return p.question.Scope().Path() }

// Field is the question, which is the same in all items of a list.
func (p Place) Field() *forms.Field { return p.question.Field }

// Before is what stands before the label of the question: what it stands in. Those in the
// same share it.
func (p Place) Before() *forms.Text { return p.before }

// Name is its label, below what it stands in.
func (p Place) Name() forms.Text {
	return forms.Text{En: p.before.En + p.question.Label.En, Zh: p.before.Zh + p.question.Label.Zh}
}

// APIName is that of the request, the same in all items of a list.
func (p Place) APIName() string { return p.question.APIName() }

// Answer is what is answered, zero for nothing.
func (p Place) Answer() forms.Text {
	answer := p.answer()
	if answer == nil {
		return forms.Text{}
	}
	return forms.Text{En: p.sheet.Show(p.question, answer, forms.En), Zh: p.sheet.Show(p.question, answer, forms.Zh)}
}

func (p Place) answer() any {
	if p.question.Kind == forms.List || p.question.Kind == forms.Object {
		return nil
	}
	return p.question.Answer()
}

// Called adds what is answered, and what a look-up calls that, to words, each once.
func (p Place) Called(words []string) []string {
	answer, from := p.answer(), len(words)
	if answer == nil {
		return words
	}
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		name, rest := p.sheet.Named(p.question, answer, lang)
		for _, word := range []string{p.sheet.Show(p.question, answer, lang), name, rest} {
			if word != "" && !slices.Contains(words[from:], word) {
				words = append(words, word)
			}
		}
	}
	return words
}
