package built_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/ui/e2e/built"
)

const clusterwiz = "clusterwiz/cmd/clusterwiz"

// TestProgramIsKnownToTheCache runs itself again as the go command does, with a
// log of what the test looked at.
func TestProgramIsKnownToTheCache(t *testing.T) {
	t.Parallel()
	if os.Getenv("BUILT_INTO") != "" {
		if _, err := built.Program(t.Context(), os.Getenv("BUILT_INTO"), clusterwiz); err != nil {
			t.Fatal(err)
		}
		return
	}
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestProgramIsKnownToTheCache$", "-test.testlogfile="+log)
	again.Env = append(os.Environ(), "BUILT_INTO="+dir)
	if out, err := again.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "cmd/clusterwiz", "ui", "forms", "providers/simulator", "providers/ehpc/testdata/example.toml"} {
		if !strings.Contains(string(text), "open "+filepath.Join(tree, name)+"\n") {
			t.Errorf("%s was not looked at:\n%s", name, text)
		}
	}
}

func TestProgramThatDoesNotBuild(t *testing.T) {
	t.Parallel()
	_, err := built.Program(t.Context(), t.TempDir(), "clusterwiz/nowhere")
	if err == nil || !strings.Contains(err.Error(), "clusterwiz/nowhere") {
		t.Errorf("got %v, want an error that names the package", err)
	}
}
