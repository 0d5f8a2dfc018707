package ack_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	cloud.Launches(t, func(t *testing.T, run cloudtest.Run, _ *cloudtest.Recorder) {
		if run.Receipt.TaskID == "" {
			t.Errorf("receipt %+v", run.Receipt)
		}
	})
}

func TestLostReply(t *testing.T) {
	t.Parallel()
	cloud.LaunchesOnce(t, "CreateCluster:lost", func(s cloudtest.Sent) bool { return s.Header.Get("X-Acs-Action") == "CreateCluster" })
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	cloud.Launch(t, []string{"CreateCluster:fail=create_nodepools"}, func(t *testing.T, run cloudtest.Run, _ *cloudtest.Recorder) {
		if run.Failure == nil || run.Phase != launch.Failed || run.Failure.Kind != providers.Quota {
			t.Errorf("%+v, %v", run.Record, run.Err)
		}
	})
}
