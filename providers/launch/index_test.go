package launch_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// rowsOf are the rows of a store with an index even of few journals, and of one that reads
// each journal.
func rowsOf(t *testing.T, dir string, w launch.Wanted) (by, without []launch.Record) {
	t.Helper()
	indexed, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	indexed.IndexFrom(0)
	plain, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	plain.IndexFrom(1 << 30)
	if by, err = indexed.Rows(w); err != nil {
		t.Fatal(err)
	}
	if without, err = plain.Rows(launch.Wanted{}); err != nil {
		t.Fatal(err)
	}
	without = slices.DeleteFunc(without, func(r launch.Record) bool {
		return len(w.Phases) > 0 && !slices.Contains(w.Phases, r.Phase) || r.Started.Before(w.Since)
	})
	if w.Limit > 0 {
		without = without[:min(w.Limit, len(without))]
	}
	return by, without
}

// dice does one thing after another to a directory of journals.
type dice struct {
	*rand.Rand
	t   *testing.T
	dir string
	// at is the time of the next change.
	at time.Time
	// indexes are those that there were.
	indexes [][]byte
	carried bytes.Buffer
	n       int
}

func (d *dice) path(name string) string { return filepath.Join(d.dir, name) }

// write puts a file in place, of a time of its own, which is long ago.
func (d *dice) write(path string, data []byte) {
	d.at = d.at.Add(time.Millisecond)
	if err := errors.Join(os.WriteFile(path, data, 0o600), os.Chtimes(path, d.at, d.at)); err != nil {
		d.t.Fatal(err)
	}
}

// any is a journal that there is, and what is in it.
func (d *dice) any() (path string, data []byte) {
	all, err := filepath.Glob(d.path("*.jsonl"))
	if err != nil {
		d.t.Fatal(err)
	}
	if len(all) == 0 {
		return d.create()
	}
	path = all[d.IntN(len(all))]
	data, err = os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	return path, data
}

// create begins a run, often in the second of another, now and then by a clock that is
// wrong or under a name without a time.
func (d *dice) create() (string, []byte) {
	d.n++
	began := time.Date(2026, 11, 1, 0, 0, d.IntN(40), d.IntN(1e9), time.UTC)
	id := fmt.Sprintf("%s-%04d", began.Format("20060102-150405"), d.n)
	switch d.IntN(12) {
	case 0:
		id = fmt.Sprintf("21%s-%04d", began.Format("060102-150405"), d.n)
	case 1:
		id = fmt.Sprintf("odd-%d", d.n)
	}
	data := []byte(header(began.Format(time.RFC3339Nano)))
	d.write(d.path(id+".jsonl"), data)
	return d.path(id + ".jsonl"), data
}

// line is a further line of a journal.
func (d *dice) line() string {
	phase := []launch.Phase{launch.Sending, launch.Running, launch.Created, launch.Failed, launch.Deleted}[d.IntN(5)]
	intent := ""
	if d.IntN(2) == 0 {
		intent = `"version":1,"record":{"id":"x","provider":"ack","name":"m","limit":7,"speed":2.5,"identity":{"owner":"1"},"started":"2026-11-01T00:00:09+08:00","phase":""},`
	}
	return fmt.Sprintf(`{%s"outcome":{"phase":%q,"sent":1,"receipt":{"id":"c-%d","name":"m"},"twins":["c-0"]},"event":{"time":"2026-11-0%dT00:00:00Z","event":"status"}}`+"\n",
		intent, phase, d.IntN(9), 1+d.IntN(9))
}

func (d *dice) index() ([]byte, bool) {
	data, err := os.ReadFile(d.path("rows"))
	return data, err == nil
}

// throw does one thing, and says what.
func (d *dice) throw() string {
	path, data := d.any()
	switch d.IntN(15) {
	case 0, 1, 2:
		d.create()
		return "begin"
	case 3, 4:
		d.write(path, append(data, d.line()...))
		return "append"
	case 5: // Within a tick of the clock.
		info, err := os.Stat(path)
		if err := errors.Join(err, os.WriteFile(path, append(data, d.line()...), 0o600), os.Chtimes(path, info.ModTime(), info.ModTime())); err != nil {
			d.t.Fatal(err)
		}
		return "append at once"
	case 6:
		d.write(path, data[:d.IntN(len(data)+1)])
		return "cut"
	case 7:
		if len(data) > 0 {
			data[d.IntN(len(data))] ^= byte(1 + d.IntN(255))
		}
		d.write(path, data)
		return "damage"
	case 8:
		d.write(path, bytes.ReplaceAll(data, []byte(`"created"`), []byte(`"deleted"`)))
		return "replace"
	case 9:
		return d.move()
	}
	index, there := d.index()
	switch d.IntN(5) {
	case 0:
		_ = os.Remove(d.path("rows"))
		return "lose the index"
	case 1:
		if there && len(index) > 0 {
			index[d.IntN(len(index))] ^= byte(1 + d.IntN(255))
			d.write(d.path("rows"), index)
		}
		return "damage the index"
	case 2: // Killed while it was written.
		d.write(d.path("rows.new"), index[:d.IntN(len(index)+1)])
		d.write(d.path("rows"), index[:d.IntN(len(index)+1)])
		return "cut the index"
	case 3:
		if len(d.indexes) > 0 {
			d.write(d.path("rows"), d.indexes[d.IntN(len(d.indexes))])
		}
		return "an old index"
	}
	if there {
		d.indexes = append(d.indexes, index)
	}
	return "keep the index"
}

// move prunes and imports.
func (d *dice) move() string {
	store, err := launch.Open(d.dir)
	if err != nil {
		d.t.Fatal(err)
	}
	rows, err := store.Rows(launch.Wanted{})
	if err != nil || len(rows) == 0 {
		return "nothing"
	}
	i := d.IntN(len(rows))
	if d.IntN(3) == 0 {
		if _, err := store.Import(bytes.NewReader(d.carried.Bytes()), ""); err != nil {
			d.t.Fatal(err)
		}
		return "import"
	}
	_ = store.Export(&d.carried, rows[i:i+1])
	if _, err := store.Prune(rows[i : i+1]); err != nil {
		d.t.Fatal(err)
	}
	return "prune"
}

// TestIndexTellsWhatJournalsDo: after whatever happens to journals and index, a list by the
// index is that of the journals.
func TestIndexTellsWhatJournalsDo(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			d := &dice{Rand: rand.New(rand.NewPCG(seed, 14)), t: t, dir: t.TempDir(), at: time.Now().Add(-time.Hour)}
			var did []string
			for range 150 {
				did = append(did, d.throw())
				w := launch.Wanted{Limit: []int{0, 0, 1, 3, 20}[d.IntN(5)]}
				if d.IntN(3) == 0 {
					w.Phases = []launch.Phase{launch.Created, launch.Planned}
				}
				if d.IntN(3) == 0 {
					w.Since = time.Date(2026, 11, 1, 0, 0, d.IntN(40), d.IntN(1e9), time.UTC)
				}
				by, without := rowsOf(t, d.dir, w)
				if diff := cmp.Diff(without, by, cmp.Comparer(func(a, b *providers.Failure) bool { return (a == nil) == (b == nil) })); diff != "" {
					t.Fatalf("after %q, %+v: -journals +index:\n%s", did, w, diff)
				}
			}
		})
	}
}

// TestIndexIsRead: what the index says of a journal that did not change is believed, so
// that the journal need not be read.
func TestIndexIsRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	long := time.Now().Add(-time.Hour)
	path := filepath.Join(dir, "20261119-101010-aaaa.jsonl")
	write := func(text string) {
		if err := errors.Join(os.WriteFile(path, []byte(text), 0o600), os.Chtimes(path, long, long)); err != nil {
			t.Fatal(err)
		}
	}
	text := header("2026-11-19T10:10:10Z")
	write(text)
	rowsOf(t, dir, launch.Wanted{})
	write(strings.Replace(text, `"name":"n"`, `"name":"m"`, 1))
	by, without := rowsOf(t, dir, launch.Wanted{})
	if by[0].Name != "n" || without[0].Name != "m" {
		t.Errorf("by the index %q, by the journal %q", by[0].Name, without[0].Name)
	}
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := store.Load("aaaa"); err != nil || r.Name != "m" {
		t.Errorf("loaded %q, %v", r.Name, err)
	}
}

// TestIndexOfWhatJustChanged: a journal that was changed a moment ago may be changed again
// without its size or its time telling.
func TestIndexOfWhatJustChanged(t *testing.T) {
	t.Parallel()
	dir, now := t.TempDir(), time.Now()
	path := filepath.Join(dir, "20261119-101010-aaaa.jsonl")
	for _, name := range []string{"a", "b", "c"} {
		text := strings.Replace(header("2026-11-19T10:10:10Z"), `"name":"n"`, fmt.Sprintf(`"name":%q`, name), 1)
		if err := errors.Join(os.WriteFile(path, []byte(text), 0o600), os.Chtimes(path, now, now)); err != nil {
			t.Fatal(err)
		}
		if by, _ := rowsOf(t, dir, launch.Wanted{}); len(by) != 1 || by[0].Name != name {
			t.Errorf("want %q: %+v", name, by)
		}
	}
}

// TestIndexThatCannotBeWritten: a list is the same where nothing can be written beside the
// journals, or somebody else is at it.
func TestIndexThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	for name, forbid := range map[string]func(*launch.Store, string) error{
		"no locks": func(s *launch.Store, _ string) error { s.Unlockable(fs.ErrPermission); return nil },
		"no file": func(_ *launch.Store, dir string) error {
			return os.MkdirAll(filepath.Join(dir, "rows.new", "full"), 0o700)
		},
		"held":     func(s *launch.Store, _ string) error { _, err := s.Hold("rows"); return err },
		"no index": func(_ *launch.Store, dir string) error { return os.Mkdir(filepath.Join(dir, "rows"), 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, long := t.TempDir(), time.Now().Add(-time.Hour)
			path := filepath.Join(dir, "20261119-101010-aaaa.jsonl")
			store, err := launch.Open(dir)
			if err := errors.Join(err, os.WriteFile(path, []byte(header("2026-11-19T10:10:10Z")), 0o600), os.Chtimes(path, long, long), forbid(store, dir)); err != nil {
				t.Fatal(err)
			}
			store.IndexFrom(0)
			for range 2 {
				if rows, err := store.Rows(launch.Wanted{}); err != nil || len(rows) != 1 {
					t.Errorf("%d rows, %v", len(rows), err)
				}
			}
			if info, err := os.Stat(filepath.Join(dir, "rows")); err == nil && info.Mode().IsRegular() {
				t.Error("an index was written")
			}
		})
	}
}

// TestIndexIsOfItsOwner: what was left where an index is written is not written through, and
// does not say who may read it.
func TestIndexIsOfItsOwner(t *testing.T) {
	t.Parallel()
	for name, left := range map[string]func(at, other string) error{
		"a link": func(at, other string) error { return os.Symlink(other, at) },
		"a file that others read": func(at, _ string) error {
			return errors.Join(os.WriteFile(at, nil, 0o600), os.Chmod(at, 0o666))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, other, long := t.TempDir(), filepath.Join(t.TempDir(), "other"), time.Now().Add(-time.Hour)
			path := filepath.Join(dir, "20261119-101010-aaaa.jsonl")
			if err := errors.Join(os.WriteFile(other, []byte("mine"), 0o600), left(filepath.Join(dir, "rows.new"), other),
				os.WriteFile(path, []byte(header("2026-11-19T10:10:10Z")), 0o600), os.Chtimes(path, long, long)); err != nil {
				t.Skip(err) // Not everybody may make links on Windows.
			}
			rowsOf(t, dir, launch.Wanted{})
			if data, err := os.ReadFile(other); err != nil || string(data) != "mine" {
				t.Errorf("another file is %q, %v", data, err)
			}
			info, err := os.Lstat(filepath.Join(dir, "rows"))
			if err != nil || !info.Mode().IsRegular() || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
				t.Errorf("the index: %v, %v", info, err)
			}
		})
	}
}

// TestIndexForgets: of runs that were forgotten no row is left.
func TestIndexForgets(t *testing.T) {
	t.Parallel()
	dir, long := t.TempDir(), time.Now().Add(-time.Hour)
	path := filepath.Join(dir, "20261119-101010-aaaa.jsonl")
	if err := errors.Join(os.WriteFile(path, []byte(header("2026-11-19T10:10:10Z")), 0o600), os.Chtimes(path, long, long)); err != nil {
		t.Fatal(err)
	}
	rows, _ := rowsOf(t, dir, launch.Wanted{})
	index := filepath.Join(dir, "rows")
	if _, err := os.Stat(index); err != nil {
		t.Fatal(err)
	}
	store, err := launch.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if gone, err := store.Prune(rows); err != nil || len(gone) != 1 {
		t.Fatalf("%d were forgotten, %v", len(gone), err)
	}
	if data, err := os.ReadFile(index); err == nil && bytes.Contains(data, []byte("20261119-101010-aaaa")) {
		t.Errorf("%q", data)
	}
}

// TestIndexAmongMany: whoever lists runs sees at least what was on disk when they began,
// while others write journals and indexes.
func TestIndexAmongMany(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			store, err := launch.Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			store.IndexFrom(0)
			for n := range 25 {
				id := fmt.Sprintf("202611%02d-1010%02d-w%d", 10+worker, n, worker)
				path := filepath.Join(dir, id+".jsonl")
				text := header("2026-11-10T10:10:10Z")
				for _, phase := range []launch.Phase{launch.Planned, launch.Running, launch.Created} {
					if phase != launch.Planned {
						text += fmt.Sprintf(`{"outcome":{"phase":%q},"event":{"time":"2026-11-20T22:15:31Z","event":"status"}}`+"\n", phase)
					}
					long := time.Now().Add(-time.Hour)
					if err := errors.Join(os.WriteFile(path, []byte(text), 0o600), os.Chtimes(path, long, long)); err != nil {
						t.Error(err)
					}
					rows, err := store.Rows(launch.Wanted{})
					i := slices.IndexFunc(rows, func(r launch.Record) bool { return r.ID == id })
					if err != nil || i < 0 || rows[i].Phase != phase {
						t.Errorf("%s is listed as number %d, %v, want %s", id, i, err, phase)
					}
				}
			}
		})
	}
	all.Wait()
}

// fill gives every part of a value that can be kept one of its own.
func fill(v reflect.Value, n *int) {
	*n++
	if !v.CanSet() {
		return
	}
	if at, ok := v.Addr().Interface().(*time.Time); ok {
		*at = time.Date(2026, 1, *n, 1, 2, 3, 4, time.FixedZone("", 3600**n%36000))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d\x00密", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(-*n) << 33)
	case reflect.Float64:
		v.SetFloat(1 / float64(*n))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	default:
	}
}

// TestRowsHaveWholeRecords: all that a record has is in its row, or it has none.
func TestRowsHaveWholeRecords(t *testing.T) {
	t.Parallel()
	var r launch.Record
	n := 0
	fill(reflect.ValueOf(&r).Elem(), &n)
	r.Answers = nil
	row, ok := launch.EncodeRow(r)
	back, read := launch.DecodeRow(row)
	if !ok || !read {
		t.Fatal(ok, read)
	}
	if diff := cmp.Diff(r, back); diff != "" {
		t.Error(diff)
	}
	if _, read := launch.DecodeRow(row + "x"); read {
		t.Error("a row with something behind it is read")
	}
	r.Failure.Cause = fs.ErrExist
	if _, ok := launch.EncodeRow(r); ok {
		t.Error("a record has a row without the cause of its failure")
	}
}

func FuzzIndex(f *testing.F) {
	row, _ := launch.EncodeRow(launch.Record{ID: "20261120-221530-k7q2", Name: "cfd", Started: time.Unix(1e9, 5), Receipt: &providers.Receipt{ID: "c-1"}, Twins: []string{}})
	f.Add([]byte(row), []byte{})
	f.Add([]byte{}, launch.EncodeIndex("20261120-221530-k7q2", 700, row))
	f.Fuzz(func(t *testing.T, row, index []byte) {
		if r, ok := launch.DecodeRow(string(row)); ok {
			again, ok := launch.EncodeRow(r)
			back, read := launch.DecodeRow(again)
			if diff := cmp.Diff(r, back, cmp.Comparer(func(a, b float64) bool { return a == b || a != a && b != b })); !ok || !read || diff != "" {
				t.Fatalf("%v, %v, -read +written and read:\n%s", ok, read, diff)
			}
		}
		for id, row := range launch.DecodeIndex(index) {
			launch.DecodeRow(row)
			if id == "" && row == "" {
				continue
			}
		}
		if whole := launch.EncodeIndex("x", int64(len(index)), string(row)); launch.DecodeIndex(whole)["x"] != string(row) || launch.DecodeIndex(whole[:len(whole)-1]) != nil {
			t.Fatal("an index is not read as it was written, or one that is cut is")
		}
	})
}

// BenchmarkRows is a list of ten thousand runs by the index.
func BenchmarkRows(b *testing.B) {
	dir, long := b.TempDir(), time.Now().Add(-time.Hour)
	const most = 10_000
	for n := range most {
		path := filepath.Join(dir, fmt.Sprintf("20261120-22%02d%02d-%04d.jsonl", n/100%60, n%60, n))
		if err := errors.Join(os.WriteFile(path, []byte(header("2026-11-20T22:15:30Z")), 0o600), os.Chtimes(path, long, long)); err != nil {
			b.Fatal(err)
		}
	}
	store, err := launch.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	for name, w := range map[string]launch.Wanted{"all": {}, "newest": {Limit: 20}, "failed": {Phases: []launch.Phase{launch.Failed}}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if rows, err := store.Rows(w); err != nil || len(w.Phases) == 0 && len(rows) < min(most, 20) {
					b.Fatal(len(rows), err)
				}
			}
		})
	}
}
