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
	drawn := []string{f.look.Title.Render(" " + f.look.Say(f.title)), " " + f.line.View(max(f.width-2, 1)), ""}
	return append(drawn, f.look.Scrolled(f.lines(), f.draw, f.top, f.room())...)
}

// told are the lines above all sections: the explanation, and that nothing is found.
func (f *Finder) told() []string {
	var told []string
	if f.explain != nil && !f.filtering() {
		told = f.said
	}
	if f.count() == 0 {
		told = append(slices.Clip(told), " "+f.look.Warn.Render(f.look.Say(textNothing)))
	}
	return told
}

// lines is how many lines there are: those above, and each section under its title.
func (f *Finder) lines() int {
	n := len(f.told()) + f.count()
	for i := range f.sections {
		n += f.sections[i].head()
	}
	return n
}

// head is how many lines stand above the matches of a section: none without any.
func (s *section) head() int { return min(len(s.matches), 1) }

// heading stands for the title of a section, and for what leads nowhere.
const heading = -1

// lineAt finds what is in line i: a section, and the position among all that match, heading
// for its title; nil for a line above, and for none.
func (f *Finder) lineAt(i int) (in *section, match int) {
	i -= len(f.told())
	for at := range f.sections {
		in = &f.sections[at]
		switch n := in.head() + len(in.matches); {
		case i < 0:
			return nil, heading
		case i < in.head():
			return in, heading
		case i < n:
			return in, match + i - in.head()
		default:
			i -= n
			match += len(in.matches)
		}
	}
	return nil, heading
}

// linesOf are the lines of a match: a title over it belongs to it.
func (f *Finder) linesOf(match int) (from, to int) {
	above := len(f.told())
	for at := range f.sections {
		in := &f.sections[at]
		switch {
		case match == 0 && in.head() > 0:
			return above, above + 2
		case match < len(in.matches):
			from = above + in.head() + match
			return from, from + 1
		}
		above += in.head() + len(in.matches)
		match -= len(in.matches)
	}
	return 0, 0
}

// draw draws line i.
func (f *Finder) draw(i int) string {
	in, match := f.lineAt(i)
	switch {
	case in == nil:
		return f.told()[i]
	case match == heading:
		return " " + f.look.Title.Render(f.look.Say(in.Kind()))
	}
	in, i = f.match(match)
	return f.entry(in.At(i), match == f.at, f.names)
}

var textNothing = forms.T("nothing has that name", "没有符合的内容")

// measure finds how wide the names are drawn. Wider than half of the room none is, so
// that the first as wide is the last that is looked at.
func (f *Finder) measure() {
	const least = 8
	f.names = least
	var around *forms.Text
	before := 0
	for at := range f.sections {
		for _, i := range f.sections[at].matches {
			in, name := f.sections[at].Name(i)
			if around != in && in != nil {
				before = text.Width(f.look.Say(*in))
			}
			if around = in; in == nil {
				before = 0
			}
			if f.names = max(f.names, before+text.Width(f.look.Say(name))); f.names >= f.width/2 {
				f.names = max(f.width/2, least)
				return
			}
		}
	}
}

// tell makes the lines of the explanation.
func (f *Finder) tell() {
	if f.explain == nil {
		return
	}
	f.said = nil
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
