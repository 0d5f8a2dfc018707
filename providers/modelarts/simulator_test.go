package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

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
