package launch

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// redactor masks the secrets of a request wherever a cloud repeats them.
type redactor struct{ mask *strings.Replacer }

// newRedactor finds the secrets by comparing the body as it is sent with its
// masked twin, whatever they are wrapped in.
func newRedactor(request providers.Request) (redactor, error) {
	if request.Body == nil {
		return redactor{}, nil
	}
	masked, err := request.Body.JSON(forms.Masked)
	if err != nil {
		return redactor{}, err
	}
	revealed, err := request.Body.JSON(forms.Revealed)
	if err != nil {
		return redactor{}, err
	}
	var secrets []string
	differences(masked, revealed, &secrets)
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

// differences collects the texts of b that a has otherwise.
func differences(a, b []byte, into *[]string) {
	var before, after any
	if json.Unmarshal(a, &before) != nil || json.Unmarshal(b, &after) != nil {
		return
	}
	differ(before, after, into)
}

func differ(a, b any, into *[]string) {
	switch b := b.(type) {
	case map[string]any:
		a, _ := a.(map[string]any)
		for key, value := range b {
			differ(a[key], value, into)
		}
	case []any:
		a, _ := a.([]any)
		for i, value := range b {
			var other any
			if i < len(a) {
				other = a[i]
			}
			differ(other, value, into)
		}
	case string:
		a, _ := a.(string)
		// One or two letters are no secret, and masking them would eat words.
		if a == b || len(b) < 3 {
			return
		}
		if json.Valid([]byte(a)) && json.Valid([]byte(b)) {
			differences([]byte(a), []byte(b), into)
			return
		}
		*into = append(*into, b)
	}
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
