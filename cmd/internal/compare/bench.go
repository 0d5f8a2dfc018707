package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// firstRow is the first of the rows, which package rows of the program lists, too.
const firstRow = "ecs.t0.0large"

// rowText is row i as the others show it.
func rowText(i int) string {
	return fmt.Sprintf("ecs.t%d.%dlarge  %d vCPU  %d GiB  x86_64", i, i%9, 1<<(i%7), 4<<(i%7))
}

// bench is what the programs run in: a home of their own, files to list, a repository.
type bench struct {
	options
	dir string
	env []string
	// paths are those of binaries and files by their names; a binary that is not had is
	// not there.
	paths map[string]string
	// programs are those that are had, missing the names of the others.
	programs []program
	missing  []string
}

func newBench(o options) (*bench, error) {
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	b := &bench{options: o, dir: dir, paths: map[string]string{}}
	b.env = []string{"HOME=" + dir, "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "LAZYGIT_NEW_DIR_FILE=" + filepath.Join(dir, "new")}
	if err := b.prepare(); err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *bench) close() { _ = os.RemoveAll(b.dir) }

// prepare finds the programs and makes what they show.
func (b *bench) prepare() error {
	ourBinary, err := filepath.Abs(b.binary)
	if err != nil {
		return fmt.Errorf("find the program: %w", err)
	}
	b.paths["clusterwiz"] = ourBinary
	for _, p := range programs() {
		if b.find(p.file) {
			b.programs = append(b.programs, p)
		} else {
			b.missing = append(b.missing, p.name)
		}
	}
	if len(b.programs) == 0 || b.programs[0].name != ours || !b.find("rows") || !b.find("form") {
		return fmt.Errorf("%s and what make compare builds into %s are needed", b.binary, b.tools)
	}
	for name, n := range map[string]int{"few": fewRows, "many": manyRows} {
		if err := b.list(name, n); err != nil {
			return err
		}
	}
	return b.repository()
}

// find looks for a binary where it was told, among the tools and on the PATH.
func (b *bench) find(name string) bool {
	tools, _ := filepath.Abs(b.tools)
	for _, at := range []string{b.paths[name], filepath.Join(tools, "compare", name), filepath.Join(tools, name)} {
		if info, err := os.Stat(at); at != "" && err == nil && info.Mode().IsRegular() {
			b.paths[name] = at
			return true
		}
	}
	at, err := exec.LookPath(name)
	if err == nil {
		b.paths[name] = at
	}
	return err == nil
}

// list writes a file of rows.
func (b *bench) list(name string, n int) error {
	var text strings.Builder
	for i := range n {
		text.WriteString(rowText(i) + "\n")
	}
	b.paths[name] = filepath.Join(b.dir, name)
	return os.WriteFile(b.paths[name], []byte(text.String()), 0o600) //nolint:wrapcheck // It names the file.
}

// repository makes what lazygit shows, and tells it that it has been seen before.
func (b *bench) repository() error {
	at := filepath.Join(b.dir, "repository")
	b.paths["repository"] = at
	config := filepath.Join(b.dir, ".config", "lazygit")
	if err := os.MkdirAll(config, 0o700); err != nil {
		return err //nolint:wrapcheck // It names the folder.
	}
	if err := os.WriteFile(filepath.Join(config, "config.yml"), []byte("disableStartupPopups: true\nupdate:\n  method: never\n"), 0o600); err != nil {
		return err //nolint:wrapcheck // It names the file.
	}
	if _, there := b.paths["git"]; !there {
		return os.MkdirAll(at, 0o700) //nolint:wrapcheck // It names the folder.
	}
	for _, args := range [][]string{
		{"init", "-q", at}, {"-C", at, "-c", "user.name=compare", "-c", "user.email=compare@localhost", "commit", "-q", "--allow-empty", "-m", "first"},
	} {
		cmd := exec.Command(b.paths["git"], args...) //nolint:gosec,noctx // It is git, and quick.
		cmd.Env = b.env
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("make a repository: %w: %s", err, out)
		}
	}
	return nil
}

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// fill puts paths into a command, quoted for a shell.
func (b *bench) fill(command string) string {
	return placeholder.ReplaceAllStringFunc(command, func(name string) string {
		return "'" + strings.ReplaceAll(b.paths[strings.Trim(name, "{}")], "'", `'\''`) + "'"
	})
}

// open opens a scene and waits for its first frame, which it returns the time of.
func (b *bench) open(ctx context.Context, s *scene) (*terminal, float64, error) {
	t, err := open(ctx, b.fill(s.command), b.env)
	if err != nil {
		return nil, 0, err
	}
	at, err := t.see(0, s.ready)
	if err != nil {
		t.close()
		return nil, 0, err
	}
	return t, milliseconds(at.Sub(t.started)), nil
}

// peak is the most memory that a process has had so far, in MB; 0 where the system does
// not tell. What a process leaves behind when it ends tells of its parent, too, from the
// moment between fork and exec.
func peak(pid int) float64 {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		return 0
	}
	return megabytes(field(string(text), "VmHWM:"))
}

// field is the number of kibibytes behind a name in a file of /proc; 0 for none.
func field(text, name string) int64 {
	_, rest, _ := strings.Cut(text, name)
	words := strings.Fields(rest)
	if len(words) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(words[0], 10, 64)
	return n * 1024
}
