package ack_test

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
	if r := l.Receipt; !strings.HasPrefix(r.ID, "c") || !strings.HasPrefix(r.TaskID, "T-") || r.RequestID == "" || r.Name != "k8s-demo" {
		t.Errorf("receipt %+v", r)
	}
	if l.Found.Created == "" || l.Leaving.TaskID == "" || l.Leaving.TaskID == l.Receipt.TaskID {
		t.Errorf("found %+v, delete %+v", l.Found, l.Leaving)
	}
	last := l.Last()
	if last.State != "running" || last.Nodes.Wanted != 2 || len(last.Stages) < 5 || last.Stages[0].Name != "check_params" || len(last.Events) < 8 {
		t.Errorf("at the end %+v", last)
	}
	if !slices.ContainsFunc(l.Seen, func(s providers.Status) bool {
		return slices.ContainsFunc(s.Stages, func(stage providers.Stage) bool { return stage.Phase == providers.Working })
	}) {
		t.Error("no stage was ever at work")
	}
}

func TestSimulatedLostReply(t *testing.T) {
	t.Parallel()
	if _, seen := cloud.LostReply(t, "CreateCluster:lost"); len(seen[len(seen)-1].Stages) == 0 {
		t.Error("the task of the creation was not found")
	}
}

func TestSimulatedFailure(t *testing.T) {
	t.Parallel()
	r, receipt, last := cloud.Fails(t, "CreateCluster:fail=create_nodepools")
	if f := last.Failure; f.Kind != providers.Quota || f.Code == "" || !strings.Contains(f.Message, "sold out") ||
		!strings.Contains(f.Summary.En, "create_nodepools") || f.RequestID == "" || !strings.Contains(f.Remedy.En, "delete the cluster") {
		t.Errorf("failure %+v", last.Failure)
	}
	if !slices.ContainsFunc(last.Stages, func(s providers.Stage) bool { return s.Name == "create_nodepools" && s.Phase == providers.Failed }) {
		t.Errorf("stages %+v", last.Stages)
	}
	if !slices.ContainsFunc(last.Events, func(e providers.Event) bool { return e.Level == providers.Fault }) {
		t.Error("no event is an error")
	}
	gone, err := r.Delete(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	r.Until(t, gone, providers.Gone)
}

// TestFailureLeadsToTheField: addresses run out where the vSwitches are asked.
func TestFailureLeadsToTheField(t *testing.T) {
	t.Parallel()
	_, _, last := cloud.Fails(t, "CreateCluster:fail=prepare_vpc")
	if f := last.Failure; f.Code != "InvalidVSwitchId.IpNotEnough" || f.Kind != providers.Quota || f.Field != "network.vswitch_ids" {
		t.Errorf("failure %+v", f)
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

// TestStatusWithoutTask: what the calls beside DescribeClusterDetail cannot
// tell does not hide the state.
func TestStatusWithoutTask(t *testing.T) {
	t.Parallel()
	r := cloud.Rig(t, "DescribeTaskInfo:code=InternalError,times=9999", "DescribeClusterNodePools:code=InternalError,times=9999",
		"DescribeClusterEvents:code=InternalError,times=9999", "DescribeClusterLogs:code=InternalError,times=9999")
	_, receipt := r.Create(t, cloud.Load(t, cloudtest.Example))
	if last := r.Until(t, receipt, providers.Ready); len(last[len(last)-1].Stages) != 0 {
		t.Error("stages out of nowhere")
	}
}

// TestFilesAreAccepted sends every file, those of dedicated clusters to a
// simulator that still makes them.
func TestFilesAreAccepted(t *testing.T) {
	t.Parallel()
	for _, file := range cloudtest.Files(t) {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			r := cloud.Rig(t)
			if file == seed {
				r = r.In(t, "cn-zhangjiakou")
			}
			r.Create(t, cloud.Load(t, file))
		})
	}
}
