package simulator_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

func TestLifeOfACluster(t *testing.T) {
	t.Parallel()
	s, c := setUp(t)
	request := with("Queues",
		`[{"QueueName":"comp","MinCount":0,"MaxCount":16,"InitialCount":4,"ComputeNodes":[`+node+`]}]`)
	made := c.ok("ehpc", "CreateCluster", request)
	id, _ := made.at("ClusterId").(string)
	requestID, _ := made.at("RequestId").(string)
	if made.at("TaskId") != requestID+"\n" || made.at("Success") != true || len(id) != len("ehpc-hz-FYUr000000") {
		t.Fatalf("answer: %s", made.Raw)
	}
	began := c.clock.Now()
	get := map[string]string{"ClusterId": id}
	if a := c.call("ehpc", "GetCluster", get); a.Code != "ClusterNotFound" || a.Status != 404 {
		t.Errorf("right after creation: %d %s, want ClusterNotFound", a.Status, a.Code)
	}
	c.clock.Add(6 * time.Second)
	var states []string
	counts := map[float64]bool{}
	for range 600 {
		c.clock.Add(time.Second)
		a := c.ok("ehpc", "GetCluster", get)
		if state, _ := a.at("ClusterStatus").(string); len(states) == 0 || states[len(states)-1] != state {
			states = append(states, state)
		}
		q := c.ok("ehpc", "ListQueues", get)
		if n, ok := q.at("Queues", 0, "Nodes", "RunningCounts").(float64); ok {
			counts[n] = true
		}
		if states[len(states)-1] == "running" {
			break
		}
	}
	if took := c.clock.Now().Sub(began); took < 4*time.Minute || took > 9*time.Minute {
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

func checkRunning(t *testing.T, c *caller, get map[string]string) {
	t.Helper()
	a := c.ok("ehpc", "GetCluster", get)
	for path, want := range map[string]any{
		"DeleteProtection": "false", "MaxCount": "", "ClusterName": "cfd-prod", "SecurityGroupId": "sg-bp13n61xsydodfyg",
	} {
		if got := a.at(path); got != want {
			t.Errorf("GetCluster %s = %v, want %v", path, got, want)
		}
	}
	if got := a.at("Manager", "Scheduler", "Type"); got != "slurm22" {
		t.Errorf("scheduler type %v", got)
	}
	if got := a.at("Manager", "Scheduler", "Status"); got != "running" {
		t.Errorf("scheduler %v", got)
	}
	nodes := c.ok("ehpc", "ListNodes", get)
	if n := len(nodes.list("Nodes")); n != 4 {
		t.Fatalf("%d nodes, want 4", n)
	}
	if nodes.at("Nodes", 0, "Status") != "running" || nodes.at("Nodes", 0, "ZoneId") != "cn-hangzhou-i" {
		t.Errorf("node: %v", nodes.at("Nodes", 0))
	}
	list := c.ok("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`})
	if list.at("PageNumber") != "1" || list.at("TotalCount") != 1.0 || list.at("Clusters", 0, "DeletionProtection") != false {
		t.Errorf("ListClusters: %s", list.Raw)
	}
	if none := c.ok("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd"]`}); len(none.list("Clusters")) != 0 {
		t.Errorf("a part of a name finds %s", none.Raw)
	}
}

func checkDeletion(t *testing.T, c *caller, get map[string]string) {
	t.Helper()
	if a := c.ok("ehpc", "GetCluster", get); a.at("GrowInterval") != 2.0 || a.at("IdleInterval") != 6.0 {
		t.Errorf("intervals: %s", a.Raw)
	}
	c.ok("ehpc", "DeleteCluster", get)
	if a := c.ok("ehpc", "GetCluster", get); a.at("ClusterStatus") != "releasing" {
		t.Errorf("after DeleteCluster: %v", a.at("ClusterStatus"))
	}
	if a := c.call("ehpc", "DeleteCluster", get); a.Status != 403 || a.Code != "InvalidClusterStatus" {
		t.Errorf("second delete: %d %s", a.Status, a.Code)
	}
	c.clock.Add(2 * time.Minute)
	for _, action := range []string{"GetCluster", "DeleteCluster", "ListNodes"} {
		if a := c.call("ehpc", action, get); a.Status != 404 || a.Code != "ClusterNotFound" {
			t.Errorf("%s of a deleted cluster: %d %s", action, a.Status, a.Code)
		}
	}
}

func TestDeleteDuringCreation(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	id, _ := c.ok("ehpc", "CreateCluster", minimal()).at("ClusterId").(string)
	c.clock.Add(30 * time.Second)
	if a := c.call("ehpc", "DeleteCluster", map[string]string{"ClusterId": id}); a.Code != "InvalidClusterStatus" || a.Status != 403 {
		t.Errorf("%d %s", a.Status, a.Code)
	}
}

func TestDeletionProtection(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	id, _ := c.ok("ehpc", "CreateCluster", with("DeletionProtection", "true", "MaxCount", "10")).at("ClusterId").(string)
	c.clock.Add(10 * time.Minute)
	get := map[string]string{"ClusterId": id}
	if a := c.call("ehpc", "DeleteCluster", get); a.Status != 400 || a.Code != "Cluster.NotSupported" {
		t.Errorf("delete of a protected cluster: %d %s", a.Status, a.Code)
	}
	a := c.ok("ehpc", "GetCluster", get)
	if a.at("DeleteProtection") != "true" || a.at("MaxCount") != "10" || a.at("ClusterStatus") != "running" {
		t.Errorf("after the refusal: %s", a.Raw)
	}
	list := c.ok("ehpc", "ListClusters", map[string]string{"ClusterNames": `["cfd-prod"]`})
	if list.at("Clusters", 0, "DeletionProtection") != true {
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
		"smallest": {minimal(), 4 * time.Minute, 6 * time.Minute},
		"full":     {fromFile(t, fullRequests[0]), 6 * time.Minute, 10 * time.Minute},
		"1,000 nodes": {
			with("Queues", `[{"QueueName":"comp","InitialCount":1000,"ComputeNodes":[`+node+`]}]`),
			9 * time.Minute, 13 * time.Minute,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			id, _ := c.ok("ehpc", "CreateCluster", test.request).at("ClusterId").(string)
			c.clock.Add(test.from)
			if a := c.ok("ehpc", "GetCluster", map[string]string{"ClusterId": id}); a.at("ClusterStatus") != "initing" {
				t.Errorf("after %v: %v", test.from, a.at("ClusterStatus"))
			}
			c.clock.Add(test.to - test.from)
			if a := c.ok("ehpc", "GetCluster", map[string]string{"ClusterId": id}); a.at("ClusterStatus") != "running" {
				t.Errorf("after %v: %v", test.to, a.at("ClusterStatus"))
			}
		})
	}
}

// TestSpeed runs at the default of sixty simulated seconds in one.
func TestSpeed(t *testing.T) {
	t.Parallel()
	k := newClock()
	c := open(t, k, simulator.Options{})
	made := c.ok("ehpc", "CreateCluster", minimal())
	k.Add(3 * time.Second)
	get := map[string]string{"ClusterId": made.at("ClusterId").(string)}
	if a := c.ok("ehpc", "GetCluster", get); a.at("ClusterStatus") == "running" {
		t.Error("running after three minutes")
	}
	k.Add(3 * time.Second)
	if a := c.ok("ehpc", "GetCluster", get); a.at("ClusterStatus") != "running" || a.at("ClusterCreateTime") != "2026-03-01T08:00:00Z" {
		t.Errorf("after six minutes: %s", a.Raw)
	}
	// Log times are real ones: within the six seconds, not the six minutes.
	detail := c.ok("ehpc", "GetCommonLogDetail", map[string]string{
		"LogRequestId": made.at("RequestId").(string), "From": unix(k.Now().Add(-6 * time.Second)), "To": unix(k.Now()),
	})
	if n := len(detail.list("LogDetail")); n != 4 {
		t.Errorf("%d stages logged, want 4", n)
	}
}

// TestLogKeepsSecrets reads what the simulator logs about a password.
func TestLogKeepsSecrets(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	c := open(t, newClock(), simulator.Options{Log: slog.New(slog.NewTextHandler(&out, nil))})
	c.ok("ehpc", "CreateCluster", with("ClusterCredentials", `{"Password":"Canary.123"}`))
	c.call("ehpc", "CreateCluster", with("ClusterCredentials", `{"Password":"Canary_123"}`))
	c.secret = "Canary"
	c.call("ehpc", "CreateCluster", with("ClusterCredentials", `{"Password":"Canary.123"}`))
	if text := out.String(); strings.Contains(text, "Canary") || strings.Count(text, "action=CreateCluster") != 3 {
		t.Errorf("log:\n%s", text)
	}
}
