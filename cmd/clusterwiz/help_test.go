package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
)

func TestHelp(t *testing.T) {
	t.Parallel()
	for _, lang := range []forms.Lang{forms.En, forms.Zh} {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			got := allHelp(newSandbox(t).Streams, lang)
			golden := filepath.Join("testdata", "help_"+string(lang)+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got, -update writes it anew:\n%s", diff)
			}
			for line := range strings.Lines(got) {
				if width := ansi.StringWidth(line); width > 120 {
					t.Errorf("%d columns: %s", width, line)
				}
			}
		})
	}
}

// allHelp is the help of the program and of every command.
func allHelp(s cli.Streams, lang forms.Lang) string {
	var b bytes.Buffer
	a := newApp(s, lang)
	root := a.root()
	cli.WriteHelp(&b, root, a.lang, exits(), environment())
	var below func(of *cobra.Command)
	below = func(of *cobra.Command) {
		for _, cmd := range of.Commands() {
			fmt.Fprintf(&b, "\n--- %s\n", cmd.CommandPath())
			cli.WriteHelp(&b, cmd, a.lang, exits(), environment())
			below(cmd)
		}
	}
	below(root)
	return b.String()
}

// Every command and flag says something in Chinese in the Chinese help, and
// nothing in Chinese in the English one.
func TestHelpLanguages(t *testing.T) {
	t.Parallel()
	hasHan := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	for _, cmd := range newApp(newSandbox(t).Streams, forms.Zh).root().Commands() {
		if !hasHan(cmd.Short) {
			t.Errorf("%s: %q", cmd.Name(), cmd.Short)
		}
	}
	if text := allHelp(newSandbox(t).Streams, forms.En); hasHan(text) {
		t.Errorf("Chinese in the English help:\n%s", text)
	}
}
