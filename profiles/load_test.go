package profiles_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

func TestLoad(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.toml")
	if err := os.WriteFile(path, []byte(wholeProfile), 0o600); err != nil {
		t.Fatal(err)
	}
	p, issues, err := profiles.Load(path, knownForms)
	if err != nil || len(issues) > 0 || p.Path != path {
		t.Errorf("load: %v %v %+v", err, issues, p)
	}
	for name, path := range map[string]string{
		"it does not exist": filepath.Join(dir, "none.toml"),
		"it is a directory": dir,
	} {
		_, _, err := profiles.Load(path, knownForms)
		wantTrouble(t, err, path, name)
	}
	large := filepath.Join(dir, "large.toml")
	if err := os.WriteFile(large, bytes.Repeat([]byte("#\n"), 3<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err = profiles.Load(large, knownForms)
	wantTrouble(t, err, large, "it is too large for a profile")
}

// TestLoadStdin is not parallel: it lends the process another standard input.
func TestLoadStdin(t *testing.T) { //nolint:paralleltest // Lends out standard input.
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = read.Close() }()
	stdin := os.Stdin
	os.Stdin = read
	defer func() { os.Stdin = stdin }()
	if _, err := write.WriteString(head + "x = 1\n"); err != nil {
		t.Fatal(err)
	}
	_ = write.Close()
	p, issues, err := profiles.Load("-", knownForms)
	if err != nil || p.Path != "" || len(issues) != 1 || issues[0].File != "stdin" || issues[0].Line != 3 {
		t.Errorf("load: %v %q", err, lines(issues, forms.En))
	}
}
