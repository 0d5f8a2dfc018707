package qingcloud_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/launch"
)

func creates(s cloudtest.Sent) bool { return nameOf(s.Request) == createCall }

// TestCreateFollowDelete: the deletion goes out in the owner's name.
func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	cloud.Launches(t, func(t *testing.T, run cloudtest.Run, wire *cloudtest.Recorder) {
		if !strings.HasPrefix(run.Receipt.TaskID, "j-") {
			t.Errorf("receipt %+v", run.Receipt)
		}
		owner, _ := cloud.Load(t, cloudtest.Example).Get("owner.user_id")
		want := deleteCall + `  {"cluster_ids":["` + run.Receipt.ID + `"],"run_user":"` + owner.(string) + `","zone":"jinan1a"}`
		if calls := strings.Join(asked(wire), "\n"); strings.Count(calls, want) != 1 {
			t.Errorf("asked\n%s", calls)
		}
	})
}

func TestLostReply(t *testing.T) {
	t.Parallel()
	cloud.LaunchesOnce(t, "cluster/createCluster:lost", creates)
}

// TestPassingRefusal: there is no token, so that not even what may be over soon
// is tried again by itself.
func TestPassingRefusal(t *testing.T) {
	t.Parallel()
	for reply, kind := range map[string]providers.Kind{
		`{"ret_code":5300,"message":"ServiceUpdating, try again later"}`:                providers.Unavailable,
		`{"ret_code":2500,"message":"QuotaExceeded, API requests exceed 2000 an hour"}`: providers.Throttled,
	} {
		cloud.LaunchOn(t, script{createCall: {reply}}, func(t *testing.T, run cloudtest.Run, wire *cloudtest.Recorder) {
			n := strings.Count(strings.Join(asked(wire), "\n"), createCall)
			if run.Failure == nil || run.Phase != launch.Rejected || run.Failure.Kind != kind || n != 1 {
				t.Errorf("%+v, %v, sent %d", run.Record, run.Err, n)
			}
		})
	}
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	cloud.Launch(t, []string{"cluster/createCluster:fail=CreateNodes"}, func(t *testing.T, run cloudtest.Run, _ *cloudtest.Recorder) {
		if run.Failure == nil || run.Phase != launch.Failed || run.Failure.Kind != providers.Quota || run.Failure.Code != "5200" {
			t.Errorf("%+v, %v", run.Record, run.Err)
		}
	})
}
