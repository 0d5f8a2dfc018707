package ui

import (
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// styles are named by meaning; colours stand nowhere else.
type styles struct {
	title, label, value, dim, accent lipgloss.Style
	bad, warn, good                  lipgloss.Style
	badge, chosen, mark              lipgloss.Style
	theme                            *huh.Theme
}

func newStyles() styles {
	color := func(light, dark string) lipgloss.TerminalColor {
		if termenv.EnvNoColor() {
			return lipgloss.NoColor{}
		}
		return lipgloss.AdaptiveColor{Light: light, Dark: dark}
	}
	plain := lipgloss.NewStyle()
	s := styles{
		title:  plain.Bold(true),
		label:  plain,
		value:  plain.Foreground(color("25", "117")),
		dim:    plain.Foreground(color("243", "245")),
		accent: plain.Foreground(color("25", "117")).Bold(true),
		bad:    plain.Foreground(color("160", "203")),
		warn:   plain.Foreground(color("130", "214")),
		good:   plain.Foreground(color("28", "114")),
		badge:  plain.Foreground(color("231", "16")).Background(color("130", "214")).Bold(true).Reverse(termenv.EnvNoColor()),
		chosen: plain.Reverse(true),
		mark:   plain.Foreground(color("25", "117")).Bold(true),
	}
	s.theme = newTheme(s)
	return s
}

func newTheme(s styles) *huh.Theme {
	theme := huh.ThemeBase()
	for _, f := range []*huh.FieldStyles{&theme.Focused, &theme.Blurred} {
		f.Base = lipgloss.NewStyle()
		f.Title, f.Description = s.title, s.dim
		f.TextInput.Prompt = s.mark
		f.TextInput.Placeholder = s.dim
		f.TextInput.Text = s.value
		f.TextInput.Cursor = lipgloss.NewStyle()
		f.TextInput.CursorText = s.value
		f.SelectedOption = s.accent
		f.UnselectedOption = s.label
		f.PrevIndicator, f.NextIndicator = s.mark, s.mark
	}
	return theme
}
