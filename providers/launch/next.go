package launch

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// next asks what to do with what was created. That comes after the end is settled:
// whatever becomes of it, the thing is there. Nil where the cloud tells nothing.
func (s *session) next(ctx context.Context) (next *providers.Next) {
	client, ok := s.client.(providers.Afterward)
	if !ok || s.record.Receipt == nil {
		return nil
	}
	defer func() {
		// A slip in what is said after the end must not undo the end.
		if recover() != nil {
			next = nil
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, providers.NextLimit)
	defer cancel()
	found := client.Next(ctx, *s.record.Receipt).Marked()
	for i, step := range found.Steps {
		step.Text = s.redact.HideText(step.Text)
		if step.Verb != "" {
			step.Command = "clusterwiz " + step.Verb + " " + s.record.ID
		}
		found.Steps[i] = step
	}
	return &found
}

// NextLines are what a person is told to do with what the run created.
func (r Record) NextLines() []forms.Text {
	if r.Next == nil || r.Phase != Created {
		return nil
	}
	return r.Next.Lines()
}
