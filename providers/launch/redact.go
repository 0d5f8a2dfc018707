package launch

import (
	"errors"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// redactor masks the secrets of a request wherever a cloud repeats them.
type redactor struct{ forms.Masker }

// newRedactor takes the secrets of the request, all of which must be known.
func newRedactor(request providers.Request) (redactor, error) {
	if request.Body == nil {
		return redactor{}, nil
	}
	if _, err := request.Body.JSON(forms.Revealed); err != nil {
		return redactor{}, err
	}
	return redactor{forms.NewMasker(request.Secrets()...)}, nil
}

func (r redactor) failure(f *providers.Failure) *providers.Failure {
	if f == nil || r.IsZero() {
		return f
	}
	out := *f
	out.Code, out.Message = r.Hide(f.Code), r.Hide(f.Message)
	out.Summary, out.Remedy = r.HideText(f.Summary), r.HideText(f.Remedy)
	if f.Cause != nil && r.Hide(f.Cause.Error()) != f.Cause.Error() {
		out.Cause = errors.New(r.Hide(f.Cause.Error()))
	}
	return &out
}

func (r redactor) status(s providers.Status) providers.Status {
	if r.IsZero() {
		return s
	}
	s.State, s.Failure, s.Trouble = r.Hide(s.State), r.failure(s.Failure), r.failure(s.Trouble)
	s.Stages, s.Events = slices.Clone(s.Stages), slices.Clone(s.Events)
	for i := range s.Stages {
		s.Stages[i].Name, s.Stages[i].Detail = r.Hide(s.Stages[i].Name), r.Hide(s.Stages[i].Detail)
	}
	for i := range s.Events {
		s.Events[i].Text = r.Hide(s.Events[i].Text)
	}
	return s
}
