package launch_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// TestMarks: who comes back to a run masks the secrets of its request, which
// only their marks tell, and without the key of these shows what the cloud says.
func TestMarks(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(t *testing.T, dir string)
		masked bool
	}{
		"as it was": {masked: true},
		"without the key": {change: func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "marks.key")); err != nil {
				t.Fatal(err)
			}
		}},
		"with the key of another": {change: func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, "marks.key"), []byte("another"), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				c.poll = []step{fails(providers.Permission)}
				ctx := t.Context()
				record, err := launch.New(r.store, launch.Options{Limit: 1}).Create(ctx, plan().to(c), plan().Plan, nil)
				if kindOf(err) != launch.ErrUnclear.Error() || strings.Contains(r.journal(t), "Canary") {
					t.Fatal(err)
				}
				if tc.change != nil {
					tc.change(t, r.dir)
				}
				back := happy()
				back.poll = []step{{status: providers.Status{
					Phase: providers.Failed, State: "exception",
					Failure: &providers.Failure{Kind: providers.Invalid, Message: "(" + canary + ") is too weak", Summary: forms.Same("the password " + canary)},
				}}}
				record, err = r.Launcher.Watch(ctx, connect.Target{Client: back}, record, r.emit)
				if record.Phase != launch.Failed || kindOf(err) != "invalid" {
					t.Fatal(record.Phase, err)
				}
				told := r.journal(t) + err.Error()
				for _, e := range r.events {
					data, err := e.MarshalJSON()
					if err != nil {
						t.Fatal(err)
					}
					told += string(data)
				}
				if masked := !strings.Contains(told, "Canary"); masked != tc.masked || tc.masked != strings.Contains(told, "("+forms.Mask+") is too weak") {
					t.Errorf("masked %t:\n%s", masked, told)
				}
			})
		})
	}
}

// TestMarkKeyIsOne: of those who make one at once, all have the same.
func TestMarkKeyIsOne(t *testing.T) {
	t.Parallel()
	for range 4 {
		dir := t.TempDir()
		keys := make([][]byte, 16)
		var group sync.WaitGroup
		begin := make(chan struct{})
		for i := range keys {
			store, err := launch.Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			group.Go(func() {
				<-begin
				keys[i] = store.MarkKey()
			})
		}
		close(begin)
		group.Wait()
		for _, key := range keys {
			if len(key) == 0 || !bytes.Equal(key, keys[0]) {
				t.Fatalf("keys %q", keys)
			}
		}
	}
}
