package launch

import (
	"context"
	"errors"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// search finds out what became of a request that may have been executed.
type search struct {
	*session
	request providers.Request
	// failure is why nothing is known yet.
	failure *providers.Failure
	// repeats: the request may be sent again with its token, and that may help.
	repeats bool
	looks   int
	ends    time.Time
	// found is what the last look that had an answer saw.
	found []providers.Receipt
	// rested is when the cloud has been left alone for as long as it asked.
	rested time.Time
}

// reconcile looks for what an unclear request may have created, until it is
// found or the window closes. What the API takes once for each token is sent
// again between the looks, a few times, but not by Watch: the journal has no body.
func (s *session) reconcile(ctx context.Context, request providers.Request, failure *providers.Failure) error {
	ctx, cancel := s.bounded(ctx)
	defer cancel()
	// Long after the request one good look is enough.
	late := s.o.Now().Sub(s.record.Updated) > callLimit+s.pace.FindWindow
	f := &search{
		session: s, request: request, ends: time.Now().Add(s.pace.FindWindow),
		repeats: request.Repeat == providers.ByToken && !errors.Is(failure, providers.ErrTokenTaken),
	}
	text := f.looking(failure)
	if s.record.Repeat == providers.ByToken && request.Repeat != providers.ByToken {
		text = forms.Tf("%s; it is not sent again, because the journal does not contain it",
			"%s；运行记录不含请求内容，因此不会再次发送", text)
	}
	f.markUnclear(failure, text)
	for delay := s.backOff(s.firstDelay()); ; {
		accepted, err := f.look(ctx)
		if accepted {
			return nil
		}
		if f.mayRepeat(ctx, err) && f.repeat(ctx) {
			return nil
		}
		left := time.Until(f.ends)
		if ctx.Err() != nil || late && err == nil || left <= 0 {
			return f.giveUp(ctx)
		}
		wait := min(delay.next(), left)
		if err != nil {
			wait = min(s.patience(failureOf(err), wait), left)
			s.notify(waiting(failureOf(err), wait))
		}
		if pause(ctx, wait) != nil {
			return s.unclear(f.failure)
		}
	}
}

// giveUp asks whoever else may know before the outcome is said to be unclear.
func (f *search) giveUp(ctx context.Context) error {
	if made := f.witnessed(ctx, f.request, f.found); len(made) > 0 {
		f.judge(append(f.found, made...))
	}
	return f.unclear(f.failure)
}

// markUnclear keeps why the outcome is not known.
func (f *search) markUnclear(failure *providers.Failure, text forms.Text) {
	f.failure, f.rested = f.redact.failure(failure), time.Now().Add(f.patience(failure, 0))
	f.record.Phase, f.record.Failure = Unclear, f.failure
	f.publish(Event{Kind: EventFinding, Failure: failure, Text: text}, true)
}

func (f *search) looking(failure *providers.Failure) forms.Text {
	return forms.Tf("%s; looking for %q", "%s；正在查找 %q", failure.Summary, f.record.Name)
}

// look asks once for what is there; accepted: that tells what is ours.
func (f *search) look(ctx context.Context) (accepted bool, err error) {
	f.looks++
	found, err := f.find(ctx, f.request)
	if err != nil {
		return false, err
	}
	return f.judge(found), nil
}

// judge acts on what was found, and remembers why it does not tell.
func (f *search) judge(found []providers.Receipt) (accepted bool) {
	accepted, why := f.decide(found)
	f.found = found
	if why != nil {
		f.failure = why
	}
	return accepted
}

// mayRepeat tells whether to send again, after a look that ended with err. The
// list may lag behind, so that comes after the second; trouble on the way would
// only take that attempt as well.
func (f *search) mayRepeat(ctx context.Context, err error) bool {
	looked := err == nil || failureOf(err).Kind == providers.Permission
	return f.repeats && looked && f.looks > 1 && f.record.Sent < maxSends && ctx.Err() == nil && !time.Now().Before(f.rested)
}

// repeat sends the same body with the same token. That another attempt was
// refused does not tell what became of an earlier one.
func (f *search) repeat(ctx context.Context) (accepted bool) {
	failure, refused, err := f.attempt(ctx, f.request, forms.Tf(
		"the reply was lost; sending %s again with the same request token, which cannot create a second one (attempt %d)",
		"应答丢失；以同一请求令牌再次发送 %s，不会重复创建（第 %d 次）", f.record.Action, f.record.Sent+1))
	if err == nil && failure == nil {
		return true
	}
	if err != nil {
		f.repeats = false
		f.notify(Event{Kind: EventNote, Text: forms.Tf(
			"the journal in %s cannot be written, so it is not sent again", "无法写入 %s 中的运行记录，因此不再次发送", f.store.dir)})
		return false
	}
	f.ends = time.Now().Add(f.pace.FindWindow)
	switch {
	case refused && nothingDone(failure):
		failure = stillUnclear(failure)
	case refused:
		failure, f.repeats = stillUnclear(failure), false
	default:
		f.repeats = !errors.Is(failure, providers.ErrTokenTaken)
	}
	f.markUnclear(failure, f.looking(failure))
	return false
}

// unclear ends the work without an answer.
func (s *session) unclear(failure *providers.Failure) error {
	s.record.Phase, s.record.Failure = Unclear, s.redact.failure(failure)
	sent := forms.T("nothing was sent again", "未再次发送")
	switch {
	case s.record.Sent <= 1:
	case s.record.Repeat == providers.ByToken:
		sent = forms.Tf("it was sent %d times with the same request token, which creates one at most",
			"已用同一请求令牌发送 %d 次，至多创建一个", s.record.Sent)
	default:
		sent = forms.Tf("it was sent %d times", "已发送 %d 次", s.record.Sent)
	}
	way := forms.Tf("Look again with: clusterwiz watch %s", "可用 clusterwiz watch %s 再次查找", s.record.Called())
	if len(s.record.Maybe) > 0 {
		way = forms.Tf("There is: %s. If it is yours: clusterwiz watch %s --adopt ID", "已有：%s。如属于您，可用 clusterwiz watch %s --adopt ID 接管",
			strings.Join(idsOf(s.record.Maybe), " "), s.record.Called())
	}
	s.publish(Event{Kind: EventUnclear, Failure: failure, Text: forms.Tf("it is not known whether %q was created; %s. %s",
		"尚不清楚 %q 是否已创建；%s。%s", s.record.Name, sent, way)}, true)
	return because(ErrUnclear, s.record.Failure)
}
