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
	Title, Label, Value, Dim, Accent Style
	Bad, Warn, Good                  Style
	Badge, Chosen, Mark              Style
	// Name, Text and Number are the parts of JSON.
	Name, Text, Number Style
	// Lit is the part of a text that matches what is typed.
	Lit Style
	// Theme is the same for the toolkit's own fields.
	Theme *huh.Theme
}

// New returns the look in a language. Without colours, as NO_COLOR asks for,
// what has a background is reversed.
func New(lang forms.Lang) Look {
	plain := Style{Style: lipgloss.NewStyle()}
	s := &Styles{
		Title:  plain.bold(),
		Label:  plain,
		Value:  plain.in(given),
		Dim:    plain.in(dimmed),
		Accent: plain.in(given).bold(),
		Bad:    plain.in(bad),
		Warn:   plain.in(warning),
		Good:   plain.in(good),
		Badge:  Style{Style: plain.in(onWarning).Background(warning.color()).Bold(true).Reverse(termenv.EnvNoColor())},
		Chosen: Style{Style: plain.Reverse(true)},
		Name:   plain.in(given),
		Text:   plain.in(quoted),
		Number: plain.in(warning),
		Mark:   plain.in(given).bold(),
		Lit:    Style{Style: plain.in(given).Underline(true)},
	}
	for _, style := range []*Style{
		&s.Title, &s.Label, &s.Value, &s.Dim, &s.Accent, &s.Bad, &s.Warn, &s.Good,
		&s.Badge, &s.Chosen, &s.Mark, &s.Name, &s.Text, &s.Number, &s.Lit,
	} {
		*style = style.ended()
	}
	s.Theme = newTheme(s)
	return Look{Lang: lang, Styles: s}
}

func newTheme(s *Styles) *huh.Theme {
	theme := huh.ThemeBase()
	for _, f := range []*huh.FieldStyles{&theme.Focused, &theme.Blurred} {
		f.Base = lipgloss.NewStyle()
		f.Title, f.Description = s.Title.Style, s.Dim.Style
		f.TextInput.Prompt = s.Mark.Style
		f.TextInput.Placeholder = s.Dim.Style
		f.TextInput.Text = s.Value.Style
		f.TextInput.Cursor = lipgloss.NewStyle()
		f.TextInput.CursorText = s.Value.Style
		f.SelectedOption = s.Accent.Style
		f.UnselectedOption = s.Label.Style
		f.PrevIndicator, f.NextIndicator = s.Mark.Style, s.Mark.Style
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
