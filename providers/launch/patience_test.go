package launch_test

import (
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// TestPatience: a creation that the cloud throttles waits for the cloud's minute,
// and everything for as long as the cloud asks, up to five minutes, at the pace of
// the target.
func TestPatience(t *testing.T) {
	t.Parallel()
	asking := func(kind providers.Kind, d time.Duration) step {
		return step{err: &providers.Failure{Kind: kind, RetryAfter: d, Summary: forms.Same("busy"), Remedy: forms.Same("wait")}}
	}
	fast := connect.Pace{Interval: 5 * time.Millisecond, MaxInterval: 20 * time.Millisecond, FindWindow: 200 * time.Millisecond}
	for name, tc := range map[string]struct {
		find, send []step
		pace       connect.Pace
		least      time.Duration // Of the longest wait that was told.
		most       time.Duration
	}{
		"throttled creation":            {send: []step{fails(providers.Throttled), gives("c-1")}, least: time.Minute, most: time.Minute},
		"throttled creation, asks more": {send: []step{asking(providers.Throttled, 90*time.Second), gives("c-1")}, least: 90 * time.Second, most: 90 * time.Second},
		"throttled creation, an hour":   {send: []step{asking(providers.Throttled, time.Hour), gives("c-1")}, least: 5 * time.Minute, most: 5 * time.Minute},
		"throttled creation, fast":      {send: []step{asking(providers.Throttled, time.Hour), gives("c-1")}, pace: fast, least: 300 * time.Millisecond, most: 300 * time.Millisecond},
		"a look":                        {find: []step{asking(providers.Unavailable, 40*time.Second), finds()}, send: []step{gives("c-1")}, least: 40 * time.Second, most: 40 * time.Second},
		"a look that does not ask":      {find: []step{asking(providers.Unavailable, 0), finds()}, send: []step{gives("c-1")}, least: time.Millisecond, most: 5 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.send = tc.send
				if tc.find != nil {
					c.find = tc.find
				}
				p := plan()
				p.target.Pace = tc.pace
				if _, err := r.Create(t.Context(), c, p, r.emit); err != nil {
					t.Fatal(err)
				}
				var longest time.Duration
				for _, e := range r.events {
					longest = max(longest, e.Wait)
				}
				if longest < tc.least || longest > tc.most {
					t.Errorf("waited %s, want %s to %s", longest, tc.least, tc.most)
				}
			})
		})
	}
}

// TestRepeatRests: what is sent again with its token leaves the cloud alone for as
// long as it asks.
func TestRepeatRests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c, p := newRoom(t, launch.Options{}), happy(), plan()
		p.Request.Repeat = providers.ByToken
		var first, second time.Time
		busy := step{err: &providers.Failure{
			Kind: providers.Unclear, RetryAfter: 50 * time.Second, Summary: forms.Same("busy"), Remedy: forms.Same("wait"),
		}, before: func() { first = time.Now() }}
		taken := gives("c-1")
		taken.before = func() { second = time.Now() }
		c.send = []step{busy, taken}
		if _, err := r.Create(t.Context(), c, p, r.emit); err != nil || c.count("send") != 2 {
			t.Fatalf("%v after %d creations", err, c.count("send"))
		}
		if rest := second.Sub(first); rest < 50*time.Second || rest > 100*time.Second {
			t.Errorf("sent again after %s", rest)
		}
	})
}
