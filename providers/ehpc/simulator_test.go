package ehpc_test

import (
	"slices"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestSimulatedLife(t *testing.T) {
	t.Parallel()
	l := cloud.Rig(t).Life(t, cloud.Load(t, cloudtest.Example))
	if r := l.Receipt; !strings.HasPrefix(r.ID, "ehpc-hz-") || r.TaskID == "" || strings.TrimSpace(r.TaskID) != r.TaskID || r.RequestID == "" || r.Name != "cfd-demo" {
		t.Errorf("receipt %+v", r)
	}
	if l.Found.Created == "" || l.Leaving.TaskID == "" {
		t.Errorf("found %+v, delete %+v", l.Found, l.Leaving)
	}
	if l.Seen[0].Phase != providers.Pending {
		t.Errorf("a cluster that is not listed yet is %s", l.Seen[0].Phase)
	}
	last := l.Last()
	if last.State != "running" || last.Nodes.Wanted != 3 || len(last.Stages) < 5 || last.Stages[0].Name != "ConfigNetwork" || len(last.Events) < 10 {
		t.Errorf("at the end %+v", last)
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	if _, seen := cloud.LostReply(t, "CreateCluster:lost"); len(seen[len(seen)-1].Stages) == 0 {
		t.Error("the log of the creation was not found")
	}
}

func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	_, _, last := cloud.Fails(t, "CreateCluster:fail=CreateManager")
	if f := last.Failure; f.Kind != providers.Quota || !strings.Contains(f.Message, "sold out") || !strings.Contains(f.Summary.En, "CreateManager") || f.RequestID == "" {
		t.Errorf("failure %+v", f)
	}
	stage := last.Stages[len(last.Stages)-1]
	if stage.Name != "CreateManager" || stage.Phase != providers.Failed {
		t.Errorf("stage %+v", stage)
	}
	if !slices.ContainsFunc(last.Events, func(e providers.Event) bool { return e.Level == providers.Fault }) {
		t.Error("no event is an error")
	}
}

func TestDeletionProtection(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t)
	_, receipt := r.Create(t, cloud.With(t, cloudtest.Example, "basics.deletion_protection=true"))
	r.Until(t, receipt, providers.Ready)
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

// TestFilesAreAccepted sends what fits the simulator's world.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	cloud.Accepts(t, cloudtest.Example, cloudtest.Minimal, "requests/password.toml", "requests/spot.toml", "requests/prepaid.toml", "requests/addon.toml")
}
