package launch_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// times are so many of the same.
func times(n int, s step) []step {
	var out []step
	for range n {
		out = append(out, s)
	}
	return out
}

// One answer that there is no such thing is none, however old the run is: it
// takes several over a minute, and a list that agrees.
func TestGone(t *testing.T) {
	t.Parallel()
	absent, working, ready := fails(providers.Absent), says(providers.Working, "initing"), says(providers.Ready, "running")
	missed := strings.Repeat("waiting ", 4)
	late := absent
	late.before = func() { time.Sleep(59 * time.Second) }
	tests := map[string]struct {
		poll, find []step
		err        string
		phase      launch.Phase
		finds      int
		events     string
	}{
		"once":                     {[]step{absent, ready}, nil, "", launch.Created, 1, "waiting created"},
		"once in between":          {[]step{working, absent, absent, working, absent, ready}, nil, "", launch.Created, 1, "status waiting waiting waiting created"},
		"listed all the time":      {append(times(9, absent), ready), []step{bare("c-9", "c-1")}, "", launch.Created, 2, strings.Repeat("waiting ", 9) + "created"},
		"twice, a minute apart":    {[]step{absent, late, ready}, nil, "", launch.Created, 1, "waiting waiting created"},
		"not listed":               {times(1, absent), nil, "gone", launch.Failed, 1, strings.Repeat("waiting ", 4) + "failed"},
		"list cannot be read":      {append(times(6, absent), ready), []step{fails(providers.Unavailable)}, "", launch.Created, 3, missed + "waiting waiting created"},
		"list may not be read":     {times(1, absent), []step{fails(providers.Permission)}, launch.ErrUnclear.Error(), launch.Running, -1, ""},
		"the cloud's word for it":  {[]step{says(providers.Gone, "deleted")}, nil, "gone", launch.Failed, 0, "failed"},
		"an empty word, as absent": {[]step{says(providers.Gone, ""), ready}, nil, "", launch.Created, 1, "waiting created"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				record := r.reach(t, func(c *client, stop func()) {
					c.poll = []step{says(providers.Working, "initing"), {before: stop}}
				})
				time.Sleep(24 * time.Hour)
				c.poll = tc.poll
				if tc.find != nil {
					c.find = tc.find
				}
				record, err := r.Watch(t.Context(), c, record, r.emit)
				if got := kindOf(err); got != tc.err || record.Phase != tc.phase {
					t.Errorf("got %v, %s", err, record.Phase)
				}
				if tc.finds >= 0 && (c.count("find") != tc.finds || !strings.HasSuffix(r.kinds(), tc.events)) {
					t.Errorf("%d looks, told %s", c.count("find"), r.kinds())
				}
			})
		})
	}
}

// What vanished is asked about again.
func TestWatchVanished(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, func(c *client, _ func()) { c.poll = []step{fails(providers.Absent)} })
		if record.Phase != launch.Failed || record.Over() || record.Saved().Over {
			t.Fatalf("%s, over: %v", record.Phase, record.Over())
		}
		record, err := r.Watch(t.Context(), c, record, nil)
		if err != nil || record.Phase != launch.Created {
			t.Errorf("got %v, %s", err, record.Phase)
		}
		if kept, err := r.store.Load(record.ID); err != nil || kept.Phase != launch.Created || !kept.Over() {
			t.Errorf("journal has %s, %v", kept.Phase, err)
		}
	})
}

// That another account does not know a thing says nothing of the thing.
func TestOtherAccount(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		record := r.reach(t, whilePolling)
		c.poll, c.remove = []step{fails(providers.Absent)}, []step{fails(providers.Absent)}
		target := plan().to(c)
		target.Account = providers.Account{ID: "profile:other"}
		for name, work := range map[string]struct {
			run func() (launch.Record, error)
			err string
		}{
			"watch":  {func() (launch.Record, error) { return r.Launcher.Watch(t.Context(), target, record, r.emit) }, launch.ErrUnclear.Error()},
			"delete": {func() (launch.Record, error) { return r.Launcher.Delete(t.Context(), target, record, r.emit) }, "auth"},
		} {
			got, err := work.run()
			last := r.events[len(r.events)-1]
			if kindOf(err) != work.err || got.Phase != launch.Running || !last.Ends() {
				t.Errorf("%s: got %v, %s, %s", name, err, got.Phase, last.Kind)
			}
			if text := last.Text.En; !strings.Contains(text, "profile:other") || !strings.Contains(text, "simulator") {
				t.Errorf("%s: told %q", name, text)
			}
		}
	})
}

// The cloud goes on only where it was seen to; else nobody knows.
func TestLetGo(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		poll []step
		err  string
		word string
	}{
		"seen":                 {[]step{says(providers.Working, "initing")}, launch.ErrDetached.Error(), "no longer watching; the cloud goes on working."},
		"seen, then no answer": {[]step{says(providers.Working, "initing"), fails(providers.Auth)}, launch.ErrDetached.Error(), "no longer answers (trouble: auth)"},
		"no answer at all":     {[]step{fails(providers.Auth)}, launch.ErrUnclear.Error(), "the state of c-1 is not known (trouble: auth)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{Limit: time.Minute}), happy()
				record := r.reach(t, whilePolling)
				c.poll = tc.poll
				for verb, run := range map[string]func() (launch.Record, error){
					"watch": func() (launch.Record, error) { return r.Watch(t.Context(), c, record, r.emit) },
					"create": func() (launch.Record, error) {
						return newRoom(t, launch.Options{Limit: time.Minute}).Create(t.Context(), c, plan(), r.emit)
					},
				} {
					got, err := run()
					last := r.events[len(r.events)-1]
					if kindOf(err) != tc.err || got.Phase != launch.Running || !strings.Contains(last.Text.En, tc.word) {
						t.Errorf("%s: got %v, %s, %q", verb, err, got.Phase, last.Text.En)
					}
					c.calls = nil
				}
			})
		})
	}
}

// The limit is for the whole, looking included.
func TestLimitBoundsLooking(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{Limit: 2 * time.Second}), happy()
		record := r.reach(t, lostReply)
		begun := time.Now()
		_, err := r.Watch(t.Context(), c, record, nil)
		if took := time.Since(begun); kindOf(err) != launch.ErrUnclear.Error() || took != 2*time.Second {
			t.Errorf("got %v after %s", err, took)
		}
		time.Sleep(time.Hour)
		begun = time.Now()
		lostReply(c, nil)
		_, err = r.Create(t.Context(), c, plan(), nil)
		if took := time.Since(begun); kindOf(err) != launch.ErrUnclear.Error() || took != 2*time.Second {
			t.Errorf("got %v after %s", err, took)
		}
	})
}

// The end of the wait for another process says what that one has done.
func TestStandByEnds(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		reach func(c *client, stop func())
		err   error
		word  string
	}{
		"planned": {func(c *client, stop func()) { c.find[0].before = stop }, launch.ErrNotSent, "had not sent anything yet"},
		"unclear": {lostReply, launch.ErrUnclear, "its outcome is not known yet"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{Limit: time.Minute}), happy()
				record := r.reach(t, tc.reach)
				release, err := r.store.Hold(record.ID)
				if err != nil {
					t.Fatal(err)
				}
				defer release()
				_, err = r.Watch(t.Context(), c, record, r.emit)
				last := r.events[len(r.events)-1]
				if kindOf(err) != tc.err.Error() || !last.Ends() || !strings.Contains(last.Text.En, tc.word) {
					t.Errorf("got %v, %s %q", err, last.Kind, last.Text.En)
				}
			})
		})
	}
}
