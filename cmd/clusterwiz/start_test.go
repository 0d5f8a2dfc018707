//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"clusterwiz/ui/e2e/built"
)

// heavy are the packages of others that allocate more than initLimit bytes while they are
// initialised, which every start pays for, with the reason why they may. The list gets
// shorter, not longer: own tables are made when they are first needed.
var heavy = map[string]string{
	"github.com/google/go-cmp/cmp":                   "hcl's writer compares by it: three expressions over all letters",
	"github.com/google/go-cmp/cmp/internal/function": "the same",
	"github.com/charmbracelet/bubbletea":             "the loop of the screen: what terminals send for keys",
	"github.com/zclconf/go-cty/cty":                  "hcl's values: they register themselves with encoding/gob",
}

const (
	// initLimit is for packages of others, ownLimit for those of this program.
	initLimit = 32 << 10
	ownLimit  = 16 << 10
)

var initLine = regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, \d+ allocs$`)

// tooHeavy says what is wrong with the packages of a trace of Go's initialisation.
func tooHeavy(trace []byte, allowed map[string]string) (wrong []string) {
	seen := map[string]int{}
	for _, match := range initLine.FindAllSubmatch(trace, -1) {
		size, _ := strconv.Atoi(string(match[2]))
		seen[string(match[1])] = size
	}
	for name, size := range seen {
		limit := initLimit
		if name == "main" || strings.HasPrefix(name, "clusterwiz/") {
			limit = ownLimit
		}
		if _, known := allowed[name]; !known && size > limit {
			wrong = append(wrong, fmt.Sprintf("%s allocates %d bytes", name, size))
		}
	}
	for name := range allowed {
		if seen[name] <= initLimit {
			wrong = append(wrong, fmt.Sprintf("%s allocates %d bytes: take it off the list", name, seen[name]))
		}
	}
	return wrong
}

// TestInitialisation starts the program and reads what Go tells of it.
func TestInitialisation(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the detector of races does not see into a program")
	}
	program, err := built.Program(t.Context(), t.TempDir(), "clusterwiz/cmd/clusterwiz")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "version")
	command.Env = []string{"GODEBUG=inittrace=1", "HOME=" + t.TempDir()}
	var trace, version bytes.Buffer
	command.Stderr, command.Stdout = &trace, &version
	if err := command.Run(); err != nil || !strings.HasPrefix(version.String(), "clusterwiz version ") {
		t.Fatal(err, version.String())
	}
	for _, wrong := range tooHeavy(trace.Bytes(), heavy) {
		t.Error(wrong)
	}
}

// TestTooHeavy: the limits are told apart, and the list does not outlive its reasons.
func TestTooHeavy(t *testing.T) {
	t.Parallel()
	allowed := map[string]string{"a/b": ""}
	line := func(name string, size int) string {
		return fmt.Sprintf("init %s @0.4 ms, 0.02 ms clock, %d bytes, 3 allocs\n", name, size)
	}
	for trace, want := range map[string]int{
		line("a/b", 40<<10):                             0,
		line("a/b", 40<<10) + line("c", 40<<10):         1,
		line("a/b", 40<<10) + line("c", 30<<10):         0,
		line("a/b", 40<<10) + line("main", 20<<10):      1,
		line("a/b", 40<<10) + line("clusterwiz/x", 999): 0,
		line("a/b", 30<<10):                             1,
		"":                                              1,
	} {
		if got := tooHeavy([]byte(trace), allowed); len(got) != want {
			t.Errorf("%q: %q", trace, got)
		}
	}
}
