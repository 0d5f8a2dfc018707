package qingcloud_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

// TestPassingRefusal: there is no token, so that not even what may be over soon
// is tried again by itself.
func TestPassingRefusal(t *testing.T) {
	t.Parallel()
	for reply, want := range map[string]struct {
		kind  providers.Kind
		phase launch.Phase
	}{
		`{"ret_code":5300,"message":"ServiceUpdating, try again later"}`:                {providers.Unclear, launch.Unclear},
		`{"ret_code":2500,"message":"QuotaExceeded, API requests exceed 2000 an hour"}`: {providers.Throttled, launch.Rejected},
	} {
		cloud.LaunchOn(t, script{createCall: {reply}}, func(t *testing.T, run cloudtest.Launched, wire *cloudtest.Recorder) {
			n := strings.Count(strings.Join(asked(wire), "\n"), createCall)
			if run.Failure == nil || run.Phase != want.phase || run.Failure.Kind != want.kind || n != 1 {
				t.Errorf("%+v, %v, sent %d", run.Record, run.Err, n)
			}
		})
	}
}
