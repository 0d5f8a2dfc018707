package launch_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// What can be done about a run, the harmless one first.
func TestWays(t *testing.T) {
	t.Parallel()
	maybe := []providers.Receipt{{ID: "c-1", Created: "2026-11-20T22:15:30Z"}, {ID: "c-2"}}
	for name, tc := range map[string]struct {
		record   launch.Record
		sendable bool
		want     string
	}{
		"nothing found":       {launch.Record{Phase: launch.Unclear}, false, "look"},
		"the request at hand": {launch.Record{Phase: launch.Unclear, Name: "cfd"}, true, "look send"},
		"nothing by its name": {launch.Record{Phase: launch.Unclear}, true, "look"},
		"no rule in the API":  {launch.Record{Phase: launch.Unclear, Name: "cfd", Repeat: providers.Never}, true, "look"},
		"two of the name":     {launch.Record{Phase: launch.Unclear, Name: "cfd", Maybe: maybe}, true, "look adopt c-1 adopt c-2"},
		"cut short":           {launch.Record{Phase: launch.Sending, Maybe: maybe[1:]}, false, "look adopt c-2"},
		"created":             {launch.Record{Phase: launch.Created, Maybe: maybe}, true, ""},
	} {
		var got []string
		for _, way := range tc.record.Ways(tc.sendable) {
			if !way.Text.Complete() {
				t.Errorf("%s: %+v", name, way)
			}
			got = append(got, strings.TrimSpace(way.Kind+" "+way.ID))
		}
		if diff := cmp.Diff(tc.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A run that a person sends again stands in nobody's way; another one does.
func TestSendAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t, launch.Options{})
		earlier := r.reach(t, lostReply)
		p := plan()
		for _, again := range []string{"", "20000101-000000-aaaa", earlier.ID} {
			p.Again = again
			c, want := happy(), "conflict"
			if again == earlier.ID {
				want = ""
			}
			if _, err := r.Create(t.Context(), c, p, nil); kindOf(err) != want || (c.count("send") == 1) != (want == "") {
				t.Errorf("%q: got %v, %v", again, err, c.calls)
			}
		}
	})
}

// What the run that was sent again has made after all is told by the second one;
// and nothing is sent again without a look.
func TestSendAgainTwins(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, p := newRoom(t, launch.Options{}), plan()
		earlier := r.reach(t, lostReply)
		p.Again = earlier.ID
		c := happy()
		c.find = []step{fails(providers.Permission)}
		if _, err := r.Create(t.Context(), c, p, nil); kindOf(err) != "permission" || c.count("send") != 0 {
			t.Errorf("without a look: got %v, %v", err, c.calls)
		}
		c = happy()
		both := finds("c-1")
		both.found = append(both.found, providers.Receipt{ID: "c-0", Name: "cfd", Tag: earlier.Tag})
		c.find = []step{finds(), both}
		record, err := r.Create(t.Context(), c, p, r.emit)
		last := r.events[len(r.events)-1]
		if kindOf(err) != "unclear" || record.Phase != launch.Created || last.Failure == nil || !strings.Contains(last.Failure.Summary.En, "c-1 c-0") {
			t.Errorf("got %v, %s, %+v", err, record.Phase, last)
		}
	})
}
