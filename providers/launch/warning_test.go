package launch_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// troubled is a status with what goes wrong meanwhile.
func troubled(running int, code, message string) step {
	return step{status: providers.Status{
		Phase: providers.Working, State: "Active", Nodes: providers.Nodes{Wanted: 4, Running: running},
		Trouble: &providers.Failure{
			Kind: providers.Quota, Code: code, Message: message, Summary: forms.Same("machines are missing"), Remedy: forms.Same("remedy"),
		},
	}}
}

// Trouble is told once for each code, again after it had passed, and never
// decides how a run ends.
func TestWarnings(t *testing.T) {
	t.Parallel()
	fine := step{status: providers.Status{Phase: providers.Working, State: "Active", Nodes: providers.Nodes{Wanted: 4, Running: 2}}}
	ready := step{status: providers.Status{Phase: providers.Ready, State: "Active"}}
	tests := map[string]struct {
		polls []step
		want  string
	}{
		"once": {
			[]step{troubled(1, "NoStock", "machine a: none left"), troubled(2, "NoStock", "machine b: none left"), ready},
			"status warning status created",
		},
		"another code": {
			[]step{troubled(1, "NoStock", ""), troubled(1, "BadImage", ""), ready},
			"status warning status warning created",
		},
		"it passes": {[]step{fine, troubled(2, "NoStock", ""), fine, ready}, "status status warning status created"},
		"it comes back": {
			[]step{troubled(2, "", "none left"), fine, troubled(2, "", "none left"), ready},
			"status warning status status warning created",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.poll = test.polls
				record, err := r.Create(t.Context(), c, plan(), r.emit)
				if diff := cmp.Diff("planned finding sending accepted "+test.want, r.kinds()); diff != "" || err != nil {
					t.Errorf("%v, -want +got:\n%s", err, diff)
				}
				if record.Failure != nil || record.Phase != launch.Created {
					t.Errorf("%+v", record)
				}
			})
		})
	}
}

// Who stops waiting is told what was wrong, in no more than the cloud's word
// and without a secret.
func TestWarningTells(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r, c := newRoom(t, launch.Options{}), happy()
		c.poll = []step{troubled(1, "NoStock", "about "+canary+".")}
		record, _ := r.Create(t.Context(), c, plan(), r.emit)
		var told []string
		for _, e := range r.events[4:] {
			if e.Kind != launch.EventStatus || e.Status != nil && len(told) == 0 {
				told = append(told, e.Text.En)
			}
			if data, err := e.MarshalJSON(); err != nil || strings.Contains(string(data), "Canary") || !e.Text.Complete() {
				t.Errorf("event %s, %v", data, err)
			}
		}
		want := []string{
			"Active, 1 of 4 nodes running; problem: NoStock",
			"machines are missing: about " + forms.Mask + "; wait, or delete it with: clusterwiz delete " + record.ID,
			"no longer watching; the cloud goes on working, with a problem (NoStock). Come back with: clusterwiz watch " + record.ID,
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}
