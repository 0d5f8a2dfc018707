package launch_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestContradiction: "it exists already" in answer to our own request is no
// refusal where nothing was there before, or where an earlier attempt may have
// made it: the request may have been delivered twice.
func TestContradiction(t *testing.T) {
	t.Parallel()
	taken, blind := fails(providers.Conflict), fails(providers.Permission)
	for name, tc := range map[string]struct {
		find, send []step
		want       launch.Phase
	}{
		"nothing before, ours found":        {[]step{finds(), finds("c-1")}, []step{taken}, launch.Created},
		"nothing before, nothing found":     {[]step{finds()}, []step{taken}, launch.Unclear},
		"nobody could look":                 {[]step{blind}, []step{taken}, launch.Rejected},
		"nobody could look, second attempt": {[]step{blind}, []step{fails(providers.Throttled), taken}, launch.Unclear},
		"after an attempt that was refused": {[]step{finds(), finds(), finds("c-1")}, []step{fails(providers.Throttled), taken}, launch.Created},
		"several found":                     {[]step{finds(), finds("c-1", "c-2")}, []step{taken}, launch.Unclear},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.find, c.send = tc.find, tc.send
				record, err := r.Create(t.Context(), c, plan(), r.emit)
				if record.Phase != tc.want {
					t.Fatalf("got %s, %v; %s", record.Phase, err, r.kinds())
				}
				if tc.want == launch.Created && record.Receipt.ID != "c-1" {
					t.Errorf("got %+v", record.Receipt)
				}
				last := r.events[len(r.events)-1].Text.En
				if again := strings.Contains(last, "nothing was sent again"); tc.want == launch.Unclear && again != (record.Sent == 1) {
					t.Errorf("sent %d times: %s", record.Sent, last)
				}
				if tc.want == launch.Rejected && kindOf(err) != string(providers.Conflict) {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}
