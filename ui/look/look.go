// Package look is how things are drawn: in which language, and in styles that
// are named by meaning. Colours stand nowhere else.
package look

import (
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// Look is handed to every view.
type Look struct {
	Lang forms.Lang
	*Styles
}

// Styles are the styles, by meaning.
type Styles struct {
	Title, Label, Value, Dim, Accent lipgloss.Style
	Bad, Warn, Good                  lipgloss.Style
	Badge, Chosen, Mark              lipgloss.Style
	// Theme is the same for the toolkit's own fields.
	Theme *huh.Theme
}

// New returns the look in a language. Without colours, as NO_COLOR asks for,
// what has a background is reversed.
func New(lang forms.Lang) Look {
	color := func(light, dark string) lipgloss.TerminalColor {
		if termenv.EnvNoColor() {
			return lipgloss.NoColor{}
		}
		return lipgloss.AdaptiveColor{Light: light, Dark: dark}
	}
	plain := lipgloss.NewStyle()
	s := &Styles{
		Title:  plain.Bold(true),
		Label:  plain,
		Value:  plain.Foreground(color("25", "117")),
		Dim:    plain.Foreground(color("243", "245")),
		Accent: plain.Foreground(color("25", "117")).Bold(true),
		Bad:    plain.Foreground(color("160", "203")),
		Warn:   plain.Foreground(color("130", "214")),
		Good:   plain.Foreground(color("28", "114")),
		Badge:  plain.Foreground(color("231", "16")).Background(color("130", "214")).Bold(true).Reverse(termenv.EnvNoColor()),
		Chosen: plain.Reverse(true),
		Mark:   plain.Foreground(color("25", "117")).Bold(true),
	}
	s.Theme = newTheme(s)
	return Look{Lang: lang, Styles: s}
}

func newTheme(s *Styles) *huh.Theme {
	theme := huh.ThemeBase()
	for _, f := range []*huh.FieldStyles{&theme.Focused, &theme.Blurred} {
		f.Base = lipgloss.NewStyle()
		f.Title, f.Description = s.Title, s.Dim
		f.TextInput.Prompt = s.Mark
		f.TextInput.Placeholder = s.Dim
		f.TextInput.Text = s.Value
		f.TextInput.Cursor = lipgloss.NewStyle()
		f.TextInput.CursorText = s.Value
		f.SelectedOption = s.Accent
		f.UnselectedOption = s.Label
		f.PrevIndicator, f.NextIndicator = s.Mark, s.Mark
	}
	return theme
}

// Say returns t in the language of the look.
func (l Look) Say(t forms.Text) string { return t.In(l.Lang) }

// Scrolled draws the lines of n that are visible in height lines from top on,
// with a sign where more follows. Only those are asked for.
func (l Look) Scrolled(n int, line func(int) string, top, height int) []string {
	height = max(height, 1)
	top = text.Scroll(top, n, height)
	visible := make([]string, 0, height)
	for i := top; i < min(top+height, n); i++ {
		visible = append(visible, line(i))
	}
	if rest := n - top - height; rest > 0 && height > 1 {
		more := forms.Tf("↓ %s", "↓ 还有 %s 行", forms.Count(rest+1, "more line", "more lines"))
		visible[height-1] = " " + l.Accent.Render(l.Say(more))
	}
	return visible
}
