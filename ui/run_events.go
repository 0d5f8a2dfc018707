package ui

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

type logLine struct {
	at    time.Time
	level providers.Level
	text  forms.Text
}

// gotEvent shows what happened and waits for the next.
func (a *app) gotEvent(msg eventMsg) tea.Cmd {
	r, e := &a.run, msg.event
	r.id = e.Run
	r.note = e.Text
	r.reach(e.Phase, e.Status)
	if e.Receipt != nil {
		r.receipt = e.Receipt
	}
	r.failure = nil
	switch e.Kind {
	case launch.EventStatus:
	case launch.EventFailed, launch.EventRejected, launch.EventUnclear:
		r.failure = e.Failure
		r.log = append(r.log, r.logOf(e))
	default:
		r.log = append(r.log, r.logOf(e))
	}
	if e.Phase != launch.Planned {
		a.result.Sent = true
	}
	return a.listen()
}

// reach takes over how far the run is, and what the cloud says of it if that
// was told.
func (r *runState) reach(phase launch.Phase, status *providers.Status) {
	switch {
	case status != nil:
		r.status = *status
	case phase.Final() && phase != r.phase:
		// The word is from before the end.
		r.status.State = ""
	}
	if phase == launch.Created {
		r.status = finished(r.status)
	}
	r.phase = phase
}

// finished is the status of what is created: stages that a call before the last
// saw at work are through.
func finished(s providers.Status) providers.Status {
	s.Done, s.Stages = s.Total, slices.Clone(s.Stages)
	for i, stage := range s.Stages {
		if stage.Phase == providers.Working || stage.Phase == providers.Pending {
			s.Stages[i] = providers.Stage{Name: stage.Name, Phase: providers.Ready}
		}
	}
	return s
}

// logOf is a line of the log. The cloud's own time stands at the cloud's words,
// which are older for who comes back later; not one outside of the run, as of a
// clock that is wrong or of another zone.
func (r *runState) logOf(e launch.Event) logLine {
	line := logLine{at: e.Time, level: providers.Info, text: e.Text}
	begun := r.begun
	if started := r.record.Started; !started.IsZero() {
		begun = started
	}
	if e.Log != nil && e.Log.Time.After(begun.Add(-time.Minute)) && e.Log.Time.Before(e.Time) {
		line.at = e.Log.Time
	}
	switch {
	case e.Log != nil && e.Log.Level != "":
		line.level = e.Log.Level
	case e.Kind == launch.EventWaiting, e.Kind == launch.EventFinding, e.Kind == launch.EventWarning:
		line.level = providers.Warn
	case e.Failure != nil:
		line.level = providers.Fault
	}
	return line
}
