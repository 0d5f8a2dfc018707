// Package built builds programs for tests that run them as a person would. A
// test that starts "go build" hides from Go's test cache what its result
// depends on: it would go on passing, as "(cached)", while the program is
// broken. Program therefore looks at every source that it builds from in a way
// that the cache takes note of.
package built

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// inputs prints, for each package of this module that a program is built from,
// its folder and the files embedded in it, and the module's own file.
const inputs = `{{with .Module}}{{if .Main}}{{.GoMod}}
{{$.Dir}}
{{range $.EmbedFiles}}{{$.Dir}}/{{.}}
{{end}}{{end}}{{end}}`

// Program builds the program of a package, an import path or a folder, into dir
// and returns the path of the program. It must be called from a running test:
// what a process opens before m.Run is not noted. The error holds what the
// build wrote.
func Program(ctx context.Context, dir, pkg string) (string, error) {
	listed, err := goTool(ctx, "list", "-deps", "-f", inputs, pkg)
	if err != nil {
		return "", err
	}
	for name := range strings.FieldsSeq(listed) {
		if err := note(name); err != nil {
			return "", err
		}
	}
	program := filepath.Join(dir, "program")
	_, err = goTool(ctx, "build", "-o", program, pkg)
	return program, err
}

// note opens a file or a folder. The cache then compares the size and the time
// of the file, or of every file in the folder, before it takes the result of
// an earlier test for that of this one.
func note(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	return file.Close()
}

func goTool(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)  //nolint:gosec // A test builds what it names.
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // As what is shipped.
	var wrong bytes.Buffer
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, wrong.Bytes())
	}
	return string(out), nil
}
