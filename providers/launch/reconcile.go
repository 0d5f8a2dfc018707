package launch

import (
	"context"
	"errors"
	"slices"
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
		text = forms.Tf("%s; it is not sent again, as the journal does not hold it",
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
			return s.unclear(f.failure)
		}
		wait := min(delay.next(), left)
		if err != nil {
			s.notify(waiting(failureOf(err), wait))
		}
		if pause(ctx, wait) != nil {
			return s.unclear(f.failure)
		}
	}
}

// markUnclear keeps why the outcome is not known.
func (f *search) markUnclear(failure *providers.Failure, text forms.Text) {
	f.failure = f.redact.failure(failure)
	f.record.Phase, f.record.Failure = Unclear, f.failure
	f.publish(Event{Kind: EventFinding, Failure: failure, Text: text}, true)
}

func (f *search) looking(failure *providers.Failure) forms.Text {
	return forms.Tf("%s; looking for %q", "%s；正在查找 %q", failure.Summary, f.record.Name)
}

// look asks once for what is there; accepted: that tells what is ours.
func (f *search) look(ctx context.Context) (accepted bool, err error) {
	f.looks++
	found, err := call(ctx, f.client.Find, f.request)
	if err != nil {
		return false, err
	}
	ours := f.ours(found)
	if len(ours) == 1 {
		f.accept(ours[0], foundText(ours[0]))
		return true, nil
	}
	if len(ours) > 1 {
		f.failure = f.several(ours)
	}
	return false, nil
}

// mayRepeat tells whether to send again, after a look that ended with err. The
// list may lag behind, so that comes after the second; trouble on the way would
// only take that attempt as well.
func (f *search) mayRepeat(ctx context.Context, err error) bool {
	looked := err == nil || failureOf(err).Kind == providers.Permission
	return f.repeats && looked && f.looks > 1 && f.record.Sent < maxSends && ctx.Err() == nil
}

// repeat sends the same body with the same token. That another attempt was
// refused does not tell what became of an earlier one.
func (f *search) repeat(ctx context.Context) (accepted bool) {
	failure, refused, err := f.attempt(ctx, f.request, forms.Tf(
		"the reply was lost; sending %s again with the same token, which cannot create a second one (attempt %d)",
		"应答丢失；以相同幂等令牌再次发送 %s，不会重复创建（第 %d 次）", f.record.Action, f.record.Sent+1))
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
	if s.record.Repeat == providers.ByToken && s.record.Sent > 1 {
		sent = forms.Tf("it was sent %d times with one token, which creates one at most",
			"已用同一幂等令牌发送 %d 次，至多创建一个", s.record.Sent)
	}
	s.publish(Event{Kind: EventUnclear, Failure: failure, Text: forms.Tf(
		"it is not known whether %q was created; %s. Look again with: clusterwiz watch %s",
		"尚不清楚 %q 是否已创建；%s。可用 clusterwiz watch %s 再次查找", s.record.Name, sent, s.record.ID)}, true)
	return because(ErrUnclear, s.record.Failure)
}

// ours are the things of this run's name that were not there before, and are not
// older than the run. Where nobody could look before, only the cloud's time tells
// old from new.
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
		created, err := time.Parse(time.RFC3339, r.Created)
		if err != nil {
			return s.record.Before == nil
		}
		return created.Before(s.record.Started.Add(-providers.ClockSkew))
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
