package launch

import (
	"context"
	"errors"

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
	ctx, cancel := l.bounded(ctx)
	defer cancel()
	s := l.session(t, r, emit)
	defer s.close()
	err := s.attach()
	if err == nil {
		err = s.delete(ctx)
	}
	return s.record, s.conclude(EventRefused, err)
}

func (s *session) delete(ctx context.Context) error {
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
	if keeper, ok := s.client.(providers.Keeper); ok {
		s.record.Kept = keeper.Kept()
	}
	s.publish(Event{Kind: EventDeleting, Receipt: s.record.Receipt, Text: forms.Tf("deleting %s", "正在删除 %s", s.id())}, true)
	for try := 1; ; try++ {
		failure, err := s.askDelete(ctx, prior)
		if err != nil {
			return err
		}
		err = s.follow(ctx, Deleted)
		switch {
		case errors.Is(err, errStranger):
			return s.undelete(prior, notSeen(prior, s.account))
		case !errors.Is(err, errIdle):
			return err
		case try == maxUntouched && failure == nil:
			return s.undelete(prior, untouched(s.id()))
		case try == maxUntouched || failure != nil && failure.Kind != providers.Absent:
			return s.undelete(prior, failure)
		}
		s.notify(Event{Kind: EventWaiting, Text: forms.Tf("the cloud is not deleting %s; asking again", "云端没有删除 %s；再次请求", s.id())})
	}
}

// askDelete calls Delete until the cloud takes it. Asking twice does no harm, so
// everything that may pass is tried again. The failure: it is not known whether
// the cloud took it, which how the thing does will tell. The error: the end.
func (s *session) askDelete(ctx context.Context, prior Record) (*providers.Failure, error) {
	delay, maybe := s.backOff(s.pace.Interval), false
	for try := 1; ; try++ {
		receipt, err := call(context.WithoutCancel(ctx), s.client.Delete, *prior.Receipt)
		if err == nil {
			s.mergeReceipt(s.redact.receipt(receipt, s.record.Name))
			s.asked = true
			return nil, nil
		}
		failure := s.redact.failure(failureOf(err))
		maybe = maybe || failure.Kind == providers.Unclear || failure.Kind == providers.Internal
		switch failure.Kind {
		case providers.Absent:
			return failure, nil
		case providers.Conflict, providers.Throttled, providers.Unavailable, providers.Unclear, providers.Internal:
			if !maybe && (try == maxDeletes || failure.Lasting) {
				return nil, s.undelete(prior, failure)
			} else if try == maxDeletes {
				return failure, nil
			}
		case providers.Invalid, providers.Auth, providers.Permission, providers.Quota, providers.Money:
			if maybe {
				return failure, nil
			}
			return nil, s.undelete(prior, failure)
		}
		if err := s.wait(ctx, failure, s.patience(failure, delay.next())); err != nil {
			if maybe {
				return nil, s.unsureDeletion(failure)
			}
			s.restore(prior, Event{Kind: EventInterrupted, Receipt: prior.Receipt, Text: forms.Tf("stopped; %s was not deleted", "已停止；%s 未删除", s.id())})
			return nil, because(ErrNotSent, err)
		}
	}
}

// unsureDeletion ends a deletion of which nothing is known.
func (s *session) unsureDeletion(failure *providers.Failure) error {
	s.publish(Event{Kind: EventUnclear, Receipt: s.record.Receipt, Failure: failure, Text: s.comeBack(forms.Tf(
		"it is not known whether the cloud deletes %s (%s)", "尚不清楚云端是否在删除 %s（%s）", s.id(), failure.Summary))}, true)
	return because(ErrUnclear, failure)
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

// undelete puts the run back to what it was, as the cloud refused, or was asked
// and did nothing.
func (s *session) undelete(prior Record, failure *providers.Failure) error {
	kind := EventRejected
	if failure.Kind == providers.Unclear {
		kind = EventUnclear
	}
	s.restore(prior, Event{Kind: kind, Receipt: prior.Receipt, Failure: failure, Text: forms.Tf(
		"%s was not deleted: %s", "%s 未删除：%s", s.id(), failure.Summary)})
	return failure
}

func (s *session) restore(prior Record, e Event) {
	s.record.Phase, s.record.Failure, s.record.Receipt = prior.Phase, prior.Failure, prior.Receipt
	s.publish(e, true)
}
