package launch

import (
	"errors"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// redactor masks the secrets of a request wherever a cloud repeats them.
type redactor struct{ mask *strings.Replacer }

// newRedactor takes the secrets of the request, all of which must be known. One
// or two letters are no secret, and masking them would eat words.
func newRedactor(request providers.Request) (redactor, error) {
	if request.Body == nil {
		return redactor{}, nil
	}
	if _, err := request.Body.JSON(forms.Revealed); err != nil {
		return redactor{}, err
	}
	secrets := slices.DeleteFunc(request.Secrets(), func(secret string) bool { return len(secret) < 3 })
	if len(secrets) == 0 {
		return redactor{}, nil
	}
	// Longest first: the replacer takes the first that fits.
	slices.SortFunc(secrets, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, secret := range secrets {
		pairs = append(pairs, secret, forms.Mask)
	}
	return redactor{mask: strings.NewReplacer(pairs...)}, nil
}

func (r redactor) text(s string) string {
	if r.mask == nil {
		return s
	}
	return r.mask.Replace(s)
}

func (r redactor) both(t forms.Text) forms.Text {
	return forms.T(r.text(t.En), r.text(t.Zh))
}

func (r redactor) failure(f *providers.Failure) *providers.Failure {
	if f == nil || r.mask == nil {
		return f
	}
	out := *f
	out.Code, out.Message = r.text(f.Code), r.text(f.Message)
	out.Summary, out.Remedy = r.both(f.Summary), r.both(f.Remedy)
	if f.Cause != nil && r.text(f.Cause.Error()) != f.Cause.Error() {
		out.Cause = errors.New(r.text(f.Cause.Error()))
	}
	return &out
}

func (r redactor) status(s providers.Status) providers.Status {
	if r.mask == nil {
		return s
	}
	s.State, s.Failure, s.Trouble = r.text(s.State), r.failure(s.Failure), r.failure(s.Trouble)
	s.Stages, s.Events = slices.Clone(s.Stages), slices.Clone(s.Events)
	for i := range s.Stages {
		s.Stages[i].Name, s.Stages[i].Detail = r.text(s.Stages[i].Name), r.text(s.Stages[i].Detail)
	}
	for i := range s.Events {
		s.Events[i].Text = r.text(s.Events[i].Text)
	}
	return s
}
