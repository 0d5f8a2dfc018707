package launch

import (
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
	client providers.Client
	pace   connect.Pace
	emit   func(Event)
	record Record
	redact redactor
	// journal is nil while another holds it: then nothing is written.
	journal *journal
	// logged are the log lines that the journal has.
	logged map[string]bool
	// elsewhere: the run has no journal on this machine.
	elsewhere bool
	// asked: the cloud took the deletion from this caller.
	asked bool
	// warning is the trouble that the cloud last told of without giving up.
	warning *providers.Failure
	// mute: it was told that the journal cannot be written.
	mute bool
}

func (l *Launcher) session(t connect.Target, r Record, emit func(Event)) *session {
	if emit == nil {
		emit = func(Event) {}
	}
	return &session{Launcher: l, client: t.Client, pace: t.Pace.Complete(), emit: emit, record: r, logged: map[string]bool{}}
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
// full disk is no reason to stop.
func (s *session) publish(e Event, sync bool) {
	e = s.stamp(e)
	err := s.write(e, sync)
	s.emit(e)
	if err == nil || s.mute {
		s.mute = err != nil
		return
	}
	s.mute = true
	s.notify(Event{Kind: EventNote, Receipt: s.record.Receipt, Text: forms.Tf(
		"the journal in %s cannot be written; going on without it, note the ids down",
		"无法写入 %s 中的运行记录；将继续跟踪，请记下各 ID", s.store.dir)})
}

func (s *session) write(e Event, sync bool) error {
	s.record.Updated = e.Time
	if s.journal == nil {
		return nil
	}
	if err := s.journal.append(line{Outcome: s.record.outcome(), Event: &e}, sync); err != nil {
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
	s.record = kept
	if s.redact.IsZero() && len(kept.Marks) > 0 {
		s.redact.marked = marker{key: s.store.markKey(false), marks: kept.Marks}
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

// notSent tells that nothing exists and nothing was sent.
func (s *session) notSent(cause error) error {
	s.notify(Event{Kind: EventNote, Text: forms.T("stopped; nothing was sent", "已停止；未发送任何请求")})
	return because(ErrNotSent, cause)
}

// detach leaves the work to the cloud.
func (s *session) detach(cause error) error {
	if s.record.Phase == Accepted {
		s.record.Phase = Running
	}
	text := forms.T("no longer watching; the cloud goes on", "已停止跟踪；云端继续执行")
	if s.warning != nil {
		text = forms.Tf("%s, with trouble (%s)", "%s，但有异常（%s）", text, short(s.warning))
	}
	s.publish(Event{Kind: EventDetached, Receipt: s.record.Receipt, Text: forms.Tf(
		"%s. Come back with: clusterwiz watch %s", "%s。可用 clusterwiz watch %s 继续查看", text, s.record.ID)}, true)
	return because(ErrDetached, cause)
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
