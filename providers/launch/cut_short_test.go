package launch_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

func TestCreateCancelled(t *testing.T) {
	t.Parallel()
	notSent, detached, unclear := launch.ErrNotSent.Error(), launch.ErrDetached.Error(), launch.ErrUnclear.Error()
	tests := map[string]struct {
		// change puts stop at the moment of the test into the script.
		change func(c *client, stop func())
		want   outcome
	}{
		"at the start": {
			func(_ *client, stop func()) { stop() },
			outcome{notSent, launch.Planned, "", 0, 0, "interrupted", ""},
		},
		"while looking": {
			func(c *client, stop func()) { c.find[0].before = stop },
			outcome{notSent, launch.Planned, "", 0, 1, "planned finding interrupted", "planned"},
		},
		"while waiting to look again": {
			func(c *client, stop func()) {
				c.find = []step{fails(providers.Throttled)}
				time.AfterFunc(500*time.Millisecond, stop)
			},
			outcome{notSent, launch.Planned, "", 0, 1, "planned finding waiting interrupted", "planned"},
		},
		"while sending": {
			func(c *client, stop func()) { c.send[0].before = stop },
			outcome{detached, launch.Running, "c-1", 1, 1, "planned finding sending accepted detached", "planned sending accepted detached"},
		},
		"while sending, refused": {
			func(c *client, stop func()) { c.send = []step{fails(providers.Quota)}; c.send[0].before = stop },
			outcome{"quota", launch.Rejected, "", 1, 1, "planned finding sending rejected", "planned sending rejected"},
		},
		"while sending, throttled": {
			func(c *client, stop func()) { c.send = []step{fails(providers.Throttled)}; c.send[0].before = stop },
			outcome{notSent, launch.Planned, "", 1, 1, "planned finding sending waiting interrupted", "planned sending waiting"},
		},
		"while waiting to send again": {
			func(c *client, stop func()) {
				c.send = []step{fails(providers.Throttled)}
				time.AfterFunc(3*time.Second, stop)
			},
			outcome{notSent, launch.Planned, "", 1, 1, "planned finding sending waiting interrupted", "planned sending waiting"},
		},
		"while looking after a lost reply": {
			func(c *client, stop func()) {
				c.send = []step{fails(providers.Unclear)}
				time.AfterFunc(20*time.Second, stop)
			},
			outcome{unclear, launch.Unclear, "", 1, 6, "planned finding sending finding unclear", "planned sending finding unclear"},
		},
		"while polling": {
			func(c *client, stop func()) { c.poll[0].before = stop },
			outcome{detached, launch.Running, "c-1", 1, 2, "planned finding sending accepted detached", "planned sending accepted detached"},
		},
		"between polls": {
			func(_ *client, stop func()) { time.AfterFunc(time.Second, stop) },
			outcome{
				detached, launch.Running, "c-1", 1, 1, "planned finding sending accepted log status detached",
				"planned sending accepted log status detached",
			},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				test.change(c, stop)
				record, err := r.Create(ctx, c, plan(), r.emit)
				if diff := cmp.Diff(test.want, r.outcome(t, c, record, err)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				if kindOf(err) != "quota" && kindOf(err) != unclear && !errors.Is(err, context.Canceled) {
					t.Errorf("%v does not name the cancelling", err)
				}
			})
		})
	}
}

func TestCreateLimit(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		o              launch.Options
		about, request time.Duration
		want           time.Duration
	}{
		"default":     {want: 30 * time.Minute},
		"provider's":  {about: 10 * time.Minute, want: 10 * time.Minute},
		"the request": {about: 10 * time.Minute, request: 40 * time.Minute, want: 40 * time.Minute},
		"the options": {o: launch.Options{Limit: time.Minute}, about: 10 * time.Minute, request: time.Hour, want: time.Minute},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, test.o), happy()
				c.poll = []step{says(providers.Working, "initing")}
				p, start := plan(), time.Now()
				p.about.Limit, p.Request.Limit = test.about, test.request
				record, err := r.Create(t.Context(), c, p, r.emit)
				if kindOf(err) != launch.ErrDetached.Error() || record.Phase != launch.Running {
					t.Errorf("got %v, %s", err, record.Phase)
				}
				if took := time.Since(start); took != test.want {
					t.Errorf("took %v, want %v", took, test.want)
				}
			})
		})
	}
}

func TestCreateUnreadSecret(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c, p := newRoom(t, launch.Options{}), happy(), plan()
		p.Request.Body.Set(forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "X"}), "Other")
		record, err := r.Create(t.Context(), c, p, r.emit)
		if kindOf(err) != "invalid" || record.Phase != launch.Planned || c.count("find")+c.count("send") != 0 {
			t.Errorf("got %v, %s, %v", err, record.Phase, c.calls)
		}
	})
}

func TestCreateSameNameAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c, d := newRoom(t, launch.Options{}), happy(), happy()
		c.send[0].before = func() {
			hasty := plan()
			hasty.target.Pace.FindWindow = 10 * time.Second
			record, err := r.Create(t.Context(), d, hasty, nil)
			if kindOf(err) != "conflict" || record.Phase != launch.Rejected {
				t.Errorf("second got %v, %s", err, record.Phase)
			}
		}
		if _, err := r.Create(t.Context(), c, plan(), nil); err != nil || c.count("send") != 1 || d.count("send") != 0 {
			t.Errorf("got %v, %v, %v", err, c.calls, d.calls)
		}
	})
}

// TestWaitsForTheName: the second of two programs waits for the first, whoever's
// they are and however the address is written, and then sees what that made.
func TestWaitsForTheName(t *testing.T) {
	t.Parallel()
	spelled := func(address string) planned {
		p := plan()
		p.Request.URL = address
		return p
	}
	other := spelled("http://127.0.0.1:8080/")
	other.target.Account = providers.Account{ID: "other", Identity: providers.Identity{Key: "k"}}
	for name, tc := range map[string]struct {
		second planned
		waits  bool
	}{
		"the same address":    {spelled("http://127.0.0.1:8080/"), true},
		"another spelling":    {spelled("http://LOCALHOST:08080/clusters"), true},
		"of another account":  {other, true},
		"of another port":     {spelled("http://127.0.0.1:8081/"), false},
		"of another protocol": {spelled("https://127.0.0.1:8080/"), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c, d := newRoom(t, launch.Options{}), happy(), happy()
				var answered atomic.Bool
				c.send[0].before = func() { time.Sleep(20 * time.Second); answered.Store(true) } // The bubble's clock.
				d.send[0].before = func() {
					if done := answered.Load(); done != tc.waits {
						t.Errorf("sent while the first was at it: %t", !done)
					}
				}
				ended := make(chan error)
				go func() {
					_, err := r.Create(t.Context(), c, spelled("http://127.0.0.1:8080/"), nil)
					ended <- err
				}()
				time.Sleep(5 * time.Second)
				d.find = []step{finds()}
				if tc.waits {
					d.find = []step{finds("c-1")}
				}
				_, err := r.Create(t.Context(), d, tc.second, r.emit)
				if taken := kindOf(err) == "conflict" && d.count("send") == 0; taken != tc.waits {
					t.Errorf("got %v, %v", err, d.calls)
				}
				if tc.waits && !answered.Load() {
					t.Errorf("gave up before the first was answered: %v", err)
				}
				if said := strings.Contains(r.kinds(), "note"); said != tc.waits {
					t.Errorf("told %s", r.kinds())
				}
				if err := <-ended; err != nil {
					t.Error(err)
				}
			})
		})
	}
}
