package launch

import (
	"context"
	"errors"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// send brings the run from planned to accepted. It sends again after the cloud's
// word that nothing was executed, if the API allows that; what may have been
// executed is left to [session.reconcile].
func (s *session) send(ctx context.Context, request providers.Request) error {
	delay, unsent := s.backOff(s.pace.Interval), true
	for {
		if ctx.Err() != nil {
			return s.notSent(context.Cause(ctx))
		}
		failure, refused, err := s.attempt(ctx, request, forms.Tf(
			"sending %s, attempt %d", "正在发送 %s，第 %d 次", s.record.Action, s.record.Sent+1))
		switch {
		case err != nil:
			return journalFailure(s.store.dir, err)
		case failure == nil:
			return nil
		case !refused:
			return s.reconcile(ctx, request, failure)
		}
		unsent = unsent && failure.Unsent
		if request.Repeat == providers.Never || !nothingDone(failure) || s.record.Sent >= maxSends {
			return s.rejectAs(failure, unsent)
		}
		s.record.Phase = Planned
		wait := s.patience(failure, delay.next())
		if failure.Kind == providers.Throttled {
			// The clouds count calls by the minute.
			wait = max(wait, s.minute())
		}
		s.publish(waiting(failure, wait), true)
		if err := pause(ctx, wait); err != nil {
			return s.notSent(err)
		}
		if found, err := s.lookBetween(ctx, request, unsent); found || err != nil {
			return err
		}
	}
}

// nothingDone tells whether the same request may be sent again, and whether that
// may help.
func nothingDone(failure *providers.Failure) bool {
	return !failure.Lasting && (failure.Kind == providers.Throttled || failure.Kind == providers.Unavailable)
}

// attempt journals, with text, and sends once. A nil failure: accepted. refused:
// the cloud's word that nothing came of this attempt; else something may have.
// The error: the journal could not be written, so nothing was sent.
func (s *session) attempt(ctx context.Context, request providers.Request, text forms.Text) (failure *providers.Failure, refused bool, err error) {
	before := s.record.Phase
	s.record.Phase, s.record.Sent = Sending, s.record.Sent+1
	if s.record.SentAt.IsZero() {
		s.record.SentAt = s.cloudTime()
	}
	if err := s.commit(Event{Kind: EventSending, Text: text}); err != nil {
		s.record.Phase, s.record.Sent = before, s.record.Sent-1
		return nil, false, err
	}
	begun := time.Now()
	receipt, err := call(context.WithoutCancel(ctx), s.client.Send, request)
	receipt = s.redact.receipt(receipt, s.record.Name)
	if err == nil && receipt.ID != "" {
		s.accept(receipt, forms.Tf("accepted: %s", "已受理：%s", receipt.ID))
		return nil, false, nil
	}
	if err == nil {
		err = withoutID(receipt)
	}
	if failure, refused = s.refusal(err, time.Since(begun)); !refused {
		failure = maybeDone(failure)
	}
	return s.redact.failure(failure), refused, nil
}

// refusal tells whether err is the cloud's word that nothing came of the
// request. An error that is no Failure, a mistake of our own, or one that came only when
// our time was over, may have happened after the bytes had left. What a conflict is
// with may be ours where nothing was there before, or where this was not the
// first attempt.
func (s *session) refusal(err error, took time.Duration) (*providers.Failure, bool) {
	failure := failureOf(err)
	var own *providers.Failure
	if !errors.As(err, &own) || took >= callLimit {
		return failure, false
	}
	if failure.Kind == providers.Conflict && (s.record.Before != nil || s.record.Sent > 1) {
		return contradicted(failure), false
	}
	return failure, failure.Kind != providers.Unclear && failure.Kind != providers.Internal
}

// accept keeps the ids.
func (s *session) accept(receipt providers.Receipt, text forms.Text) {
	if receipt.Name == "" {
		receipt.Name = s.record.Name
	}
	if receipt.Region == "" {
		receipt.Region = s.record.Region
	}
	if receipt.Created == "" {
		receipt.Created = s.o.Now().UTC().Format(time.RFC3339)
	}
	s.record.Phase, s.record.Receipt, s.record.Failure = Accepted, &receipt, nil
	s.accepted = true
	s.publish(Event{Kind: EventAccepted, Receipt: &receipt, Text: text}, true)
}

// lookBetween looks before the request is sent again, for as long as lists may
// lag, since the word that nothing was done may come from a machine that does not
// know; once where nothing had left.
func (s *session) lookBetween(ctx context.Context, request providers.Request, unsent bool) (found bool, err error) {
	if s.record.Before == nil {
		return false, nil
	}
	wait := s.settling()
	if unsent {
		wait = 0
	}
	receipts, err := s.look(ctx, request)
	for ends, delay := time.Now().Add(wait), s.backOff(s.pace.Interval); ; receipts, err = s.ask(ctx, request) {
		left := time.Until(ends)
		if err == nil && left <= 0 && !unsent {
			receipts = append(receipts, s.witnessed(ctx, request, receipts)...)
		}
		if done, found, err := s.seen(ctx, receipts, err, unsent); done {
			return found, err
		}
		if left <= 0 {
			return false, nil
		}
		if err := pause(ctx, min(delay.next(), left)); err != nil {
			return false, s.notSent(err)
		}
	}
}

// seen acts on what one look between two attempts showed; done: there is no more
// to look for.
func (s *session) seen(ctx context.Context, receipts []providers.Receipt, failed error, unsent bool) (done, found bool, err error) {
	if ctx.Err() != nil {
		return true, false, s.notSent(context.Cause(ctx))
	}
	if failed != nil {
		return true, false, s.rejectAs(failureOf(failed), unsent && failureOf(failed).Unsent)
	}
	accepted, why := s.decide(receipts)
	switch {
	case accepted:
		return true, true, nil
	case why != nil:
		return true, false, s.unclear(why)
	}
	return false, false, nil
}
