package finder

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// head is the height of title, filter and the blank line below.
const head = 3

func (f *Finder) room() int { return max(f.height-head, 1) }

// View draws the finder.
func (f *Finder) View() []string {
	lines, _, _ := f.lines()
	drawn := []string{f.look.Title.Render(" " + f.look.Say(f.title)), " " + f.line.View(max(f.width-2, 1)), ""}
	return append(drawn, f.look.Scrolled(len(lines), func(i int) string { return lines[i] }, f.top, f.room())...)
}

// lines are the explanation and the entries that match, and where the one with the
// cursor is among them.
func (f *Finder) lines() (lines []string, from, to int) {
	if f.explain != nil && !f.filtering() {
		for i, said := range f.explain(f.look.Lang) {
			style := f.look.Dim
			if i == 0 {
				style = f.look.Value
			}
			for _, line := range text.Wrap(said, max(f.width-2, 1)) {
				lines = append(lines, " "+style.Render(line))
			}
		}
		lines = append(lines, "")
	}
	if len(f.matches) == 0 {
		return append(lines, " "+f.look.Warn.Render(f.look.Say(textNothing))), 0, 0
	}
	width := f.nameWidth()
	kind := forms.Text{}
	for i, match := range f.matches {
		e := f.entries[match]
		if i == f.at {
			from = len(lines)
		}
		if e.Kind != kind {
			kind = e.Kind
			lines = append(lines, " "+f.look.Title.Render(f.look.Say(kind)))
		}
		lines = append(lines, f.entry(e, i == f.at, width))
		if i == f.at {
			to = len(lines)
		}
	}
	return lines, from, to
}

var textNothing = forms.T("nothing has that name", "没有符合的内容")

func (f *Finder) nameWidth() int {
	widest := 0
	for _, match := range f.matches {
		widest = max(widest, text.Width(f.look.Say(f.entries[match].Name)))
	}
	return max(min(widest, f.width/2), 8)
}

// entry draws a line; why it cannot be done stands in it.
func (f *Finder) entry(e Entry, focused bool, width int) string {
	sign, style := "   ", f.look.Label
	if focused {
		sign, style = f.look.Mark.Render(" ▸ "), f.look.Accent
	}
	told := []string{f.look.Value.Render(oneLine(f.look.Say(e.Told)))}
	if why := f.look.Say(e.Why); why != "" {
		style = dimmed(f.look, focused)
		told = append(told, f.look.Dim.Render("– "+why))
	}
	return text.Fit(sign+style.Render(text.Fit(f.look.Say(e.Name), width))+"  "+strings.Join(told, " "), f.width)
}

func dimmed(l look.Look, focused bool) look.Style {
	if focused {
		return l.Accent
	}
	return l.Dim
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }
