package main

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// TestExamplesAreSent holds the warning of what is not sent back from every
// profile whose answers all belong to it, in whichever layout.
func TestExamplesAreSent(t *testing.T) {
	t.Parallel()
	// This one shows that what does not apply stays unsent.
	meant := map[string][]forms.Path{"ehpc/testdata/requests/prepaid.toml": {"manager.spot_strategy"}}
	for _, provider := range clouds() {
		root := filepath.Join("..", "..", "providers")
		files, err := filepath.Glob(filepath.Join(root, provider.About().ID, "testdata", "requests", "*.toml"))
		if err != nil || len(files) == 0 {
			t.Fatal("no files", err)
		}
		for _, file := range append(files, filepath.Join(root, provider.About().ID, "testdata", "example.toml")) {
			name, err := filepath.Rel(root, file)
			if err != nil {
				t.Fatal(err)
			}
			var got []forms.Path
			answers := cloudtest.Cloud{Provider: provider}.Load(t, filepath.Join("..", file))
			for _, idle := range provider.Form().Idle(answers) {
				got = append(append(got, idle.Path), idle.Others...)
			}
			if diff := cmp.Diff(meant[filepath.ToSlash(name)], got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}
