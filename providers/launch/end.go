package launch

import (
	"context"
	"errors"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// conclude sees to it that the last event is an end, whatever err is: of this
// kind where nothing more is known.
func (s *session) conclude(kind string, err error) error {
	if s.ended {
		return err
	}
	failure := providers.FailureIn(err)
	switch {
	case errors.Is(err, ErrNotSent):
		s.notify(Event{Kind: EventInterrupted, Text: notSentText})
	case errors.Is(err, ErrUnclear), failure != nil && failure.Kind == providers.Unclear:
		s.notify(Event{Kind: EventUnclear, Receipt: s.record.Receipt, Failure: failure, Text: textOf(failure)})
	case err != nil:
		failure = failureOf(err)
		s.notify(Event{Kind: kind, Receipt: s.record.Receipt, Failure: failure, Text: failure.Summary})
	}
	return err
}

func textOf(failure *providers.Failure) forms.Text {
	if failure == nil {
		return forms.T("the outcome is not known", "结果不明")
	}
	return failure.Summary
}

var notSentText = forms.T("stopped; nothing was sent", "已停止；未发送任何请求")

// notSent tells that nothing exists and nothing was sent.
func (s *session) notSent(cause error) error {
	s.notify(Event{Kind: EventInterrupted, Text: notSentText})
	return because(ErrNotSent, cause)
}

// letGo ends the following without the cloud's last word: the cloud goes on, if
// it was seen to.
func (f *follower) letGo(cause error) error {
	if f.record.Phase == Accepted {
		f.record.Phase = Running
	}
	going := f.last != nil || f.accepted && f.trouble == nil && f.missing.times == 0
	if f.goal == Deleted {
		going = f.asked || f.deleting
	}
	switch {
	case !going && f.goal == Deleted && f.last != nil:
		return f.unsure(notBegun(f.record, f.last.State))
	case !going:
		return f.unsure(unheard(f.record, f.trouble))
	}
	text := forms.T("no longer watching; the cloud goes on working", "已停止跟踪；云端继续执行")
	switch {
	case f.trouble != nil:
		text = forms.Tf("no longer watching; the cloud was still working when it last answered, and no longer answers (%s)",
			"已停止跟踪；最后一次应答时云端仍在执行，此后没有应答（%s）", f.trouble.Summary)
	case f.missing.times > 0:
		text = forms.Tf("no longer watching; the cloud was still working when it last answered, and does not find %s now",
			"已停止跟踪；最后一次应答时云端仍在执行，目前查询不到 %s", f.id())
	case f.warning != nil:
		text = forms.Tf("%s, with a problem (%s)", "%s，但有异常（%s）", text, short(f.warning))
	}
	f.publish(Event{Kind: EventDetached, Receipt: f.record.Receipt, Failure: f.trouble, Text: f.comeBack(text)}, true)
	return because(ErrDetached, cause)
}

// standsStill ends the following of what was stopped in the cloud, where it would
// stay for as long as one waits. The run stays what it was, so that it can be
// watched once it was started.
func (f *follower) standsStill(status providers.Status) error {
	f.record.Phase = f.phase(status)
	failure := stoppedThere(f.id(), status.State)
	text := forms.Tf("no longer watching; %s; %s", "已停止跟踪；%s；%s", failure.Summary, failure.Remedy)
	f.publish(Event{Kind: EventDetached, Status: &status, Receipt: f.record.Receipt, Failure: failure, Text: f.comeBack(text)}, true)
	return because(ErrDetached, failure)
}

// unsure ends the following where nothing is known of how the thing does. The run
// stays what it was, so that it can be watched.
func (f *follower) unsure(failure *providers.Failure) error {
	f.publish(Event{Kind: EventUnclear, Receipt: f.record.Receipt, Failure: failure, Text: f.comeBack(failure.Summary)}, true)
	return because(ErrUnclear, failure)
}

// comeBack adds how to go on with the run.
func (s *session) comeBack(text forms.Text) forms.Text {
	return forms.Tf("%s. Come back with: clusterwiz watch %s", "%s。可用 clusterwiz watch %s 继续查看", text, s.record.Called())
}

// leaveToOther ends the wait for another process that is at the sending.
func (s *session) leaveToOther(cause error) error {
	if s.record.Phase == Planned {
		s.notify(Event{Kind: EventInterrupted, Text: s.comeBack(forms.T(
			"no longer waiting for another clusterwiz that is at this run; it had not sent anything yet",
			"不再等待持有本次运行的另一个 clusterwiz；它尚未发送任何请求"))})
		return because(ErrNotSent, cause)
	}
	s.notify(Event{Kind: EventUnclear, Failure: s.record.Failure, Text: s.comeBack(forms.T(
		"no longer waiting for another clusterwiz that is sending this run; its outcome is not known yet",
		"不再等待正在发送本次运行的另一个 clusterwiz；结果尚不清楚"))})
	return because(ErrUnclear, cause)
}

// bounded ends ctx when the time that was asked for is over, so that looking for
// what was sent is bounded as well as following.
func (l *Launcher) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if l.o.Limit <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, l.o.Limit, errLimit)
}
