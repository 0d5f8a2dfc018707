package ui

import (
	"bytes"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
)

// TestRing is the bell everywhere, and a notice where it is known to be none of the text.
func TestRing(t *testing.T) {
	t.Parallel()
	record := launch.Record{Name: "cfd\x1b]52;c;x\a;demo", Phase: launch.Created}
	const words = "cfd␛]52,c,x␇,demo: created"
	for terminal, want := range map[string]string{
		"":               "\a",
		"Apple_Terminal": "\a",
		"tmux":           "\a",
		"iTerm.app":      "\a\x1b]9;" + words + "\x1b\\",
		"WezTerm":        "\a\x1b]777;notify;clusterwiz;" + words + "\x1b\\",
	} {
		var out bytes.Buffer
		ring(Config{Out: &out, Terminal: terminal}, forms.En, record)()
		if out.String() != want {
			t.Errorf("%s: %q, want %q", terminal, out.String(), want)
		}
	}
	if ring(Config{Out: &bytes.Buffer{}, Quiet: true}, forms.En, record) != nil || ring(Config{}, forms.En, record) != nil {
		t.Error("it rings though it is switched off")
	}
}
