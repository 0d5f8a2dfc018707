package profiles_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"clusterwiz/profiles"
)

func TestLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.toml")
	if err := os.WriteFile(path, []byte(wholeProfile), 0o600); err != nil {
		t.Fatal(err)
	}
	p, issues, err := profiles.Load(t.Context(), path, knownForms)
	if err != nil || len(issues) > 0 || p.Path != path {
		t.Errorf("load: %v %v %+v", err, issues, p)
	}
	for name, path := range map[string]string{
		"it does not exist": filepath.Join(dir, "none.toml"),
		"it is a directory": dir,
	} {
		_, _, err := profiles.Load(t.Context(), path, knownForms)
		wantTrouble(t, err, path, name)
	}
	large := filepath.Join(dir, "large.toml")
	if err := os.WriteFile(large, bytes.Repeat([]byte("#\n"), 3<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = profiles.Load(t.Context(), large, knownForms)
	wantTrouble(t, err, large, "it is larger than 4 MiB")
}
