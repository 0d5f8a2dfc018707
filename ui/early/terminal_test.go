//go:build !windows

package early_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/creack/pty"

	"clusterwiz/ui/e2e/built"
)

// query is how a program asks for the background colour.
var query = []byte("\x1b]11;?")

// TestStartAsksTheTerminalNothing starts programs on a terminal that never
// answers.
func TestStartAsksTheTerminalNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ source, arg string }{
		"bubbletea":  {source: "./testdata/quiet"},
		"clusterwiz": {source: "../../cmd/clusterwiz", arg: "version"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program := build(t, c.source)
			// The fastest of a few counts: other work on the machine may delay
			// one start, but a program that waits for an answer is always slow.
			const limit, tries = time.Second, 5
			fastest := time.Hour
			for range tries {
				began := time.Now()
				if output := read(t, program, c.arg, nil); bytes.Contains(output, query) {
					t.Fatalf("the terminal was asked: %q", output)
				}
				if fastest = min(fastest, time.Since(began)); fastest < limit {
					return
				}
			}
			t.Errorf("took %s, more than %s", fastest, limit)
		})
	}
}

// TestBubbleTeaAsksByItself tells whether package early is still needed, and
// that the test above would see a query. It does not wait five seconds for the
// program to give up.
func TestBubbleTeaAsksByItself(t *testing.T) {
	t.Parallel()
	if output := read(t, build(t, "./testdata/asks"), "", query); !bytes.Contains(output, query) {
		t.Errorf("no query in %q", output)
	}
}

func build(t *testing.T, source string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("the detector of races does not see into a program")
	}
	program, err := built.Program(t.Context(), t.TempDir(), source)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// read returns what the program writes to a terminal, until it ends or until
// has been written.
func read(t *testing.T, program, arg string, until []byte) []byte {
	t.Helper()
	command := exec.CommandContext(t.Context(), program)
	if arg != "" {
		command.Args = append(command.Args, arg)
	}
	home := t.TempDir()
	command.Env = []string{"TERM=xterm-256color", "HOME=" + home, "PATH=" + os.Getenv("PATH")}
	terminal, err := pty.Start(command)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }()
	var output bytes.Buffer
	for until == nil || !bytes.Contains(output.Bytes(), until) {
		// The end of the program comes as an error, which one depends on the system.
		if _, err := io.CopyN(&output, terminal, 1); err != nil {
			if err := command.Wait(); err != nil {
				t.Fatalf("%v: %q", err, output.Bytes())
			}
			return output.Bytes()
		}
	}
	_ = command.Process.Kill()
	_ = command.Wait()
	return output.Bytes()
}
