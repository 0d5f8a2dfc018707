package launch_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestCreateUnsent: "nothing was sent" is said where the cloud was never
// reached, and only there.
func TestCreateUnsent(t *testing.T) {
	t.Parallel()
	away := step{err: &providers.Failure{Kind: providers.Unavailable, Unsent: true, Summary: forms.Same("no way"), Remedy: forms.Same("remedy")}}
	for name, tc := range map[string]struct {
		find, send []step
		told       bool
	}{
		"never there":               {find: []step{away}, told: true},
		"there for the look only":   {find: []step{finds()}, send: []step{away}, told: true},
		"gone after the first look": {find: []step{finds(), away}, send: []step{away}, told: true},
		"refused, then gone":        {find: []step{finds()}, send: []step{fails(providers.Unavailable), away}},
		"refused, then no look":     {find: []step{finds(), away}, send: []step{fails(providers.Throttled)}},
		"refused":                   {find: []step{finds()}, send: []step{fails(providers.Unavailable)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), &client{find: tc.find, send: tc.send}
				record, err := r.Create(t.Context(), c, plan(), r.emit)
				failure := providers.FailureIn(err)
				if record.Phase != launch.Rejected || failure == nil {
					t.Fatalf("got %s, %v", record.Phase, err)
				}
				kept, err := r.store.Load(record.ID)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range []*providers.Failure{failure, kept.Failure} {
					if strings.Contains(f.Summary.En, "nothing was sent") != tc.told || strings.Contains(f.Summary.Zh, "未发送") != tc.told {
						t.Errorf("got %v", f.Summary)
					}
					if f.Unsent != tc.told {
						t.Errorf("unsent: %v", f.Unsent)
					}
				}
			})
		})
	}
}

// TestLooksOnceWhereNothingLeft: what never reached the cloud can be in no list,
// however late that is, so one look is enough before it is sent again.
func TestLooksOnceWhereNothingLeft(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		unsent bool
		many   bool
	}{"never there": {unsent: true}, "there": {many: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.send = []step{{err: &providers.Failure{
					Kind: providers.Unavailable, Unsent: tc.unsent, Summary: forms.Same("no way"), Remedy: forms.Same("remedy"),
				}}, gives("c-1")}
				looks := 0
				c.send[1].before = func() { looks = c.count("find") }
				if _, err := r.Create(t.Context(), c, plan(), r.emit); err != nil {
					t.Fatal(err)
				}
				if many := looks > 2; many != tc.many {
					t.Errorf("%d looks before it was sent again", looks)
				}
				sent := 0
				for _, e := range r.events {
					if e.Kind != launch.EventSending {
						continue
					}
					if sent++; !strings.HasSuffix(e.Text.En, fmt.Sprintf(", attempt %d", sent)) {
						t.Errorf("told %q, which is attempt %d", e.Text.En, sent)
					}
				}
				if sent != 2 {
					t.Errorf("told of %d attempts", sent)
				}
			})
		})
	}
}
