package launch

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// session is one caller's work on one run.
type session struct {
	*Launcher
	client  providers.Client
	account providers.Account
	pace    connect.Pace
	emit    func(Event)
	record  Record
	redact  redactor
	// journal is nil while another holds it: then nothing is written.
	journal *journal
	// logged are the log lines that the journal has.
	logged map[string]bool
	// elsewhere: the run has no journal on this machine.
	elsewhere bool
	// accepted: the cloud gave this caller the ids. asked: it took the deletion
	// from this caller.
	accepted, asked bool
	// returned: this caller came back to the run, and has not seen all of it.
	returned bool
	// heard is what the cloud's clock said, and at which moment of ours.
	heard, heardAt time.Time
	// ended: the last event is an end.
	ended bool
	// warning is the trouble that the cloud last told of without giving up.
	warning *providers.Failure
	// mute: it was told that the journal cannot be written.
	mute bool
}

func (l *Launcher) session(t connect.Target, r Record, emit func(Event)) *session {
	if emit == nil {
		emit = func(Event) {}
	}
	s := &session{
		Launcher: l, client: t.Client, account: t.Account, pace: t.Pace.Complete(), record: r, logged: map[string]bool{},
	}
	s.emit = func(e Event) {
		s.ended = e.Ends()
		emit(e)
	}
	return s
}

func (s *session) close() {
	if s.journal != nil {
		_ = s.journal.close()
		s.journal = nil
	}
}

// stamp fills in what all events have, and masks secrets.
func (s *session) stamp(e Event) Event {
	e.Time, e.Run, e.Provider, e.Phase = s.o.Now(), s.record.ID, s.record.Provider, s.record.Phase
	e.Subject = s.record.Subject()
	switch e.Kind {
	case EventCreated, EventFailed, EventDeleted:
		e.Costs = s.record.CostLines()
	}
	if e.Ends() {
		e.Twins, e.Maybe = s.record.Twins, idsOf(s.record.Maybe)
	}
	if t := s.record.Taken; t != nil && e.Kind == EventExists {
		e.Holder, e.Receipt = t.holder(), cmp.Or(e.Receipt, t.Thing)
	}
	e.Text, e.Failure = s.redact.HideText(e.Text), s.redact.failure(e.Failure)
	return e
}

// notify tells an event without writing it.
func (s *session) notify(e Event) { s.emit(s.stamp(e)) }

// commit puts the run as it now stands on disk, then tells the event. With an
// error nothing was told.
func (s *session) commit(e Event) error {
	e = s.stamp(e)
	if err := s.write(e, true); err != nil {
		return err
	}
	s.emit(e)
	return nil
}

// publish writes where it can and tells in any case: once the cloud is at work a
// full disk is no reason to stop. That it is full is told before an end, which
// is the last that is told.
func (s *session) publish(e Event, sync bool) {
	e = s.stamp(e)
	err := s.write(e, sync)
	say := err != nil && !s.mute
	s.mute = err != nil
	if say && e.Ends() {
		s.unwritten()
	}
	s.emit(e)
	if say && !e.Ends() {
		s.unwritten()
	}
}

func (s *session) unwritten() {
	s.notify(Event{Kind: EventNote, Receipt: s.record.Receipt, Text: forms.Tf(
		"the journal in %s cannot be written; going on without it, so note the IDs",
		"无法写入 %s 中的运行记录；将继续跟踪，请记下各 ID", s.store.dir)})
}

func (s *session) write(e Event, sync bool) error {
	s.record.Updated = e.Time
	if s.journal == nil {
		return nil
	}
	l := line{Outcome: s.record.outcome(), Event: &e}
	if sync {
		// Should the first line be damaged, each of these makes up for it.
		intent := s.record.intent()
		l.Version, l.Record, l.Marks = version, &intent, s.record.Marks
	}
	if err := s.journal.append(l, sync); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	return nil
}

// acquire takes the journal over if nobody holds it. The run as the journal has it
// replaces ours while ours has no receipt. The error is other than that it is
// held.
func (s *session) acquire() error {
	if s.journal != nil {
		return nil
	}
	if s.elsewhere {
		return fs.ErrNotExist
	}
	j, data, err := s.store.acquire(s.record.ID)
	if j == nil {
		return err
	}
	s.journal = j
	s.logged = map[string]bool{}
	for _, e := range eventsOf(data) {
		if e.Log != nil {
			s.logged[logKey(*e.Log)] = true
		}
	}
	s.adopt(fold(s.record.ID, data))
	return nil
}

// adopt takes the journal's word, but keeps a receipt that never reached it.
func (s *session) adopt(kept Record) {
	mine := s.record
	if kept.Costs == nil {
		// The journal is older than costs, and the caller knew them.
		kept.Costs = s.record.Costs
	}
	s.record = kept
	if s.redact.IsZero() && len(kept.Marks) > 0 {
		s.redact = markedRedactor(marker{key: s.store.markKey(false), marks: kept.Marks})
	}
	if kept.Receipt == nil && mine.Receipt != nil {
		mine.outcome().apply(&s.record)
	}
}

// end settles the run in a final phase.
func (s *session) end(phase Phase, e Event) {
	s.record.Phase = phase
	s.record.Failure = s.redact.failure(e.Failure)
	e.Receipt = s.record.Receipt
	s.publish(e, true)
}

// wait tells of trouble and waits for the next try; the error is the context's.
func (s *session) wait(ctx context.Context, failure *providers.Failure, d time.Duration) error {
	s.notify(waiting(failure, d))
	return pause(ctx, d)
}

func waiting(failure *providers.Failure, d time.Duration) Event {
	return Event{Kind: EventWaiting, Failure: failure, Wait: d, Text: forms.Tf(
		"%s; next try in %s", "%s；%s 后重试", failure.Summary, d.Round(100*time.Millisecond))}
}

func logKey(e providers.Event) string {
	if e.ID != "" {
		return e.ID
	}
	return e.Time.String() + e.Text
}
