package profiles_test

import (
	"path/filepath"
	"testing"

	"clusterwiz/profiles"
)

func TestDefaultDirs(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "c"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(dir, "s"))
	dirs := profiles.DefaultDirs()
	for got, want := range map[string]string{
		dirs.Config:     "c/clusterwiz",
		dirs.State:      "s/clusterwiz",
		dirs.Profiles(): "c/clusterwiz/profiles",
		dirs.Runs():     "s/clusterwiz/runs",
		dirs.Drafts():   "s/clusterwiz/drafts",
	} {
		if got != filepath.Join(dir, filepath.FromSlash(want)) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
