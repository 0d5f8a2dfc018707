package profiles_test

import (
	"errors"
	"path/filepath"
	"testing"

	"clusterwiz/profiles"
)

func TestNamesAreReadAsTyped(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for name, want := range map[string]string{"~/x.toml": filepath.Join(home, "x.toml"), "x.toml": "x.toml", "./-": "./-", "a~b": "a~b"} {
		if got, err := profiles.Typed(name); got != want || err != nil {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	for _, name := range []string{"-", "~", "~somebody/x.toml"} {
		var refused *profiles.FileError
		if _, err := profiles.Typed(name); !errors.As(err, &refused) || !refused.Text.Complete() || !refused.Remedy.Complete() {
			t.Errorf("%s: %v", name, err)
		}
	}
}
