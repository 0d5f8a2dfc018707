package ehpc_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestDeletionProtection(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	_, receipt := r.Create(t, cloud.With(t, cloudtest.Example, "basics.deletion_protection=true"))
	r.Settle(t, receipt, providers.Ready)
	_, err := r.Delete(t.Context(), receipt)
	f := providers.AsFailure(err)
	if f.Kind != providers.Invalid || !strings.Contains(f.Summary.En, "protection") || !strings.Contains(f.Remedy.En, "switch it off") {
		t.Errorf("got %+v", f)
	}
}

// TestStatusWithoutLog: what the calls beside GetCluster cannot tell does not
// hide the state.
func TestStatusWithoutLog(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t, "GetCommonLogDetail:code=UnknownError,times=9999", "ListQueues:code=UnknownError,times=9999")
	_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
	if last := r.Until(t, receipt, providers.Ready); len(last[len(last)-1].Stages) != 0 {
		t.Error("stages out of nowhere")
	}
}
