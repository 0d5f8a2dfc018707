package launch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// TestHolder: the newest run that made a thing is found by however many who look for it at
// once, as soon as it is there, and no longer than it is.
func TestHolder(t *testing.T) {
	t.Parallel()
	made := func(thing string) string {
		return header("2026-11-20T22:15:30Z") + fmt.Sprintf(`{"outcome":{"phase":"created","receipt":{"id":%q}},"event":{"time":"2026-11-20T22:15:31Z","event":"created"}}`+"\n", thing)
	}
	dir := t.TempDir()
	put := func(id, text string) {
		if err := os.WriteFile(filepath.Join(dir, id+".jsonl"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 600 {
		put(fmt.Sprintf("20261119-1010%02d-%04d", n%60, n), made(fmt.Sprintf("c-%d", n%300)))
	}
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	holder := func(provider, thing string) string {
		r, err := store.Holder(launch.Record{Provider: provider, Taken: &launch.Taken{Thing: &providers.Receipt{ID: thing}}})
		if err != nil && kindOf(err) != "gone" {
			t.Error(err)
		}
		return strings.TrimLeft(r.ID[min(16, len(r.ID)):], "0")
	}
	var all sync.WaitGroup
	for n := range 50 {
		all.Go(func() {
			if got, want := holder("ehpc", fmt.Sprintf("c-%d", n)), fmt.Sprint(300+n); got != want {
				t.Errorf("c-%d is of run %q, want %q", n, got, want)
			}
			if got := holder("ack", fmt.Sprintf("c-%d", n)); got != "" {
				t.Errorf("c-%d of another cloud is of run %q", n, got)
			}
		})
	}
	all.Wait()
	if got := holder("ehpc", "c-new"); got != "" {
		t.Errorf("what no run made is of run %q", got)
	}
	put("20261120-101010-new", made("c-new"))
	if got := holder("ehpc", "c-new"); got != "new" {
		t.Errorf("what a run has just made is of run %q", got)
	}
	if err := os.Remove(filepath.Join(dir, "20261120-101010-new.jsonl")); err != nil {
		t.Fatal(err)
	}
	if got := holder("ehpc", "c-new"); got != "" {
		t.Errorf("what a run made that was pruned is of run %q", got)
	}
}
