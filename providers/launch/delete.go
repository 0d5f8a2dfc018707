package launch

import (
	"context"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
)

// Delete asks the cloud to delete what a run created and follows until it is
// gone. Nil: gone. [ErrDetached]: asked for, but ctx ended or the limit is over.
// [ErrNotSent]: ctx ended before the cloud took the request. A
// [providers.Failure]: refused, and the run is as it was, or the deletion
// failed. It is safe to call again, also while another process watches.
func (l *Launcher) Delete(ctx context.Context, t connect.Target, r Record, emit func(Event)) (Record, error) {
	s := l.session(t, r, emit)
	defer s.close()
	if err := s.attach(); err != nil {
		return s.record, err
	}
	err := s.delete(ctx)
	return s.record, err
}

func (s *session) delete(ctx context.Context) error {
	if s.record.Phase == Deleted {
		return s.report()
	}
	if s.record.Receipt == nil {
		return nothingToDelete(s.record)
	}
	if ctx.Err() != nil {
		return s.notSent(context.Cause(ctx))
	}
	// A finished run is not held by attach.
	_ = s.acquire()
	prior := s.record
	s.record.Phase, s.record.Failure = Deleting, nil
	s.publish(Event{Kind: EventDeleting, Receipt: s.record.Receipt, Text: forms.Tf("deleting %s", "正在删除 %s", s.id())}, true)
	if err := s.askDelete(ctx, prior); err != nil {
		return err
	}
	if s.record.Phase == Deleted {
		return nil
	}
	return s.follow(ctx, Deleted)
}

// askDelete calls Delete until the cloud takes it. Asking twice does no harm, so
// everything that may pass is tried again.
func (s *session) askDelete(ctx context.Context, prior Record) error {
	delay, maybe := s.backOff(s.pace.Interval), false
	for try := 1; ; try++ {
		receipt, err := call(context.WithoutCancel(ctx), s.client.Delete, *prior.Receipt)
		if err == nil {
			s.mergeReceipt(receipt)
			s.asked = true
			return nil
		}
		failure := s.redact.failure(failureOf(err))
		maybe = maybe || failure.Kind == providers.Unclear || failure.Kind == providers.Internal
		switch failure.Kind {
		case providers.Absent:
			s.end(Deleted, Event{Kind: EventDeleted, Text: forms.Tf("deleted: %s", "已删除：%s", s.id())})
			return nil
		case providers.Conflict, providers.Throttled, providers.Unavailable, providers.Unclear, providers.Internal:
			if try == maxDeletes && !maybe {
				return s.undelete(prior, failure)
			} else if try == maxDeletes {
				return failure
			}
		case providers.Invalid, providers.Auth, providers.Permission, providers.Quota, providers.Money:
			return s.undelete(prior, failure)
		}
		if err := s.wait(ctx, failure, delay.next()); err != nil {
			if maybe {
				return s.detach(err)
			}
			s.restore(prior, Event{Kind: EventNote, Text: forms.Tf("stopped; %s was not deleted", "已停止；%s 未删除", s.id())})
			return because(ErrNotSent, err)
		}
	}
}

// mergeReceipt takes the ids of the deletion over, for asking how it goes.
func (s *session) mergeReceipt(deletion providers.Receipt) {
	merged := *s.record.Receipt
	if deletion.TaskID != "" {
		merged.TaskID = deletion.TaskID
	}
	if deletion.RequestID != "" {
		merged.RequestID = deletion.RequestID
	}
	// The cloud's word tells a thing that is gone from one not listed yet.
	if deletion.State != "" {
		merged.State = deletion.State
	}
	s.record.Receipt = &merged
}

// undelete puts the run back to what it was, as the cloud refused.
func (s *session) undelete(prior Record, failure *providers.Failure) error {
	s.restore(prior, Event{Kind: EventNote, Failure: failure, Text: forms.Tf(
		"%s was not deleted: %s", "%s 未删除：%s", s.id(), failure.Summary)})
	return failure
}

func (s *session) restore(prior Record, e Event) {
	s.record.Phase, s.record.Failure, s.record.Receipt = prior.Phase, prior.Failure, prior.Receipt
	s.publish(e, true)
}
