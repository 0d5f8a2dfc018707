package engine_test

import (
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// TestPaceHasAnEnd holds that simulated time never turns back, however long a
// cluster has been there.
func TestPaceHasAnEnd(t *testing.T) {
	t.Parallel()
	last := time.Duration(0)
	for days := range 400 {
		at := engine.Pace(6000).Simulated(time.Duration(days) * 24 * time.Hour)
		if at < last {
			t.Fatalf("after %d days: %v, the day before %v", days, at, last)
		}
		last = at
	}
	if got := engine.Pace(60).Simulated(time.Second); got != time.Minute {
		t.Errorf("a second at 60: %v", got)
	}
}
