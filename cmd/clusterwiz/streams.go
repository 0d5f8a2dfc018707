package main

import (
	"context"
	"io"
	"os"

	"golang.org/x/term"
)

// streams is everything that the program reads and writes besides files, so
// that a test can stand in for the terminal and the environment.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// terminal tells at which ends a person sits.
	terminal func() (in, out bool)
	environ  func(name string) (string, bool)
	// readSecret reads a line without echo; nil where there is no terminal.
	readSecret func(ctx context.Context, prompt string) (string, error)
}

func systemStreams() streams {
	s := streams{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		environ: os.LookupEnv,
		terminal: func() (in, out bool) {
			return term.IsTerminal(int(os.Stdin.Fd())), term.IsTerminal(int(os.Stdout.Fd()))
		},
	}
	if fd := int(os.Stdin.Fd()); term.IsTerminal(fd) {
		s.readSecret = func(ctx context.Context, prompt string) (string, error) { return readHidden(ctx, fd, prompt) }
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

// env returns the value of an environment variable, empty where it is unset.
func (s streams) env(name string) string {
	value, _ := s.environ(name)
	return value
}

// asked tells whether there is a person to answer a question.
func (s streams) asked() bool {
	in, _ := s.terminal()
	return in
}
