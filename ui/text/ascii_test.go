package text_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/ui/text"
)

func TestASCII(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain\x1b[7m text\r\n": "plain\x1b[7m text\r\n",
		"✓ done │ “x” … 4×":     `+ done | "x" ~ 4x`,
		"╭──╮ ⠹ ①":              "+--+ * ?",
		"名 e\u0301":             "?? e",
		"\xff!":                 "?!",
	} {
		var b strings.Builder
		w := &text.ASCII{To: &b}
		for i := range len(in) {
			// Characters come in pieces, too.
			if n, err := w.Write([]byte{in[i]}); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		}
		if b.String() != want {
			t.Errorf("%q: %q, not %q", in, b.String(), want)
		}
	}
}

func FuzzASCII(f *testing.F) {
	f.Add("✓ 名 \x1b[7m…")
	f.Fuzz(func(t *testing.T, in string) {
		var b strings.Builder
		if _, err := (&text.ASCII{To: &b}).Write([]byte(in)); err != nil {
			t.Fatal(err)
		}
		for _, c := range []byte(b.String()) {
			if c > 0x7f {
				t.Fatalf("%q becomes %q", in, b.String())
			}
		}
	})
}

// TestASCIIKeepsColumns: every sign of ours is as wide as its likeness.
func TestASCIIKeepsColumns(t *testing.T) {
	t.Parallel()
	for _, sign := range "…“”‘’·•×–✓✗▸›‹↓↑←→⏎␛●○█░│─①⠹名区" {
		var b strings.Builder
		if _, err := (&text.ASCII{To: &b}).Write([]byte(string(sign))); err != nil {
			t.Fatal(err)
		}
		if got, want := ansi.StringWidth(b.String()), ansi.StringWidth(string(sign)); got != want {
			t.Errorf("%c becomes %q", sign, b.String())
		}
	}
}
