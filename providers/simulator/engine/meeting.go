package engine

import (
	"context"
	"net/http"
	"slices"
	"time"
)

// meeting is what the faults of the world make of one call.
type meeting struct {
	skew    time.Duration // How far the cloud's clock is before ours.
	back    time.Duration // How far in the past the world is that the call meets.
	foreign bool          // The call is somebody else's, in place of ours.
	odd     Oddities
}

type meetingKey struct{}

func (m meeting) on(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), meetingKey{}, m))
}

func meetingOf(r *http.Request) meeting {
	m, _ := r.Context().Value(meetingKey{}).(meeting)
	return m
}

// beforeAll is longer ago than anything was made.
const beforeAll = 365 * 24 * time.Hour

// meet tells what a call meets, with the faults that make it so, and the call
// that somebody else makes just before; nil for none.
func (s *Simulator) meet(r *http.Request, action string) (ours, theirs *http.Request, why []Fault) {
	now := s.core.Now()
	take := func(e Effect) Fault {
		f := s.core.faults.world(e, action, now)
		if f.Effect != "" {
			why = append(why, f)
		}
		return f
	}
	m := meeting{skew: take(Skew).Span}
	foreign := take(Foreign)
	if foreign.Effect != "" {
		theirs = meeting{skew: m.skew, back: s.core.Pace.real(foreign.Span), foreign: true}.on(r)
	}
	m.back = s.core.Pace.real(take(Lag).Span)
	if take(Forget).Effect != "" {
		m.back = beforeAll
	}
	m.odd = takeOddities(take)
	if len(why) == 0 {
		return r, nil, nil
	}
	return m.on(r), theirs, why
}

// suits tells whether a fault of the world can have an effect on an action.
func suits(e Effect, action string) bool {
	return e == Skew || slices.ContainsFunc(apis(), func(a API) bool { return slices.Contains(a.suited(e), action) })
}

// suited are the actions of an API that an effect is for.
func (a API) suited(e Effect) []string {
	if slices.Contains(oddities, e) {
		return a.Tells.of(e)
	}
	switch e {
	case Lag, Forget:
		return a.Shows
	case Foreign:
		return []string{a.Creation}
	default:
		return slices.Concat(a.Actions, a.Around)
	}
}

// Clock is the cloud's time when a call arrives.
func (c *Core) Clock(r *http.Request) time.Time { return c.Now().Add(meetingOf(r).skew) }

// Seen is the moment whose world a call is shown, and at which what it makes is
// made: the cloud's time, unless lists lag or forget.
func (c *Core) Seen(r *http.Request) time.Time { return c.Clock(r).Add(-meetingOf(r).back) }

// IsForeign tells whether a call is somebody else's, who asks for something of our
// request's name: it is signed by nobody, and what tells ours from theirs is not
// to be kept of it, tags and tokens.
func IsForeign(r *http.Request) bool { return meetingOf(r).foreign }
