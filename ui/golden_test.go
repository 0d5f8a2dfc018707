package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// sizes are the terminals that every screen is drawn on.
var sizes = [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}}

// golden compares a screen at every size and in both languages with the files
// of its name, and holds every line to the terminal's width. In short runs, which look
// for races and not at texts, it is drawn once.
func golden(t *testing.T, name string, open func(t *testing.T, w, h int) *driver) {
	t.Helper()
	if size := sizes[1]; testing.Short() {
		fits(t, name, open(t, size[0], size[1]), size)
		return
	}
	for _, lang := range []string{"en", "zh"} {
		var all strings.Builder
		for _, size := range sizes {
			d := open(t, size[0], size[1])
			if lang == "zh" {
				d.press("ctrl+l")
			}
			fits(t, fmt.Sprintf("%s %s %v", name, lang, size), d, size)
			fmt.Fprintf(&all, "=== %dx%d\n%s\n", size[0], size[1], d.screen())
		}
		compare(t, filepath.Join("testdata", "screens", name+"."+lang+".txt"), all.String())
	}
}

func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// fits holds a frame to the size of the terminal.
func fits(t testing.TB, what string, d *driver, size [2]int) {
	t.Helper()
	lines := strings.Split(d.app.View(), "\n")
	if len(lines) > size[1] {
		t.Errorf("%s: %d lines", what, len(lines))
	}
	for _, line := range lines {
		if w := ansi.StringWidth(line); w > size[0] {
			t.Errorf("%s: %d cells: %q", what, w, line)
		}
	}
}
