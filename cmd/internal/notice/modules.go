package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// module is one of others that the program contains.
type module struct {
	path, version string
	// direct: this project itself imports it.
	direct bool
	// texts are its licences and notices, as they stand in its files.
	texts []string
}

// standard stands for what every Go program contains.
const standard = "Go standard library and runtime"

// platforms are those whose programs differ in their modules.
var platforms = []string{"linux", "darwin", "windows"}

// linked returns the modules of the program on any platform, by path, Go's own part
// first.
func linked(ctx context.Context, root string) ([]module, error) {
	goroot, err := goTool(ctx, nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	own, err := os.ReadFile(filepath.Join(strings.TrimSpace(goroot), "LICENSE"))
	if err != nil {
		return nil, fmt.Errorf("the licence of Go: %w", err)
	}
	folders := map[string][]string{} // Of its packages, by "path version folder" of a module.
	for _, platform := range platforms {
		list, err := goTool(ctx, []string{"GOOS=" + platform, "GOARCH=amd64", "CGO_ENABLED=0"}, "list", "-C", root, "-deps", "-f",
			"{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}\t{{$.Dir}}{{end}}{{end}}", "./cmd/clusterwiz")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(list) {
			if of, folder, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				folders[of] = append(folders[of], folder)
			}
		}
	}
	direct, err := required(root)
	if err != nil {
		return nil, err
	}
	all := []module{{path: standard, direct: true, texts: []string{string(own)}}}
	for of, packages := range folders {
		parts := strings.SplitN(of, " ", 3)
		m := module{path: parts[0], version: parts[1], direct: direct[parts[0]]}
		if m.texts, err = textsOf(parts[2], packages); err != nil {
			return nil, fmt.Errorf("%s: %w", m.path, err)
		}
		if purposes[m.path] == "" {
			return nil, fmt.Errorf("%s is linked now: say in purposes.go what it is for", m.path)
		}
		all = append(all, m)
	}
	slices.SortFunc(all[1:], func(a, b module) int { return strings.Compare(a.path, b.path) })
	return all, nil
}

// required tells which modules go.mod names for this project's own imports.
func required(root string) (map[string]bool, error) {
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	direct := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if words := strings.Fields(line); len(words) == 2 {
			direct[words[0]] = true
		}
	}
	return direct, nil
}

// goTool runs the go command and returns what it writes.
func goTool(ctx context.Context, env []string, args ...string) (string, error) {
	var out, trouble bytes.Buffer
	command := exec.CommandContext(ctx, "go", args...) //nolint:gosec // What is asked of it stands in this room.
	command.Env, command.Stdout, command.Stderr = append(os.Environ(), env...), &out, &trouble
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("go %s: %w: %s", args[0], err, trouble.String())
	}
	return out.String(), nil
}
