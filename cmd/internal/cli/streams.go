package cli

import (
	"context"
	"io"
	"os"

	"golang.org/x/term"
)

// Streams is everything that the program reads and writes besides files, so
// that a test can stand in for the terminal and the environment.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// Terminal tells at which ends a person sits.
	Terminal func() (in, out bool)
	// Columns is the width of the terminal that is written to, 0 where there is none.
	Columns func() int
	Environ func(name string) (string, bool)
	// ReadSecret reads a line without echo; nil where there is no terminal.
	ReadSecret func(ctx context.Context, prompt string) (string, error)
}

// SystemStreams are those that the process has.
func SystemStreams() Streams {
	s := Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Environ: os.LookupEnv,
		Terminal: func() (in, out bool) {
			return term.IsTerminal(int(os.Stdin.Fd())), term.IsTerminal(int(os.Stdout.Fd()))
		},
		Columns: func() int {
			width, _, err := term.GetSize(int(os.Stdout.Fd()))
			if err != nil {
				return 0
			}
			return width
		},
	}
	if fd := int(os.Stdin.Fd()); term.IsTerminal(fd) {
		s.ReadSecret = func(ctx context.Context, prompt string) (string, error) { return readHidden(ctx, fd, prompt) }
	}
	return s
}

// readHidden reads a line without echo. The library cannot be interrupted, so
// the terminal is put right behind its back when the context ends.
func readHidden(ctx context.Context, fd int, prompt string) (string, error) {
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	type line struct {
		text []byte
		err  error
	}
	lines := make(chan line, 1)
	_, _ = io.WriteString(os.Stderr, prompt)
	defer func() { _, _ = io.WriteString(os.Stderr, "\n") }()
	go func() {
		text, err := term.ReadPassword(fd)
		lines <- line{text, err}
	}()
	select {
	case l := <-lines:
		return string(l.text), l.err
	case <-ctx.Done():
		_ = term.Restore(fd, before)
		return "", ctx.Err()
	}
}

// Env returns the value of an environment variable, empty where it is unset.
func (s Streams) Env(name string) string {
	value, _ := s.Environ(name)
	return value
}

// Asked tells whether there is a person to answer a question.
func (s Streams) Asked() bool {
	in, _ := s.Terminal()
	return in
}
