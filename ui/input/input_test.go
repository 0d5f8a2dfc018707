package input_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/ui/input"
	"clusterwiz/ui/look"
)

func line(text string, hidden bool) *input.Line {
	return input.New(look.New(forms.En), text, input.Options{Prompt: "> ", Placeholder: "e.g. 集群", Width: 20, Hidden: hidden})
}

// press gives a key as bubbletea writes it, or else types the text; ~ before it
// says that it is text, in one message.
func press(l *input.Line, names ...string) {
	for _, name := range names {
		if word, ok := strings.CutPrefix(name, "~"); ok {
			l.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(word)})
			continue
		}
		bare, alt := strings.CutPrefix(name, "alt+")
		if kind, ok := named[bare]; ok {
			l.Update(tea.KeyMsg{Type: kind, Alt: alt})
			continue
		}
		l.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(bare), Alt: alt})
	}
}

var named = map[string]tea.KeyType{
	"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace,
	"delete": tea.KeyDelete, "ctrl+u": tea.KeyCtrlU, "ctrl+k": tea.KeyCtrlK, "ctrl+w": tea.KeyCtrlW, "ctrl+v": tea.KeyCtrlV,
	"up": tea.KeyUp, "down": tea.KeyDown, "tab": tea.KeyTab, "enter": tea.KeyEnter, "ctrl+a": tea.KeyCtrlA, "ctrl+d": tea.KeyCtrlD,
	"ctrl+t": tea.KeyCtrlT, "ctrl+n": tea.KeyCtrlN,
}

func TestKeys(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text   string
		hidden bool
		keys   []string
		want   string
	}{
		"typed at the end":               {"ab", false, []string{"c"}, "abc"},
		"typed within":                   {"ab", false, []string{"left", "c"}, "acb"},
		"the word to the right":          {"one two three", false, []string{"home", "alt+d"}, " two three"},
		"with the blanks before it":      {"one  two three", false, []string{"home", "alt+f", "alt+d"}, "one three"},
		"the cursor stays":               {"one two three", false, []string{"home", "alt+d", "x"}, "x two three"},
		"the rest of a word":             {"one two", false, []string{"home", "right", "alt+d"}, "o two"},
		"the last word":                  {"one two", false, []string{"alt+b", "alt+d"}, "one "},
		"the last character":             {"ab", false, []string{"left", "alt+d"}, "a"},
		"the only character":             {"a", false, []string{"home", "alt+d"}, ""},
		"the last wide character":        {"集群", false, []string{"left", "alt+delete"}, "集"},
		"a blank at the end":             {"a ", false, []string{"left", "alt+d"}, "a"},
		"at the end":                     {"ab", false, []string{"alt+d"}, "ab"},
		"in an empty line":               {"", false, []string{"alt+d", "alt+b", "alt+f"}, ""},
		"of a hidden text all":           {"one two", true, []string{"home", "alt+d"}, ""},
		"the word to the left":           {"one two", false, []string{"ctrl+w"}, "one "},
		"a letter with alt is no text":   {"ab", false, []string{"alt+1", "alt+x", "alt+集"}, "ab"},
		"the clipboard is not read":      {"ab", false, []string{"ctrl+v"}, "ab"},
		"keys of the wizard do nothing":  {"ab", false, []string{"up", "down", "tab", "enter"}, "ab"},
		"words that name keys are text":  {"", false, []string{"~home", "~alt+d", "~ctrl+v", "~end"}, "homealt+dctrl+vend"},
		"a blank is text":                {"ab", false, []string{" ", "c"}, "ab c"},
		"lines that are pasted are one ": {"", false, []string{"a\nb"}, "a b"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := line(c.text, c.hidden)
			press(l, c.keys...)
			if got := l.Text(); got != c.want {
				t.Errorf("%q, not %q", got, c.want)
			}
		})
	}
}

// TestNoKeyCrashes gives random keys to short texts, narrow and wide: nothing
// panics, and what is drawn keeps its room.
func TestNoKeyCrashes(t *testing.T) {
	t.Parallel()
	names := []string{"a", "集", " ", "alt+f", "alt+b", "alt+d", "alt+c", "alt+l", "alt+u", "alt+backspace", "alt+left", "alt+right", "alt+delete", "alt+enter"}
	for name := range named {
		names = append(names, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("a -集群，")), 0, 4, -1).Draw(t, "text")
		l := line(text, rapid.Bool().Draw(t, "hidden"))
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(names), 1, 12).Draw(t, "keys") {
			press(l, name)
			if w := ansi.StringWidth(l.View(20)); w > 20 {
				t.Fatalf("%d cells after %s: %q", w, name, l.View(20))
			}
		}
	})
}

func TestView(t *testing.T) {
	t.Parallel()
	l := line("", false)
	if got := ansi.Strip(l.View(20)); got != "> e.g. 集群" {
		t.Errorf("empty: %q", got)
	}
	l.Placeholder("")
	press(l, strings.Repeat("集", 12))
	l.Resize(9)
	press(l, "end")
	if got := ansi.Strip(l.View(9)); strings.Contains(got, "\n") || ansi.StringWidth(got) > 9 || !strings.Contains(got, "集集") {
		t.Errorf("long: %q", got)
	}
	hidden := line("secret", true)
	if got := hidden.View(20); strings.Contains(got, "secret") {
		t.Errorf("hidden: %q", got)
	}
}
