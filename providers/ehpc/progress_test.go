package ehpc_test

import (
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
)

// TestStatusReplies reads answers whose types wander.
func TestStatusReplies(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 8, 1, 8, 0, 0, 0, time.UTC)
	missing := `404 {"Code":"ClusterNotFound","Message":"no","RequestId":"R"}`
	cases := map[string]struct {
		script  script
		receipt providers.Receipt
		phase   providers.Phase
		nodes   providers.Nodes
	}{
		"numbers as text": {
			script: script{
				"GetCluster": {`{"ClusterStatus":"initing","MaxCount":"100","DeleteProtection":"true"}`},
				"ListQueues": {`{"Queues":[{"MinCount":"1","InitialCount":2,"Nodes":{"CreatingCounts":"1","RunningCounts":"1","ExceptionCounts":0}}],"TotalCount":"1"}`},
			},
			phase: providers.Working, nodes: providers.Nodes{Wanted: 2, Creating: 1, Running: 1},
		},
		"misspelt": {script: script{"GetCluster": {`{"ClusterStatus":"raleasing"}`}}, phase: providers.Deleting},
		"new":      {script: script{"GetCluster": {missing}}, receipt: providers.Receipt{Created: "2024-08-01T07:59:30Z"}, phase: providers.Pending},
		"old":      {script: script{"GetCluster": {missing}}, receipt: providers.Receipt{Created: "2024-08-01T07:57:00Z"}, phase: providers.Gone},
		"deleted": {
			script: script{"GetCluster": {missing}}, receipt: providers.Receipt{Created: "2024-08-01T07:59:30Z", State: "releasing"},
			phase: providers.Gone,
		},
		"no time":              {script: script{"GetCluster": {missing}}, phase: providers.Gone},
		"failed without a log": {script: script{"GetCluster": {`{"ClusterStatus":"exception"}`}}, phase: providers.Failed},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := cloud.At(t, now, providers.Endpoint{Transport: c.script})
			c.receipt.ID = "ehpc-hz-1"
			status, err := client.Status(t.Context(), c.receipt)
			if err != nil || status.Phase != c.phase || status.Nodes != c.nodes {
				t.Errorf("%+v, %v", status, err)
			}
			if c.phase == providers.Failed && (status.Failure == nil || !status.Failure.Summary.Complete()) {
				t.Errorf("failure %+v", status.Failure)
			}
		})
	}
}

func TestStatusTrouble(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"GetCluster": {`407 {"Code":"NotAuthorized","Message":"no","RequestId":"R"}`}}})
	if _, err := client.Status(t.Context(), providers.Receipt{ID: "ehpc-hz-1"}); providers.AsFailure(err).Kind != providers.Permission {
		t.Errorf("got %v", err)
	}
}

func TestPhases(t *testing.T) {
	t.Parallel()
	cases := map[string]providers.Phase{
		"uninit": providers.Pending, "pending": providers.Pending, "creating": providers.Working, "initing": providers.Working,
		"init": providers.Working, "running": providers.Ready, "Running": providers.Ready, "exception": providers.Failed,
		"releasing": providers.Deleting, "raleasing": providers.Deleting, "stopping": providers.Stopped, "stopped": providers.Stopped,
		"a new word": providers.Working, "": providers.Working,
	}
	for state, want := range cases {
		if got := ehpc.PhaseOf(state); got != want {
			t.Errorf("%q is %s, not %s", state, got, want)
		}
	}
}
