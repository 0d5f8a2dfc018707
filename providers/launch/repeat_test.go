package launch_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// byToken is a plan for an API that promises one creation for each token.
func byToken() planned {
	p := plan()
	p.Request.Repeat = providers.ByToken
	return p
}

// taken is the cloud's word that it knows the token with another body.
func taken() step {
	return step{err: &providers.Failure{
		Kind: providers.Unclear, Code: "TokenMismatch", Cause: providers.ErrTokenTaken,
		Summary: forms.Same("token taken"), Remedy: forms.Same("remedy"),
	}}
}

func TestRepeatByToken(t *testing.T) {
	t.Parallel()
	const (
		start = "planned finding sending finding "
		kept  = "planned sending finding "
		again = "sending finding "
		good  = "sending accepted log status log created"
	)
	lost, unclear := fails(providers.Unclear), launch.ErrUnclear.Error()
	tests := map[string]struct {
		send, find []step
		want       outcome
	}{
		"done, and listed at once": {
			[]step{lost},
			[]step{finds(), finds("c-2")},
			outcome{"", launch.Created, "c-2", 1, 2, start + "accepted log status log created", kept + "accepted log status log created"},
		},
		"done, and listed late": {
			[]step{lost},
			[]step{finds(), finds(), finds("c-2")},
			outcome{"", launch.Created, "c-2", 1, 3, start + "accepted log status log created", kept + "accepted log status log created"},
		},
		"taken the second time": {
			[]step{lost, gives("c-1")},
			[]step{finds()},
			outcome{"", launch.Created, "c-1", 2, 3, start + good, kept + good},
		},
		"lost twice": {
			[]step{lost, lost, gives("c-1")},
			[]step{finds()},
			outcome{"", launch.Created, "c-1", 3, 4, start + again + good, kept + again + good},
		},
		"throttled in between": {
			[]step{lost, fails(providers.Throttled), gives("c-1")},
			[]step{finds()},
			outcome{"", launch.Created, "c-1", 3, 4, start + again + good, kept + again + good},
		},
		"lost for good": {
			[]step{lost},
			[]step{finds()},
			outcome{
				unclear, launch.Unclear, "", 5, 11,
				start + strings.Repeat(again, 4) + "unclear", kept + strings.Repeat(again, 4) + "unclear",
			},
		},
		"refused the second time": {
			[]step{lost, fails(providers.Quota)},
			[]step{finds()},
			outcome{unclear, launch.Unclear, "", 2, 10, start + again + "unclear", kept + again + "unclear"},
		},
		"refused the second time, listed late": {
			[]step{lost, fails(providers.Quota)},
			[]step{finds(), finds(), finds(), finds(), finds("c-2")},
			outcome{
				"", launch.Created, "c-2", 2, 5, start + again + "accepted log status log created",
				kept + again + "accepted log status log created",
			},
		},
		"token taken the second time": {
			[]step{lost, taken()},
			[]step{finds()},
			outcome{unclear, launch.Unclear, "", 2, 10, start + again + "unclear", kept + again + "unclear"},
		},
		"token taken the first time": {
			[]step{taken()},
			[]step{finds()},
			outcome{unclear, launch.Unclear, "", 1, 10, start + "unclear", kept + "unclear"},
		},
		"two of the name, and the answer tells which": {
			[]step{lost, gives("c-3")},
			[]step{finds(), finds("c-2", "c-3")},
			outcome{
				"unclear", launch.Created, "c-3", 2, 3, start + "sending accepted warning log status log created",
				kept + "sending accepted warning log status log created",
			},
		},
		"nobody may list": {
			[]step{lost, gives("c-1")},
			[]step{fails(providers.Permission)},
			outcome{
				"", launch.Created, "c-1", 2, 3, "planned finding note sending finding waiting " + good,
				"planned note sending finding " + good,
			},
		},
		"no way to the cloud for a while": {
			[]step{lost, gives("c-1")},
			[]step{finds(), fails(providers.Unavailable), fails(providers.Unavailable), finds()},
			outcome{"", launch.Created, "c-1", 2, 4, start + "waiting waiting " + good, kept + good},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.send, c.find = test.send, test.find
				record, err := r.Create(t.Context(), c, byToken(), r.emit)
				if diff := cmp.Diff(test.want, r.outcome(t, c, record, err)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				if len(c.tokens) != 1 || record.Sent != test.want.Sends {
					t.Errorf("tokens %v, %d attempts on record", c.tokens, record.Sent)
				}
				for _, e := range r.events {
					if data, err := e.MarshalJSON(); err != nil || strings.Contains(string(data), "Canary") || !e.Text.Complete() {
						t.Errorf("event %s, %v", data, err)
					}
				}
			})
		})
	}
}

// Whoever stops the program while it looks has it send nothing more.
func TestRepeatEndsWithTheContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		c.send = []step{fails(providers.Unclear)}
		c.find = []step{finds(), finds(), {before: stop}}
		record, err := r.Create(ctx, c, byToken(), nil)
		if !errors.Is(err, launch.ErrUnclear) || record.Phase != launch.Unclear || c.count("send") != 1 {
			t.Errorf("got %v, %s, %v", err, record.Phase, c.calls)
		}
	})
}

// What becomes of an unclear run later only looks, whatever the API promises.
func TestWatchNeverRepeats(t *testing.T) {
	t.Parallel()
	for name, find := range map[string][]step{"found": {finds("c-2")}, "not found": {finds()}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c, later := newRoom(t, launch.Options{}), happy(), happy()
				c.send = []step{fails(providers.Unclear), fails(providers.Quota)}
				record, _ := r.Create(t.Context(), c, byToken(), nil)
				later.send, later.find = nil, find
				record, err := r.Watch(t.Context(), later, record, r.emit)
				if (err == nil) != (name == "found") || later.count("send") != 0 || record.Sent != 2 {
					t.Errorf("got %v, %v, %d attempts on record", err, later.calls, record.Sent)
				}
				if told := r.events[0].Text.En; !strings.Contains(told, "not sent again") {
					t.Errorf("told %q", told)
				}
			})
		})
	}
}

// TestWhyItIsNotSentAgain: that the journal does not hold the request is told to
// who comes back to one that could be sent again, and to nobody else.
func TestWhyItIsNotSentAgain(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		plan  planned
		later bool
	}{"by its name": {plan: plan()}, "by its token": {plan: byToken(), later: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.send = []step{fails(providers.Unclear)}
				told := func() bool {
					return slices.ContainsFunc(r.events, func(e launch.Event) bool { return strings.Contains(e.Text.En, "the journal does not contain it") })
				}
				record, err := r.Create(t.Context(), c, tc.plan, r.emit)
				if !errors.Is(err, launch.ErrUnclear) || told() {
					t.Errorf("at first: %v, told %v", err, told())
				}
				if _, err := r.Watch(t.Context(), c, record, r.emit); !errors.Is(err, launch.ErrUnclear) || told() != tc.later {
					t.Errorf("later: %v, told %v", err, told())
				}
			})
		})
	}
}

// An attempt that cannot be written down is not made.
func TestRepeatOnFullDisk(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c, left := newRoom(t, launch.Options{}), happy(), 3
		r.store.Replace(func(f launch.File) launch.File { return disk{f, &left, false} })
		c.send = []step{fails(providers.Unclear)}
		record, err := r.Create(t.Context(), c, byToken(), r.emit)
		if !errors.Is(err, launch.ErrUnclear) || c.count("send") != 1 || record.Sent != 1 {
			t.Errorf("got %v, %v, %d attempts on record", err, c.calls, record.Sent)
		}
		if got := r.kinds(); got != "planned finding sending finding note note unclear" {
			t.Errorf("told %s", got)
		}
	})
}
