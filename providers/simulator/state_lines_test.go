package simulator_test

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

// total is the number of clusters that a caller sees.
func total(c *caller) any {
	c.t.Helper()
	return c.ok("ehpc", "ListClusters", nil).at("TotalCount")
}

func lineCount(t *testing.T, path string) int { return strings.Count(readFile(t, path), "\n") }

// TestStateGrowsWithTheChange holds that a change adds a line, whatever there
// is already, and that nothing before it is touched.
func TestStateGrowsWithTheChange(t *testing.T) {
	t.Parallel()
	path := statePath(t)
	c := open(t, newClock(), simulator.Options{State: path})
	var longest int
	before := readFile(t, path)
	for n := range 20 {
		c.ok("ehpc", "CreateCluster", with("ClusterName", fmt.Sprint("cluster-", 10+n)))
		after := readFile(t, path)
		added, kept := strings.CutPrefix(after, before)
		if !kept || strings.Count(added, "\n") != 1 {
			t.Fatalf("creation %d made of\n%s\nthis:\n%s", n, before, after)
		}
		if n == 0 {
			longest = len(added) + 100
		}
		if len(added) > longest {
			t.Errorf("creation %d added %d bytes, the first %d", n, len(added), longest-100)
		}
		before = after
	}
}

// TestStateWithTornLine opens, reads and goes on with a file whose last line a
// killed process has not finished.
func TestStateWithTornLine(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	c := open(t, k, simulator.Options{State: path})
	c.ok("ehpc", "CreateCluster", minimal())
	whole := readFile(t, path)
	c.ok("ehpc", "CreateCluster", minimal())
	line := strings.TrimPrefix(readFile(t, path), whole)
	k.Add(time.Minute)
	for _, length := range []int{1, 20, len(line) / 2, len(line) - 1} {
		if err := os.WriteFile(path, []byte(whole+line[:length]), 0o600); err != nil {
			t.Fatal(err)
		}
		if n := total(c); n != 1.0 {
			t.Errorf("%d bytes of a line: %v clusters for one that had the file open", length, n)
		}
		if n := total(open(t, k, simulator.Options{State: path})); n != 1.0 {
			t.Errorf("%d bytes of a line: %v clusters for another", length, n)
		}
		c.ok("ehpc", "CreateCluster", minimal())
		k.Add(time.Minute)
		if n := total(open(t, k, simulator.Options{State: path})); n != 2.0 {
			t.Errorf("%d bytes of a line: %v clusters after one more creation", length, n)
		}
	}
}

// TestStateIsCompacted opens the file so often that most of it is stale: the next
// process writes it anew, and the one before reads that.
func TestStateIsCompacted(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	first := open(t, k, simulator.Options{State: path})
	made := first.ok("ehpc", "CreateCluster", minimal())
	first.ok("ehpc", "CreateCluster", with("ClusterName", "other"))
	k.Add(10 * time.Minute)
	get := map[string]string{"ClusterId": made.at("ClusterId").(string)}
	long, shrunk := lineCount(t, path), false
	second := first
	for range 10 { // Processes that came and went are stale, too.
		second = open(t, k, simulator.Options{State: path})
		now := lineCount(t, path)
		long, shrunk = now, shrunk || now < long
	}
	if !shrunk {
		t.Errorf("%d lines and never fewer", long)
	}
	second.ok("ehpc", "CreateCluster", with("ClusterName", "third"))
	k.Add(time.Minute)
	for _, c := range []*caller{first, second} {
		if a := c.ok("ehpc", "GetCluster", get); total(c) != 3.0 {
			t.Errorf("after compaction: %v clusters, %s", total(c), a.Raw)
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

// TestStateOfAnotherHead changes a file under its reader in all but its length
// and its end: by its head it is another one.
func TestStateOfAnotherHead(t *testing.T) {
	t.Parallel()
	k, path := newClock(), statePath(t)
	c := open(t, k, simulator.Options{State: path})
	c.ok("ehpc", "CreateCluster", with("ClusterName", "before-a"))
	c.ok("ehpc", "CreateCluster", with("ClusterName", "last-one"))
	k.Add(time.Minute)
	text := strings.ReplaceAll(readFile(t, path), "before-a", "afterw-b")
	text = replaced(t, text, `"opened":1`, `"opened":7`)
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
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(path+".tmp/in the way", 0o700); err != nil {
		t.Fatal(err)
	}
	if a := c.call("ehpc", "CreateCluster", minimal()); a.Status != http.StatusServiceUnavailable {
		t.Errorf("a change that was not written: %d %s", a.Status, a.Code)
	}
	k.Add(time.Minute)
	if n := total(c); n != 0.0 {
		t.Errorf("%v clusters", n)
	}
	if err := os.RemoveAll(path + ".tmp"); err != nil {
		t.Fatal(err)
	}
	c.ok("ehpc", "CreateCluster", minimal())
	k.Add(time.Minute)
	if n := total(c); n != 1.0 {
		t.Errorf("%v clusters when it can be written again", n)
	}
}

// TestStateOfOneWhoDidNotWait adds a line that the writer has not read, as
// after a lock that was broken: the writer must not write over it.
func TestStateOfOneWhoDidNotWait(t *testing.T) {
	t.Parallel()
	path := statePath(t)
	open(t, newClock(), simulator.Options{State: path})
	text := readFile(t, path) + "{\"opened\":9,\"speed\":1}\n"
	if err := simulator.AppendLate(path, []byte(text)); err == nil {
		t.Error("written over another's line")
	}
	if got := readFile(t, path); got != text {
		t.Errorf("the file became %q", got)
	}
}

// FuzzState opens any file: it is refused and stays, or can be used.
func FuzzState(f *testing.F) {
	const head = `{"format":"clusterwiz simulator state","version":2,"seed":1,"opened":1,"speed":60}` + "\n"
	f.Add([]byte(head))
	f.Add([]byte(head + `{"opened":2,"speed":1}` + "\n" + `{"product":"EHPC","objects":[{"job":{}}]}` + "\n{"))
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
