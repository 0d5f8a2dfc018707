package batchcompute_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

func creates(s cloudtest.Sent) bool { return s.Method == http.MethodPost }

// TestCreateFollowDelete: the token of the journal goes along.
func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	cloud.Launches(t, func(t *testing.T, run cloudtest.Run, wire *cloudtest.Recorder) {
		n := 0
		for _, call := range wire.Calls() {
			if !creates(call) {
				continue
			}
			n++
			if token := call.URL.Query().Get("IdempotentToken"); token != run.Token || token == "" {
				t.Errorf("token %q, journal %q", token, run.Token)
			}
		}
		if n != 1 {
			t.Errorf("sent %d times", n)
		}
	})
}

func TestLostReply(t *testing.T) {
	t.Parallel()
	cloud.LaunchesOnce(t, "CreateCluster:lost", creates)
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	cloud.Launch(t, []string{"CreateCluster:fail=StartInstance"}, func(t *testing.T, run cloudtest.Run, _ *cloudtest.Recorder) {
		if f := run.Failure; f == nil || run.Phase != launch.Failed || !strings.Contains(f.Message, "Bootstrap") || f.Kind != providers.Unavailable {
			t.Errorf("%+v, %v", run.Record, run.Err)
		}
	})
}
