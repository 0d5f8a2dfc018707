package launch

import (
	"context"
	"errors"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// A cloud that does not know a thing may be wrong, slow, or the wrong one to ask.
// That something is gone takes its word several times over a while, a list that
// agrees, and the account that made it.

// leastMisses is how often a cloud must not know a thing before that is believed.
const leastMisses = 3

// Why a deletion ends besides its goal.
var (
	// errIdle: the cloud knows the thing and does not delete it.
	errIdle = errors.New("not being deleted")
	// errStranger: the account that is asked does not know the thing, and is not
	// known to be the one that made it.
	errStranger = errors.New("asked with another account")
)

// spell is a row of answers that all say the same.
type spell struct {
	since time.Time
	times int
}

// again counts one more, and tells whether that makes a while of several.
func (s *spell) again(while time.Duration) bool {
	if s.times == 0 {
		s.since = time.Now()
	}
	s.times++
	return s.times >= leastMisses && time.Since(s.since) >= while
}

// while is how long an answer must stand before it is believed: a minute at the
// pace of a real cloud, and as long as a new thing may take to show where it was
// never seen.
func (f *follower) while() time.Duration {
	if f.goal == Created && f.record.State == "" && f.last == nil {
		return f.pace.FindWindow
	}
	return f.pace.FindWindow / 2
}

// absent acts on the answer that there is no such thing; done ends the following.
func (f *follower) absent(ctx context.Context) (done bool, err error) {
	if f.missing.times == 0 {
		f.delay.reset()
	}
	if !f.missing.again(f.while()) {
		f.unknown(forms.Tf("the cloud does not know %s; asking again", "云端找不到 %s；将再次查询", f.id()))
		return false, nil
	}
	listed, err := f.listed(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return true, f.letGo(context.Cause(ctx))
	case err != nil && !f.deletionTaken(err):
		f.trouble = f.redact.failure(failureOf(err))
		f.unknown(forms.Tf("the cloud does not know %s, and its list cannot be read (%s); asking again",
			"云端找不到 %s，且无法读取列表（%s）；将再次查询", f.id(), f.trouble.Summary))
	case listed:
		f.missing = spell{}
		f.unknown(forms.Tf("the cloud does not know %s but lists it; asking again", "云端查询不到 %s，但列表中有；将再次查询", f.id()))
	case !f.sameAccount():
		return true, f.stranger()
	default:
		return true, f.gone()
	}
	return false, nil
}

// unknown tells that the cloud does not know the thing, which is not yet an end.
func (f *follower) unknown(text forms.Text) {
	// The last status is no sign of life now.
	f.beat = time.Now().Add(f.pace.MaxInterval + 2*heartbeat)
	f.notify(Event{Kind: EventWaiting, Text: text, Failure: &providers.Failure{
		Kind: providers.Absent, Summary: text, Remedy: forms.T("wait", "请等待"),
	}})
}

// deletionTaken tells whether a list that may not be read need not agree: the
// cloud itself was at the deletion.
func (f *follower) deletionTaken(err error) bool {
	return failureOf(err).Kind == providers.Permission && (f.asked || f.deleting)
}

// listed looks for the thing by its name.
func (f *follower) listed(ctx context.Context) (bool, error) {
	if f.record.Name == "" {
		return false, nil
	}
	found, err := f.find(ctx, f.record.request())
	return slices.ContainsFunc(found, func(r providers.Receipt) bool { return r.ID == f.id() }), err
}

// gone ends a run whose thing exists no longer: deleted, or lost.
func (f *follower) gone() error {
	deleted := Event{Kind: EventDeleted, Text: forms.Tf("deleted: %s", "已删除：%s", f.id())}
	if f.goal == Deleted {
		f.end(Deleted, deleted)
		return nil
	}
	failure := vanished(f.record)
	if f.deleting {
		deleted.Failure = failure
		f.end(Deleted, deleted)
	} else {
		f.end(Failed, Event{Kind: EventFailed, Failure: failure, Text: failure.Summary})
	}
	return failure
}

// sameAccount tells whether the account that is asked is known to be whose the
// thing is: by its identity, or as it has made, seen or deleted it just now.
func (f *follower) sameAccount() bool {
	same, known := f.record.Identity.Same(f.account.Identity)
	return known && same || f.record.Simulated && f.account.Simulated || f.accepted || f.asked || f.last != nil
}

// stranger is the end where an account does not know the thing that another one
// made.
func (f *follower) stranger() error {
	if f.goal == Deleted {
		return errStranger
	}
	return f.unsure(notSeen(f.record, f.account))
}

// untouched ends a deletion that the cloud was asked for and does not begin.
func (f *follower) untouched(status providers.Status) (done bool, err error) {
	busy := status.Phase == providers.Deleting || status.Phase == providers.Gone || status.Phase == providers.Failed
	if f.goal != Deleted || f.deleting || busy {
		f.idle = spell{}
		return false, nil
	}
	if f.idle.again(f.while()) {
		return true, errIdle
	}
	return false, nil
}
