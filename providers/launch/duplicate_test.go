package launch_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestSecondRunOfAName creates the same thing again while the cloud does not
// list the first yet: every look finds nothing.
func TestSecondRunOfAName(t *testing.T) {
	t.Parallel()
	lost := func() *client {
		c := happy()
		c.send = []step{fails(providers.Unclear)}
		return c
	}
	working := func() *client {
		c := happy()
		c.poll = []step{says(providers.Working, "initing")}
		return c
	}
	for name, tc := range map[string]struct {
		first  *client
		limit  time.Duration
		wait   time.Duration
		change func(*planned)
		want   string
		sent   int
	}{
		"accepted a moment ago":           {first: working(), limit: time.Second, want: "conflict"},
		"accepted long ago":               {first: working(), limit: time.Second, wait: time.Hour, sent: 1},
		"unclear a moment ago":            {first: lost(), limit: time.Second, want: "conflict"},
		"unclear long ago":                {first: lost(), limit: time.Second, wait: time.Hour, sent: 1},
		"unclear, and still looked for":   {first: lost(), limit: time.Second, wait: 3*time.Minute - time.Second, want: "conflict"},
		"unclear, and no longer":          {first: lost(), limit: time.Second, wait: 3 * time.Minute, sent: 1},
		"unclear, at a faster pace":       {first: lost(), limit: time.Second, wait: 70 * time.Second, change: func(p *planned) { p.target.Pace.FindWindow = 10 * time.Second }, sent: 1},
		"created":                         {first: happy(), limit: time.Hour, sent: 1},
		"in another region a moment ago":  {first: working(), limit: time.Second, change: func(p *planned) { p.Request.Region = "cn-beijing" }, sent: 1},
		"by another account a moment ago": {first: working(), limit: time.Second, change: func(p *planned) { p.target.Account.Identity.Owner = "other" }, sent: 1},
		"by another name of the account":  {first: working(), limit: time.Second, change: func(p *planned) { p.target.Account.ID = "other" }, want: "conflict"},
		"by who knows whom":               {first: working(), limit: time.Second, change: func(p *planned) { p.target.Account.Identity = providers.Identity{} }, want: "conflict"},
		"by another, as a person said":    {first: working(), limit: time.Second, change: func(p *planned) { p.target.Account.Identity, p.Apart = providers.Identity{}, true }, sent: 1},
		"by the same, whatever was said":  {first: working(), limit: time.Second, change: func(p *planned) { p.Apart = true }, want: "conflict"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRoom(t, launch.Options{Limit: tc.limit})
				_, _ = r.Create(context.Background(), tc.first, plan(), nil)
				time.Sleep(tc.wait) // The bubble's clock.
				second, p := happy(), plan()
				if tc.change != nil {
					tc.change(&p)
				}
				again := launch.New(r.store, launch.Options{})
				_, err := again.Create(context.Background(), p.to(second), p.Plan, nil)
				if got := kindOf(err); got != tc.want {
					t.Errorf("error %q (%v), want %q", got, err, tc.want)
				}
				if got := second.count("send"); got != tc.sent {
					t.Errorf("sent %d requests, want %d", got, tc.sent)
				}
			})
		})
	}
}

// TestMemoryOfAName: a run of another account in between does not make the first
// forgotten, and what nobody can decide may be decided by a person.
func TestMemoryOfAName(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, by := newRoom(t, launch.Options{Limit: time.Second}), func(whose providers.Identity) planned {
			p := plan()
			p.target.Account = providers.Account{ID: "env", Identity: whose}
			return p
		}
		for _, whose := range []string{"one", "two"} {
			lost := happy()
			lost.send = []step{fails(providers.Unclear)}
			if _, err := r.Create(t.Context(), lost, by(providers.Identity{Owner: whose}), nil); !errors.Is(err, launch.ErrUnclear) {
				t.Fatal(err)
			}
		}
		for whose, unknown := range map[providers.Identity]bool{{Owner: "one"}: false, {Owner: "two"}: false, {Key: "k"}: true, {}: true} {
			c := happy()
			_, err := r.Create(t.Context(), c, by(whose), nil)
			if kindOf(err) != "conflict" || errors.Is(err, launch.ErrWhose) != unknown || c.count("send") != 0 {
				t.Errorf("%+v: %v, %v", whose, err, c.calls)
			}
		}
		c := happy()
		if _, err := r.Create(t.Context(), c, by(providers.Identity{Owner: "three"}), nil); err != nil || c.count("send") != 1 {
			t.Error(err, c.calls)
		}
	})
}
