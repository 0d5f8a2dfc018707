package ack_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
)

// TestStatusReplies joins cluster and task, whose words wander.
func TestStatusReplies(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 8, 1, 8, 0, 0, 0, time.UTC)
	missing := `404 {"code":"ErrorClusterNotFound","message":"no","requestId":"R"}`
	is := func(state string) string { return `{"state":"` + state + `"}` }
	fresh, aged := "2024-08-01T07:59:30Z", "2024-08-01T07:57:00Z"
	cases := map[string]struct {
		cluster, task string
		receipt       providers.Receipt
		phase         providers.Phase
	}{
		"begun":                {is("initial"), is("running"), providers.Receipt{}, providers.Working},
		"waiting":              {is("initial"), is("pending"), providers.Receipt{}, providers.Working},
		"paused":               {is("initial"), is("paused"), providers.Receipt{}, providers.Working},
		"task ahead":           {is("initial"), is("success"), providers.Receipt{}, providers.Working},
		"cluster ahead":        {is("running"), is("running"), providers.Receipt{}, providers.Working},
		"done":                 {is("running"), is("success"), providers.Receipt{}, providers.Ready},
		"done, other word":     {is("running"), is("succeeded"), providers.Receipt{}, providers.Ready},
		"done, no task":        {is("running"), "", providers.Receipt{}, providers.Ready},
		"done, no state":       {is("running"), `{"request_id":"R"}`, providers.Receipt{}, providers.Ready},
		"begun, no state":      {is("initial"), `{}`, providers.Receipt{}, providers.Working},
		"old, no state":        {missing, `{}`, providers.Receipt{Created: aged}, providers.Gone},
		"scaling at the end":   {is("scaling"), is("success"), providers.Receipt{}, providers.Working},
		"fail":                 {is("initial"), is("fail"), providers.Receipt{}, providers.Failed},
		"failed":               {is("initial"), is("failed"), providers.Receipt{}, providers.Failed},
		"error":                {is("initial"), is("error"), providers.Receipt{}, providers.Failed},
		"canceled":             {is("initial"), is("canceled"), providers.Receipt{}, providers.Failed},
		"cancelled":            {is("initial"), is("cancelled"), providers.Receipt{}, providers.Failed},
		"cluster failed":       {is("failed"), is("running"), providers.Receipt{}, providers.Failed},
		"rolled back":          {missing, is("fail"), providers.Receipt{Created: aged}, providers.Failed},
		"a new word":           {is("dreaming"), is("dreaming"), providers.Receipt{}, providers.Working},
		"new":                  {missing, "", providers.Receipt{Created: fresh}, providers.Pending},
		"new, with a task":     {missing, is("running"), providers.Receipt{Created: aged}, providers.Pending},
		"old":                  {missing, "", providers.Receipt{Created: aged}, providers.Gone},
		"no time":              {missing, "", providers.Receipt{}, providers.Gone},
		"someone deletes":      {is("deleting"), is("success"), providers.Receipt{}, providers.Deleting},
		"deleting":             {is("deleting"), is("running"), providers.Receipt{State: "deleting"}, providers.Deleting},
		"deletion has begun":   {is("running"), is("running"), providers.Receipt{State: "deleting"}, providers.Deleting},
		"a failed one goes":    {is("failed"), is("running"), providers.Receipt{State: "deleting"}, providers.Deleting},
		"deletion failed":      {is("delete_failed"), is("fail"), providers.Receipt{State: "deleting"}, providers.Failed},
		"deleted":              {missing, is("success"), providers.Receipt{State: "deleting", Created: fresh}, providers.Gone},
		"deleted, still shown": {is("deleted"), "", providers.Receipt{State: "deleting"}, providers.Gone},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := script{"DescribeClusterDetail": {c.cluster}}
			if c.receipt.TaskID = "T-1"; c.task != "" {
				s["DescribeTaskInfo"] = []string{c.task}
			}
			client := cloud.At(t, now, providers.Endpoint{Transport: s})
			c.receipt.ID = "c1"
			status, err := client.Status(t.Context(), c.receipt)
			if err != nil || status.Phase != c.phase {
				t.Errorf("%+v, %v", status, err)
			}
			if c.phase == providers.Failed && (status.Failure == nil || !status.Failure.Summary.Complete() || !status.Failure.Remedy.Complete()) {
				t.Errorf("failure %+v", status.Failure)
			}
		})
	}
}

// TestTask shows the stages and events of a task, those of the cluster beside
// them, and the reason.
func TestTask(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{
		"DescribeClusterDetail": {`{"state":"failed"}`},
		"DescribeClusterTasks":  {`{"tasks":[{"task_id":"T-0","task_type":"cluster_scaleout"},{"task_id":"T-1","task_type":"cluster_create"}]}`},
		"DescribeTaskInfo": {`{"task_id":"T-1","state":"fail","current_stage":"init_master","stages":[
			{"state":"success","message":"prepare_vpc"},{"state":"failed","message":"init_master: no stock"},{"state":"pending","name":"addons"},{}],
			"events":[{"action":"init_master","level":"error","message":"no stock","reason":"RunInstances","timestamp":"1722499200000"}],
			"error":{"code":"OperationDenied.NoStock","message":"sold out"}}`},
		"DescribeClusterEvents": {`{"events":[{"event_id":"e1","type":"cluster_create","time":"2024-08-01T15:00:00+08:00","data":{"level":"warning","message":"slow"}},
			{"event_id":"e2","time":"2024-08-01T16:00:00+08:00","data":{"message":"no stock"}}],"page_info":{"total_count":2}}`},
		"DescribeClusterLogs":      {`[{"ID":7,"cluster_log":"c1 | CREATE_FAILED","created":"2024-08-01T16:00:01+08:00"},{"cluster_log":""}]`},
		"DescribeClusterNodePools": {`{"nodepools":[{"scaling_group":{"desired_size":3},"status":{"total_nodes":2,"initial_nodes":1,"healthy_nodes":"1","failed_nodes":1}}]}`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", RequestID: "R"})
	if err != nil {
		t.Fatal(err)
	}
	stages := []providers.Stage{
		{Name: "prepare_vpc", Phase: providers.Ready},
		{Name: "init_master", Phase: providers.Failed, Detail: "no stock"},
		{Name: "addons", Phase: providers.Pending},
		{Name: "stage 4", Phase: providers.Pending},
	}
	if diff := cmp.Diff(stages, status.Stages); diff != "" {
		t.Error(diff)
	}
	var events []string
	for _, e := range status.Events {
		events = append(events, fmt.Sprint(e.Time.Format(time.TimeOnly), " ", e.Level, " ", e.Text))
	}
	want := []string{"07:00:00 warn cluster_create: slow", "08:00:00 error init_master: no stock", "08:00:01 error c1 | CREATE_FAILED"}
	if diff := cmp.Diff(want, events); diff != "" {
		t.Error(diff)
	}
	if status.Done != 1 || status.Total != 4 || status.Nodes != (providers.Nodes{Wanted: 3, Creating: 1, Running: 1, Abnormal: 1}) {
		t.Errorf("status %+v", status)
	}
	if f := status.Failure; f.Code != "OperationDenied.NoStock" || f.Message != "sold out" || f.Kind != providers.Quota || f.RequestID != "R" ||
		f.Summary.En != "ACK failed in stage init_master: it is out of stock in the zone" {
		t.Errorf("failure %+v", f)
	}
}

// TestEndBetweenCalls: a task that ended after the cluster was read is not
// shown beside the state of before.
func TestEndBetweenCalls(t *testing.T) {
	t.Parallel()
	for task, want := range map[string]providers.Status{
		"fail":    {Phase: providers.Failed, State: "failed"},
		"success": {Phase: providers.Ready, State: "running"},
	} {
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			"DescribeClusterDetail": {`{"state":"initial"}`, `{"state":"` + want.State + `"}`},
			"DescribeTaskInfo":      {`{"task_id":"T-1","state":"` + task + `"}`},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
		if err != nil || status.State != want.State || status.Phase != want.Phase {
			t.Errorf("%s: %+v, %v", task, status, err)
		}
	}
}

// TestReasonAmongEvents: where the task names no error, the last one that was
// told is the reason.
func TestReasonAmongEvents(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{
		"DescribeClusterDetail": {`{"state":"failed"}`},
		"DescribeTaskInfo":      {`{"task_id":"T-1","state":"fail"}`},
		"DescribeClusterLogs": {`[{"ID":1,"cluster_log":"c1 | CREATE_FAILED, early","created":"2024-08-01T16:00:01+08:00"},
			{"ID":2,"cluster_log":"c1 | CREATE_FAILED, no stock","created":"2024-08-01T16:00:02+08:00"}]`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
	if f := status.Failure; err != nil || f == nil || f.Message != "c1 | CREATE_FAILED, no stock" || f.Kind != providers.Quota {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestReasonOfNoTable sorts a reason by its words, the same way each time.
func TestReasonOfNoTable(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]providers.Kind{
		`"code":"Strange","message":"the balance is below the limit"`: providers.Money,
		`"code":"Strange","message":"Node quota used up"`:             providers.Quota,
		`"code":"Strange","message":"no idea"`:                        providers.Unavailable,
	} {
		for range 20 {
			client := cloud.Connect(t, providers.Endpoint{Transport: script{
				"DescribeClusterDetail": {`{"state":"failed"}`}, "DescribeTaskInfo": {`{"state":"error","error":{` + text + `}}`},
			}})
			status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
			if err != nil || status.Failure == nil || status.Failure.Kind != want {
				t.Fatalf("%s: %+v, %v", text, status.Failure, err)
			}
		}
	}
}

// TestDeletionWithoutTask: that a creation failed says nothing of a deletion
// whose reply named no task.
func TestDeletionWithoutTask(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"T-1", ""} {
		client := cloud.Connect(t, providers.Endpoint{Transport: script{
			"DescribeClusterDetail": {`{"state":"deleting"}`},
			"DescribeClusterTasks":  {`{"tasks":[{"task_id":"T-1","task_type":"cluster_create"}]}`},
			"DescribeTaskInfo":      {`{"task_id":"T-1","task_type":"cluster_create","state":"fail","error":{"code":"X"}}`},
		}})
		status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: id, State: "deleting"})
		if err != nil || status.Phase != providers.Deleting || status.Failure != nil {
			t.Errorf("%q: %+v, %v", id, status, err)
		}
	}
}

// TestDeletionTellsItsOwn: what happened while the cluster was made is not told
// again while it goes, and is no reason for a deletion that fails.
func TestDeletionTellsItsOwn(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{
		"DescribeClusterDetail": {`{"state":"deleting"}`},
		"DescribeTaskInfo":      {`{"task_id":"T-2","task_type":"cluster_delete","state":"running","created":"2024-08-01T16:00:00+08:00"}`},
		"DescribeClusterEvents": {`{"events":[{"event_id":"e1","type":"made","time":"2024-08-01T15:00:00+08:00","data":{"level":"error","message":"no stock"}},
			{"event_id":"e2","type":"drained","time":"2024-08-01T16:00:00+08:00","data":{"level":"info","message":"nodes released"}}]}`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-2", State: "deleting"})
	if err != nil || len(status.Events) != 1 || status.Events[0].Text != "drained: nodes released" {
		t.Errorf("%+v, %v", status.Events, err)
	}
}

// TestLogsAlone: the log serves where neither task nor events can be had.
func TestLogsAlone(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{
		"DescribeClusterDetail": {`{"state":"initial"}`},
		"DescribeClusterLogs":   {`[{"ID":1,"cluster_log":"warning: slow","created":"2024-08-01T16:00:01+08:00"}]`},
	}})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "c1", TaskID: "T-1"})
	if err != nil || len(status.Events) != 1 || status.Events[0].Level != providers.Warn {
		t.Errorf("%+v, %v", status.Events, err)
	}
}

func TestStatusTrouble(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{"DescribeClusterDetail": {`403 {"code":"ErrorCheckAcl","message":"no","requestId":"R"}`}}})
	if _, err := client.Status(t.Context(), providers.Receipt{ID: "c1"}); providers.AsFailure(err).Kind != providers.Permission {
		t.Errorf("got %v", err)
	}
}
