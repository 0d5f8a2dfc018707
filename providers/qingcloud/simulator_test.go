package qingcloud_test

import (
	"strings"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestSimulatedLife(t *testing.T) {
	t.Parallel()
	l := cloud.Rig(t).Life(t, cloud.Read(t, cloudtest.Example))
	if r := l.Receipt; !strings.HasPrefix(r.ID, "ehpc-") || !strings.HasPrefix(r.TaskID, "j-") || r.Name != "ehpc-demo" {
		t.Errorf("receipt %+v", r)
	}
	if l.Found.Created == "" || l.Found.TaskID != l.Receipt.TaskID || l.Leaving.TaskID == l.Receipt.TaskID || l.Leaving.TaskID == "" {
		t.Errorf("found %+v, delete %+v", l.Found, l.Leaving)
	}
	if last := l.Last(); last.State != "active" || last.Nodes.Wanted != 4 || last.Done != 1 {
		t.Errorf("at the end %+v", last)
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	if found, _ := cloud.LostReply(t, "cluster/createCluster:lost"); found.TaskID == "" {
		t.Error("the job of the creation was not found")
	}
}

func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct {
		kind providers.Kind
		code string
	}{"CreateNodes": {providers.Quota, "5200"}, "InitCluster": {providers.Unavailable, "8000"}} {
		_, _, last := cloud.Fails(t, "cluster/createCluster:fail="+stage)
		if f := last.Failure; f.Kind != want.kind || f.Code != want.code || len(f.Message) < 20 || strings.HasPrefix(f.Message, want.code) {
			t.Errorf("%s: failure %+v", stage, f)
		}
	}
}

// TestBusy: what is being made cannot be deleted yet.
func TestBusy(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	_, receipt := r.Create(t, cloud.Read(t, cloudtest.Example))
	r.Advance(time.Second)
	if _, err := r.Delete(t.Context(), receipt); providers.AsFailure(err).Kind != providers.Conflict {
		t.Errorf("got %+v", providers.AsFailure(err))
	}
}

// TestFilesAreAccepted sends what fits the simulator's world.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	cloud.Accepts(t, cloudtest.Example, cloudtest.Minimal, "requests/hpc.toml", "requests/simplified.toml")
}
