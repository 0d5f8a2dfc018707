//go:build unix

package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"clusterwiz/cmd/internal/cli"
)

// TestOneSignalTwice: a signal that comes twice at once, as timeout(1) sends it, lets the
// program end as it wants; a later one ends it.
func TestOneSignalTwice(t *testing.T) {
	t.Parallel()
	const child = "CLUSTERWIZ_TEST_SIGNALS"
	if os.Getenv(child) != "" {
		ctx, stop := cli.Interruptible(t.Context())
		defer stop()
		interrupt(t)
		<-ctx.Done()
		for range 5 {
			interrupt(t)
			time.Sleep(time.Millisecond) // What is asked is that nothing happens meanwhile.
		}
		_, _ = os.Stdout.WriteString("goes on\n")
		for range 1000 {
			interrupt(t)
			time.Sleep(10 * time.Millisecond)
		}
		return
	}
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	command.Env = append(os.Environ(), child+"=1")
	output, err := command.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || string(output) != "goes on\n" {
		t.Fatalf("%v, %q", err, output)
	}
	if status, ok := exit.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGTERM {
		t.Errorf("it ended by %v", exit)
	}
}

// interrupt sends this process what asks it to end.
func interrupt(t *testing.T) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}
