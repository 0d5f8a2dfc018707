package profiles_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"clusterwiz/profiles"
)

func wantTrouble(t *testing.T, err error, path, why string) {
	t.Helper()
	var fileError *profiles.FileError
	if !errors.As(err, &fileError) {
		t.Fatalf("error %v is not a Trouble", err)
	}
	if !fileError.Text.Complete() || !fileError.Remedy.Complete() {
		t.Errorf("a language is missing: %+v", fileError)
	}
	if !strings.Contains(err.Error(), path) || !strings.Contains(fileError.Text.Zh, path) || !strings.Contains(err.Error(), why) {
		t.Errorf("error %q should name %s and say %q", err, path, why)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != want {
		t.Errorf("mode of %s is %v, want %v", path, info.Mode().Perm(), want)
	}
}

func TestSave(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "deep", "er", "a.toml")
	if err := profiles.Save(path, []byte("one"), false); err != nil {
		t.Fatal(err)
	}
	wantMode(t, path, 0o600)
	wantMode(t, filepath.Dir(path), 0o700)

	err := profiles.Save(path, []byte("two"), false)
	wantTrouble(t, err, path, "it already exists")
	if !errors.Is(err, profiles.ErrExists) || read(t, path) != "one" {
		t.Errorf("not asked to overwrite: %v, %q", err, read(t, path))
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := profiles.Save(path, []byte("two"), true); err != nil {
		t.Fatal(err)
	}
	wantMode(t, path, 0o600)
	if got := read(t, path); got != "two" {
		t.Errorf("overwritten: %q", got)
	}
	wantOnly(t, filepath.Dir(path), "a.toml")
}

// wantOnly makes sure that nothing half-written is left behind.
func wantOnly(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(names) {
		t.Errorf("%s holds %v, want %v", dir, entries, names)
	}
}

// linked makes a link, and tells whether there is one: Windows makes links only for those
// who may, and wine says that it did.
func linked(target, link string) bool {
	if err := os.Symlink(target, link); err != nil {
		return false
	}
	info, err := os.Lstat(link)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

func TestSaveThroughLinks(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		return
	}
	dir := t.TempDir()
	target, link, twice := filepath.Join(dir, "target"), filepath.Join(dir, "link"), filepath.Join(dir, "twice")
	for _, pair := range [][2]string{{"target", link}, {link, twice}, {"circle", filepath.Join(dir, "circle")}} {
		if err := os.Symlink(pair[0], pair[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := profiles.Save(twice, []byte("new"), false); err != nil {
		t.Fatal(err)
	}
	if err := profiles.Save(link, []byte("no"), false); !errors.Is(err, profiles.ErrExists) {
		t.Errorf("existing target: %v", err)
	}
	if err := profiles.Save(link, []byte("newer"), true); err != nil {
		t.Fatal(err)
	}
	if got := read(t, target); got != "newer" {
		t.Errorf("target holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v %v", info, err)
	}
	circle := filepath.Join(dir, "circle")
	wantTrouble(t, profiles.Save(circle, nil, true), circle, "circle")
}

func TestSaveTrouble(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(dir, "nowhere")
	if linked(filepath.Join(dir, "gone"), nowhere) {
		within := filepath.Join(nowhere, "deep", "a.toml")
		for _, overwrite := range []bool{false, true} {
			wantTrouble(t, profiles.Save(within, nil, overwrite), within, "")
		}
	}
	below, long := filepath.Join(file, "a.toml"), filepath.Join(dir, strings.Repeat("n", 300))
	wantTrouble(t, profiles.Save(below, nil, true), below, "not a directory")
	wantTrouble(t, profiles.Save(dir, nil, true), dir, "it is a directory")
	if runtime.GOOS != "windows" {
		wantTrouble(t, profiles.Save(long, nil, true), long, "the name is too long")
		wantTrouble(t, profiles.Save(long, nil, false), long, "the name is too long")
	}
}

// TestSaveReasons words the causes through a place that takes any error: a
// full disk cannot be had in a test.
func TestSaveReasons(t *testing.T) {
	t.Parallel()
	for cause, why := range map[error]string{
		syscall.ENOSPC: "the disk is full", syscall.EROFS: "read-only", syscall.EACCES: "permission is denied",
		syscall.EPERM: "permission is denied", syscall.EDQUOT: "quota", syscall.EIO: "the system refused",
		errors.New("cannot write data to tempfile: " + syscall.ENOSPC.Error()): "the disk is full",
	} {
		r := profiles.Resolver{ReadFile: func(context.Context, string) ([]byte, error) { return nil, cause }}
		problems := r.Resolve(t.Context(), demo, referenced(t, "file", "/f"))
		if len(problems) != 1 || !strings.Contains(problems[0].Summary.En, why) {
			t.Errorf("%v: %+v, want %q", cause, problems, why)
		}
	}
}

func TestSaveOnlyOnceCreates(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.toml")
	var made atomic.Int32
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			switch err := profiles.Save(path, []byte("whole"), false); {
			case err == nil:
				made.Add(1)
			case !errors.Is(err, profiles.ErrExists):
				t.Error(err)
			}
		})
	}
	group.Wait()
	if made.Load() != 1 || read(t, path) != "whole" {
		t.Errorf("created %d times", made.Load())
	}
	wantOnly(t, filepath.Dir(path), "a.toml")
}

// TestSaveWithoutHardLinks puts a new file in place all the same, whole, and
// never over another one.
func TestSaveWithoutHardLinks(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.toml")
	none := func(string, string) error { return syscall.ENOTSUP }
	if err := profiles.Create(path, []byte("whole"), none); err != nil || read(t, path) != "whole" {
		t.Errorf("%v, %q", err, read(t, path))
	}
	wantMode(t, path, 0o600)
	if err := profiles.Create(path, []byte("other"), none); !errors.Is(err, profiles.ErrExists) || read(t, path) != "whole" {
		t.Errorf("over another: %v, %q", err, read(t, path))
	}
	wantOnly(t, filepath.Dir(path), "a.toml")
}
