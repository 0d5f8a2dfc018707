package modelarts_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

func creates(s cloudtest.Sent) bool {
	return s.Method == http.MethodPost && strings.HasSuffix(s.URL.Path, "/nodepools")
}

func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	cloud.Launches(t, func(t *testing.T, run cloudtest.Run, _ *cloudtest.Recorder) {
		if run.Receipt.ID != projectID+"/pool-lite-a1b2/nodepool-1" || run.Name != "nodepool-1@pool-lite-a1b2" {
			t.Errorf("%+v", run.Record)
		}
	})
}

func TestLostReply(t *testing.T) {
	t.Parallel()
	cloud.LaunchesOnce(t, "CreateNodePool:lost", creates)
}

func TestTakenNameIsNotSent(t *testing.T) {
	t.Parallel()
	cloud.Launch(t, nil, func(t *testing.T, run cloudtest.Run, wire *cloudtest.Recorder) {
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

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	cloud.Launch(t, []string{"CreateNodePool:fail=checkNode"}, func(t *testing.T, run cloudtest.Run, _ *cloudtest.Recorder) {
		if f := run.Failure; f == nil || run.Phase != launch.Failed || f.Kind != providers.Unavailable || f.Summary.In(forms.Zh) == "" {
			t.Errorf("%+v, %v", run.Record, run.Err)
		}
	})
}
