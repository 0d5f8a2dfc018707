package launch_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// A journal cut at any byte, as a killed program or a lost page leaves it, is
// gone on with, never by sending again, and to the end that it allows.
func TestKilledAnywhere(t *testing.T) {
	t.Parallel()
	scripts := map[string]func(*client){
		"happy":      func(*client) {},
		"throttled":  func(c *client) { c.send = []step{fails(providers.Throttled), gives("c-1")} },
		"lost reply": func(c *client) { c.send = []step{fails(providers.Unclear)}; c.find = []step{finds(), finds("c-1")} },
		"sent again by token": func(c *client) {
			c.send = []step{fails(providers.Unclear), fails(providers.Unclear), gives("c-1")}
		},
	}
	for name, change := range scripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var whole string
			synctest.Test(t, func(t *testing.T) {
				r, c := newRoom(t, launch.Options{}), happy()
				change(c)
				if _, err := r.Create(t.Context(), c, byToken(), nil); err != nil {
					t.Fatal(err)
				}
				whole = r.journal(t)
			})
			for _, size := range cuts(t, whole) {
				synctest.Test(t, func(t *testing.T) { resume(t, whole[:size]) })
			}
		})
	}
}

// cuts returns the places of a journal between which it matters where it is
// cut: it says the same at every byte from one line's end to the next's.
func cuts(t *testing.T, whole string) []int {
	t.Helper()
	places := []int{0}
	var before launch.Record
	for size := range len(whole) + 1 {
		r := launch.Fold("20000101-000000-abcd", []byte(whole[:size]))
		// Only its line feed is missing: then the line counts.
		lineEnd := size < len(whole) && whole[size] == '\n'
		if size > 0 && !lineEnd && !cmp.Equal(before, r) {
			t.Fatalf("cut at %d of %q it says %+v", size, whole, r)
		}
		if before = r; lineEnd {
			places = append(places, size-20, size, size+1)
		}
	}
	return places
}

// resume watches a run whose journal is text.
func resume(t *testing.T, text string) {
	const id = "20000101-000000-abcd"
	r, c := newRoom(t, launch.Options{}), happy()
	path := filepath.Join(r.dir, id+".jsonl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := r.store.Load(id)
	if err != nil {
		t.Fatalf("cut at %d: %v", len(text), err)
	}
	had, err := r.store.Events(id)
	if err != nil {
		t.Fatal(err)
	}
	c.find = []step{finds("c-1")}
	record, err := r.Watch(t.Context(), c, kept, r.emit)
	if c.count("send") != 0 {
		t.Fatalf("cut at %d: sent again", len(text))
	}
	if kept.Phase == launch.Planned {
		if !errors.Is(err, launch.ErrNotSent) || bytes.Contains([]byte(text), []byte("\"event\":\"accepted\"")) {
			t.Fatalf("cut at %d: %v", len(text), err)
		}
		return
	}
	if err != nil || record.Phase != launch.Created || record.Receipt.ID != "c-1" {
		t.Fatalf("cut at %d: %v, %+v", len(text), err, record)
	}
	again, err := r.store.Load(id)
	if err != nil || again.Phase != launch.Created || again.Name != "cfd" {
		t.Fatalf("cut at %d: the journal then has %v, %+v", len(text), err, again)
	}
	// What was told is written, save the lines of the log that were there.
	want := had
	for _, e := range r.events {
		known := func(h launch.Event) bool { return e.Log != nil && h.Log != nil && h.Log.ID == e.Log.ID }
		if !slices.ContainsFunc(had, known) && kept.Phase != launch.Created {
			want = append(want, e)
		}
	}
	if now, err := r.store.Events(id); err != nil || kinds(now) != kinds(want) {
		t.Fatalf("cut at %d: the journal then has %v, %s; want %s", len(text), err, kinds(now), kinds(want))
	}
}

var errFull = errors.New("no space left on device")

// disk is a journal file on a disk that fills up.
type disk struct {
	launch.File
	// left is the number of writes that succeed; half of the next one does.
	left *int
	// stuck: what was half written cannot be taken back.
	stuck bool
}

func (d disk) Write(p []byte) (int, error) {
	if *d.left > 0 {
		*d.left--
		return d.File.Write(p)
	}
	n, _ := d.File.Write(p[:len(p)/2])
	return n, errFull
}

func (d disk) Truncate(size int64) error {
	if d.stuck {
		return errFull
	}
	return d.File.Truncate(size)
}

func TestDiskFull(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		writes int
		err    string
		phase  launch.Phase
		sends  int
		events string
		kept   launch.Phase
	}{
		"at the intent":   {0, "internal", launch.Planned, 0, "rejected", ""},
		"before sending":  {1, "internal", launch.Planned, 0, "planned finding rejected", launch.Planned},
		"at the receipt":  {2, "", launch.Created, 1, "planned finding sending accepted note log status log created", launch.Sending},
		"while following": {5, "", launch.Created, 1, "planned finding sending accepted log status log note created", launch.Running},
	}
	for name, test := range tests {
		for _, stuck := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					r, c, left := newRoom(t, launch.Options{}), happy(), test.writes
					r.store.Replace(func(f launch.File) launch.File { return disk{f, &left, stuck} })
					record, err := r.Create(t.Context(), c, plan(), r.emit)
					if kindOf(err) != test.err || record.Phase != test.phase || c.count("send") != test.sends || r.kinds() != test.events {
						t.Errorf("got %v, %s, %v, %s", err, record.Phase, c.calls, r.kinds())
					}
					if err == nil && (record.Receipt == nil || record.Receipt.ID != "c-1") {
						t.Errorf("receipt %+v", record.Receipt)
					}
					if err != nil && !errors.Is(err, errFull) {
						t.Errorf("%v hides the cause", err)
					}
					kept, _ := r.store.Load("last")
					if kept.Phase != test.kept {
						t.Errorf("journal has %q, want %q", kept.Phase, test.kept)
					}
				})
			})
		}
	}
}

// A disk that is full only for a while costs nothing but the lines of that
// while; and a receipt that never reached the disk is kept by who has it.
func TestDiskFullForAWhile(t *testing.T) {
	t.Parallel()
	for _, stuck := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			r, c, left := newRoom(t, launch.Options{}), happy(), 2
			r.store.Replace(func(f launch.File) launch.File { return disk{f, &left, stuck} })
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			c.poll[0].before = func() { left = 100; stop() }
			record, err := r.Create(ctx, c, plan(), nil)
			if !errors.Is(err, launch.ErrDetached) {
				t.Fatal(err)
			}
			c.poll = c.poll[1:]
			record, err = r.Watch(t.Context(), c, record, nil)
			if err != nil || record.Receipt.ID != "c-1" || c.count("find") != 3 {
				t.Errorf("got %v, %+v, %v", err, record, c.calls)
			}
			kept, err := r.store.Load(record.ID)
			if err != nil || kept.Phase != launch.Created || kept.Receipt == nil || kept.Receipt.ID != "c-1" {
				t.Errorf("journal has %+v, %v", kept, err)
			}
			events, err := r.store.Events(record.ID)
			if got := kinds(events); err != nil || got != "planned sending detached log log created" {
				t.Errorf("journal %s, %v", got, err)
			}
		})
	}
}
