package work

import "clusterwiz/forms"

// Sheet is a form with the answers to it and what look-ups told of them.
type Sheet struct {
	Form    *forms.Form
	Answers *forms.Answers
	Known   *forms.Known
	// Touched are the questions that the person has been at.
	Touched map[forms.Path]bool

	// looked counts the look-ups that came in, so that what derives from them
	// is computed again.
	looked int
	// lists are the answers of look-ups in their order, by the id of the query.
	lists  map[string][]forms.Option
	undone []undone
	// history is what was done to a sheet that is neither of the two of the work.
	history history
}

// NewSheet returns a sheet without answers.
func NewSheet(form *forms.Form) *Sheet {
	return &Sheet{
		Form: form, Answers: &forms.Answers{}, Known: &forms.Known{},
		Touched: map[forms.Path]bool{}, lists: map[string][]forms.Option{},
	}
}

// Question returns the question at path, and false where the form has none.
func (s *Sheet) Question(path forms.Path) (forms.Question, bool) {
	return s.Form.Question(s.Answers, s.Known, path)
}

// Scope returns the scope of the whole form.
func (s *Sheet) Scope() *forms.Scope { return s.Form.Scope(s.Answers, s.Known) }

// Moment tells apart the moments between which answers or look-ups of a sheet changed.
type Moment struct {
	answers *forms.Answers
	rev     uint64
	looked  int
}

// Moment is that of now.
func (s *Sheet) Moment() Moment { return Moment{s.Answers, s.Answers.Rev(), s.looked} }

// Problems returns what is wrong with the answers.
func (s *Sheet) Problems() []forms.Problem { return s.Form.Check(s.Answers, s.Known) }

// learn takes over the answer to a look-up.
func (s *Sheet) learn(query forms.Query, options []forms.Option) {
	s.Known.Add(query, options)
	s.looked++
	s.lists[query.ID()] = options
}

// forget drops all that look-ups told.
func (s *Sheet) forget() {
	s.Known, s.lists = &forms.Known{}, map[string][]forms.Option{}
	s.looked++
}

// Label names the question at a path of the answers, and is false where there
// is none.
func (w *Work) Label(path forms.Path) (forms.Text, bool) {
	if w.Main == nil {
		return forms.Text{}, false
	}
	q, ok := w.Main.Question(path)
	if !ok {
		return forms.Text{}, false
	}
	return q.Label, true
}
