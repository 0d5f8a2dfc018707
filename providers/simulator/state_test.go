package simulator_test

import (
	"bufio"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

func TestStateGoesOnInAnotherProcess(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	first := alibabatest.Open(t, k, simulator.Options{State: path, Seed: 5, Speed: 1})
	made := first.OK("ehpc", "CreateCluster", alibabatest.With("ClusterCredentials", `{"Password":"Canary.123"}`,
		"ClusterCustomConfiguration", `{"Script":"http://example.com/s.sh","Args":"CanaryToken"}`))
	get := map[string]string{"ClusterId": made.At("ClusterId").(string)}
	k.Add(2 * time.Minute)
	second := alibabatest.Open(t, k, simulator.Options{State: path, Speed: 60})
	if one, two := first.OK("ehpc", "GetCluster", get), second.OK("ehpc", "GetCluster", get); simtest.WithoutID(one) != simtest.WithoutID(two) {
		t.Errorf("two processes, two answers:\n%s\n%s", one.Raw, two.Raw)
	}
	if a := second.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") == "running" {
		t.Errorf("after two minutes at speed 1: %s", a.Raw)
	}
	k.Add(8 * time.Minute)
	if a := second.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") != "running" {
		t.Errorf("after ten minutes: %s", a.Raw)
	}
	logs := map[string]string{"LogRequestId": made.At("RequestId").(string), "From": "0", "To": "9999999999"}
	if one, two := first.OK("ehpc", "GetCommonLogDetail", logs), second.OK("ehpc", "GetCommonLogDetail", logs); simtest.WithoutID(one) != simtest.WithoutID(two) {
		t.Errorf("two logs:\n%s\n%s", one.Raw, two.Raw)
	} else if n := len(two.List("LogDetail")); n != 5 {
		t.Errorf("%d stages in the log, want 5: %s", n, two.Raw)
	}
	checkSharedDeletion(t, k, first, second, get)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "Canary") || strings.Contains(string(raw), "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
	want := os.FileMode(0o600)
	if runtime.GOOS == "windows" { // Who may is said by access lists.
		want = 0o666
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
		t.Errorf("state file: %v %v", info.Mode(), err)
	}
}

// checkSharedDeletion deletes in the second process and looks from the first.
func checkSharedDeletion(t *testing.T, k *simtest.Clock, first, second *alibabatest.Caller, get map[string]string) {
	t.Helper()
	second.OK("ehpc", "DeleteCluster", get)
	if a := first.OK("ehpc", "GetCluster", get); a.At("ClusterStatus") != "releasing" {
		t.Errorf("the first does not see the deletion: %s", a.Raw)
	}
	k.Add(2 * time.Minute)
	for _, c := range []*alibabatest.Caller{first, second} {
		if a := c.Call("ehpc", "GetCluster", get); a.Code != "ClusterNotFound" {
			t.Errorf("deleted: %d %s", a.Status, a.Code)
		}
	}
	// The name's next cluster has an id of its own, from either process.
	again := first.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	if again.At("ClusterId") == get["ClusterId"] {
		t.Error("an id was used again")
	}
}

// TestStateIsShared lets many clients of two processes create at once.
func TestStateIsShared(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	callers := []*alibabatest.Caller{alibabatest.Open(t, k, simulator.Options{State: path}), alibabatest.Open(t, k, simulator.Options{State: path})}
	var wg sync.WaitGroup
	var mu sync.Mutex
	requests := map[any]bool{}
	for n := range 24 {
		wg.Go(func() {
			c := callers[n%2]
			made, err := c.Send(t.Context(), "ehpc", "CreateCluster", alibabatest.With("ClusterName", fmt.Sprint("cluster-", n)))
			if err != nil || made.Status != http.StatusOK {
				t.Error(err, string(made.Raw))
			}
			mu.Lock()
			defer mu.Unlock()
			requests[made.At("RequestId")] = true
		})
	}
	wg.Wait()
	if len(requests) != 24 {
		t.Errorf("%d request ids for 24 requests", len(requests))
	}
	k.Add(time.Minute)
	for _, c := range append(callers, alibabatest.Open(t, k, simulator.Options{State: path})) {
		if a := c.OK("ehpc", "ListClusters", map[string]string{"PageSize": "100"}); a.At("TotalCount") != 24.0 {
			t.Errorf("%v of 24 clusters", a.At("TotalCount"))
		}
	}
}

// TestStateIsReadWhole looks in one process while the other writes: no look
// finds half a file.
func TestStateIsReadWhole(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	writer, reader := alibabatest.Open(t, k, simulator.Options{State: path}), alibabatest.Open(t, k, simulator.Options{State: path})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 60 {
			if made, err := writer.Send(t.Context(), "ehpc", "CreateCluster", alibabatest.Minimal()); err != nil || made.Status != http.StatusOK {
				t.Error(err, string(made.Raw))
			}
		}
	}()
	defer func() { <-done }()
	for looks := 0; ; looks++ {
		if a := reader.Call("ehpc", "ListClusters", nil); a.Status != http.StatusOK {
			t.Fatalf("look %d: %s", looks, a.Raw)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}

func TestStateRefusesWhatIsNotOne(t *testing.T) {
	t.Parallel()
	const head = `{"format":"clusterwiz simulator state","version":3,"seed":1,"opened":1,"speed":60}` + "\n"
	ehpc := func(objects string) string { return head + `{"product":"EHPC","objects":[` + objects + `]}` + "\n" }
	for name, text := range map[string]string{
		"empty":            ``,
		"broken":           head + "{\n",
		"foreign":          `{"clusters":[]}`,
		"foreign lines":    "{\"clusters\":[]}\n",
		"half a head":      head[:20],
		"another version":  strings.Replace(head, `"version":3`, `"version":1`, 1),
		"a later version":  strings.Replace(head, `"version":3`, `"version":4`, 1),
		"half a line":      head + `{"product":"EHPC","obj`,
		"a process":        head + "{\"opened\":2,\"speed\":60}\n",
		"text behind":      head + `x`,
		"text on a line":   head + "{\"opened\":2,\"speed\":60} x\n",
		"two heads":        head + head,
		"null line":        head + "null\n",
		"no process":       head + "{\"opened\":2}\n",
		"unknown product":  head + "{\"product\":\"Abacus\",\"objects\":[]}\n",
		"unknown member":   ehpc(`{"cluster":{"password":"x"}}`),
		"neither":          ehpc(`{}`),
		"null":             ehpc(`null`),
		"unknown region":   ehpc(`{"cluster":{"id":"ehpc-hz-1","region":"mars","speed":1}}`),
		"no VPC":           ehpc(`{"cluster":{"id":"ehpc-hz-1","region":"cn-hangzhou","speed":1}}`),
		"job of no one":    ehpc(`{"job":{"action":"CreateCluster","cluster":"x"}}`),
		"not even numbers": strings.Replace(head, `60`, `-1`, 1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "state.json")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := simulator.Open(simulator.Options{State: path}); !errors.Is(err, simulator.ErrState) {
				t.Errorf("opened: %v", err)
			}
			if kept, _ := os.ReadFile(path); string(kept) != text {
				t.Errorf("the file became %q", kept)
			}
		})
	}
}

// TestCheckOfAState refuses what cannot be read, and leaves what it looks at alone.
func TestCheckOfAState(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	if err := simulator.Check(simulator.Options{State: path}); err != nil {
		t.Errorf("none yet: %v", err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the file was made: %v", err)
	}
	alibabatest.Open(t, k, simulator.Options{State: path, Seed: 7})
	for name, c := range map[string]struct {
		o      simulator.Options
		broken bool
	}{
		"memory":       {o: simulator.Options{}},
		"the file":     {o: simulator.Options{State: path}},
		"another seed": {o: simulator.Options{State: path, Seed: 8}, broken: true},
	} {
		if err := simulator.Check(c.o); errors.Is(err, simulator.ErrState) != c.broken || !c.broken && err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := simulator.Check(simulator.Options{State: t.TempDir()}); err == nil || errors.Is(err, simulator.ErrState) {
		t.Errorf("a directory: %v", err)
	}
}

func TestStateOfAnotherSeed(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	alibabatest.Open(t, k, simulator.Options{State: path, Seed: 7})
	alibabatest.Open(t, k, simulator.Options{State: path, Seed: 7})
	if _, err := simulator.Open(simulator.Options{State: path, Seed: 8}); !errors.Is(err, simulator.ErrState) {
		t.Errorf("opened with another seed: %v", err)
	}
	if _, err := simulator.Open(simulator.Options{State: t.TempDir()}); err == nil || errors.Is(err, simulator.ErrState) {
		t.Errorf("opened a directory: %v", err)
	}
}

// TestStateThatTurnsBad breaks the file under a running simulator: calls are
// refused, the file stays, and a mended one is taken up again.
func TestStateThatTurnsBad(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	c := alibabatest.Open(t, k, simulator.Options{State: path})
	c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	k.Add(time.Minute)
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, action := range []string{"ListClusters", "CreateCluster"} {
		params := map[string]string(nil)
		if action == "CreateCluster" {
			params = alibabatest.Minimal()
		}
		if a := c.Call("ehpc", action, params); a.Status != http.StatusServiceUnavailable {
			t.Errorf("%s on a broken file: %d %s", action, a.Status, a.Code)
		}
	}
	if kept, _ := os.ReadFile(path); string(kept) != "half" {
		t.Errorf("the broken file became %q", kept)
	}
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != 1.0 {
		t.Errorf("after mending: %s", a.Raw)
	}
}

// TestStateSurvivesWhatAKillLeaves opens beside a half-written file, however
// much of it there is, and the lock file of a dead process.
func TestStateSurvivesWhatAKillLeaves(t *testing.T) {
	t.Parallel()
	k, path := simtest.NewClock(), simtest.StatePath(t)
	alibabatest.Open(t, k, simulator.Options{State: path}).OK("ehpc", "CreateCluster", alibabatest.Minimal())
	k.Add(time.Minute)
	whole := simtest.ReadFile(t, path)
	if err := os.WriteFile(path+".lock", []byte(`{"format":"clus`), 0o600); err != nil {
		t.Fatal(err)
	}
	for n, length := range []int{0, 1, 15, len(whole) / 2, len(whole) - 1, len(whole)} {
		if err := os.WriteFile(path+".tmp", []byte(whole[:length]), 0o600); err != nil {
			t.Fatal(err)
		}
		c := alibabatest.Open(t, k, simulator.Options{State: path})
		if a := c.OK("ehpc", "ListClusters", nil); a.At("TotalCount") != float64(n+1) {
			t.Errorf("clusters beside %d bytes: %s", length, a.Raw)
		}
		c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
		k.Add(time.Minute)
		if left, err := filepath.Glob(path + ".*"); err != nil || len(left) != 1 || left[0] != path+".lock" {
			t.Errorf("left behind: %v %v", left, err)
		}
	}
}

const killedChild = "SIMULATOR_TEST_STATE"

// TestStateOfKilledWriters kills two processes that write without pause, one
// after the other: whatever they had answered is in the file.
func TestStateOfKilledWriters(t *testing.T) {
	t.Parallel()
	if path := os.Getenv(killedChild); path != "" {
		c := alibabatest.Open(t, simtest.NewClock(), simulator.Options{State: path})
		for {
			fmt.Println("made", c.OK("ehpc", "CreateCluster", alibabatest.Minimal()).At("ClusterId"))
		}
	}
	path := simtest.StatePath(t)
	var ids []string
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, kill := range []int{25, 40} {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestStateOfKilledWriters$")
		cmd.Env = append(os.Environ(), killedChild+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			made := 0
			for lines := bufio.NewScanner(out); lines.Scan(); {
				if id, one := strings.CutPrefix(lines.Text(), "made "); one {
					made++
					mu.Lock()
					ids = append(ids, id)
					mu.Unlock()
				}
				if made == kill {
					_ = cmd.Process.Kill()
				}
			}
			_ = cmd.Wait() // Killed, of course.
			if made < kill {
				t.Errorf("a child made %d clusters", made)
			}
		})
	}
	wg.Wait()
	k := simtest.NewClock()
	k.Add(time.Minute)
	c := alibabatest.Open(t, k, simulator.Options{State: path})
	for _, id := range ids {
		c.OK("ehpc", "GetCluster", map[string]string{"ClusterId": id})
	}
	slices.Sort(ids)
	if unique := slices.Compact(ids); len(unique) < 65 {
		t.Errorf("%d different clusters", len(unique))
	}
}
