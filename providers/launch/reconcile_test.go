package launch_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestOurs finds one thing after a lost reply: it is taken for ours only where it
// has the run's tag, whatever its time is. What may be ours is named.
func TestOurs(t *testing.T) {
	t.Parallel()
	ago := func(d time.Duration) string { return time.Now().Add(-d).UTC().Format(time.RFC3339) }
	named := func(change func(*providers.Receipt)) func() providers.Receipt {
		return func() providers.Receipt {
			r := providers.Receipt{ID: "c-9", Name: "cfd", Created: ago(0), Tag: mine}
			if change != nil {
				change(&r)
			}
			return r
		}
	}
	for name, tc := range map[string]struct {
		found func() providers.Receipt
		// blind: nobody could look before sending.
		blind bool
		// known: it was there before, by another name.
		known bool
		// bare: the request had no place for a tag.
		bare        bool
		ours, maybe bool
	}{
		"with our tag":                 {found: named(nil), ours: true},
		"with our tag, and a time":     {found: named(func(r *providers.Receipt) { r.Created = ago(48 * time.Hour) }), ours: true},
		"with our tag, and no time":    {found: named(func(r *providers.Receipt) { r.Created = "" }), ours: true},
		"with our tag, nobody looked":  {found: named(nil), blind: true, ours: true},
		"with the tag of another":      {found: named(func(r *providers.Receipt) { r.Tag = "another" })},
		"without a tag":                {found: named(func(r *providers.Receipt) { r.Tag = "" }), maybe: true},
		"without a tag, long ago":      {found: named(func(r *providers.Receipt) { r.Tag, r.Created = "", ago(48*time.Hour) }), maybe: true},
		"without a tag, nobody looked": {found: named(func(r *providers.Receipt) { r.Tag = "" }), blind: true, maybe: true},
		"where there is no tag":        {found: named(func(r *providers.Receipt) { r.Tag = "" }), bare: true, maybe: true},
		"of another, there is no tag":  {found: named(func(r *providers.Receipt) { r.Tag = "another" }), bare: true},
		"of a name that begins alike":  {found: named(func(r *providers.Receipt) { r.Name, r.Tag = "cfd-2", "" })},
		"in another region":            {found: named(func(r *providers.Receipt) { r.Region, r.Tag = "cn-beijing", "" })},
		"renamed, and there before":    {found: named(func(r *providers.Receipt) { r.Tag = "" }), known: true},
		"without an id":                {found: named(func(r *providers.Receipt) { r.ID, r.Tag = "", "" })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c, p := newRoom(t, launch.Options{}), happy(), plan()
				before := finds()
				if tc.blind {
					before = fails(providers.Permission)
				}
				if tc.known {
					before.found = []providers.Receipt{{ID: "c-9", Name: "cfd-2"}}
				}
				p.Untagged = tc.bare
				c.send = []step{fails(providers.Unclear)}
				c.find = []step{before, {found: []providers.Receipt{tc.found()}}}
				record, err := r.Create(t.Context(), c, p, r.emit)
				if tc.ours && (err != nil || record.Receipt == nil || record.Receipt.ID != "c-9") || !tc.ours && (!errors.Is(err, launch.ErrUnclear) || record.Receipt != nil) {
					t.Errorf("got %+v, %v", record.Receipt, err)
				}
				last, _ := r.events[len(r.events)-1].MarshalJSON()
				if told := strings.Contains(string(last), "c-9"); told != (tc.ours || tc.maybe) || (len(record.Maybe) == 1) != tc.maybe {
					t.Errorf("maybe %v, told %s", record.Maybe, last)
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
