package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// The size of the terminal, and how long is waited: for a screen, for what a key draws,
// and until nothing more comes, which is longer than a renderer waits for its next
// frame.
const (
	columns, lines = 120, 40
	patience       = 15 * time.Second
	answer         = 20 * time.Second
	quiet          = 45 * time.Millisecond
)

// terminal is one that answers no question: it has a program on it and notes what is
// drawn, and when.
type terminal struct {
	cmd     *exec.Cmd
	tty     *os.File
	started time.Time

	mu    sync.Mutex
	drawn bytes.Buffer
	last  time.Time
	// more is told of what came; closed when nothing will.
	more chan struct{}
}

// errEnded: the program is gone, and nothing more will be drawn.
var errEnded = errors.New("the program ended")

// open runs a command of a shell on a terminal of its own.
func open(ctx context.Context, command string, env []string) (*terminal, error) {
	t := &terminal{cmd: exec.CommandContext(ctx, "sh", "-c", command), more: make(chan struct{}, 1)} //nolint:gosec // It is one of ours.
	t.cmd.Env = slices.Concat(env, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	t.started = time.Now()
	tty, err := pty.StartWithSize(t.cmd, &pty.Winsize{Rows: lines, Cols: columns})
	if err != nil {
		return nil, fmt.Errorf("open a terminal: %w", err)
	}
	t.tty = tty
	go t.read()
	return t, nil
}

func (t *terminal) read() {
	defer close(t.more)
	chunk := make([]byte, 1<<16)
	for {
		n, err := t.tty.Read(chunk)
		now := time.Now()
		if n > 0 {
			t.mu.Lock()
			t.drawn.Write(chunk[:n])
			t.last = now
			t.mu.Unlock()
			select {
			case t.more <- struct{}{}:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

// state is how much was drawn and when the last of it came.
func (t *terminal) state() (n int, last time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.drawn.Len(), t.last
}

// text is what was drawn behind from, without what steers the terminal.
func (t *terminal) text(from int) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return ansi.Strip(string(t.drawn.Bytes()[from:]))
}

// await waits until more is drawn, but for no longer than limit.
func (t *terminal) await(limit time.Duration) error {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case _, open := <-t.more:
		if !open {
			return errEnded
		}
		return nil
	case <-timer.C:
		return os.ErrDeadlineExceeded
	}
}

// see waits for a word behind from, and returns when it came.
func (t *terminal) see(from int, word string) (time.Time, error) {
	for end := time.Now().Add(patience); ; {
		_, last := t.state()
		if strings.Contains(t.text(from), word) {
			return last, nil
		}
		if err := t.await(time.Until(end)); err != nil {
			return last, fmt.Errorf("%q is not drawn: %w", word, err)
		}
	}
}

// settle waits until nothing more is drawn, and returns when the last of it came.
func (t *terminal) settle() (time.Time, error) {
	for {
		switch err := t.await(quiet); {
		case errors.Is(err, os.ErrDeadlineExceeded):
			_, last := t.state()
			return last, nil
		case err != nil:
			return time.Time{}, err
		}
	}
}

// press writes a key and returns how long it took until its last byte was drawn.
func (t *terminal) press(key string) (time.Duration, error) {
	before, _ := t.state()
	began := time.Now()
	if _, err := t.tty.WriteString(key); err != nil {
		return 0, fmt.Errorf("press %q: %w", key, err)
	}
	for n := before; n == before; n, _ = t.state() {
		if err := t.await(answer); err != nil {
			return 0, fmt.Errorf("%q draws nothing: %w", key, err)
		}
	}
	last, err := t.settle()
	return last.Sub(began), err
}

// walk takes the steps of a scene.
func (t *terminal) walk(steps []step) error {
	for _, s := range steps {
		from, _ := t.state()
		if _, err := t.tty.WriteString(s.press); err != nil {
			return fmt.Errorf("press %q: %w", s.press, err)
		}
		if _, err := t.see(from, s.see); err != nil {
			return err
		}
		if _, err := t.settle(); err != nil {
			return err
		}
	}
	return nil
}

// close ends the program.
func (t *terminal) close() {
	_ = t.cmd.Process.Kill()
	_ = t.cmd.Wait()
	_ = t.tty.Close()
}
