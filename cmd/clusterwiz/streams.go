package main

import (
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
	readSecret func(prompt string) (string, error)
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
		s.readSecret = func(prompt string) (string, error) {
			_, _ = io.WriteString(os.Stderr, prompt)
			text, err := term.ReadPassword(fd)
			_, _ = io.WriteString(os.Stderr, "\n")
			return string(text), err
		}
	}
	return s
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
