package simulator_test

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// TestStateSaysWhatThereIs holds that a state file has a line with product, id
// and name for everything that exists or existed.
func TestStateSaysWhatThereIs(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	c := alibabatest.Open(t, k, simulator.Options{State: path, Speed: 60})
	ehpcID := c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "here-now")).At("ClusterId").(string)
	ackID, _ := alibabatest.ACKCaller{Caller: c}.Created([]byte(alibabatest.ManagedBody))
	gone := c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "gone-by")).At("ClusterId").(string)
	k.Add(10 * time.Minute)
	c.OK("ehpc", "DeleteCluster", map[string]string{"ClusterId": gone})
	k.Add(10 * time.Minute)
	c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "last-one"))
	want := [][3]string{
		{"CS", ackID, "demo"},
		{"EHPC", ehpcID, "here-now"},
		{"EHPC", gone, "gone-by"},
		{"EHPC", "", "last-one"},
	}
	got := simtest.Stated(t, path)
	if len(got) == len(want) {
		want[3][1] = got[3][1] // Whatever it is.
	}
	if diff := cmp.Diff(want, got); diff != "" || got[3][1] == "" {
		t.Errorf("the state file says: %s", diff)
	}
}

// TestStateOfEarlierVersion opens a file to which an earlier program has added
// lines: two processes, five clouds, and a node pool that came and went.
func TestStateOfEarlierVersion(t *testing.T) {
	t.Parallel()
	text := simtest.FileText(t, "state_version_2.json")
	last := strings.LastIndex(strings.TrimSuffix(text, "\n"), "\n") + 1
	for name, cut := range map[string]int{"whole": len(text), "half a line": last + 20, "one character": last + 1} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k, path := simtest.NewClock(), filepath.Join(t.TempDir(), "state.json")
			k.Add(365 * 24 * time.Hour)
			if err := os.WriteFile(path, []byte(text[:cut]), 0o600); err != nil {
				t.Fatal(err)
			}
			c := alibabatest.Open(t, k, simulator.Options{State: path})
			get := map[string]string{"ClusterId": "ehpc-hz-vuPTqPwJYe"}
			if a := c.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") != "running" || a.At("ClusterName") != "cfd-demo" {
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
			if diff := cmp.Diff(want, simtest.Stated(t, path)); diff != "" {
				t.Errorf("written anew: %s", diff)
			}
			if deleted := strings.Contains(simtest.ReadFile(t, path), `"Released":"2026`); deleted != (cut == len(text)) {
				t.Errorf("the deletion is there: %v", deleted)
			}
		})
	}
}

// TestStateSaysNothingTwice opens a file time and again: it grows by what is
// new alone, and says what it said.
func TestStateSaysNothingTwice(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	first := alibabatest.Open(t, k, simulator.Options{State: path})
	made := first.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	first.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "other"))
	k.Add(10 * time.Minute)
	before, second := simtest.Stated(t, path), first
	for range 10 {
		second = alibabatest.Open(t, k, simulator.Options{State: path})
		if diff := cmp.Diff(before, simtest.Stated(t, path)); diff != "" {
			t.Fatalf("after another process: %s", diff)
		}
	}
	second.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "third"))
	k.Add(time.Minute)
	for _, c := range []*alibabatest.Caller{first, second} {
		if alibabatest.Total(c) != 3.0 || len(simtest.Stated(t, path)) != 3 {
			t.Errorf("%v clusters, in the file %v", alibabatest.Total(c), simtest.Stated(t, path))
		}
	}
	logs := map[string]string{"LogRequestId": made.At("RequestId").(string), "From": "0", "To": "9999999999"}
	if one, two := first.OK("ehpc", "GetCommonLogDetail", logs), second.OK("ehpc", "GetCommonLogDetail", logs); simtest.WithoutID(one) != simtest.WithoutID(two) {
		t.Errorf("two logs:\n%s\n%s", one.Raw, two.Raw)
	}
}

// TestStateOfAnotherTime puts an older copy in the file's place and lets it
// grow: what memory had of the newer one is gone.
func TestStateOfAnotherTime(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	first := alibabatest.Open(t, k, simulator.Options{State: path})
	second := alibabatest.Open(t, k, simulator.Options{State: path})
	create := func(c *alibabatest.Caller, name string) {
		c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", name))
	}
	create(first, "one-a")
	old := simtest.ReadFile(t, path)
	create(first, "two-a")
	create(second, "three-a")
	if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"four-a", "five-a", "six-a"} {
		create(second, name)
	}
	k.Add(time.Minute)
	for _, c := range []*alibabatest.Caller{first, second, alibabatest.Open(t, k, simulator.Options{State: path})} {
		if n := alibabatest.Total(c); n != 4.0 {
			t.Errorf("%v clusters", n)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if n := alibabatest.Total(first); n != 0.0 {
		t.Errorf("%v clusters without a file", n)
	}
	create(first, "seven-a")
	k.Add(time.Minute)
	if n := alibabatest.Total(second); n != 1.0 {
		t.Errorf("%v clusters in the new file", n)
	}
}

// TestStateOfTheSameLength changes a file under its reader in all but its
// length.
func TestStateOfTheSameLength(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	c := alibabatest.Open(t, k, simulator.Options{State: path})
	c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "before-a"))
	c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", "last-one"))
	k.Add(time.Minute)
	text := strings.ReplaceAll(simtest.ReadFile(t, path), "before-a", "afterw-b")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := c.OK("ehpc", "ListClusters", nil); a.At("Clusters", 1, "ClusterName") != "afterw-b" {
		t.Errorf("%s", a.Raw)
	}
}

// TestStateThatCannotBeWritten refuses a change, which then did not happen.
func TestStateThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	c := alibabatest.Open(t, k, simulator.Options{State: path})
	c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	before := simtest.ReadFile(t, path)
	if err := os.MkdirAll(path+".tmp/in the way", 0o700); err != nil {
		t.Fatal(err)
	}
	if a := c.Call("ehpc", "CreateCluster", alibabatest.Minimal()); a.Status != http.StatusServiceUnavailable {
		t.Errorf("a change that was not written: %d %s", a.Status, a.Code)
	}
	k.Add(time.Minute)
	if n := alibabatest.Total(c); n != 1.0 || simtest.ReadFile(t, path) != before {
		t.Errorf("%v clusters", n)
	}
	if err := os.RemoveAll(path + ".tmp"); err != nil {
		t.Fatal(err)
	}
	c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	k.Add(time.Minute)
	if n := alibabatest.Total(c); n != 2.0 {
		t.Errorf("%v clusters when it can be written again", n)
	}
}

// FuzzState opens any file: it is refused and stays, or can be used.
func FuzzState(f *testing.F) {
	const head = `{"format":"clusterwiz simulator state","version":3,"seed":1,"opened":1,"speed":60}` + "\n"
	f.Add([]byte(head))
	f.Add([]byte(simtest.FileText(f, "state_version_2.json")))
	f.Add([]byte(strings.Replace(head, "3", "2", 1) + `{"opened":2,"speed":1}` + "\n" + `{"product":"EHPC","objects":[{"job":{}}]}` + "\n{"))
	path := simtest.StatePath(f)
	alibabatest.Open(f, simtest.NewClock(), simulator.Options{State: path}).OK("ehpc", "CreateCluster", alibabatest.Minimal())
	raw, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, text []byte) {
		k, path := simtest.NewClock(), t.TempDir()+"/state.json"
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := simulator.Open(simulator.Options{State: path, Now: k.Now})
		if err != nil {
			if simtest.ReadFile(t, path) != string(text) {
				t.Error("a refused file was changed")
			}
			return
		}
		c := &alibabatest.Caller{T: t, RT: s.Transport(), Clock: k}
		c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
		k.Add(time.Hour)
		alibabatest.Total(c)
	})
}

// TestBrokenStateOfRESTClouds opens files that nothing here has written.
func TestBrokenStateOfRESTClouds(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"no list":            `"product":"ModelArts","objects":{}`,
		"unknown member":     `"product":"ModelArts","objects":[{"pools":[]}]`,
		"null node pool":     `"product":"ModelArts","objects":[null]`,
		"unknown pool":       `"product":"ModelArts","objects":[{"Pool":"p"}]`,
		"not from the start": `"product":"ModelArts","objects":[{"Pool":"pool-lite-a1b2","Name":"x","Flavor":"modelarts.vm.2u4g.dcc","Count":1,"Pace":1,"Spec":{}}]`,
		"null cluster":       `"product":"BatchCompute","objects":[null]`,
		"no group":           `"product":"BatchCompute","objects":[{"ID":"cls-1","Region":"cn-hangzhou","Pace":1}]`,
		"negative count":     `"product":"BatchCompute","objects":[{"ID":"cls-1","Region":"cn-hangzhou","Pace":1,"Request":{"Groups":[{"Count":-1},{"Count":1}]}}]`,
		"no speed":           `"product":"QingCloud","objects":[{"ID":"ehpc-1","Request":{"Zone":"jinan1a","Nodes":[{"Count":1}]}}]`,
		"no node":            `"product":"QingCloud","objects":[{"ID":"ehpc-1","Pace":1,"Request":{"Zone":"jinan1a"}}]`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "state.json")
			text := `{"format":"clusterwiz simulator state","version":2,"seed":1,"opened":1,"speed":60}` + "\n{" + line + "}\n"
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := simulator.Open(simulator.Options{State: path}); !errors.Is(err, simulator.ErrState) {
				t.Errorf("error: %v", err)
			}
			if simtest.ReadFile(t, path) != text {
				t.Error("the file was changed")
			}
		})
	}
}
