package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"clusterwiz/forms"
)

func readme(t *testing.T) string {
	t.Helper()
	return textOf(t, "README.md")
}

// textOf is a page of the tree.
func textOf(t *testing.T, page string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", page))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadmeNamesEveryCommand compares the README with the tree of commands.
func TestReadmeNamesEveryCommand(t *testing.T) {
	t.Parallel()
	text := readme(t)
	root := newApp(newSandbox(t).Streams, forms.En).root()
	for _, cmd := range root.Commands() {
		if !regexp.MustCompile(`clusterwiz ` + cmd.Name() + `\b`).MatchString(text) {
			t.Errorf("the README does not name clusterwiz %s", cmd.Name())
		}
	}
}

// TestReadmeTellsExitCodes compares the table of the README with the one of the help.
func TestReadmeTellsExitCodes(t *testing.T) {
	t.Parallel()
	_, table, _ := strings.Cut(readme(t), "## Exit codes")
	told := map[string]string{}
	for _, cells := range regexp.MustCompile(`\| (\d+) \| ([^|]+) `).FindAllStringSubmatch(table, -1) {
		told[cells[1]] = cells[2]
	}
	want := map[string]string{}
	for _, one := range exits() {
		want[fmt.Sprint(one.Code)] = one.Meaning.En
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("-code +README:\n%s", diff)
	}
}

// TestReadmeCommandsWork runs what the README and its Chinese page show, in their order,
// where no account is found and no terminal is there. What asks ends for want of answers.
func TestReadmeCommandsWork(t *testing.T) {
	t.Parallel()
	pages := map[string]int{"README.md": 20, "docs/README.zh.md": 12}
	if testing.Short() {
		delete(pages, "README.md") // It starts the program a hundred times, one after the other.
	}
	for page, least := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			runShown(t, textOf(t, page), least)
		})
	}
}

// runShown runs the commands of a page, of which there are at least so many.
func runShown(t *testing.T, text string, least int) {
	t.Helper()
	var script strings.Builder
	script.WriteString("env CFD_ROOT_PASSWORD=" + canary + "\n")
	lines := shown(text)
	if len(lines) < least {
		t.Fatalf("only %d commands: %q", len(lines), lines)
	}
	for _, line := range lines {
		file := fmt.Sprintf("line%02d", strings.Count(script.String(), "shell"))
		fmt.Fprintf(&script, "shell %s %s\n", file, strings.ReplaceAll("'"+strings.ReplaceAll(line, "'", "''")+"'", "RUN", "last"))
	}
	file := filepath.Join(t.TempDir(), "readme.txtar")
	if err := os.WriteFile(file, []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	tree, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{file},
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("GORACE", os.Getenv("GORACE"))
			return os.Symlink(filepath.Join(tree, "providers"), filepath.Join(env.WorkDir, "providers"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"shell": shellCommand},
	})
}

// shown returns the commands of the program, and those around them, that a page
// shows: no comments, and none that a person ends by hand.
func shown(text string) []string {
	var all []string
	for _, block := range regexp.MustCompile("(?ms)^```(sh|yaml)\n(.*?)^```").FindAllStringSubmatch(text, -1) {
		for line := range strings.Lines(block[2]) {
			command, _, _ := strings.Cut(line, " #")
			if block[1] == "yaml" {
				_, command, _ = strings.Cut(command, "- ")
				if command = strings.TrimPrefix(command, "run: "); !strings.HasPrefix(command, "clusterwiz ") {
					continue
				}
			}
			if command = strings.TrimSpace(command); command != "" && !strings.HasPrefix(command, "make ") {
				all = append(all, command)
			}
		}
	}
	return all
}

// end is the code of a line where neither a terminal nor an account is there.
func end(line string) exit {
	switch line = strings.TrimSuffix(line, " --lang zh"); {
	case line == "clusterwiz", line == "clusterwiz --plain":
		return misused
	case strings.HasPrefix(line, "clusterwiz new "):
		return denied
	case strings.Contains(line, "replay") && !strings.Contains(line, "--simulate"):
		return denied
	case strings.Contains(line, " --detach"):
		return detached
	case strings.Contains(line, ":fail="):
		return failed
	}
	return done
}

// shellCommand is "shell NAME LINE": it runs a line as a person would type it.
// The simulator is made fast, and a server is ended once it listens.
func shellCommand(ts *testscript.TestScript, _ bool, args []string) {
	line := args[1]
	prelude := `clusterwiz() { case "$1" in new|demo|replay|check|price|preview|watch|kubeconfig|login|delete|clusters|diff|drift|import) set -- "$@" --simulate-speed 6000;; esac; command clusterwiz --lang en "$@" </dev/null; }; `
	if strings.Contains(line, "127.0.0.1:8080") {
		return // A server and who calls it; the scripts of this room do so at a free port.
	}
	err := ts.Exec("sh", "-c", prelude+line)
	if got := exit(codeOf(err)); got != end(line) {
		ts.Fatalf("%s: exit %d, want %d", line, got, end(line))
	}
}
