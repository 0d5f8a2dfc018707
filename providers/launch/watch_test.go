package launch_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// reach brings a new run to where the script of its making leaves it.
func (r *room) reach(t *testing.T, change func(c *client, stop func())) launch.Record {
	t.Helper()
	c := happy()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	change(c, stop)
	record, _ := r.Create(ctx, c, plan(), nil)
	return record
}

func whilePolling(c *client, stop func()) { c.poll[0].before = stop }

func lostReply(c *client, _ func()) { c.send = []step{fails(providers.Unclear)} }

func TestWatch(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		reach  func(c *client, stop func())
		change func(*client)
		want   outcome
	}{
		"never sent": {
			func(c *client, stop func()) { c.find[0].before = stop }, func(*client) {},
			outcome{launch.ErrNotSent.Error(), launch.Planned, "", 0, 0, "interrupted", "planned"},
		},
		"running": {
			whilePolling, func(*client) {},
			outcome{
				"", launch.Created, "c-1", 0, 0, "log status log created",
				"planned sending accepted detached log status log created",
			},
		},
		"running, cloud already forgot it": {
			whilePolling, func(c *client) { c.poll = []step{fails(providers.Absent)} },
			outcome{"gone", launch.Failed, "c-1", 0, 1, strings.Repeat("waiting ", 6) + "failed", "planned sending accepted detached failed"},
		},
		"unclear, found": {
			lostReply, func(c *client) { c.find = []step{finds("c-5")} },
			outcome{
				"", launch.Created, "c-5", 0, 1, "finding accepted log status log created",
				"planned sending finding unclear finding accepted log status log created",
			},
		},
		"unclear, still nothing": {
			lostReply, func(*client) {},
			outcome{
				launch.ErrUnclear.Error(), launch.Unclear, "", 0, 9, "finding unclear",
				"planned sending finding unclear finding unclear",
			},
		},
		"created": {
			func(*client, func()) {}, func(c *client) { c.poll = nil },
			outcome{"", launch.Created, "c-1", 0, 0, "created", "planned sending accepted log status log created"},
		},
		"rejected": {
			func(c *client, _ func()) { c.send = []step{fails(providers.Quota)} }, func(*client) {},
			outcome{"quota", launch.Rejected, "", 0, 0, "rejected", "planned sending rejected"},
		},
		"failed": {
			func(c *client, _ func()) { c.poll = []step{says(providers.Failed, "exception")} }, func(*client) {},
			outcome{"internal", launch.Failed, "c-1", 0, 0, "failed", "planned sending accepted failed"},
		},
		"stopped meanwhile": {
			whilePolling, func(c *client) { c.poll = []step{says(providers.Stopped, "suspended")} },
			outcome{launch.ErrDetached.Error(), launch.Running, "c-1", 0, 0, "detached", "planned sending accepted detached detached"},
		},
		"stopped and started": {
			func(c *client, _ func()) { c.poll = []step{says(providers.Stopped, "stopped")} }, func(*client) {},
			outcome{"", launch.Created, "c-1", 0, 0, "log status log created", "planned sending accepted detached log status log created"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				record := r.reach(t, test.reach)
				test.change(c)
				record, err := r.Watch(t.Context(), c, record, r.emit)
				if diff := cmp.Diff(test.want, r.outcome(t, c, record, err)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		})
	}
}

// Long after the request one look is enough.
func TestWatchUnclearLater(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, lostReply)
		time.Sleep(time.Hour)
		c.find = []step{fails(providers.Unavailable), finds()}
		_, err := r.Watch(t.Context(), c, record, nil)
		if !errors.Is(err, launch.ErrUnclear) || c.count("find") != 2 || c.count("send") != 0 {
			t.Errorf("got %v, %v", err, c.calls)
		}
	})
}

// A record brought from another machine is followed by its receipt alone.
func TestWatchWithoutJournal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := launch.Record{ID: "../../elsewhere", Provider: "ehpc", Name: "cfd", Phase: launch.Running, Receipt: &providers.Receipt{ID: "c-7"}}
		record, err := r.Watch(t.Context(), c, record, r.emit)
		if err != nil || record.Phase != launch.Created || c.asked[0].ID != "c-7" {
			t.Errorf("got %v, %+v", err, record)
		}
		if list, err := r.store.List(); err != nil || len(list) != 0 {
			t.Errorf("wrote %v, %v", list, err)
		}
	})
}

// Two launchers on one run: one writes, both see the end.
func TestWatchTogether(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t, launch.Options{})
		c := happy()
		c.poll = []step{says(providers.Working, "initing"), says(providers.Working, "initing"), says(providers.Working, "initing"), says(providers.Ready, "running")}
		d := happy()
		d.poll = c.poll
		var second launch.Record
		var secondErr error
		var seen []launch.Event
		done := make(chan struct{})
		c.send[0].before = func() {
			record, err := r.store.Load("last")
			if err != nil {
				t.Fatal(err)
			}
			go func() {
				defer close(done)
				second, secondErr = r.Watch(t.Context(), d, record, func(e launch.Event) { seen = append(seen, e) })
			}()
			// The reply comes when the other has seen that somebody is at it.
			synctest.Wait()
		}
		record, err := r.Create(t.Context(), c, plan(), r.emit)
		<-done
		if err != nil || secondErr != nil || record.Phase != launch.Created || second.Phase != launch.Created {
			t.Errorf("got %v %s, %v %s", err, record.Phase, secondErr, second.Phase)
		}
		if c.count("send") != 1 || d.count("send")+d.count("find") != 0 {
			t.Errorf("calls %v and %v", c.calls, d.calls)
		}
		if got := kinds(seen); got != "note status status created" {
			t.Errorf("the second saw %q", got)
		}
		events, _ := r.store.Events(record.ID)
		if got := kinds(events); got != "planned sending accepted status created" {
			t.Errorf("journal %q", got)
		}
	})
}

// What holds the journal dies: the watcher goes on with it.
func TestWatchTakesOver(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		reach func(c *client, stop func())
		want  string
	}{
		"while polling": {whilePolling, "planned sending accepted detached log created"},
		"at an unclear": {lostReply, "planned sending finding unclear finding accepted log status log created"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				record := r.reach(t, test.reach)
				release, err := r.store.Hold(record.ID)
				if err != nil {
					t.Fatal(err)
				}
				time.AfterFunc(2*time.Second, release)
				c.find = []step{finds("c-1")}
				record, err = r.Watch(t.Context(), c, record, nil)
				if err != nil || c.count("send") != 0 {
					t.Errorf("got %v, %v", err, c.calls)
				}
				events, _ := r.store.Events(record.ID)
				if got := kinds(events); got != test.want {
					t.Errorf("journal %q, want %q", got, test.want)
				}
			})
		})
	}
}

func TestWatchStandByEnds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{Limit: time.Minute}), happy()
		record := r.reach(t, lostReply)
		release, err := r.store.Hold(record.ID)
		if err != nil {
			t.Fatal(err)
		}
		defer release()
		before := r.journal(t)
		_, err = r.Watch(t.Context(), c, record, nil)
		if !errors.Is(err, launch.ErrUnclear) || c.count("find") != 0 || r.journal(t) != before {
			t.Errorf("got %v, %v", err, c.calls)
		}
	})
}

// A cloud that asks to slow down is left alone as long as one at which nothing
// moves, however short the wait was before.
func TestFollowThrottled(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		pace        connect.Pace
		wait, after time.Duration
	}{
		"a real cloud":  {wait: 30 * time.Second, after: 5 * time.Second},
		"the simulator": {pace: connect.Simulated(600), wait: 100 * time.Millisecond, after: 25 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c, p := newRoom(t, launch.Options{}), happy(), plan()
				p.target.Pace = tc.pace
				c.poll = []step{says(providers.Working, "initing"), fails(providers.Throttled), says(providers.Working, "running"), says(providers.Ready, "running")}
				var polls []time.Time
				for i := range c.poll {
					c.poll[i].before = func() { polls = append(polls, time.Now()) }
				}
				if _, err := r.Create(t.Context(), c, p, nil); err != nil || len(polls) != 4 {
					t.Fatalf("%d polls, %v", len(polls), err)
				}
				if got := polls[2].Sub(polls[1]); got != tc.wait {
					t.Errorf("waited %s when asked to slow down, want %s", got, tc.wait)
				}
				if got := polls[3].Sub(polls[2]); got != tc.after {
					t.Errorf("waited %s once it moved again, want %s", got, tc.after)
				}
			})
		})
	}
}

// While nothing changes polls get rarer, and a sign of life comes regularly.
func TestWatchPace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{Limit: 3 * time.Minute}), happy()
		record := r.reach(t, whilePolling)
		start := time.Now()
		var polls, beats []time.Duration
		c.poll = []step{says(providers.Working, "initing")}
		c.poll[0].before = func() { polls = append(polls, time.Since(start)) }
		_, err := r.Watch(t.Context(), c, record, func(e launch.Event) {
			if e.Kind == launch.EventStatus {
				beats = append(beats, e.Time.Sub(start))
			}
		})
		if !errors.Is(err, launch.ErrDetached) {
			t.Error(err)
		}
		s := time.Second
		if diff := cmp.Diff([]time.Duration{0, 5 * s, 15 * s, 35 * s, 65 * s, 95 * s, 125 * s, 155 * s, 180 * s}, polls); diff != "" {
			t.Errorf("polls -want +got:\n%s", diff)
		}
		if diff := cmp.Diff([]time.Duration{0, 30 * s, 60 * s, 90 * s, 120 * s, 150 * s}, beats); diff != "" {
			t.Errorf("signs of life -want +got:\n%s", diff)
		}
		if n := strings.Count(r.journal(t), `"event":"status"`); n != 1 {
			t.Errorf("%d status lines in the journal, want 1", n)
		}
	})
}

// asking notes for whose things it looks.
type asking struct {
	*client
	owners []string
}

// Find looks as the client does.
func (c *asking) Find(ctx context.Context, r providers.Request) ([]providers.Receipt, error) {
	c.owners = append(c.owners, r.Owner)
	return c.client.Find(ctx, r)
}

// TestOwnerOutlivesTheProgram: a run that is looked for again is looked for in the
// list of its owner.
func TestOwnerOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), &asking{client: happy()}
		c.send = []step{fails(providers.Unclear)}
		p := plan()
		p.Request.Owner = "usr-1"
		record, _ := r.Create(t.Context(), c, p, nil)
		c.owners, c.find = nil, []step{finds("c-5")}
		kept, err := r.store.Load(record.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Watch(t.Context(), c, kept, nil); err != nil || len(c.owners) == 0 || c.owners[0] != "usr-1" {
			t.Errorf("looked for %q, %v", c.owners, err)
		}
	})
}
