package launch

import (
	"context"
	"errors"
	"slices"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// follower polls one run to its goal.
type follower struct {
	*session
	// goal is Created or Deleted.
	goal  Phase
	delay *delays
	last  *providers.Status
	// looked is when the last answer came.
	looked time.Time
	// shown are the log lines told to this caller.
	shown map[string]bool
	// start and deadline bound the following; beat is when to give the next
	// sign of life.
	start, deadline, beat time.Time
	// deleting: the cloud was seen deleting it.
	deleting bool
	// missing is since when the cloud does not know it, idle since when it knows it
	// and does not delete it though it is asked to.
	missing, idle spell
	// trouble is why there was no answer since the last one; nil for none.
	trouble *providers.Failure
	// count looks whether there is more than one.
	count func()
	// ask finds out what to do with what was created.
	ask func() *providers.Next
}

// follow polls until the goal, the cloud's word of failure, the limit or the
// end of ctx. With the goal Deleted it also ends with [errIdle] and [errStranger],
// which are for the caller to word.
func (s *session) follow(ctx context.Context, goal Phase) error {
	if s.record.Receipt == nil {
		return damagedJournal(s.record.ID)
	}
	now := time.Now()
	f := &follower{
		session: s, goal: goal, delay: s.backOff(s.pace.Interval), shown: map[string]bool{},
		start: now, deadline: now.Add(s.limit(s.record)), beat: now.Add(heartbeat),
		deleting: goal == Created && s.record.Phase == Deleting,
		count:    func() { s.census(ctx, s.record.request(), false) },
		ask:      func() *providers.Next { return s.next(ctx) },
	}
	for {
		if f.settledElsewhere() {
			return s.report()
		}
		status, err := f.poll(ctx)
		wait := time.Duration(0)
		switch {
		case err == nil:
			var done bool
			if done, err = f.take(ctx, status); done {
				return err
			}
			wait = f.delay.next()
		case ctx.Err() != nil:
			return f.letGo(context.Cause(ctx))
		default:
			wait = f.retryDelay(err)
		}
		left := time.Until(f.deadline)
		if left <= 0 {
			return f.letGo(errLimit)
		}
		if err := f.sleep(ctx, min(wait, left)); err != nil {
			return f.letGo(err)
		}
	}
}

// settledElsewhere takes the journal over where it can, and tells whether who
// had it has already come to the end.
func (f *follower) settledElsewhere() bool {
	mine := f.record
	if f.journal != nil || f.acquire() != nil || f.journal == nil {
		return false
	}
	if f.goal == Deleted && f.record.Phase != Deleted {
		// The journal does not know of the deletion that was asked for here.
		mine.outcome().apply(&f.record)
	}
	return f.record.Phase == Deleted || f.goal == Created && f.record.Phase.Final()
}

// poll asks once. That the cloud does not know the thing is an answer, not an
// error.
func (f *follower) poll(ctx context.Context) (providers.Status, error) {
	status, err := call(ctx, f.client.Status, *f.record.Receipt)
	var failure *providers.Failure
	if errors.As(err, &failure) && failure.Kind == providers.Absent {
		status, err = providers.Status{Phase: providers.Gone}, nil
	}
	if err == nil {
		f.trouble = nil
	}
	return f.redact.status(status), err
}

// retryDelay tells why there was no answer and returns the wait. A cloud that asks
// to slow down counts by the minute, so half of one is the least.
func (f *follower) retryDelay(err error) time.Duration {
	failure := f.redact.failure(failureOf(err))
	f.trouble = failure
	wait := f.delay.next()
	if failure.Kind == providers.Throttled {
		wait = f.delay.longest()
	}
	wait = f.patience(failure, wait)
	f.notify(waiting(failure, wait))
	f.beat = time.Now().Add(wait + heartbeat)
	return wait
}

// sleep waits, and tells the last status again as a sign of life.
func (f *follower) sleep(ctx context.Context, d time.Duration) error {
	for wake := time.Now().Add(d); ; {
		left, beat := time.Until(wake), time.Until(f.beat)
		if left <= beat || f.last == nil {
			return pause(ctx, left)
		}
		if err := pause(ctx, beat); err != nil {
			return err
		}
		f.beat = time.Now().Add(heartbeat)
		f.notify(Event{Kind: EventStatus, Status: f.last, Text: statusText(*f.last)})
	}
}

// take acts on an answer; done ends the following.
func (f *follower) take(ctx context.Context, status providers.Status) (done bool, err error) {
	if status.Phase == providers.Gone && status.State == "" {
		return f.absent(ctx)
	}
	f.missing = spell{}
	if done, err := f.untouched(status); done {
		return true, err
	}
	f.logs(status.Events)
	f.clock(status)
	changed := f.last == nil || !same(*f.last, status)
	sync := f.last == nil || f.last.Phase != status.Phase || f.last.State != status.State ||
		!slices.Equal(f.last.Stages, status.Stages)
	before := f.warning
	f.last, f.warning = &status, status.Trouble
	if status.State != "" {
		f.record.State = status.State
	}
	f.deleting = f.deleting || status.Phase == providers.Deleting
	if done, err := f.settle(status); done {
		return true, err
	}
	f.record.Phase = f.phase(status)
	if !changed {
		return false, nil
	}
	f.delay.reset()
	f.beat = time.Now().Add(heartbeat)
	f.publish(Event{Kind: EventStatus, Status: &status, Text: statusText(status), Times: f.record.Times}, sync)
	f.warn(before)
	return false, nil
}

// phase is the run's phase while the thing is neither here nor gone.
func (f *follower) phase(status providers.Status) Phase {
	if f.goal == Deleted || status.Phase == providers.Deleting {
		return Deleting
	}
	return Running
}

// settle ends the run where the cloud's word is final.
func (f *follower) settle(status providers.Status) (bool, error) {
	switch status.Phase {
	case providers.Gone:
		return true, f.gone()
	case providers.Ready:
		if f.goal != Created {
			return false, nil
		}
		return true, f.created(status)
	case providers.Failed:
		// What is to be deleted may well be in a failed state; only one that
		// comes after deletion began tells of the deletion.
		if f.goal == Deleted && !f.deleting {
			return false, nil
		}
		failure := status.Failure
		if failure == nil {
			failure = failedWithoutReason(status.State)
		}
		failure = f.record.warned(failure)
		f.end(Failed, Event{Kind: EventFailed, Status: &status, Failure: failure, Text: failure.Summary})
		return true, f.record.Failure
	case providers.Stopped:
		if f.goal != Created {
			return false, nil
		}
		return true, f.standsStill(status)
	case providers.Pending, providers.Working, providers.Deleting:
	}
	return false, nil
}

// logs tells each line of the cloud's log once to this caller, and writes it
// once for the run.
func (f *follower) logs(events []providers.Event) {
	for _, log := range events {
		key := logKey(log)
		if f.shown[key] {
			continue
		}
		f.shown[key] = true
		e := Event{Kind: EventLog, Log: &log, Text: forms.Same(log.Text)}
		if f.logged[key] {
			// Who comes back reads the story anew, but not at its deletion.
			if f.goal != Deleted {
				f.notify(e)
			}
			continue
		}
		f.publish(e, false)
	}
}
