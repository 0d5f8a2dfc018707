package launch

import (
	"context"
	"errors"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// send brings the run from planned to accepted. It sends again only after the
// cloud's word that nothing was executed, and what may be sent once only never.
func (s *session) send(ctx context.Context, request providers.Request) error {
	pace := s.backOff(s.o.Interval)
	for try := 1; ; try++ {
		if ctx.Err() != nil {
			return s.notSent(context.Cause(ctx))
		}
		failure, err := s.attempt(ctx, request, try)
		if err != nil || failure == nil {
			return err
		}
		if request.Once || !nothingDone(failure) {
			return s.reject(failure)
		}
		if try == maxSends {
			return s.reject(failure)
		}
		s.record.Phase = Planned
		wait := pace.next()
		s.tell(waiting(failure, wait), true)
		if err := pause(ctx, wait); err != nil {
			return s.notSent(err)
		}
		if found, err := s.lookBetween(ctx, request); found || err != nil {
			return err
		}
	}
}

// nothingDone tells whether the same request may be sent again.
func nothingDone(failure *providers.Failure) bool {
	return failure.Kind == providers.Throttled || failure.Kind == providers.Unavailable
}

// attempt journals and sends once. Both results nil: accepted. A failure: the
// cloud did nothing. An error: the end.
func (s *session) attempt(ctx context.Context, request providers.Request, try int) (*providers.Failure, error) {
	s.record.Phase = Sending
	if err := s.commit(Event{Kind: EventSending, Text: forms.Tf(
		"sending %s, attempt %d", "正在发送 %s，第 %d 次", s.record.Action, try)}); err != nil {
		s.record.Phase = Planned
		return nil, journalTrouble(s.store.dir, err)
	}
	begun := time.Now()
	receipt, err := call(context.WithoutCancel(ctx), s.client.Send, request)
	if err == nil && receipt.ID != "" {
		s.accept(receipt, forms.Tf("accepted: %s", "已受理：%s", receipt.ID))
		return nil, nil
	}
	if err == nil {
		err = &providers.Failure{
			Kind: providers.Unclear, RequestID: receipt.RequestID,
			Summary: forms.T("the cloud said yes but gave no id", "云端已接受，但未返回 ID"),
			Remedy:  forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找"),
		}
	}
	failure, refused := refusal(err, time.Since(begun))
	if refused {
		return s.redact.failure(failure), nil
	}
	return nil, s.reconcile(ctx, request, maybeDone(failure))
}

// refusal tells whether err is the cloud's word that nothing came of the
// request. An error that is no Failure, our own slip, or one that came only when
// our time was over, may have happened after the bytes had left.
func refusal(err error, took time.Duration) (*providers.Failure, bool) {
	failure := failureOf(err)
	var own *providers.Failure
	if !errors.As(err, &own) || took >= callLimit {
		return failure, false
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
	s.tell(Event{Kind: EventAccepted, Receipt: &receipt, Text: text}, true)
}

// lookBetween looks before the request is sent again: the word that nothing was
// done may come from a machine that does not know.
func (s *session) lookBetween(ctx context.Context, request providers.Request) (found bool, err error) {
	if s.record.Before == nil {
		return false, nil
	}
	receipts, err := s.look(ctx, request)
	if ctx.Err() != nil {
		return false, s.notSent(context.Cause(ctx))
	}
	if err != nil {
		return false, s.reject(failureOf(err))
	}
	ours := s.ours(receipts)
	switch len(ours) {
	case 0:
		return false, nil
	case 1:
		s.accept(ours[0], foundText(ours[0]))
		return true, nil
	}
	return false, s.unclear(s.several(ours))
}

// reconcile looks for what an unclear request may have created, until it is
// found or the window closes. It sends nothing.
func (s *session) reconcile(ctx context.Context, request providers.Request, failure *providers.Failure) error {
	sent := s.record.Updated
	s.record.Phase, s.record.Failure = Unclear, s.redact.failure(failure)
	s.tell(Event{Kind: EventFinding, Failure: failure, Text: forms.Tf(
		"%s; looking for %q", "%s；正在查找 %q", failure.Summary, s.record.Name)}, true)
	var (
		pace = s.backOff(s.quick())
		ends = time.Now().Add(s.o.FindWindow)
		// Long after the request one good look is enough.
		late = s.o.Now().Sub(sent) > callLimit+s.o.FindWindow
	)
	for {
		found, err := call(ctx, s.client.Find, request)
		if ours := s.ours(found); err == nil && len(ours) == 1 {
			s.accept(ours[0], foundText(ours[0]))
			return nil
		} else if err == nil && len(ours) > 1 {
			failure = s.several(ours)
		}
		left := time.Until(ends)
		if ctx.Err() != nil || late && err == nil || left <= 0 {
			break
		}
		wait := min(pace.next(), left)
		if err != nil {
			s.say(waiting(failureOf(err), wait))
		}
		if pause(ctx, wait) != nil {
			break
		}
	}
	return s.unclear(failure)
}

// unclear ends the work without an answer.
func (s *session) unclear(failure *providers.Failure) error {
	s.record.Phase, s.record.Failure = Unclear, s.redact.failure(failure)
	s.tell(Event{Kind: EventUnclear, Failure: failure, Text: forms.Tf(
		"it is not known whether %q was created; nothing was sent again. Look again with: clusterwiz watch %s",
		"尚不清楚 %q 是否已创建；未再次发送。可用 clusterwiz watch %s 再次查找", s.record.Name, s.record.ID)}, true)
	return because(ErrUnclear, s.record.Failure)
}

// ours are the things of this run's name that were not there before. Where
// nobody could look before, only the cloud's time tells old from new.
func (s *session) ours(found []providers.Receipt) []providers.Receipt {
	if s.record.Name == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(found), func(r providers.Receipt) bool {
		if r.ID == "" || !s.named(r) || slices.Contains(s.record.Before, r.ID) {
			return true
		}
		if r.Region != "" && s.record.Region != "" && r.Region != s.record.Region {
			return true
		}
		if s.record.Before != nil {
			return false
		}
		created, err := time.Parse(time.RFC3339, r.Created)
		// The APIs accept clocks that differ by a quarter of an hour.
		return err != nil || created.Before(s.record.Started.Add(-15*time.Minute))
	})
}

func (s *session) several(ours []providers.Receipt) *providers.Failure {
	var ids string
	for _, r := range ours {
		ids += " " + r.ID
	}
	return &providers.Failure{
		Kind: providers.Unclear,
		Summary: forms.Tf("several things named %q appeared, which is ours is not known:%s",
			"出现了多个名为 %q 的资源，无法判断哪个属于本次运行：%s", s.record.Name, ids),
		Remedy: forms.T("compare them in the cloud's console", "请在云控制台中比较"),
	}
}

func foundText(r providers.Receipt) forms.Text {
	return forms.Tf("found: %s; it was created after all", "已找到：%s；创建请求已生效", r.ID)
}
