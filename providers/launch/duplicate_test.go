package launch_test

import (
	"context"
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
		"by another account a moment ago": {first: working(), limit: time.Second, change: func(p *planned) { p.target.Account.ID = "other" }, sent: 1},
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
