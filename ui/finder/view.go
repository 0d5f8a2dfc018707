package finder

import (
	"slices"
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
	lines := f.lines()
	drawn := []string{f.look.Title.Render(" " + f.look.Say(f.title)), " " + f.line.View(max(f.width-2, 1)), ""}
	width := f.nameWidth()
	return append(drawn, f.look.Scrolled(lines.len(), func(i int) string { return f.draw(lines, i, width) }, f.top, f.room())...)
}

// lines are what stands in the list, before it is drawn: the explanation, and then for
// each line the position among the matches, or heading for the line above a section,
// which is that of the match on the next.
type lines struct {
	said []string
	rows []int
}

// heading stands for the title of a section, and for what leads nowhere.
const heading = -1

func (l lines) len() int { return len(l.said) + len(l.rows) }

// match is the position among the matches of what is in line i, heading for none.
func (l lines) match(i int) int {
	if i < len(l.said) || i >= l.len() {
		return heading
	}
	return l.rows[i-len(l.said)]
}

// of are the lines of a match: a heading over it belongs to it.
func (l lines) of(match int) (from, to int) {
	at := slices.Index(l.rows, match)
	if at < 0 {
		return 0, 0
	}
	from, to = at, at+1
	if at > 0 && l.rows[at-1] == heading {
		from--
	}
	return len(l.said) + from, len(l.said) + to
}

func (f *Finder) lines() lines {
	var l lines
	if f.explain != nil && !f.filtering() {
		l.said = f.said
	}
	if len(f.matches) == 0 {
		l.said = append(slices.Clip(l.said), " "+f.look.Warn.Render(f.look.Say(textNothing)))
		return l
	}
	l.rows = make([]int, 0, len(f.matches)+4)
	kind := forms.Text{}
	for i, match := range f.matches {
		if own := f.entries[match].Kind; own != kind {
			kind, l.rows = own, append(l.rows, heading)
		}
		l.rows = append(l.rows, i)
	}
	return l
}

// draw draws line i.
func (f *Finder) draw(l lines, i, width int) string {
	if i < len(l.said) {
		return l.said[i]
	}
	at := l.match(i)
	if at == heading {
		return " " + f.look.Title.Render(f.look.Say(f.entries[f.matches[l.match(i+1)]].Kind))
	}
	return f.entry(f.entries[f.matches[at]], at == f.at, width)
}

var textNothing = forms.T("nothing has that name", "没有符合的内容")

// measure finds the width of each name, and the lines of the explanation.
func (f *Finder) measure() {
	f.names, f.said = make([]int, len(f.entries)), nil
	for i, e := range f.entries {
		f.names[i] = text.Width(f.look.Say(e.Name))
	}
	if f.explain == nil {
		return
	}
	for i, said := range f.explain(f.look.Lang) {
		style := f.look.Dim
		if i == 0 {
			style = f.look.Value
		}
		for _, line := range text.Wrap(said, max(f.width-2, 1)) {
			f.said = append(f.said, " "+style.Render(line))
		}
	}
	f.said = append(f.said, "")
}

func (f *Finder) nameWidth() int {
	widest := 0
	for _, match := range f.matches {
		widest = max(widest, f.names[match])
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
