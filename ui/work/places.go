package work

import "clusterwiz/forms"

// Place is a question that one can go to.
type Place struct {
	Path forms.Path
	// Name is its label, below what it stands in.
	Name forms.Text
	// Also are its other names: that of the API, and its path in a profile.
	Also []string
	// Answer is what is answered, zero for nothing; Called what a look-up calls that.
	Answer forms.Text
	Called []string
}

// Places are the questions of a sheet that are asked, also within lists, in order.
func (s *Sheet) Places() []Place {
	var all []Place
	s.places(&all, s.Scope(), forms.Text{})
	return all
}

// places adds those of a scope.
func (s *Sheet) places(all *[]Place, scope *forms.Scope, within forms.Text) {
	below := func(name forms.Text) forms.Text {
		if within.IsZero() {
			return name
		}
		// Both are clean already, and there may be thousands.
		return forms.Text{En: within.En + " › " + name.En, Zh: within.Zh + " › " + name.Zh}
	}
	for _, q := range scope.Questions("") {
		place := Place{Path: q.Path(), Name: below(q.Label), Also: []string{q.APIName(), string(q.Path())}}
		if answer := q.Answer(); answer != nil && q.Kind != forms.List && q.Kind != forms.Object {
			place.Answer = forms.Text{En: s.Show(q, answer, forms.En), Zh: s.Show(q, answer, forms.Zh)}
			for _, lang := range []forms.Lang{forms.En, forms.Zh} {
				name, rest := s.Named(q, answer, lang)
				place.Called = append(place.Called, name, rest)
			}
		}
		*all = append(*all, place)
		switch q.Kind {
		case forms.Object:
			s.places(all, q.Inner(), place.Name)
		case forms.List:
			for i, item := range q.Items() {
				s.places(all, item, below(forms.Tf("%s %d", "%s %d", q.Item, i+1)))
			}
		default:
		}
	}
}
