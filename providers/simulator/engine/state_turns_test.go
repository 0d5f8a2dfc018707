package engine

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestTurnsAreWrittenTogether: calls that wait change the file together, in one write;
// one that changes nothing has no part in its trouble.
func TestTurnsAreWrittenTogether(t *testing.T) {
	t.Parallel()
	l := &ledger{
		path: filepath.Join(t.TempDir(), "state.json"), keepers: map[string]keeper{},
		head: stateHead{Format: stateFormat, Version: stateVersion, Seed: 1, stateSession: stateSession{1, 1}},
	}
	if err := l.write(); err != nil {
		t.Fatal(err)
	}
	var made []int
	turnOf := func(n int, changes bool) *turn {
		return &turn{call: func() bool { made = append(made, n); return changes }}
	}
	together := []*turn{turnOf(0, true), turnOf(1, false), turnOf(2, true)}
	l.change(together)
	for _, one := range together {
		if !one.over || one.err != nil {
			t.Errorf("got %+v", one)
		}
	}
	if len(made) != 3 || made[0] != 0 || made[2] != 2 {
		t.Errorf("calls in the order %v", made)
	}
	// Where the file cannot be written.
	if err := os.Mkdir(l.path+".tmp", 0o700); err != nil {
		t.Fatal(err)
	}
	together = []*turn{turnOf(3, true), turnOf(4, false)}
	l.change(together)
	if together[0].err == nil || together[1].err != nil {
		t.Errorf("got %v, %v", together[0].err, together[1].err)
	}
	// One that breaks off lets nobody wait.
	broken := []*turn{{call: func() bool { panic("toy") }}, turnOf(5, true)}
	func() {
		defer func() { _ = recover() }()
		l.change(broken)
	}()
	if !broken[1].over || !errors.Is(broken[1].err, errBrokenOff) {
		t.Errorf("got %+v", broken[1])
	}
}
