package ehpc_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

func TestLifeOfACluster(t *testing.T) {
	t.Parallel()
	s, c := alibabatest.SetUp(t)
	request := alibabatest.With("Queues",
		`[{"QueueName":"comp","MinCount":0,"MaxCount":16,"InitialCount":4,"ComputeNodes":[`+alibabatest.Node+`]}]`)
	made := c.OK("ehpc", "CreateCluster", request)
	id, _ := made.At("ClusterId").(string)
	requestID, _ := made.At("RequestId").(string)
	if made.At("TaskId") != requestID+"\n" || made.At("Success") != true || len(id) != len("ehpc-hz-FYUr000000") {
		t.Fatalf("answer: %s", made.Raw)
	}
	began := c.Clock.Now()
	get := map[string]string{"ClusterId": id}
	if a := c.Call("ehpc", "GetCluster", get); a.Code != "ClusterNotFound" || a.Status != 404 {
		t.Errorf("right after creation: %d %s, want ClusterNotFound", a.Status, a.Code)
	}
	c.Clock.Add(6 * time.Second)
	var states []string
	counts := map[float64]bool{}
	for range 600 {
		c.Clock.Add(time.Second)
		a := c.OK("ehpc", "GetCluster", get)
		if state, _ := a.At("ClusterStatus").(string); len(states) == 0 || states[len(states)-1] != state {
			states = append(states, state)
		}
		q := c.OK("ehpc", "ListQueues", get)
		if n, ok := q.At("Queues", 0, "Nodes", "RunningCounts").(float64); ok {
			counts[n] = true
		}
		if states[len(states)-1] == "running" {
			break
		}
	}
	if took := c.Clock.Now().Sub(began); took < 4*time.Minute || took > 9*time.Minute {
		t.Errorf("creation took %v", took)
	}
	if len(states) != 3 || states[0] != "creating" || states[1] != "initing" || states[2] != "running" {
		t.Errorf("states: %v", states)
	}
	if !counts[0] || !counts[4] || len(counts) < 4 {
		t.Errorf("running nodes seen: %v, want them to come one after the other", counts)
	}
	checkRunning(t, c, get)
	checkDeletion(t, c, get)
	if n := len(s.Calls()); n < 10 {
		t.Errorf("%d calls recorded", n)
	}
}

func checkRunning(t *testing.T, c *alibabatest.Caller, get map[string]string) {
	t.Helper()
	a := c.OK("ehpc", "GetCluster", get)
	for path, want := range map[string]any{
		"DeleteProtection": "false", "MaxCount": "", "ClusterName": "cfd-prod", "SecurityGroupId": "sg-bp13n61xsydodfyg",
	} {
		if got := a.At(path); got != want {
			t.Errorf("GetCluster %s = %v, want %v", path, got, want)
		}
	}
	if got := a.At("Manager", "Scheduler", "Type"); got != "slurm22" {
		t.Errorf("scheduler type %v", got)
	}
	if got := a.At("Manager", "Scheduler", "Status"); got != "running" {
		t.Errorf("scheduler %v", got)
	}
	nodes := c.OK("ehpc", "ListNodes", get)
	if n := len(nodes.List("Nodes")); n != 4 {
		t.Fatalf("%d nodes, want 4", n)
	}
	if nodes.At("Nodes", 0, "Status") != "running" || nodes.At("Nodes", 0, "ZoneId") != "cn-hangzhou-i" {
		t.Errorf("node: %v", nodes.At("Nodes", 0))
	}
	list := c.OK("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`})
	if list.At("PageNumber") != "1" || list.At("TotalCount") != 1.0 || list.At("Clusters", 0, "DeletionProtection") != false {
		t.Errorf("ListClusters: %s", list.Raw)
	}
	if none := c.OK("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd"]`}); len(none.List("Clusters")) != 0 {
		t.Errorf("a part of a name finds %s", none.Raw)
	}
}

func checkDeletion(t *testing.T, c *alibabatest.Caller, get map[string]string) {
	t.Helper()
	if a := c.OK("ehpc", "GetCluster", get); a.At("GrowInterval") != 2.0 || a.At("IdleInterval") != 6.0 {
		t.Errorf("intervals: %s", a.Raw)
	}
	c.OK("ehpc", "DeleteCluster", get)
	if a := c.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") != "releasing" {
		t.Errorf("after DeleteCluster: %v", a.At("ClusterStatus"))
	}
	if a := c.Call("ehpc", "DeleteCluster", get); a.Status != 403 || a.Code != "InvalidClusterStatus" {
		t.Errorf("second delete: %d %s", a.Status, a.Code)
	}
	c.Clock.Add(2 * time.Minute)
	for _, action := range []string{"GetCluster", "DeleteCluster", "ListNodes"} {
		if a := c.Call("ehpc", action, get); a.Status != 404 || a.Code != "ClusterNotFound" {
			t.Errorf("%s of a deleted cluster: %d %s", action, a.Status, a.Code)
		}
	}
}

func TestDeleteDuringCreation(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	id, _ := c.OK("ehpc", "CreateCluster", alibabatest.Minimal()).At("ClusterId").(string)
	c.Clock.Add(30 * time.Second)
	if a := c.Call("ehpc", "DeleteCluster", map[string]string{"ClusterId": id}); a.Code != "InvalidClusterStatus" || a.Status != 403 {
		t.Errorf("%d %s", a.Status, a.Code)
	}
}

func TestDeletionProtection(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	id, _ := c.OK("ehpc", "CreateCluster", alibabatest.With("DeletionProtection", "true", "MaxCount", "10")).At("ClusterId").(string)
	c.Clock.Add(10 * time.Minute)
	get := map[string]string{"ClusterId": id}
	if a := c.Call("ehpc", "DeleteCluster", get); a.Status != 400 || a.Code != "Cluster.NotSupported" {
		t.Errorf("delete of a protected cluster: %d %s", a.Status, a.Code)
	}
	a := c.OK("ehpc", "GetCluster", get)
	if a.At("DeleteProtection") != "true" || a.At("MaxCount") != "10" || a.At("ClusterStatus") != "running" {
		t.Errorf("after the refusal: %s", a.Raw)
	}
	list := c.OK("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`})
	if list.At("Clusters", 0, "DeletionProtection") != true {
		t.Errorf("ListClusters: %s", list.Raw)
	}
}

// TestDurations holds creations to four to nine minutes, more with many nodes.
func TestDurations(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		request  map[string]string
		from, to time.Duration
	}{
		"smallest": {alibabatest.Minimal(), 4 * time.Minute, 6 * time.Minute},
		"full":     {alibabatest.FromFile(t, alibabatest.FullRequests[0]), 6 * time.Minute, 10 * time.Minute},
		"1,000 nodes": {
			alibabatest.With("Queues", `[{"QueueName":"comp","InitialCount":1000,"ComputeNodes":[`+alibabatest.Node+`]}]`),
			9 * time.Minute, 13 * time.Minute,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			id, _ := c.OK("ehpc", "CreateCluster", test.request).At("ClusterId").(string)
			c.Clock.Add(test.from)
			if a := c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id}); a.At("ClusterStatus") != "initing" {
				t.Errorf("after %v: %v", test.from, a.At("ClusterStatus"))
			}
			c.Clock.Add(test.to - test.from)
			if a := c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id}); a.At("ClusterStatus") != "running" {
				t.Errorf("after %v: %v", test.to, a.At("ClusterStatus"))
			}
		})
	}
}

// TestSpeed runs at the default of sixty simulated seconds in one.
func TestSpeed(t *testing.T) {
	t.Parallel()
	k := simtest.NewClock()
	c := alibabatest.Open(t, k, engine.Options{})
	made := c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	k.Add(3 * time.Second)
	get := map[string]string{"ClusterId": made.At("ClusterId").(string)}
	if a := c.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") == "running" {
		t.Error("running after three minutes")
	}
	k.Add(3 * time.Second)
	if a := c.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") != "running" || a.At("ClusterCreateTime") != "2026-03-01T08:00Z" {
		t.Errorf("after six minutes: %s", a.Raw)
	}
	// Log times are real ones: within the six seconds, not the six minutes.
	detail := c.OK("ehpc", "GetCommonLogDetail", map[string]string{
		"LogRequestId": made.At("RequestId").(string), "From": simtest.Unix(k.Now().Add(-6 * time.Second)), "To": simtest.Unix(k.Now()),
	})
	if n := len(detail.List("LogDetail")); n != 4 {
		t.Errorf("%d stages logged, want 4", n)
	}
}

// TestLogKeepsSecrets reads what the simulator logs about a password.
func TestLogKeepsSecrets(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	c := alibabatest.Open(t, simtest.NewClock(), engine.Options{Log: slog.New(slog.NewTextHandler(&out, nil))})
	c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterCredentials", `{"Password":"Canary.123"}`))
	c.Call("ehpc", "CreateCluster", alibabatest.With("ClusterCredentials", `{"Password":"Canary_123"}`))
	c.Secret = "Canary"
	c.Call("ehpc", "CreateCluster", alibabatest.With("ClusterCredentials", `{"Password":"Canary.123"}`))
	if text := out.String(); strings.Contains(text, "Canary") || strings.Count(text, "action=CreateCluster") != 3 {
		t.Errorf("log:\n%s", text)
	}
}

// TestWhatTellsACluster holds by what one can know a cluster as one's own: lists
// give the description back and the minute of the creation, reads no description,
// neither the tags, and the log the name and the second.
func TestWhatTellsACluster(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	c.Clock.Add(42 * time.Second)
	id, _ := c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterDescription", "run-1",
		"Tags", `[{"key":"made-by","value":"run-2"}]`)).At("ClusterId").(string)
	c.Clock.Add(10 * time.Second)
	list := c.OK("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`})
	get := c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id})
	logs := c.OK("ehpc", "ListCommonLogs", map[string]string{
		"ActionName": `["CreateCluster"]`, "From": simtest.Unix(c.Clock.Now().Add(-time.Hour)), "To": simtest.Unix(c.Clock.Now()),
	})
	for what, pair := range map[string][2]any{
		"list: description":  {list.At("Clusters", 0, "ClusterDescription"), "run-1"},
		"list: creation":     {list.At("Clusters", 0, "ClusterCreateTime"), "2026-03-01T08:00Z"},
		"get: description":   {get.At("ClusterDescription"), nil},
		"get: creation":      {get.At("ClusterCreateTime"), "2026-03-01T08:00Z"},
		"tags in the list":   {bytes.Contains(list.Raw, []byte("run-2")), false},
		"tags in the answer": {bytes.Contains(get.Raw, []byte("run-2")), false},
		"log: cluster":       {logs.At("Logs", 0, "ClusterId"), id},
		"log: name":          {logs.At("Logs", 0, "Target"), "cfd-prod"},
		"log: creation":      {logs.At("Logs", 0, "Time"), "2026-03-01 08:00:42"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v, want %v", what, pair[0], pair[1])
		}
	}
}

// TestBadHabits holds that lists and reads lag and forget, and that another's
// cluster of the name has neither our description nor our tags.
func TestBadHabits(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t, "CreateCluster:foreign=30s", "ListClusters:lag=60s", "ListCommonLogs:lag=60s", "GetCluster:forget=1")
	id, _ := c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterDescription", "run-1")).At("ClusterId").(string)
	logs := map[string]string{"From": "0", "To": "9999999999"}
	c.Clock.Add(5 * time.Second)
	if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 0.0 {
		t.Errorf("too early: %s", a.Raw)
	}
	if a := c.Call("ehpc", "GetCluster", map[string]string{"ClusterId": id}); a.Code != "ClusterNotFound" {
		t.Errorf("forgotten: %d %s", a.Status, a.Raw)
	}
	c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id})
	c.Clock.Add(30 * time.Second)
	if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 1.0 || a.At("Clusters", 0, "ClusterId") == id || a.At("Clusters", 0, "ClusterDescription") != "" {
		t.Errorf("theirs alone: %s", a.Raw)
	}
	if a := c.OK("ehpc", "ListCommonLogs", logs); a.At("TotalCount") != 1.0 {
		t.Errorf("log: %s", a.Raw)
	}
	c.Clock.Add(30 * time.Second)
	if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 2.0 || a.At("Clusters", 0, "ClusterDescription") == a.At("Clusters", 1, "ClusterDescription") {
		t.Errorf("both: %s", a.Raw)
	}
	if a := c.OK("ehpc", "ListCommonLogs", logs); a.At("TotalCount") != 2.0 {
		t.Errorf("log: %s", a.Raw)
	}
}
