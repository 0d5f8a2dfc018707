package look_test

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/ui/look"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.ANSI256)
	os.Exit(m.Run())
}

// TestRenderIsTheToolkits: what is put around a line by hand is what the toolkit puts
// around it.
func TestRenderIsTheToolkits(t *testing.T) {
	t.Parallel()
	l := look.New(forms.En)
	for name, style := range map[string]look.Style{
		"title": l.Title, "label": l.Label, "value": l.Value, "dim": l.Dim, "accent": l.Accent, "bad": l.Bad, "warn": l.Warn,
		"good": l.Good, "badge": l.Badge, "chosen": l.Chosen, "mark": l.Mark, "name": l.Name, "text": l.Text, "number": l.Number, "lit": l.Lit,
	} {
		for _, words := range [][]string{nil, {""}, {" "}, {"a"}, {"a b"}, {"a", "b"}, {"集群 a"}, {"a\tb"}, {"a\nlonger\n\n"}, {"a\r\nb"}, {"\x1b[2Ja"}, {"a\u202e"}} {
			if got, want := style.Render(words...), style.Style.Render(foreign.Text(strings.Join(words, " "))); got != want {
				t.Errorf("%s of %q: %q, not %q", name, words, got, want)
			}
		}
	}
	if begin, end := l.Bad.Ends(); begin == "" || end == "" {
		t.Error("no colours: nothing is compared")
	}
}
