package simulator_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

// TestACKState shares clusters between two processes.
func TestACKState(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	o := simulator.Options{State: path, Seed: 3, Speed: 1, AllowRetired: true}
	first := ackCaller{open(t, k, o)}
	password := change(t, managedBody, "nodepools.0.scaling_group.key_pair", "", "nodepools.0.scaling_group.login_password", `"Canary@1234"`,
		"nodepools.0.kubernetes_config.user_data", `"Q2FuYXJ5"`, "deletion_protection", "true",
		"addons", `[{"name":"flannel"},{"name":"logtail-ds","config":"{\"sls_project_name\":\"canary-token\"}"}]`)
	id, task := first.created(password)
	seedID, _ := first.created([]byte(fileText(t, "ack_seed.json")))
	k.Add(5 * time.Minute)
	o.Speed = 600
	second := ackCaller{open(t, k, o)}
	for action, about := range map[string]string{"DescribeClusterDetail": id, "DescribeTaskInfo": task, "DescribeClusterLogs": id, "DescribeClusterNodePools": id} {
		if one, two := first.ok(action, about), second.ok(action, about); string(one.Raw) != string(two.Raw) {
			t.Errorf("%s:\n%s\n%s", action, one.Raw, two.Raw)
		}
	}
	if d := second.ok("DescribeClusterDetail", id); d.at("state") != "initial" {
		t.Errorf("after five minutes at speed 1: %s", d.Raw)
	}
	if a := second.create(password); a.Code != "ErrorClusterNameAlreadyExist" {
		t.Errorf("the name in the second: %d %s", a.Status, a.Raw)
	}
	k.Add(20 * time.Minute)
	second.post("ModifyCluster", id, []byte(`{"deletion_protection":false}`))
	second.ok("DeleteCluster", id)
	if d := first.ok("DescribeClusterDetail", id); d.at("state") != "deleting" {
		t.Errorf("the first does not see the deletion: %s", d.Raw)
	}
	first.host = zhangjiakou
	if d := first.ok("DescribeClusterDetail", seedID); d.at("state") != "running" {
		t.Errorf("the other cluster: %s", d.Raw)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Canary", "canary", "Hello1234", "Q2FuYXJ5", "dGhpcyBpcyBh"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%s in the state file", secret)
		}
	}
}

func TestACKSameSeedSameCourse(t *testing.T) {
	t.Parallel()
	run := func(seed int64) (out []string) {
		k := newClock()
		c := ackCaller{open(t, k, simulator.Options{Seed: seed, Speed: 1, AllowRetired: true})}
		id, task := c.created([]byte(managedBody))
		for range 10 {
			k.Add(100 * time.Second)
			for action, about := range map[string]string{"DescribeTaskInfo": task, "DescribeClusterDetail": id, "DescribeClusterLogs": id} {
				out = append(out, action+" "+string(c.ok(action, about).Raw))
			}
		}
		slices.Sort(out)
		return out
	}
	if !slices.Equal(run(7), run(7)) {
		t.Error("one seed, two courses")
	}
	if slices.Equal(run(7), run(8)) {
		t.Error("two seeds, one course")
	}
}

// TestACKManyClients lets clients live a cluster's life at once.
func TestACKManyClients(t *testing.T) {
	t.Parallel()
	c := setUpACK(t)
	zones := fileText(t, "ack_zones.json")
	var wg sync.WaitGroup
	for n := range 20 {
		body := change(t, zones, "name", fmt.Sprintf(`"many-%d"`, n))
		wg.Go(func() {
			if err := oneACKLife(t.Context(), c, body); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func oneACKLife(ctx context.Context, c ackCaller, body []byte) error {
	made, err := c.send(ctx, "CreateCluster", "", nil, body)
	if err != nil || made.Status != http.StatusOK {
		return fmt.Errorf("%w: %s", err, made.Raw)
	}
	id, task := made.at("cluster_id").(string), made.at("task_id").(string)
	for range 10 {
		c.pass(4 * time.Second) // All clients together must stay below the 15 minutes a signed call is good for.
		for action, about := range map[string]string{
			"DescribeTaskInfo": task, "DescribeClusterDetail": id, "DescribeClusterEvents": id, "DescribeClusterLogs": id,
			"DescribeClusterNodes": id, "DescribeClustersForRegion": hangzhou, "DeleteCluster": id,
		} {
			if _, err := c.send(ctx, action, about, nil, nil); err != nil {
				return err
			}
		}
		if _, err := c.send(ctx, "ModifyCluster", id, url.Values{}, []byte(`{"deletion_protection":false}`)); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkACKCreate(b *testing.B) {
	c := setUpACK(b)
	body := change(b, fileText(b, "ack_managed.json"), "profile", `"None"`) // Read to the end, then refused.
	b.ReportAllocs()
	for b.Loop() {
		c.post("CreateCluster", "", body)
	}
}
