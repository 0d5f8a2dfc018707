package qingcloud_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/qingcloud"
)

// TestStatus joins what the job and the list say.
func TestStatus(t *testing.T) {
	t.Parallel()
	now := time.Date(2022, 4, 1, 8, 0, 0, 0, time.UTC)
	list := func(state string) string {
		return `{"total_count":1,"cluster_set":[{"cluster_id":"ehpc-1","cluster_name":"n","cluster_status":"` + state + `","total_node_count":"4"}]}`
	}
	job := func(action, status string) string {
		return `{"ret_code":0,"job_set":[{"job_id":"j-1","job_action":"HpcCluster` + action + `","status":"` + status + `","error_codes":"5200","create_time":"2022-04-01T07:59:00Z"}]}`
	}
	nothing := `{"total_count":0,"cluster_set":[]}`
	nodes := `{"hpc_app_nodes_set":[{"status":"active","transition_status":""},{"status":"active","transition_status":"starting"},{"status":"pending"},{"status":"active","health_status":"unhealthy"}],"total_count":4}`
	cases := map[string]struct {
		list, job, created string
		phase              providers.Phase
		nodes              providers.Nodes
	}{
		"being made":             {list: list("pending"), job: job("CreateCluster", "pending"), phase: providers.Working, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"job done, not active":   {list: list("pending"), job: job("CreateCluster", "successful"), phase: providers.Working, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"active":                 {list: list("active"), job: job("CreateCluster", "successful"), phase: providers.Ready, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"active, job unknown":    {list: list("active"), job: `{"ret_code":1400}`, phase: providers.Ready, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"job failed":             {list: list("pending"), job: job("CreateCluster", "failed"), phase: providers.Failed, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"job failed, not listed": {list: nothing, job: job("CreateCluster", "failed"), phase: providers.Failed},
		"abnormal":               {list: list("abnormal"), job: job("CreateCluster", "successful"), phase: providers.Failed, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"stopped":                {list: list("stopped"), job: job("CreateCluster", "successful"), phase: providers.Stopped, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"suspended, no job":      {list: list("suspended"), job: `{"ret_code":0}`, phase: providers.Stopped, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"stopped in the making":  {list: list("stopped"), job: job("CreateCluster", "pending"), phase: providers.Working, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"deleting by job":        {list: list("active"), job: job("DeleteCluster", "pending"), phase: providers.Deleting, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"deletion failed":        {list: list("active"), job: job("DeleteCluster", "failed"), phase: providers.Failed, nodes: providers.Nodes{Wanted: 4, Running: 1, Creating: 2, Abnormal: 1}},
		"deleted":                {list: nothing, job: job("DeleteCluster", "successful"), created: "2022-04-01T07:59:30Z", phase: providers.Gone},
		"new":                    {list: nothing, job: job("CreateCluster", "pending"), created: "2022-04-01T07:59:30Z", phase: providers.Pending},
		"old":                    {list: nothing, job: `{"ret_code":0}`, created: "2022-04-01T07:50:00Z", phase: providers.Gone},
		"not found by code":      {list: `{"ret_code":2100,"message":"x"}`, job: `{"ret_code":0}`, phase: providers.Gone},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := cloud.At(t, now, providers.Endpoint{Transport: script{listCall: {c.list}, jobCall: {c.job}, nodesCall: {nodes}}})
			status, err := client.Status(t.Context(), providers.Receipt{ID: "ehpc-1", TaskID: "j-1", Created: c.created})
			if err != nil || status.Phase != c.phase || status.Nodes != c.nodes {
				t.Errorf("%+v, %v", status, err)
			}
			if f := status.Failure; (c.phase == providers.Failed) != (f != nil) || f != nil && (f.Kind != providers.Quota && f.Code == "5200" || !f.Summary.Complete() || !f.Remedy.Complete()) {
				t.Errorf("failure %+v", f)
			}
		})
	}
}

func TestJobIsTold(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{
		listCall: {`{"cluster_set":[{"cluster_id":"ehpc-1","cluster_status":"pending"}]}`},
		jobCall:  {`{"job_set":[{"job_id":"j-1","job_action":"HpcClusterCreateCluster","action_describe":"create","status":"pending","status_time":"2022-04-01T08:00:00Z"}]}`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "ehpc-1", TaskID: "j-1"})
	if err != nil {
		t.Fatal(err)
	}
	want := []providers.Event{{ID: "j-1|pending", Time: time.Date(2022, 4, 1, 8, 0, 0, 0, time.UTC), Level: providers.Info, Text: "j-1 create pending"}}
	if diff := cmp.Diff(want, status.Events); diff != "" || len(status.Stages) != 1 || status.Stages[0].Name != "HpcClusterCreateCluster" || status.Total != 1 || status.Done != 0 {
		t.Error(diff, status)
	}
}

func TestStatusTrouble(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{listCall: {`{"ret_code":1200,"message":"x"}`}}})
	if _, err := client.Status(t.Context(), providers.Receipt{ID: "ehpc-1"}); providers.AsFailure(err).Kind != providers.Auth {
		t.Errorf("got %v", err)
	}
}

func TestPhases(t *testing.T) {
	t.Parallel()
	for state, want := range map[string]providers.Phase{
		"pending": providers.Working, "active": providers.Ready, "Active": providers.Ready, "stopped": providers.Stopped, "suspended": providers.Stopped,
		"abnormal": providers.Failed, "deleting": providers.Deleting, "deleted": providers.Gone, "a new word": providers.Working, "": providers.Pending,
	} {
		if got := qingcloud.PhaseOf(state); got != want {
			t.Errorf("%q is %s, not %s", state, got, want)
		}
	}
}
