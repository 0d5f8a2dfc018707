package build_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnswersFirst builds a program whose first words are said while a package is
// initialised that comes late: where the version is asked for and known, and can be
// written, they are never said, and the library is not initialised.
func TestAnswersFirst(t *testing.T) {
	t.Parallel()
	const late = "initialised\n"
	program := func(flags string) string {
		path := filepath.Join(t.TempDir(), "program")
		command := exec.CommandContext(t.Context(), "go", "build", "-ldflags", flags, "-o", path, "./testdata/late")
		if output, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		return path
	}
	const at = "-X clusterwiz/cmd/internal/build."
	released, committed, unknown := program(at+"release=1.2.3"), program(at+"commit=0123456789abcdef"), program("")
	for name, c := range map[string]struct {
		program string
		args    []string
		want    string
	}{
		"release":      {released, []string{"--version"}, "clusterwiz version 1.2.3\n"},
		"commit":       {committed, []string{"--version"}, "clusterwiz version devel 0123456789ab\n"},
		"neither":      {unknown, []string{"--version"}, late},
		"other words":  {released, []string{"version"}, late},
		"two words":    {released, []string{"--version", "--output=json"}, late},
		"after others": {released, []string{"--lang=zh", "--version"}, late},
		"none":         {released, nil, late},
	} {
		var trace bytes.Buffer
		command := exec.CommandContext(t.Context(), c.program, c.args...)
		command.Env, command.Stderr = []string{"GODEBUG=inittrace=1"}, &trace
		if output, err := command.Output(); err != nil || string(output) != c.want {
			t.Errorf("%s: %q, %v, want %q", name, output, err, c.want)
		}
		if library := strings.Contains(trace.String(), "init github.com/google/go-cmp/cmp "); library != (c.want == late) {
			t.Errorf("%s: the library is initialised: %t\n%s", name, library, trace.String())
		}
	}
	closed, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = closed.Close() }()
	var goesOn bytes.Buffer
	command := exec.CommandContext(t.Context(), released, "--version")
	command.Stdout, command.Stderr = closed, &goesOn // Opened for reading: nothing can be written.
	if err := command.Run(); err == nil || goesOn.String() != "standard output cannot be written\n" {
		t.Errorf("nothing could be written: %v, %q", err, goesOn.String())
	}
}
