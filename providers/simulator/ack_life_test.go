package simulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

const (
	hangzhou    = "cn-hangzhou"
	zhangjiakou = "cs.cn-zhangjiakou.aliyuncs.com"
)

func isGood(state any) bool { return state == "success" || state == "succeeded" }

func TestACKLife(t *testing.T) {
	t.Parallel()
	c := setUpACK(t)
	id, task := c.created(change(t, managedBody, "deletion_protection", "true"))
	began := c.clock.Now()
	if a := c.ok("DescribeTaskInfo", task); a.at("state") != "pending" || a.at("error") != nil || a.at("cluster_id") != id {
		t.Errorf("task at first: %s", a.Raw)
	}
	var states, stages []string
	sizes := map[any]bool{}
	for range 600 {
		c.pass(2 * time.Second)
		a := c.ok("DescribeTaskInfo", task)
		if s, _ := a.at("current_stage").(string); !slices.Contains(stages, s) {
			stages = append(stages, s)
		}
		detail := c.ok("DescribeClusterDetail", id)
		if s, _ := detail.at("state").(string); !slices.Contains(states, s) {
			states = append(states, s)
		}
		sizes[detail.at("size")] = true
		if done := isGood(a.at("state")); done != (detail.at("state") == "running") {
			t.Fatalf("task %v, cluster %v", a.at("state"), detail.at("state"))
		} else if done {
			break
		}
	}
	if took := c.clock.Now().Sub(began); took < 8*time.Minute || took > 20*time.Minute {
		t.Errorf("creation took %v", took)
	}
	if got := strings.Join(states, " "); got != "initial running" {
		t.Errorf("states: %s", got)
	}
	want := "check_params prepare_vpc prepare_security_group prepare_slb init_master install_addons create_nodepools wait_cluster_ready"
	if got := strings.Join(stages, " "); got != want {
		t.Errorf("stages: %s", got)
	}
	if !sizes[0.0] || !sizes[3.0] || len(sizes) < 4 {
		t.Errorf("sizes seen: %v, want nodes to come one after the other", sizes)
	}
	checkACKRunning(t, c, id, task)
	checkACKDeletion(t, c, id, task)
}

func checkACKRunning(t *testing.T, c ackCaller, id, task string) {
	t.Helper()
	a := c.ok("DescribeTaskInfo", task)
	for _, s := range a.list("stages") {
		if m, _ := s.(map[string]any); m["state"] != "success" || m["end_time"] == "" {
			t.Errorf("stage %v", m)
		}
	}
	if n := len(a.list("events")); n < 10 || a.at("target", "id") != id || len(a.list("task_result")) != 1 {
		t.Errorf("task: %s", a.Raw)
	}
	list := c.ok("DescribeClustersForRegion", hangzhou, "name", "dem", "cluster_type", "ManagedKubernetes")
	if list.at("clusters", 0, "cluster_id") != id || list.at("page_info", "total_count") != 1.0 {
		t.Errorf("list: %s", list.Raw)
	}
	if none := c.ok("DescribeClustersForRegion", hangzhou, "name", "nobody"); len(none.list("clusters")) != 0 {
		t.Errorf("list: %s", none.Raw)
	}
	if tasks := c.ok("DescribeClusterTasks", id); tasks.at("tasks", 0, "task_id") != task || tasks.at("tasks", 0, "task_type") != "cluster_create" {
		t.Errorf("tasks: %s", tasks.Raw)
	}
	pools := c.ok("DescribeClusterNodePools", id)
	if pools.at("nodepools", 0, "status", "healthy_nodes") != 3.0 || pools.at("nodepools", 0, "status", "state") != "active" {
		t.Errorf("pools: %s", pools.Raw)
	}
	if nodes := c.ok("DescribeClusterNodes", id); len(nodes.list("nodes")) != 3 || nodes.at("nodes", 2, "state") != "running" {
		t.Errorf("nodes: %s", nodes.Raw)
	}
	events := c.ok("DescribeClusterEvents", id, "page_size", "2")
	if len(events.list("events")) != 2 || events.at("events", 0, "data", "level") != "info" || events.at("events", 0, "type") != "cluster_create" {
		t.Errorf("events: %s", events.Raw)
	}
	if all := c.ok("DescribeClusterEvents", id); len(all.list("events")) < 10 {
		t.Errorf("all events: %s", all.Raw)
	}
	logs := c.ok("DescribeClusterLogs", id).list("items")
	if last, _ := logs[len(logs)-1].(map[string]any); !strings.Contains(fmt.Sprint(last["cluster_log"]), "CREATE_COMPLETE") {
		t.Errorf("logs end with %v", last)
	}
	if config := c.ok("DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", "60"); !strings.Contains(config.at("config").(string), "kind: Config") {
		t.Errorf("kubeconfig: %s", config.Raw)
	}
}

func checkACKDeletion(t *testing.T, c ackCaller, id, creation string) {
	t.Helper()
	if a := c.call("DeleteCluster", id); a.Status != 400 || a.Code != "ErrorClusterState" || !strings.Contains(a.Message, "protection") {
		t.Errorf("delete of a protected cluster: %d %s", a.Status, a.Raw)
	}
	if a := c.post("ModifyCluster", id, []byte(`{"deletion_protection":false}`)); a.Status != 200 || a.at("cluster_id") != id {
		t.Errorf("ModifyCluster: %d %s", a.Status, a.Raw)
	}
	for _, bad := range [][]string{
		{"delete_options", `[{"resource_type":"ECS","delete_mode":"delete"}]`},
		{"delete_options", `{"resource_type":"SLB"}`},
		{"retain_resources", "lb-1"},
		{"retain_all_resources", "yes"},
		{"force", "true"},
	} {
		if a := c.call("DeleteCluster", id, bad...); a.Status != 400 || a.Code != "InvalidParameter" {
			t.Errorf("%v: %d %s", bad, a.Status, a.Raw)
		}
	}
	a := c.ok("DeleteCluster", id, "delete_options", `[{"resource_type":"SLB","delete_mode":"retain"}]`, "retain_resources", `["vpc-1"]`)
	task, _ := a.at("task_id").(string)
	if a.Status != http.StatusAccepted || task == creation || a.at("cluster_id") != id {
		t.Errorf("DeleteCluster: %d %s", a.Status, a.Raw)
	}
	began := c.clock.Now()
	if d := c.ok("DescribeClusterDetail", id); d.at("state") != "deleting" {
		t.Errorf("state %v", d.at("state"))
	}
	if p := c.ok("DescribeClusterNodePools", id); p.at("nodepools", 0, "status", "removing_nodes") != 3.0 {
		t.Errorf("pools: %s", p.Raw)
	}
	for c.call("DescribeClusterDetail", id).Status == http.StatusOK && c.clock.Now().Sub(began) < time.Hour {
		c.pass(10 * time.Second)
	}
	if took := c.clock.Now().Sub(began); took < 3*time.Minute || took > 10*time.Minute {
		t.Errorf("deletion took %v", took)
	}
	if gone := c.call("DescribeClusterDetail", id); gone.Status != 404 || gone.Code != "ErrorClusterNotFound" {
		t.Errorf("deleted: %d %s", gone.Status, gone.Raw)
	}
	if done := c.ok("DescribeTaskInfo", task); !isGood(done.at("state")) || done.at("task_type") != "cluster_delete" {
		t.Errorf("deletion task: %s", done.Raw)
	}
	if list := c.ok("DescribeClustersForRegion", hangzhou); len(list.list("clusters")) != 0 {
		t.Errorf("still listed: %s", list.Raw)
	}
	again, _ := c.created([]byte(managedBody))
	if again == id {
		t.Error("an id was used again")
	}
}

// TestACKDedicatedLife follows the page's example.
func TestACKDedicatedLife(t *testing.T) {
	t.Parallel()
	c := setUpACK(t)
	id, task := c.created([]byte(fileText(t, "ack_seed.json")))
	c.host = zhangjiakou
	c.pass(25 * time.Minute)
	detail := c.ok("DescribeClusterDetail", id)
	if detail.at("state") != "running" || detail.at("size") != 4.0 || detail.at("control_plane_config", "size") != 3.0 ||
		detail.at("current_version") != "1.18.8-aliyun.1" || !strings.Contains(detail.at("master_url").(string), "api_server_endpoint") {
		t.Errorf("detail: %s", detail.Raw)
	}
	if a := c.ok("DescribeTaskInfo", task); !isGood(a.at("state")) {
		t.Errorf("task: %s", a.Raw)
	}
	c.host = ""
	if a := c.call("DescribeClusterDetail", id); a.Code != "ErrorClusterNotFound" {
		t.Errorf("at another region's endpoint: %d %s", a.Status, a.Raw)
	}
	if a := c.call("DescribeTaskInfo", task); a.Status != 404 || a.Code != "ErrorTaskNotFound" {
		t.Errorf("task at another region's endpoint: %d %s", a.Status, a.Raw)
	}
}

// TestACKDurations wants every usual creation within what the pages tell.
func TestACKDurations(t *testing.T) {
	t.Parallel()
	for _, name := range ackRequests {
		for seed := range int64(20) {
			k := newClock()
			c := ackCaller{open(t, k, simulator.Options{Seed: seed + 1, Speed: 1, AllowRetired: true})}
			c.host = "127.0.0.1"
			a := c.post("CreateCluster", "", []byte(fileText(t, name)))
			if a.Status != http.StatusOK {
				t.Fatalf("%s, seed %d: %s", name, seed+1, a.Raw)
			}
			c.pass(time.Hour)
			done := c.ok("DescribeTaskInfo", a.at("task_id").(string))
			from, err := time.Parse(time.RFC3339, done.at("created").(string))
			if err != nil {
				t.Fatal(err)
			}
			to, err := time.Parse(time.RFC3339, done.at("updated").(string))
			if took := to.Sub(from); err != nil || took < 8*time.Minute || took > 20*time.Minute || !isGood(done.at("state")) {
				t.Errorf("%s, seed %d: %v %v %v", name, seed+1, took, done.at("state"), err)
			}
		}
	}
}
