package launch_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestOurs finds one thing after a lost reply: it is taken for ours only where it
// cannot be anything else, as nobody may create a second one for an older first.
func TestOurs(t *testing.T) {
	t.Parallel()
	ago := func(d time.Duration) string { return time.Now().Add(-d).UTC().Format(time.RFC3339) }
	for name, tc := range map[string]struct {
		found func() providers.Receipt
		// blind: nobody could look before sending.
		blind bool
		// known: it was there before, by another name.
		known bool
		ours  bool
	}{
		"made a moment ago": {found: func() providers.Receipt { return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(0)} }, ours: true},
		"made by a clock that is behind": {found: func() providers.Receipt {
			return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(14 * time.Minute)}
		}, ours: true},
		"as far behind as clocks may be": {found: func() providers.Receipt {
			return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(providers.ClockSkew)}
		}, ours: true},
		"older than clocks differ": {found: func() providers.Receipt {
			return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(16 * time.Minute)}
		}},
		"old, and nobody could look before": {found: func() providers.Receipt {
			return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(16 * time.Minute)}
		}, blind: true},
		"new, though nobody could look":     {found: func() providers.Receipt { return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(0)} }, blind: true, ours: true},
		"without a time, not there before":  {found: func() providers.Receipt { return providers.Receipt{ID: "c-9", Name: "cfd"} }, ours: true},
		"without a time, nobody could look": {found: func() providers.Receipt { return providers.Receipt{ID: "c-9", Name: "cfd"} }, blind: true},
		"of a name that begins alike":       {found: func() providers.Receipt { return providers.Receipt{ID: "c-9", Name: "cfd-2", Created: ago(0)} }},
		"in another region": {found: func() providers.Receipt {
			return providers.Receipt{ID: "c-9", Name: "cfd", Region: "cn-beijing", Created: ago(0)}
		}},
		"renamed, and there before": {found: func() providers.Receipt { return providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(0)} }, known: true},
		"without an id":             {found: func() providers.Receipt { return providers.Receipt{Name: "cfd", Created: ago(0)} }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				before := finds()
				if tc.blind {
					before = fails(providers.Permission)
				}
				if tc.known {
					before.found = []providers.Receipt{{ID: "c-9", Name: "cfd-2"}}
				}
				c.send = []step{fails(providers.Unclear)}
				c.find = []step{before, {found: []providers.Receipt{tc.found()}}}
				record, err := r.Create(t.Context(), c, plan(), nil)
				if tc.ours && (err != nil || record.Receipt == nil || record.Receipt.ID != "c-9") || !tc.ours && (!errors.Is(err, launch.ErrUnclear) || record.Receipt != nil) {
					t.Errorf("got %+v, %v", record.Receipt, err)
				}
				if got := c.count("send"); got != 1 {
					t.Errorf("sent %d requests", got)
				}
			})
		})
	}
}

// TestNeverSentAgain: an API that promises nothing for a refused request gets it
// once, whatever it says.
func TestNeverSentAgain(t *testing.T) {
	t.Parallel()
	for _, kind := range []providers.Kind{providers.Throttled, providers.Unavailable} {
		for repeat, want := range map[providers.Repeat]int{providers.Never: 1, "": 2} {
			t.Run(string(kind)+"/"+string(repeat), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					r, c, p := newRoom(t, launch.Options{}), happy(), plan()
					p.Request.Repeat = repeat
					c.send = []step{fails(kind), gives("c-1")}
					record, err := r.Create(t.Context(), c, p, nil)
					if got := c.count("send"); got != want || (want == 1) != (record.Phase == launch.Rejected) {
						t.Errorf("sent %d times, want %d: %s, %v", got, want, record.Phase, err)
					}
				})
			})
		}
	}
}
