package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/plan"
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
	r.Settle(t, receipt, providers.Ready)
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

// TestWhatNowIsOfTheKindOfPool, where that is told, and of both where it is not.
func TestWhatNowIsOfTheKindOfPool(t *testing.T) {
	t.Parallel()
	client := cloud.Rig(t).Client.(providers.Afterward)
	for at, want := range map[string][2]bool{
		projectID + "/pool-lite-a1b2/nodepool-0":                       {false, true},
		projectID + "/pool-std-c3d4/modelarts.vm.cpu.16u64g.d-default": {true, false},
		projectID + "/pool-gone/nodepool-0":                            {true, true},
	} {
		var said [2]bool
		for _, step := range client.Next(t.Context(), providers.Receipt{ID: at}).Steps {
			said[0] = said[0] || strings.Contains(step.Text.En, "standard pools:")
			said[1] = said[1] || strings.Contains(step.Text.En, "lite pools:")
		}
		if said != want {
			t.Errorf("%s: standard, lite %v, not %v", at, said, want)
		}
	}
}

// TestThePrepaidIsNotDeleted: what to do instead is told, and the name to type is the one
// that was given.
func TestThePrepaidIsNotDeleted(t *testing.T) {
	t.Parallel()
	for charge, want := range map[string]string{"PostPaid": "", "PrePaid": "only unsubscribed from in the console"} {
		answers := cloud.With(t, cloudtest.Example, "billing.charge_type="+charge)
		if got := plan.Of(cloud.Form(), answers, nil).Costs().Instead.En; (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q", charge, got)
		}
	}
	request, err := cloud.Rig(t).Request(cloud.Load(t, cloudtest.Example))
	if err != nil || request.Short != "nodepool-1" || !strings.HasPrefix(request.Name, "nodepool-1@pool-lite-a1b2") {
		t.Errorf("%v: %q, %q", err, request.Short, request.Name)
	}
}
