package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/cmd/internal/cli"
)

// TestFiftyProblems has three slips in each of seventeen node pools, and wants
// every one of them told, at its own line.
func TestFiftyProblems(t *testing.T) {
	t.Parallel()
	const pools = 17
	lines := []string{"version = 1", `provider = "ack"`, `region = "cn-hangzhou"`}
	want := map[string]int{}
	for i := range pools {
		lines = append(lines, "[[node_pools]]", fmt.Sprintf("name = \"pool%d\"", i))
		for _, slip := range [][2]string{
			{"instance_types", `["c7.large"]`}, {"vswitch_ids", `["switch-1"]`}, {"count", "-1"},
		} {
			lines = append(lines, slip[0]+" = "+slip[1])
			want[fmt.Sprintf("node_pools[%d].%s: ", i, slip[0])] = len(lines)
		}
	}
	file := filepath.Join(t.TempDir(), "many.toml")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	var out buffer
	s := cli.Streams{
		In: strings.NewReader(""), Out: &out, Err: io.Discard,
		Terminal: func() (bool, bool) { return false, false },
		Environ:  func(string) (string, bool) { return "", false },
	}
	if code := run(context.Background(), s, []string{"check", "--lang", "en", file}); code != int(invalid) {
		t.Errorf("exit %d", code)
	}
	if len(want) < 50 {
		t.Fatalf("only %d slips", len(want))
	}
	for path, line := range want {
		if place := fmt.Sprintf("%s:%d:1: %s", file, line, path); !strings.Contains(out.String(), place) {
			t.Errorf("%s is not told", place)
		}
	}
}
