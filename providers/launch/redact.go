package launch

import (
	"errors"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// redactor masks the secrets of a request wherever a cloud repeats them: who sent
// it knows them, who comes back to it has their marks.
type redactor struct {
	known  forms.Masker
	marked marker
}

// newRedactor takes the secrets of the request, all of which must be known.
func newRedactor(request providers.Request) (redactor, error) {
	if request.Body == nil {
		return redactor{}, nil
	}
	if _, err := request.Body.JSON(forms.Revealed); err != nil {
		return redactor{}, err
	}
	return redactor{known: forms.NewMasker(request.Secrets()...)}, nil
}

// IsZero tells whether there is nothing to mask.
func (r redactor) IsZero() bool { return r.known.IsZero() && r.marked.isZero() }

// Hide returns text with the mask for every secret.
func (r redactor) Hide(text string) string { return r.marked.Hide(r.known.Hide(text)) }

// HideText is Hide in both languages.
func (r redactor) HideText(t forms.Text) forms.Text { return forms.T(r.Hide(t.En), r.Hide(t.Zh)) }

func (r redactor) failure(f *providers.Failure) *providers.Failure {
	if f == nil || r.IsZero() {
		return f.Marked()
	}
	out := *f
	out.Code, out.Message = r.Hide(f.Code), r.Hide(f.Message)
	out.Summary, out.Remedy = r.HideText(f.Summary), r.HideText(f.Remedy)
	if f.Cause != nil && r.Hide(f.Cause.Error()) != f.Cause.Error() {
		out.Cause = errors.New(r.Hide(f.Cause.Error()))
	}
	return out.Marked()
}

func (r redactor) status(s providers.Status) providers.Status {
	if r.IsZero() {
		return s.Marked()
	}
	s.State, s.Failure, s.Trouble = r.Hide(s.State), r.failure(s.Failure), r.failure(s.Trouble)
	s.Stages, s.Events = slices.Clone(s.Stages), slices.Clone(s.Events)
	for i := range s.Stages {
		s.Stages[i].Name, s.Stages[i].Detail = r.Hide(s.Stages[i].Name), r.Hide(s.Stages[i].Detail)
	}
	for i := range s.Events {
		s.Events[i].Text = r.Hide(s.Events[i].Text)
	}
	return s.Marked()
}
