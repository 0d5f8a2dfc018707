//go:build unix

package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/forms/files"
)

func TestDirectoriesAreKeptToTheirOwner(t *testing.T) {
	t.Parallel()
	base := t.TempDir()
	wide, private, link, gone := filepath.Join(base, "wide"), filepath.Join(base, "private"), filepath.Join(base, "link"), filepath.Join(base, "gone")
	linked := filepath.Join(base, "linked")
	for dir, mode := range map[string]os.FileMode{wide: 0o777, private: 0o700, linked: 0o755} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(linked, link); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ dir, says string }{
		{wide, "now only you can"}, {wide, ""}, {private, ""}, {link, "is a link to one that others may enter"}, {gone, ""},
	} {
		told := files.Private(c.dir)
		if c.says == "" && len(told) > 0 || c.says != "" && len(told) != 1 {
			t.Errorf("%s: %q, want %q", c.dir, told, c.says)
			continue
		}
		for _, text := range told {
			if !strings.Contains(text.En, c.says) || !text.Complete() {
				t.Errorf("%s: %q, want %q", c.dir, text, c.says)
			}
		}
	}
	if info, err := os.Stat(wide); err != nil || info.Mode().Perm() != 0o700 {
		t.Error(info.Mode(), err)
	}
	if info, err := os.Stat(linked); err != nil || info.Mode().Perm() != 0o755 {
		t.Error("what a link leads to was changed", info.Mode(), err)
	}
	if os.Geteuid() == 0 {
		if err := os.Chown(private, 12345, 12345); err != nil {
			t.Fatal(err)
		}
		if told := files.Private(private); len(told) != 1 || !strings.Contains(told[0].En, "belongs to another user") {
			t.Errorf("%q", told)
		}
	}
}
