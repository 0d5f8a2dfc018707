package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"clusterwiz/forms"
)

//go:generate go test -run ^TestManual$ -update .

// TestManual writes the manual pages of all commands with -update, and holds that they
// are those of the help.
func TestManual(t *testing.T) {
	t.Parallel()
	const dir = "../../docs/man"
	pages := map[string]string{}
	var write func(cmd *cobra.Command)
	write = func(cmd *cobra.Command) {
		var page bytes.Buffer
		written := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC)
		header := &doc.GenManHeader{Title: strings.ToUpper(strings.ReplaceAll(cmd.CommandPath(), " ", "-")), Section: "1", Date: &written, Source: "clusterwiz", Manual: "clusterwiz"}
		if err := doc.GenMan(cmd, header, &page); err != nil {
			t.Fatal(err)
		}
		pages[strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1"] = page.String()
		for _, child := range cmd.Commands() {
			if child.IsAvailableCommand() {
				write(child)
			}
		}
	}
	root := newApp(newSandbox(t).Streams, forms.En).root()
	root.DisableAutoGenTag = true
	write(root)
	if *update {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		old, _ := filepath.Glob(filepath.Join(dir, "*.1"))
		for _, path := range old {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
		for name, page := range pages {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	found := map[string]string{}
	files, _ := filepath.Glob(filepath.Join(dir, "*.1"))
	for _, path := range files {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(path)] = string(page)
	}
	if diff := cmp.Diff(found, pages); diff != "" {
		t.Errorf("-pages +commands; go test ./cmd/clusterwiz -run TestManual -update:\n%s", diff)
	}
}
