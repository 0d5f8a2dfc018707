package launch

import (
	"context"
	"errors"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
	"clusterwiz/providers"
)

// redactor masks the secrets of a request wherever a cloud repeats them: who sent
// it knows them, who comes back to it has their marks. Without either it cuts what
// stands behind the name of a secret.
type redactor struct {
	texts mask.Masker
	// ids has only what stands in no id by chance: an id that is masked leads nowhere.
	ids mask.Masker
	// seen are the texts that were masked by marks, which takes its time: a cloud tells
	// the same log at every question.
	seen map[string]string
}

// newRedactor takes the secrets of the request, all of which must be known.
func newRedactor(request providers.Request) (redactor, error) {
	if request.Body == nil {
		return redactor{}, nil
	}
	if _, err := request.Body.JSON(forms.Revealed); err != nil {
		return redactor{}, err
	}
	return redactor{texts: mask.New(request.Secrets()...), ids: mask.Long(request.Secrets()...)}, nil
}

// markedRedactor finds secrets by their marks.
func markedRedactor(m marker) redactor {
	long := marker{key: m.key, marks: slices.DeleteFunc(slices.Clone(m.marks), func(one Mark) bool { return one.Length < mask.Certain })}
	return redactor{texts: mask.By(m), ids: mask.By(long), seen: map[string]string{}}
}

// IsZero tells whether no secret is known.
func (r redactor) IsZero() bool { return r.texts.IsZero() }

// longest is how much of a text is held against marks; what is behind is not shown.
const longest = 8 << 10

// Hide returns text with the mask for every secret.
func (r redactor) Hide(text string) string {
	if r.seen == nil {
		return r.texts.Hide(text)
	}
	hidden, known := r.seen[text]
	if !known {
		hidden = r.texts.Hide(text[:min(len(text), longest)])
		if len(text) > longest {
			hidden += forms.Mask
		}
		r.seen[text] = hidden
	}
	return hidden
}

// HideText is Hide in both languages.
func (r redactor) HideText(t forms.Text) forms.Text { return forms.T(r.Hide(t.En), r.Hide(t.Zh)) }

// foreign masks what the cloud itself wrote, in which secrets may stand that nobody
// here knows.
func (r redactor) foreign(text string) string { return mask.Cut(r.Hide(text)) }

func (r redactor) failure(f *providers.Failure) *providers.Failure {
	if f == nil {
		return nil
	}
	out := *f
	out.Code, out.Message, out.RequestID = r.foreign(f.Code), r.foreign(f.Message), r.foreign(f.RequestID)
	out.Field = forms.Path(r.Hide(string(f.Field)))
	out.Summary, out.Remedy = r.HideText(f.Summary), r.HideText(f.Remedy)
	if f.Cause != nil && r.Hide(f.Cause.Error()) != f.Cause.Error() {
		out.Cause = errors.New(r.Hide(f.Cause.Error()))
	}
	return out.Marked()
}

func (r redactor) status(s providers.Status) providers.Status {
	s.State, s.Failure, s.Trouble = r.foreign(s.State), r.failure(s.Failure), r.failure(s.Trouble)
	s.Stages, s.Events = slices.Clone(s.Stages), slices.Clone(s.Events)
	for i := range s.Stages {
		s.Stages[i].Name, s.Stages[i].Detail = r.foreign(s.Stages[i].Name), r.foreign(s.Stages[i].Detail)
	}
	for i := range s.Events {
		s.Events[i].ID, s.Events[i].Text = r.foreign(s.Events[i].ID), r.foreign(s.Events[i].Text)
	}
	return s.Marked()
}

// receipt masks what the cloud gave back. Its name, where it is the one that was
// asked for, is ours.
func (r redactor) receipt(one providers.Receipt, name string) providers.Receipt {
	for _, id := range []*string{&one.ID, &one.TaskID, &one.RequestID, &one.Region, &one.Created, &one.State, &one.Tag} {
		*id = mask.Cut(r.ids.Hide(*id))
	}
	if one.Name != name {
		one.Name = r.Hide(one.Name)
	}
	return one
}

// find asks for the name of the request.
func (s *session) find(ctx context.Context, request providers.Request) ([]providers.Receipt, error) {
	found, err := call(ctx, s.client.Find, request)
	return s.receipts(found), err
}

// receipts masks what the cloud listed.
func (s *session) receipts(found []providers.Receipt) []providers.Receipt {
	found = slices.Clone(found)
	for i := range found {
		found[i] = s.redact.receipt(found[i], s.record.Name)
	}
	return found
}
