package progress

import (
	"errors"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// entry is a line of the log.
type entry struct {
	at    time.Time
	level providers.Level // or quiet
	text  forms.Text
	// times is how often in a row the same was told besides.
	times int
}

// noteDown adds a line to the log; what is told again and again stands there once, with how
// often.
func (s *Screen) noteDown(e entry) {
	n := len(s.log)
	if n == 0 || s.log[n-1].level != e.level || s.log[n-1].text != e.text {
		s.log = append(s.log, e)
		return
	}
	s.log[n-1].times++
	if s.read == n {
		s.drawn, s.read = s.drawn[:len(s.drawn)-s.last], n-1
	}
}

// words are what an entry says.
func (e entry) words() forms.Text {
	if e.times == 0 {
		return e.text
	}
	return forms.Tf("%s (%d times)", "%s（%d 次）", e.text, e.times+1)
}

// happened takes over what happened and waits for the next.
func (s *Screen) happened(e launch.Event) {
	s.run.ID, s.note = e.Run, e.Text
	if e.Times != nil {
		s.times = e.Times
	}
	s.reach(e.Phase, e.Status)
	if e.Receipt != nil {
		s.run.Receipt = e.Receipt
	}
	s.failure = nil
	switch e.Kind {
	case launch.EventStatus:
	case launch.EventFailed, launch.EventRejected, launch.EventExists, launch.EventUnclear:
		s.failure = e.Failure
		s.noteDown(s.entryOf(e))
	default:
		s.noteDown(s.entryOf(e))
	}
	if e.Phase != launch.Planned {
		s.o.Out.Post(Sent{})
	}
	s.listen()
}

// reach takes over how far the run is, and what the cloud says of it if that
// was told.
func (s *Screen) reach(phase launch.Phase, status *providers.Status) {
	switch {
	case status != nil:
		s.status = *status
	case phase.Final() && phase != s.run.Phase:
		// The word is from before the end.
		s.status.State = ""
	}
	if phase == launch.Created {
		s.status = finished(s.status)
	}
	s.run.Phase = phase
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

// entryOf is a line of the log. The cloud's own time stands at the cloud's
// words, which are older for who comes back later; not one outside of the run,
// as of a clock that is wrong or of another zone.
func (s *Screen) entryOf(e launch.Event) entry {
	line := entry{at: e.Time, level: providers.Info, text: e.Text}
	begun := s.run.Begun
	if started := s.run.Record.Started; !started.IsZero() {
		begun = started
	}
	if e.Log != nil && e.Log.Time.After(begun.Add(-time.Minute)) && e.Log.Time.Before(e.Time) {
		line.at = e.Log.Time
	}
	switch {
	case e.Log != nil && e.Log.Level != "":
		line.level = e.Log.Level
	case e.Kind == launch.EventFinding && e.Failure == nil:
		line.level = quiet
	case e.Kind == launch.EventWaiting, e.Kind == launch.EventFinding, e.Kind == launch.EventWarning:
		line.level = providers.Warn
	case e.Failure != nil:
		line.level = providers.Fault
	}
	return line
}

// end keeps the outcome and hands it out.
func (s *Screen) end(msg EndedMsg) {
	s.ended, s.err, s.run.Record = true, msg.Err, msg.Record
	if msg.Record.Phase != "" {
		s.reach(msg.Record.Phase, nil)
	}
	s.now = s.o.Now()
	if !msg.Record.Updated.IsZero() {
		s.now = msg.Record.Updated
	}
	if took, known := msg.Record.Took(); known && s.run.Phase == launch.Created {
		s.now = s.run.Begun.Add(took)
	}
	if msg.Record.ID != "" {
		s.run.ID = msg.Record.ID
	}
	if msg.Err != nil && s.failure == nil && !isLetGo(msg.Err) {
		s.failure = providers.AsFailure(msg.Err)
	}
	if msg.Record.Times != nil {
		s.times = msg.Record.Times
	}
	s.offerWays()
	s.scrolled = false
	s.o.Out.Post(Ended{
		Record: msg.Record, Err: msg.Err, Deleting: s.run.Deleting,
		Quit: s.leaving || errors.Is(msg.Err, launch.ErrDetached) && !s.givenUp,
	})
	if s.GivenUp() {
		s.o.Out.Post(Delete{})
	}
}

// isLetGo tells whether err is a way of stopping that is no failure.
func isLetGo(err error) bool {
	return errors.Is(err, launch.ErrDetached) || errors.Is(err, launch.ErrNotSent) || errors.Is(err, launch.ErrUnclear)
}
