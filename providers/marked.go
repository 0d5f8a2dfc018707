package providers

import (
	"slices"

	"clusterwiz/forms/foreign"
)

// Marked returns the failure as it is kept and shown: the cloud's own words with
// marks for what is hidden in them. Secrets must have been masked before, since
// one with such characters would not be known again.
func (f *Failure) Marked() *Failure {
	if f == nil {
		return nil
	}
	out := *f
	out.Code, out.Message, out.RequestID = foreign.Line(f.Code), foreign.Text(f.Message), foreign.Line(f.RequestID)
	return &out
}

// Marked returns the status as it is shown, as [Failure.Marked] does. The ids of
// events, by which they are known again, stay as they are.
func (s Status) Marked() Status {
	s.State, s.Failure, s.Trouble = foreign.Line(s.State), s.Failure.Marked(), s.Trouble.Marked()
	s.Stages, s.Events = slices.Clone(s.Stages), slices.Clone(s.Events)
	for i := range s.Stages {
		s.Stages[i].Name, s.Stages[i].Detail = foreign.Line(s.Stages[i].Name), foreign.Line(s.Stages[i].Detail)
	}
	for i := range s.Events {
		s.Events[i].Text = foreign.Text(s.Events[i].Text)
	}
	return s
}
