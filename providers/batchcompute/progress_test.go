package batchcompute_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestStatusReplies: whether it is ready follows from the machines.
func TestStatusReplies(t *testing.T) {
	t.Parallel()
	now := time.Date(2016, 10, 31, 7, 0, 0, 0, time.UTC)
	missing := `404 {"Code":"InvalidResource.NotFound","Message":"no"}`
	groups := func(pairs ...int) string {
		var parts []string
		for i := 0; i < len(pairs); i += 2 {
			parts = append(parts, fmt.Sprintf(`"g%d":{"ActualVMCount":%d,"DesiredVMCount":"%d"}`, i/2, pairs[i], pairs[i+1]))
		}
		return `"Groups":{` + strings.Join(parts, ",") + `}`
	}
	cases := map[string]struct {
		reply, created, state string
		phase                 providers.Phase
		nodes                 providers.Nodes
		done                  int
	}{
		"active, no machine":  {reply: `{"State":"Active",` + groups(0, 3) + `,"Metrics":{"StartingCount":3}}`, phase: providers.Working, nodes: providers.Nodes{Wanted: 3, Creating: 3}},
		"active, one group":   {reply: `{"State":"Active",` + groups(3, 3, 1, 2) + `}`, phase: providers.Working, nodes: providers.Nodes{Wanted: 5, Running: 4}, done: 1},
		"active, complete":    {reply: `{"State":"Active",` + groups(3, 3, 2, 2) + `}`, phase: providers.Ready, nodes: providers.Nodes{Wanted: 5, Running: 5}, done: 2},
		"complete by metrics": {reply: `{"State":"Active",` + groups(0, 3) + `,"Metric":{"RunningCount":"3"}}`, phase: providers.Ready, nodes: providers.Nodes{Wanted: 3, Running: 3}, done: 1},
		"active, no groups":   {reply: `{"State":"Active"}`, phase: providers.Working},
		"a new word":          {reply: `{"State":"Rolling",` + groups(1, 1) + `}`, phase: providers.Working, nodes: providers.Nodes{Wanted: 1, Running: 1}, done: 1},
		"deleting":            {reply: `{"State":"Deleting",` + groups(1, 1) + `}`, phase: providers.Deleting, nodes: providers.Nodes{Wanted: 1, Running: 1}},
		"deleted":             {reply: `{"State":"Deleted"}`, phase: providers.Gone},
		"error":               {reply: `{"State":"Error","ErrorCode":"E1","OperationLogs":["[x]QuotaExhausted: out of stock","[x]bye"]}`, phase: providers.Failed},
		"new":                 {reply: missing, created: "2016-10-31T06:59:30Z", phase: providers.Pending},
		"old":                 {reply: missing, created: "2016-10-31T06:57:00Z", phase: providers.Gone},
		"just deleted":        {reply: missing, created: "2016-10-31T06:59:30Z", state: "Deleting", phase: providers.Gone},
		"no time":             {reply: missing, phase: providers.Gone},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := cloud.At(t, now, providers.Endpoint{Transport: script{"GET /clusters/cls-1": {c.reply}}})
			status, err := client.Status(t.Context(), providers.Receipt{ID: "cls-1", Created: c.created, State: c.state})
			if err != nil || status.Phase != c.phase || status.Nodes != c.nodes || status.Done != c.done {
				t.Errorf("%+v, %v", status, err)
			}
			if c.phase == providers.Failed && (status.Failure == nil || status.Failure.Kind != providers.Quota || !strings.Contains(status.Failure.Message, "stock")) {
				t.Errorf("failure %+v", status.Failure)
			}
		})
	}
}

func TestEvents(t *testing.T) {
	t.Parallel()
	wire := &cloudtest.Recorder{Next: script{
		"GET /clusters/cls-1": {`{"State":"Active","Groups":{"g/1":{"DesiredVMCount":2,"ActualVMCount":1}},"ErrorCode":"E1","OperationLogs":[
			"[2016-10-31 06:55:33][g/1]starting 2 machines","[2016-10-31T06:56:00.5Z]failed to start a machine","again","again"]}`},
		"GET /clusters/cls-1/groups/g%2F1/instances": {`{"Items":[{"Id":"i-1","State":"Running","ErrorCode":0,"InstancePassword":"canary"},
			{"Id":"i-2","State":"Starting","ErrorCode":7,"ErrorMessage":"no stock","Hint":"choose another type","CreationTime":"2016-10-31T06:55:40Z"}]}`},
	}}
	client := cloud.Connect(t, providers.Endpoint{Transport: wire})
	status, err := client.Status(t.Context(), providers.Receipt{ID: "cls-1"})
	if err != nil || status.Nodes.Abnormal != 1 {
		t.Fatalf("%+v, %v", status, err)
	}
	if asked := wire.Calls()[1].URL.RawQuery; asked != "MaxItemCount=100" {
		t.Errorf("asked for machines with %s", asked)
	}
	want := []providers.Event{
		{ID: "[2016-10-31 06:55:33][g/1]starting 2 machines", Time: time.Date(2016, 10, 31, 6, 55, 33, 0, time.UTC), Level: providers.Info, Text: "g/1 starting 2 machines"},
		{ID: "[2016-10-31T06:56:00.5Z]failed to start a machine", Time: time.Date(2016, 10, 31, 6, 56, 0, 5e8, time.UTC), Level: providers.Fault, Text: "failed to start a machine"},
		{ID: "again", Level: providers.Info, Text: "again"},
		{ID: "again|1", Level: providers.Info, Text: "again"},
		{ID: "ErrorCode|E1", Level: providers.Fault, Text: "ErrorCode E1"},
		{ID: "g/1 i-2 7 no stock choose another type", Time: time.Date(2016, 10, 31, 6, 55, 40, 0, time.UTC), Level: providers.Fault, Text: "g/1 i-2 7 no stock choose another type"},
	}
	if diff := cmp.Diff(want, status.Events); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(fmt.Sprintf("%+v", status), "canary") {
		t.Error("shows a machine's password")
	}
}

// TestTrouble: what the cloud tells without giving up is told, and fails nothing.
func TestTrouble(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		cluster, items  string
		code, said, sum string
		kind            providers.Kind
	}{
		"none":           {cluster: `"OperationLogs":["starting"]`},
		"a zero":         {cluster: `"ErrorCode":0`},
		"a code alone":   {cluster: `"ErrorCode":"E1"`, code: "E1", sum: "1 of 3 machines running, and the cloud reports a problem", kind: providers.Unavailable},
		"a line alone":   {cluster: `"OperationLogs":["out of stock","starting"]`, said: "out of stock", sum: "1 of 3 machines running, and the cloud reports a problem", kind: providers.Quota},
		"code and line":  {cluster: `"ErrorCode":"E1","OperationLogs":["failed: a","failed: b"]`, code: "E1", said: "failed: b", sum: "1 of 3 machines running, and the cloud reports a problem", kind: providers.Unavailable},
		"machines alone": {items: `{"Id":"i-1","ErrorCode":7,"ErrorMessage":"no disk"}`, said: "g1 i-1 7 no disk", sum: "1 of 3 machines running, 1 failed", kind: providers.Unavailable},
		"all of it":      {cluster: `"ErrorCode":"E1","OperationLogs":["failed: a"]`, items: `{"Id":"i-1","ErrorCode":7},{"Id":"i-2","ErrorMessage":"quota"}`, code: "E1", said: "g1 i-2 quota", sum: "1 of 3 machines running, 2 failed", kind: providers.Quota},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.cluster != "" {
				c.cluster = "," + c.cluster
			}
			client := cloud.Connect(t, providers.Endpoint{Transport: script{
				"GET /clusters/cls-1":                     {`{"State":"Active","Groups":{"g1":{"DesiredVMCount":3,"ActualVMCount":1}}` + c.cluster + `}`},
				"GET /clusters/cls-1/groups/g1/instances": {`{"Items":[` + c.items + `]}`},
			}})
			status, err := client.Status(t.Context(), providers.Receipt{ID: "cls-1"})
			if err != nil || status.Phase != providers.Working || status.Failure != nil {
				t.Fatalf("%+v, %v", status, err)
			}
			f := status.Trouble
			if c.sum == "" {
				if f != nil {
					t.Errorf("made up %+v", f)
				}
				return
			}
			if f == nil || f.Code != c.code || f.Message != c.said || f.Summary.En != c.sum || f.Kind != c.kind || !f.Remedy.Complete() {
				t.Errorf("%+v", f)
			}
		})
	}
}
