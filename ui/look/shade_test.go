package look_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/charmbracelet/lipgloss"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
)

// palettes are the sixteen colours of terminals as they come.
var palettes = map[string][16]int{
	"xterm":   {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff},
	"console": {0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff},
}

// TestReadable: every style can be read on black and on white, by the contrast that
// the accessibility guidelines ask of text (4.5), and in the palettes of 16 colours of
// what they ask of signs (3).
func TestReadable(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("CLICOLOR", "")
	for name, style := range styles() {
		front := shadeOf(t, style.GetForeground())
		for on, ground := range map[string]int{"white": 0xffffff, "black": 0} {
			of, behind := front.Light, lipgloss.CompleteColor{}
			if on == "black" {
				of = front.Dark
			}
			if back, ok := style.GetBackground().(lipgloss.CompleteAdaptiveColor); ok {
				if behind = back.Light; on == "black" {
					behind = back.Dark
				}
			}
			if got := contrast(rgb(t, nil, of.ANSI256, 0xffffff-ground), rgb(t, nil, behind.ANSI256, ground)); got < 4.5 {
				t.Errorf("%s on %s: %.1f", name, on, got)
			}
			for from, palette := range palettes {
				if got := contrast(rgb(t, &palette, of.ANSI, 0xffffff-ground), rgb(t, &palette, behind.ANSI, ground)); got < 3 {
					t.Errorf("%s on %s, 16 colours of %s: %.1f", name, on, from, got)
				}
			}
		}
	}
}

// TestNoColours: with NO_COLOR no style has one, and what has a background is reversed.
func TestNoColours(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	for name, style := range styles() {
		if none := (lipgloss.NoColor{}); style.GetForeground() != none || style.GetBackground() != none {
			t.Errorf("%s has a colour", name)
		}
		if name == "badge" && !style.GetReverse() {
			t.Error("the badge cannot be told from its surroundings")
		}
	}
}

func styles() map[string]look.Style {
	l := look.New(forms.En)
	return map[string]look.Style{
		"value": l.Value, "dim": l.Dim, "accent": l.Accent, "bad": l.Bad, "warn": l.Warn, "good": l.Good, "mark": l.Mark,
		"name": l.Name, "text": l.Text, "number": l.Number, "lit": l.Lit, "badge": l.Badge,
	}
}

func shadeOf(t *testing.T, c lipgloss.TerminalColor) lipgloss.CompleteAdaptiveColor {
	t.Helper()
	shade, ok := c.(lipgloss.CompleteAdaptiveColor)
	if !ok {
		t.Fatalf("%T", c)
	}
	return shade
}

// rgb is what a terminal makes of a colour by its number; own is what the empty one is.
func rgb(t *testing.T, palette *[16]int, number string, own int) int {
	t.Helper()
	if number == "" {
		return own
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	switch level := [6]int{0, 95, 135, 175, 215, 255}; {
	case palette != nil:
		return palette[n]
	case n >= 232:
		return (8 + (n-232)*10) * 0x010101
	case n >= 16:
		n -= 16
		return level[n/36]<<16 | level[n/6%6]<<8 | level[n%6]
	}
	t.Fatalf("%d differs between palettes", n)
	return 0
}

// contrast is that of WCAG 2, from 1 to 21.
func contrast(a, b int) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(rgb int) float64 {
	linear := func(part int) float64 {
		c := float64(part&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(rgb>>16) + 0.7152*linear(rgb>>8) + 0.0722*linear(rgb)
}
