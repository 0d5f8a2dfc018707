//go:build !windows

package launch_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"clusterwiz/providers/launch"
)

// A pipe among the journals, under its own name or another, hangs nothing.
func TestPipeAmongJournals(t *testing.T) {
	t.Parallel()
	r := newRoom(t, launch.Options{})
	pipe := filepath.Join(r.dir, "20991231-000000-pipe.jsonl")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(pipe, filepath.Join(r.dir, "20991231-000001-link.jsonl")); err != nil {
		t.Fatal(err)
	}
	record := launch.Record{ID: "20261120-221530-k7q2", Provider: "ehpc", Name: "cfd", Phase: launch.Planned}
	_, end, err := r.store.Appender(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := end(); err != nil {
		t.Fatal(err)
	}
	done := make(chan []launch.Record, 1)
	go func() {
		list, _ := r.store.List()
		last, _ := r.store.Load("last")
		done <- append(list, last)
	}()
	select {
	case got := <-done:
		if len(got) != 2 || got[0].ID != record.ID || got[1].ID != record.ID {
			t.Errorf("got %+v", got)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("hangs")
	}
}
