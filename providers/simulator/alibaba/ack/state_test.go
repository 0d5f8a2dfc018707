package ack_test

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

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// TestState shares clusters between two processes.
func TestState(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	o := engine.Options{State: path, Seed: 3, Speed: 1, AllowRetired: true}
	first := alibabatest.ACKCaller{Caller: alibabatest.Open(t, k, o)}
	password := simtest.Change(t, alibabatest.ManagedBody, "nodepools.0.scaling_group.key_pair", "", "nodepools.0.scaling_group.login_password", `"Canary@1234"`,
		"nodepools.0.kubernetes_config.user_data", `"Q2FuYXJ5"`, "deletion_protection", "true",
		"addons", `[{"name":"flannel"},{"name":"logtail-ds","config":"{\"sls_project_name\":\"canary-token\"}"}]`)
	id, task := first.Created(password)
	seedID, _ := first.Created([]byte(simtest.FileText(t, "seed.json")))
	k.Add(5 * time.Minute)
	o.Speed = 600
	second := alibabatest.ACKCaller{Caller: alibabatest.Open(t, k, o)}
	for action, about := range map[string]string{"DescribeClusterDetail": id, "DescribeTaskInfo": task, "DescribeClusterLogs": id, "DescribeClusterNodePools": id} {
		if one, two := first.OK(action, about), second.OK(action, about); string(one.Raw) != string(two.Raw) {
			t.Errorf("%s:\n%s\n%s", action, one.Raw, two.Raw)
		}
	}
	if d := second.OK("DescribeClusterDetail", id); d.At("state") != "initial" {
		t.Errorf("after five minutes at speed 1: %s", d.Raw)
	}
	if a := second.Create(password); a.Code != "ErrorClusterNameAlreadyExist" {
		t.Errorf("the name in the second: %d %s", a.Status, a.Raw)
	}
	k.Add(20 * time.Minute)
	second.Post("ModifyCluster", id, []byte(`{"deletion_protection":false}`))
	second.OK("DeleteCluster", id)
	if d := first.OK("DescribeClusterDetail", id); d.At("state") != "deleting" {
		t.Errorf("the first does not see the deletion: %s", d.Raw)
	}
	first.Host = zhangjiakou
	if d := first.OK("DescribeClusterDetail", seedID); d.At("state") != "running" {
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

func TestSameSeedSameCourse(t *testing.T) {
	t.Parallel()
	run := func(seed int64) (out []string) {
		k := simtest.NewClock()
		c := alibabatest.ACKCaller{Caller: alibabatest.Open(t, k, engine.Options{Seed: seed, Speed: 1, AllowRetired: true})}
		id, task := c.Created([]byte(alibabatest.ManagedBody))
		for range 10 {
			k.Add(100 * time.Second)
			for action, about := range map[string]string{"DescribeTaskInfo": task, "DescribeClusterDetail": id, "DescribeClusterLogs": id} {
				out = append(out, action+" "+string(c.OK(action, about).Raw))
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

// TestManyClients lets clients live a cluster's life at once.
func TestManyClients(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	zones := simtest.FileText(t, "zones.json")
	var wg sync.WaitGroup
	for n := range 20 {
		body := simtest.Change(t, zones, "name", fmt.Sprintf(`"many-%d"`, n))
		wg.Go(func() {
			if err := oneLife(t.Context(), c, body); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func oneLife(ctx context.Context, c alibabatest.ACKCaller, body []byte) error {
	made, err := c.Send(ctx, "CreateCluster", "", nil, body)
	if err != nil || made.Status != http.StatusOK {
		return fmt.Errorf("%w: %s", err, made.Raw)
	}
	id, task := made.At("cluster_id").(string), made.At("task_id").(string)
	for range 10 {
		c.Pass(4 * time.Second) // All clients together must stay below the 15 minutes a signed call is good for.
		for action, about := range map[string]string{
			"DescribeTaskInfo": task, "DescribeClusterDetail": id, "DescribeClusterEvents": id, "DescribeClusterLogs": id,
			"DescribeClusterNodes": id, "DescribeClustersForRegion": hangzhou, "DeleteCluster": id,
		} {
			if _, err := c.Send(ctx, action, about, nil, nil); err != nil {
				return err
			}
		}
		if _, err := c.Send(ctx, "ModifyCluster", id, url.Values{}, []byte(`{"deletion_protection":false}`)); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkCreate(b *testing.B) {
	c := alibabatest.SetUpACK(b)
	body := simtest.Change(b, simtest.FileText(b, "managed.json"), "profile", `"None"`) // Read to the end, then refused.
	b.ReportAllocs()
	for b.Loop() {
		c.Post("CreateCluster", "", body)
	}
}
