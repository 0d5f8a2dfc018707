package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestSimulatedLife(t *testing.T) {
	t.Parallel()
	l := cloud.Rig(t).Life(t, cloud.Load(t, cloudtest.Example))
	if l.Receipt.ID != projectID+"/pool-lite-a1b2/nodepool-1" || l.Receipt.RequestID == "" {
		t.Errorf("receipt %+v", l.Receipt)
	}
	if last := l.Last(); last.Nodes.Wanted != 2 || last.State != "available" {
		t.Errorf("at the end %+v", last)
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	cloud.LostReply(t, "CreateNodePool:lost")
}

// TestSimulatedFailure: nodes that never come, and nodes that come up broken.
func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct {
		kind providers.Kind
		says string
	}{"createNode": {providers.Quota, "sold out"}, "checkNode": {providers.Unavailable, "driver"}} {
		_, _, last := cloud.Fails(t, "CreateNodePool:fail="+stage)
		if f := last.Failure; f.Kind != want.kind || !strings.Contains(f.Message, want.says) {
			t.Errorf("%s: failure %+v", stage, f)
		}
	}
}

// TestSimulatedDeletions: what cannot be deleted says why.
func TestSimulatedDeletions(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	for id, says := range map[string]string{
		"pool-lite-a1b2/nodepool-year":                    "yearly/monthly",
		"pool-std-c3d4/modelarts.vm.cpu.16u64g.d-default": "last node pool",
	} {
		_, err := r.Delete(t.Context(), providers.Receipt{ID: projectID + "/" + id})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Conflict || !strings.Contains(f.Summary.En, says) {
			t.Errorf("%s: %+v", id, f)
		}
	}
	_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
	r.Until(t, receipt, providers.Ready)
	for range 2 {
		if _, err := r.Delete(t.Context(), receipt); err != nil {
			t.Errorf("asked twice: %v", err)
		}
	}
}

// TestPoolOfAnotherKind: what the list of pools tells binds.
func TestPoolOfAnotherKind(t *testing.T) {
	t.Parallel()
	known := cloud.Rig(t).Lists(t, cloud.Load(t, cloudtest.Example), wholeLists...)
	problems := cloud.Form().Check(cloud.With(t, cloudtest.Example, "pool.kind=standard"), known)
	if len(forms.Errors(problems)) == 0 {
		t.Error("a Lite Cluster passes for a standard pool")
	}
}

// TestFilesAreAccepted sends what fits the simulator's world.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	cloud.Accepts(t, cloudtest.Example, cloudtest.Minimal, "requests/subscription.toml")
}
