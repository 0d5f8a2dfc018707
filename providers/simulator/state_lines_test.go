package simulator_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator"
)

// total is the number of clusters that a caller sees.
func total(c *caller) any {
	c.t.Helper()
	return c.ok("ehpc", "ListClusters", nil).at("TotalCount")
}

// stated are product, id and name of each line of a state file, as a reader from
// outside finds them.
func stated(t *testing.T, path string) (out [][3]string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(readFile(t, path), "\n"), "\n")
	for _, line := range lines[1:] {
		var one struct{ Product, ID, Name string }
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%s: %s", err, line)
		}
		out = append(out, [3]string{one.Product, one.ID, one.Name})
	}
	return out
}

// TestStateSaysWhatThereIs holds that a state file has a line with product, id
// and name for everything that exists or existed, in every cloud.
func TestStateSaysWhatThereIs(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	c := open(t, k, simulator.Options{State: path, Speed: 60})
	ehpcID := c.ok("ehpc", "CreateCluster", with("ClusterName", "here-now")).at("ClusterId").(string)
	ackID, _ := ackCaller{c}.created([]byte(managedBody))
	ids := map[string]string{}
	for _, life := range restScript {
		like := life.like()
		like.t, like.rt, like.clock, like.id, like.secret = t, c.rt, k, simulator.AccessKeyID, simulator.AccessKeySecret
		a := like.ok(http.MethodPost, life.create, fileText(t, life.file))
		ids[life.file] = textOf(a.Body, "Id", "cluster_id", "hpc_cluster_id")
	}
	gone := c.ok("ehpc", "CreateCluster", with("ClusterName", "gone-by")).at("ClusterId").(string)
	k.Add(10 * time.Minute)
	c.ok("ehpc", "DeleteCluster", map[string]string{"ClusterId": gone})
	k.Add(10 * time.Minute)
	c.ok("ehpc", "CreateCluster", with("ClusterName", "last-one"))
	want := [][3]string{
		{"BatchCompute", ids["batch_seed.json"], "test-cluster"},
		{"CS", ackID, "demo"},
		{"EHPC", ehpcID, "here-now"},
		{"EHPC", gone, "gone-by"},
		{"EHPC", "", "last-one"},
		{"ModelArts", "pool-lite-a1b2/train-a", "train-a"},
		{"QingCloud", ids["qing_ehpc.json"], "demo-ehpc"},
	}
	got := stated(t, path)
	if len(got) == len(want) {
		want[4][1] = got[4][1] // Whatever it is,
	}
	if diff := cmp.Diff(want, got); diff != "" || got[4][1] == "" {
		t.Errorf("the state file says: %s", diff)
	}
}

// TestStateOfEarlierVersion opens a file to which an earlier program has added
// lines: two processes, five clouds, and a node pool that came and went.
func TestStateOfEarlierVersion(t *testing.T) {
	t.Parallel()
	text := fileText(t, "state_version_2.json")
	last := strings.LastIndex(strings.TrimSuffix(text, "\n"), "\n") + 1
	for name, cut := range map[string]int{"whole": len(text), "half a line": last + 20, "one character": last + 1} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k, path := newClock(), filepath.Join(t.TempDir(), "state.json")
			k.Add(365 * 24 * time.Hour)
			if err := os.WriteFile(path, []byte(text[:cut]), 0o600); err != nil {
				t.Fatal(err)
			}
			c := open(t, k, simulator.Options{State: path})
			get := map[string]string{"ClusterId": "ehpc-hz-vuPTqPwJYe"}
			if a := c.ok("ehpc", "GetCluster", get); a.at("ClusterStatus") != "running" || a.at("ClusterName") != "cfd-demo" {
				t.Errorf("%s", a.Raw)
			}
			_, err := simulator.Open(simulator.Options{State: path, Now: k.Now})
			if err != nil {
				t.Error(err)
			}
			want := [][3]string{
				{"BatchCompute", "cls-5t18v7odiougael2r8crg2", "render-demo"},
				{"CS", "cbe3d0a00c069e63bcbf6a96b804ccbf9", "k8s-demo"},
				{"EHPC", "ehpc-hz-vuPTqPwJYe", "cfd-demo"},
				{"ModelArts", "pool-lite-a1b2/nodepool-1", "nodepool-1"},
				{"QingCloud", "ehpc-ko088tgz", "ehpc-demo"},
			}
			if diff := cmp.Diff(want, stated(t, path)); diff != "" {
				t.Errorf("written anew: %s", diff)
			}
			if deleted := strings.Contains(readFile(t, path), `"Released":"2026`); deleted != (cut == len(text)) {
				t.Errorf("the deletion is there: %v", deleted)
			}
		})
	}
}

// TestStateSaysNothingTwice opens a file time and again: it grows by what is
// new alone, and says what it said.
func TestStateSaysNothingTwice(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	first := open(t, k, simulator.Options{State: path})
	made := first.ok("ehpc", "CreateCluster", minimal())
	first.ok("ehpc", "CreateCluster", with("ClusterName", "other"))
	k.Add(10 * time.Minute)
	before, second := stated(t, path), first
	for range 10 {
		second = open(t, k, simulator.Options{State: path})
		if diff := cmp.Diff(before, stated(t, path)); diff != "" {
			t.Fatalf("after another process: %s", diff)
		}
	}
	second.ok("ehpc", "CreateCluster", with("ClusterName", "third"))
	k.Add(time.Minute)
	for _, c := range []*caller{first, second} {
		if total(c) != 3.0 || len(stated(t, path)) != 3 {
			t.Errorf("%v clusters, in the file %v", total(c), stated(t, path))
		}
	}
	logs := map[string]string{"LogRequestId": made.at("RequestId").(string), "From": "0", "To": "9999999999"}
	if one, two := first.ok("ehpc", "GetCommonLogDetail", logs), second.ok("ehpc", "GetCommonLogDetail", logs); withoutID(one) != withoutID(two) {
		t.Errorf("two logs:\n%s\n%s", one.Raw, two.Raw)
	}
}

// TestStateOfAnotherTime puts an older copy in the file's place and lets it
// grow: what memory had of the newer one is gone.
func TestStateOfAnotherTime(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	first := open(t, k, simulator.Options{State: path})
	second := open(t, k, simulator.Options{State: path})
	create := func(c *caller, name string) { c.ok("ehpc", "CreateCluster", with("ClusterName", name)) }
	create(first, "one-a")
	old := readFile(t, path)
	create(first, "two-a")
	create(second, "three-a")
	if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"four-a", "five-a", "six-a"} {
		create(second, name)
	}
	k.Add(time.Minute)
	for _, c := range []*caller{first, second, open(t, k, simulator.Options{State: path})} {
		if n := total(c); n != 4.0 {
			t.Errorf("%v clusters", n)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if n := total(first); n != 0.0 {
		t.Errorf("%v clusters without a file", n)
	}
	create(first, "seven-a")
	k.Add(time.Minute)
	if n := total(second); n != 1.0 {
		t.Errorf("%v clusters in the new file", n)
	}
}

// TestStateOfTheSameLength changes a file under its reader in all but its
// length.
func TestStateOfTheSameLength(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	c := open(t, k, simulator.Options{State: path})
	c.ok("ehpc", "CreateCluster", with("ClusterName", "before-a"))
	c.ok("ehpc", "CreateCluster", with("ClusterName", "last-one"))
	k.Add(time.Minute)
	text := strings.ReplaceAll(readFile(t, path), "before-a", "afterw-b")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := c.ok("ehpc", "ListClusters", nil); a.at("Clusters", 1, "ClusterName") != "afterw-b" {
		t.Errorf("%s", a.Raw)
	}
}

// TestStateThatCannotBeWritten refuses a change, which then did not happen.
func TestStateThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	c := open(t, k, simulator.Options{State: path})
	c.ok("ehpc", "CreateCluster", minimal())
	before := readFile(t, path)
	if err := os.MkdirAll(path+".tmp/in the way", 0o700); err != nil {
		t.Fatal(err)
	}
	if a := c.call("ehpc", "CreateCluster", minimal()); a.Status != http.StatusServiceUnavailable {
		t.Errorf("a change that was not written: %d %s", a.Status, a.Code)
	}
	k.Add(time.Minute)
	if n := total(c); n != 1.0 || readFile(t, path) != before {
		t.Errorf("%v clusters", n)
	}
	if err := os.RemoveAll(path + ".tmp"); err != nil {
		t.Fatal(err)
	}
	c.ok("ehpc", "CreateCluster", minimal())
	k.Add(time.Minute)
	if n := total(c); n != 2.0 {
		t.Errorf("%v clusters when it can be written again", n)
	}
}

// FuzzState opens any file: it is refused and stays, or can be used.
func FuzzState(f *testing.F) {
	const head = `{"format":"clusterwiz simulator state","version":3,"seed":1,"opened":1,"speed":60}` + "\n"
	f.Add([]byte(head))
	f.Add([]byte(fileText(f, "state_version_2.json")))
	f.Add([]byte(strings.Replace(head, "3", "2", 1) + `{"opened":2,"speed":1}` + "\n" + `{"product":"EHPC","objects":[{"job":{}}]}` + "\n{"))
	path := statePath(f)
	open(f, newClock(), simulator.Options{State: path}).ok("ehpc", "CreateCluster", minimal())
	raw, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, text []byte) {
		k, path := newClock(), t.TempDir()+"/state.json"
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := simulator.Open(simulator.Options{State: path, Now: k.Now})
		if err != nil {
			if readFile(t, path) != string(text) {
				t.Error("a refused file was changed")
			}
			return
		}
		c := &caller{t: t, rt: s.Transport(), clock: k}
		c.ok("ehpc", "CreateCluster", minimal())
		k.Add(time.Hour)
		total(c)
	})
}
