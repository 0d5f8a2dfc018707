package modelarts_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

func TestTakenNameIsNotSent(t *testing.T) {
	t.Parallel()
	cloud.Launch(t, nil, func(t *testing.T, run cloudtest.Launched, wire *cloudtest.Recorder) {
		again := run.Create(t, cloud.With(t, cloudtest.Example, "basics.name=nodepool-0"))
		n := 0
		for _, call := range wire.Calls() {
			if creates(call) {
				n++
			}
		}
		if again.Failure == nil || again.Phase != launch.Rejected || n != 1 {
			t.Errorf("%+v, %v, sent %d times", again.Record, again.Err, n)
		}
	})
}
