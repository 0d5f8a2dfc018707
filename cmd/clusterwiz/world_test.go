package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/simulator"
)

func TestOldWorldsGo(t *testing.T) {
	t.Parallel()
	state, now := t.TempDir(), time.Now()
	if err := os.MkdirAll(filepath.Join(state, "worlds"), 0o700); err != nil {
		t.Fatal(err)
	}
	age := map[string]time.Duration{"demo-old": worldAge + time.Hour, "demo-new": worldAge - time.Hour, "mine": 2 * worldAge, "": 2 * worldAge}
	for world, old := range age {
		file := worldFile(state, world)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file+".lock", nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, now.Add(-old), now.Add(-old)); err != nil {
			t.Fatal(err)
		}
	}
	if first, second := newWorld(state, now), newWorld(state, now.Add(time.Millisecond)); first == second {
		t.Errorf("two demonstrations share %s", first)
	}
	for world := range age {
		for _, suffix := range []string{"", ".lock"} {
			_, err := os.Stat(worldFile(state, world) + suffix)
			if gone := os.IsNotExist(err); gone != (world == "demo-old") {
				t.Errorf("%q%s: gone is %v", world, suffix, gone)
			}
		}
	}
}

func TestStateFailure(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		err             error
		summary, remedy string
	}{
		"no locks":   {&os.PathError{Op: "flock", Err: syscall.ENOLCK}, "does not support locks", "XDG_STATE_HOME to a directory on a local disk"},
		"read only":  {&os.PathError{Op: "open", Err: syscall.EROFS}, "cannot keep its clusters", "make the directory writable"},
		"unreadable": {simulator.ErrState, "does not contain simulated clusters", "delete the file"},
	} {
		failure := providers.FailureIn(stateFailure("/state/simulator.json", tc.err))
		if !strings.Contains(failure.Summary.En, tc.summary) || !strings.Contains(failure.Remedy.En, tc.remedy) {
			t.Errorf("%s: told %s; %s", name, failure.Summary.En, failure.Remedy.En)
		}
	}
}
