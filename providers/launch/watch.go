package launch

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Watch goes on with a run from wherever it is, to the end that [Launcher.Create]
// would have come to and with the same errors; a deleted run ends without one.
// It never sends the request. What another process drives is followed without
// writing, and taken over when that one is gone. A record without a journal
// here, of another machine, is followed by its receipt.
func (l *Launcher) Watch(ctx context.Context, t connect.Target, r Record, emit func(Event)) (Record, error) {
	ctx, cancel := l.bounded(ctx)
	defer cancel()
	s := l.session(t, r, emit)
	defer s.close()
	err := s.attach()
	if err == nil {
		err = s.watch(ctx)
	}
	return s.record, s.conclude(EventRefused, err)
}

// attach reads the run again and takes its journal if nobody has it.
func (s *session) attach() error {
	s.returned = true
	data, err := files.Read(s.store.path(s.record.ID), mostJournal)
	if errors.Is(err, fs.ErrNotExist) {
		s.elsewhere = true
		return nil
	}
	if err != nil {
		return s.store.unreadable(s.record.ID, err)
	}
	s.adopt(fold(s.record.ID, data))
	if s.record.Provider == "" && s.record.Phase != Planned {
		return s.record.Failure
	}
	if s.record.Over() {
		return nil
	}
	// A directory that cannot be locked cannot be written either.
	_ = s.acquire()
	return nil
}

func (s *session) watch(ctx context.Context) error {
	if err := s.standBy(ctx); err != nil {
		return err
	}
	switch s.record.Phase {
	case Planned:
		return s.notSent(nil)
	case Sending, Unclear:
		failure := s.record.Failure
		if failure == nil {
			failure = interrupted()
		}
		if err := s.reconcile(ctx, s.record.request(), failure); err != nil {
			return err
		}
		s.census(ctx, s.record.request(), true)
		return s.follow(ctx, Created)
	case Accepted, Running:
		return s.follow(ctx, Created)
	case Deleting:
		return s.watchDeletion(ctx)
	case Created, Deleted, Failed, Rejected:
		if s.record.Over() {
			return s.report()
		}
		// It had vanished; the cloud may know better by now.
		s.record.Phase = Running
		return s.follow(ctx, Created)
	}
	return newerJournal(s.record.ID)
}

// watchDeletion follows a deletion. One that the cloud was never asked for, as the
// program ended before, ends by how the thing does.
func (s *session) watchDeletion(ctx context.Context) error {
	err := s.follow(ctx, Deleted)
	switch {
	case errors.Is(err, errStranger):
		failure := notSeen(s.record, s.account)
		s.publish(Event{Kind: EventUnclear, Receipt: s.record.Receipt, Failure: failure, Text: s.comeBack(failure.Summary)}, true)
		return because(ErrUnclear, failure)
	case errors.Is(err, errIdle):
		s.record.Phase = Running
		s.publish(Event{Kind: EventNote, Receipt: s.record.Receipt, Text: forms.Tf(
			"the cloud is not deleting %s: the deletion never reached it. Delete it with: clusterwiz delete %s",
			"云端没有删除 %s：删除请求未到达云端。如需删除请执行：clusterwiz delete %s", s.id(), s.record.Called())}, true)
		return s.follow(ctx, Created)
	}
	return err
}

// standBy waits while another process is at the sending.
func (s *session) standBy(ctx context.Context) error {
	ends, said := time.Now().Add(s.limit(s.record)), false
	for s.undecided() && s.journal == nil {
		if s.acquire() != nil || s.journal != nil {
			return nil
		}
		if !said {
			said = true
			s.notify(Event{Kind: EventNote, Text: forms.T(
				"another clusterwiz is sending this run; waiting for it", "另一个 clusterwiz 正在发送本次运行的请求；等待中")})
		}
		if err := pause(ctx, s.firstDelay()); err != nil {
			return s.leaveToOther(err)
		}
		if time.Now().After(ends) {
			return s.leaveToOther(errLimit)
		}
		if r, err := s.store.read(s.record.ID); err == nil {
			s.adopt(r)
		}
	}
	return nil
}

func (s *session) undecided() bool {
	return s.record.Phase == Planned || s.record.Phase == Sending || s.record.Phase == Unclear
}

// report tells the end of a run that is over.
func (s *session) report() error {
	e := Event{Kind: string(s.record.Phase), Receipt: s.record.Receipt, Failure: s.record.Failure}
	switch s.record.Phase {
	case Failed, Rejected:
		if s.record.Failure == nil {
			s.record.Failure = s.record.warned(failedWithoutReason(s.record.State))
		}
		e.Failure, e.Text = s.record.Failure, s.record.Failure.Summary
		if s.record.Phase == Rejected {
			e.Kind = rejection(s.record.Failure)
		}
		s.notify(e)
		return s.record.Failure
	case Deleted:
		e.Text = forms.Tf("deleted: %s", "已删除：%s", s.id())
	case Created, Planned, Sending, Accepted, Running, Unclear, Deleting:
		e.Text = forms.Tf("created: %s", "已创建：%s", s.id())
		s.record.after(&e)
	}
	if s.record.Phase == Created && len(s.record.Twins) > 0 {
		e.Failure = s.twins()
		e.Text = forms.Tf("%s; %s", "%s；%s", e.Text, e.Failure.Summary)
		s.notify(e)
		return e.Failure
	}
	s.notify(e)
	return nil
}

// id is the thing's id; empty while there is none.
func (s *session) id() string {
	if s.record.Receipt == nil {
		return ""
	}
	return s.record.Receipt.ID
}

func interrupted() *providers.Failure {
	return &providers.Failure{
		Kind:    providers.Unclear,
		Summary: forms.T("the program ended while the request was on its way", "程序在发送请求途中结束"),
		Remedy:  forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找"),
	}
}
