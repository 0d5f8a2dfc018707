package profiles_test

import (
	"os"
	"path/filepath"
	"runtime"
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

		dirs.Profile("cfd"):          "c/clusterwiz/profiles/cfd.toml",
		dirs.Profile("a/../../../b"): "c/clusterwiz/profiles/b.toml",
	} {
		if got != filepath.Join(dir, filepath.FromSlash(want)) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestNamesOfDevices: a profile may be called as what Windows takes for a device.
func TestNamesOfDevices(t *testing.T) {
	t.Parallel()
	dirs := profiles.Dirs{Config: filepath.Join(t.TempDir(), "c")}
	for _, name := range []string{"CON", "nul", "com1", "a:b", "cfd"} {
		base := filepath.Base(dirs.Profile(name))
		switch want := name + ".toml"; {
		case !filepath.IsLocal(base):
			t.Errorf("%s: %s is no file", name, base)
		case filepath.IsLocal(want) && base != want:
			t.Errorf("%s: got %s, want %s", name, base, want)
		}
	}
}

func TestDefaultDirsElsewhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Setenv("HOME", t.TempDir()) // Which counts for nothing there.
		want := filepath.Join(os.Getenv("LOCALAPPDATA"), "clusterwiz")
		if dirs := profiles.DefaultDirs(); dirs != (profiles.Dirs{Config: want, State: want}) {
			t.Errorf("got %v, want %s", dirs, want)
		}
		return
	}
	base := filepath.Join(t.TempDir(), "home")
	for name, tc := range map[string]struct{ home, config, state, wantConfig, wantState string }{
		"home alone":           {home: base, wantConfig: ".config/clusterwiz", wantState: ".local/state/clusterwiz"},
		"relative is ignored":  {home: base, config: "c", state: "./s", wantConfig: ".config/clusterwiz", wantState: ".local/state/clusterwiz"},
		"no home":              {},
		"relative home":        {home: "h", config: "c", state: "~/s"},
		"no home, one is told": {state: filepath.Join(base, "s"), wantState: "s/clusterwiz"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("HOME", tc.home)
			t.Setenv("XDG_CONFIG_HOME", tc.config)
			t.Setenv("XDG_STATE_HOME", tc.state)
			dirs := profiles.DefaultDirs()
			for got, want := range map[string]string{dirs.Config: tc.wantConfig, dirs.State: tc.wantState} {
				if want != "" {
					want = filepath.Join(base, filepath.FromSlash(want))
				}
				if got != want || (profiles.Placed(got) == nil) != (want != "") {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	_, err := profiles.OpenDrafts("drafts", knownForms)
	wantTrouble(t, err, "HOME", "not an absolute path")
}
