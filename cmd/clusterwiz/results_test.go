package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"clusterwiz/cmd/internal/cli"
)

// full refuses every byte, as a full disk does.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestLostResults wants a code other than 0 when nobody got the results.
func TestLostResults(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"version", "providers", "fields ehpc", "check ../../providers/ehpc/testdata/example.toml"} {
		var trouble buffer
		s := cli.Streams{
			In: strings.NewReader(""), Out: full{}, Err: io.MultiWriter(&trouble),
			Terminal: func() (bool, bool) { return false, false },
			Environ:  func(string) (string, bool) { return "", false },
		}
		if code := run(context.Background(), s, strings.Fields(command)); code != int(internal) || trouble.String() == "" {
			t.Errorf("%s: exit %d, %q", command, code, trouble.String())
		}
	}
}
