package ack_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

const (
	hangzhou    = "cn-hangzhou"
	zhangjiakou = "cs.cn-zhangjiakou.aliyuncs.com"
)

func isGood(state any) bool { return state == "success" || state == "succeeded" }

func TestLife(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, task := c.Created(simtest.Change(t, alibabatest.ManagedBody, "deletion_protection", "true"))
	began := c.Clock.Now()
	if a := c.OK("DescribeTaskInfo", task); a.At("state") != "pending" || a.At("error") != nil || a.At("cluster_id") != id {
		t.Errorf("task at first: %s", a.Raw)
	}
	var states, stages []string
	sizes := map[any]bool{}
	for range 600 {
		c.Pass(2 * time.Second)
		a := c.OK("DescribeTaskInfo", task)
		if s, _ := a.At("current_stage").(string); !slices.Contains(stages, s) {
			stages = append(stages, s)
		}
		detail := c.OK("DescribeClusterDetail", id)
		if s, _ := detail.At("state").(string); !slices.Contains(states, s) {
			states = append(states, s)
		}
		sizes[detail.At("size")] = true
		if done := isGood(a.At("state")); done != (detail.At("state") == "running") {
			t.Fatalf("task %v, cluster %v", a.At("state"), detail.At("state"))
		} else if done {
			break
		}
	}
	if took := c.Clock.Now().Sub(began); took < 8*time.Minute || took > 20*time.Minute {
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
	checkRunning(t, c, id, task)
	checkDeletion(t, c, id, task)
}

func checkRunning(t *testing.T, c alibabatest.ACKCaller, id, task string) {
	t.Helper()
	a := c.OK("DescribeTaskInfo", task)
	for _, s := range a.List("stages") {
		if m, _ := s.(map[string]any); m["state"] != "success" || m["end_time"] == "" {
			t.Errorf("stage %v", m)
		}
	}
	if n := len(a.List("events")); n < 10 || a.At("target", "id") != id || len(a.List("task_result")) != 1 {
		t.Errorf("task: %s", a.Raw)
	}
	list := c.OK("DescribeClustersForRegion", hangzhou, "name", "dem", "cluster_type", "ManagedKubernetes")
	if list.At("clusters", 0, "cluster_id") != id || list.At("page_info", "total_count") != 1.0 {
		t.Errorf("list: %s", list.Raw)
	}
	if none := c.OK("DescribeClustersForRegion", hangzhou, "name", "nobody"); len(none.List("clusters")) != 0 {
		t.Errorf("list: %s", none.Raw)
	}
	if tasks := c.OK("DescribeClusterTasks", id); tasks.At("tasks", 0, "task_id") != task || tasks.At("tasks", 0, "task_type") != "cluster_create" {
		t.Errorf("tasks: %s", tasks.Raw)
	}
	pools := c.OK("DescribeClusterNodePools", id)
	if pools.At("nodepools", 0, "status", "healthy_nodes") != 3.0 || pools.At("nodepools", 0, "status", "state") != "active" {
		t.Errorf("pools: %s", pools.Raw)
	}
	if nodes := c.OK("DescribeClusterNodes", id); nodes.At("nodes", 0, "node_name") != "cn-hangzhou."+nodes.At("nodes", 0, "ip_address", 0).(string) ||
		nodes.At("nodes", 0, "expired_time") != "2099-12-31T15:59:00Z" || nodes.At("nodes", 0, "ip_address", 0) == nodes.At("nodes", 1, "ip_address", 0) {
		t.Errorf("nodes: %s", nodes.Raw)
	}
	if nodes := c.OK("DescribeClusterNodes", id); len(nodes.List("nodes")) != 3 || nodes.At("nodes", 2, "state") != "running" {
		t.Errorf("nodes: %s", nodes.Raw)
	}
	events := c.OK("DescribeClusterEvents", id, "page_size", "2")
	if len(events.List("events")) != 2 || events.At("events", 0, "data", "level") != "info" || events.At("events", 0, "type") != "cluster_create" {
		t.Errorf("events: %s", events.Raw)
	}
	if all := c.OK("DescribeClusterEvents", id); len(all.List("events")) < 10 {
		t.Errorf("all events: %s", all.Raw)
	}
	logs := c.OK("DescribeClusterLogs", id).List("items")
	if last, _ := logs[len(logs)-1].(map[string]any); !strings.Contains(fmt.Sprint(last["cluster_log"]), "CREATE_COMPLETE") {
		t.Errorf("logs end with %v", last)
	}
	if config := c.OK("DescribeClusterUserKubeconfig", id, "TemporaryDurationMinutes", "60"); !strings.Contains(config.At("config").(string), "kind: Config") {
		t.Errorf("kubeconfig: %s", config.Raw)
	}
}

func checkDeletion(t *testing.T, c alibabatest.ACKCaller, id, creation string) {
	t.Helper()
	if a := c.Call("DeleteCluster", id); a.Status != 400 || a.Code != "ErrorClusterState" || !strings.Contains(a.Message, "protection") {
		t.Errorf("delete of a protected cluster: %d %s", a.Status, a.Raw)
	}
	if a := c.Post("ModifyCluster", id, []byte(`{"deletion_protection":false}`)); a.Status != 200 || a.At("cluster_id") != id {
		t.Errorf("ModifyCluster: %d %s", a.Status, a.Raw)
	}
	for _, bad := range [][]string{
		{"delete_options", `[{"resource_type":"ECS","delete_mode":"delete"}]`},
		{"delete_options", `{"resource_type":"SLB"}`},
		{"retain_resources", "lb-1"},
		{"retain_all_resources", "yes"},
		{"force", "true"},
	} {
		if a := c.Call("DeleteCluster", id, bad...); a.Status != 400 || a.Code != "InvalidParameter" {
			t.Errorf("%v: %d %s", bad, a.Status, a.Raw)
		}
	}
	a := c.OK("DeleteCluster", id, "delete_options", `[{"resource_type":"SLB","delete_mode":"retain"}]`, "retain_resources", `["vpc-1"]`)
	task, _ := a.At("task_id").(string)
	if a.Status != http.StatusAccepted || task == creation || a.At("cluster_id") != id {
		t.Errorf("DeleteCluster: %d %s", a.Status, a.Raw)
	}
	began := c.Clock.Now()
	if d := c.OK("DescribeClusterDetail", id); d.At("state") != "deleting" {
		t.Errorf("state %v", d.At("state"))
	}
	if p := c.OK("DescribeClusterNodePools", id); p.At("nodepools", 0, "status", "removing_nodes") != 3.0 {
		t.Errorf("pools: %s", p.Raw)
	}
	for c.Call("DescribeClusterDetail", id).Status == http.StatusOK && c.Clock.Now().Sub(began) < time.Hour {
		c.Pass(10 * time.Second)
	}
	if took := c.Clock.Now().Sub(began); took < 3*time.Minute || took > 10*time.Minute {
		t.Errorf("deletion took %v", took)
	}
	if gone := c.Call("DescribeClusterDetail", id); gone.Status != 404 || gone.Code != "ErrorClusterNotFound" {
		t.Errorf("deleted: %d %s", gone.Status, gone.Raw)
	}
	if done := c.OK("DescribeTaskInfo", task); !isGood(done.At("state")) || done.At("task_type") != "cluster_delete" {
		t.Errorf("deletion task: %s", done.Raw)
	}
	if list := c.OK("DescribeClustersForRegion", hangzhou); len(list.List("clusters")) != 0 {
		t.Errorf("still listed: %s", list.Raw)
	}
	again, _ := c.Created([]byte(alibabatest.ManagedBody))
	if again == id {
		t.Error("an id was used again")
	}
}

// TestDedicatedLife follows the page's example.
func TestDedicatedLife(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, task := c.Created([]byte(simtest.FileText(t, "seed.json")))
	c.Host = zhangjiakou
	c.Pass(25 * time.Minute)
	detail := c.OK("DescribeClusterDetail", id)
	if detail.At("state") != "running" || detail.At("size") != 4.0 || detail.At("control_plane_config", "size") != 3.0 ||
		detail.At("current_version") != "1.18.8-aliyun.1" || !strings.Contains(detail.At("master_url").(string), "api_server_endpoint") {
		t.Errorf("detail: %s", detail.Raw)
	}
	if a := c.OK("DescribeTaskInfo", task); !isGood(a.At("state")) {
		t.Errorf("task: %s", a.Raw)
	}
	c.Host = ""
	if a := c.Call("DescribeClusterDetail", id); a.Code != "ErrorClusterNotFound" {
		t.Errorf("at another region's endpoint: %d %s", a.Status, a.Raw)
	}
	if a := c.Call("DescribeTaskInfo", task); a.Status != 404 || a.Code != "ErrorTaskNotFound" {
		t.Errorf("task at another region's endpoint: %d %s", a.Status, a.Raw)
	}
}

// TestDurations wants every usual creation within what the pages tell.
func TestDurations(t *testing.T) {
	t.Parallel()
	for _, name := range goodRequests {
		for seed := range int64(20) {
			k := simtest.NewClock()
			c := alibabatest.ACKCaller{Caller: alibabatest.Open(t, k, engine.Options{Seed: seed + 1, Speed: 1, AllowRetired: true})}
			c.Host = "127.0.0.1"
			a := c.Post("CreateCluster", "", []byte(simtest.FileText(t, name)))
			if a.Status != http.StatusOK {
				t.Fatalf("%s, seed %d: %s", name, seed+1, a.Raw)
			}
			c.Pass(time.Hour)
			done := c.OK("DescribeTaskInfo", a.At("task_id").(string))
			from, err := time.Parse(time.RFC3339, done.At("created").(string))
			if err != nil {
				t.Fatal(err)
			}
			to, err := time.Parse(time.RFC3339, done.At("updated").(string))
			if took := to.Sub(from); err != nil || took < 8*time.Minute || took > 20*time.Minute || !isGood(done.At("state")) {
				t.Errorf("%s, seed %d: %v %v %v", name, seed+1, took, done.At("state"), err)
			}
		}
	}
}

// TestWhatTellsACluster holds by what one can know a cluster as one's own: list
// and detail give the tags back and the second of the creation.
func TestWhatTellsACluster(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	id, _ := c.Created(simtest.Change(t, alibabatest.ManagedBody, "tags", `[{"key":"made-by","value":"run-1"}]`))
	list, detail := c.OK("DescribeClustersForRegion", hangzhou, "name", "dem"), c.OK("DescribeClusterDetail", id)
	for what, got := range map[string]any{
		"list": list.At("clusters", 0, "tags", 0, "value"), "detail": detail.At("tags", 0, "value"),
	} {
		if got != "run-1" {
			t.Errorf("%s: tag %v", what, got)
		}
	}
	for what, got := range map[string]any{"list": list.At("clusters", 0, "created"), "detail": detail.At("created")} {
		if got != "2026-03-01T16:00:00+08:00" {
			t.Errorf("%s: created %v", what, got)
		}
	}
}

// TestBadHabits holds that lists and reads lag and forget, and that another's
// cluster of the name, which takes it from ours, has none of our tags.
func TestBadHabits(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t, "CreateCluster:foreign,skip=1", "DescribeClustersForRegion:lag=60s", "DescribeClusterDetail:forget=1", "DescribeTaskInfo:forget=1")
	id, task := c.Created(simtest.Change(t, alibabatest.ManagedBody, "tags", `[{"key":"made-by","value":"run-1"}]`))
	if a := c.Call("DescribeTaskInfo", task); a.Code != "ErrorTaskNotFound" {
		t.Errorf("forgotten task: %s", a.Raw)
	}
	if a := c.Call("DescribeClusterDetail", id); a.Code != "ErrorClusterNotFound" {
		t.Errorf("forgotten: %s", a.Raw)
	}
	c.OK("DescribeTaskInfo", task)
	c.OK("DescribeClusterDetail", id)
	if a := c.Create(simtest.Change(t, alibabatest.ManagedBody, "name", `"other"`, "tags", `[{"key":"made-by","value":"run-2"}]`, "container_cidr", `"172.24.0.0/16"`, "service_cidr", `"172.25.0.0/20"`)); a.Code != "ErrorClusterNameAlreadyExist" {
		t.Errorf("beside another's: %d %s", a.Status, a.Raw)
	}
	if a := c.OK("DescribeClustersForRegion", hangzhou); len(a.List("clusters")) != 0 {
		t.Errorf("too early: %s", a.Raw)
	}
	c.Pass(time.Minute)
	a := c.OK("DescribeClustersForRegion", hangzhou)
	if len(a.List("clusters")) != 2 || a.At("clusters", 0, "name") != "other" || len(a.List("clusters", 0, "tags")) != 1 || len(a.List("clusters", 1, "tags")) != 2 { // One is ACK's own.
		t.Errorf("both: %s", a.Raw)
	}
}
