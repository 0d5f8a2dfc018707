package pages

import (
	"strconv"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// The sidebar is as wide as its names need, within these limits.
const minSide, maxSide = 16, 22

// Width is the room that the names of the pages need, with a mark before
// and a count behind.
func (p *Pages) Width(l look.Look) int {
	widest := 0
	for _, page := range p.List() {
		widest = max(widest, text.Width(l.Say(page.Name)))
	}
	return max(min(widest+6, maxSide), minSide)
}

// View draws every page with its mark, in width cells.
func (p *Pages) View(l look.Look, width int) []string {
	var lines []string
	for i, page := range p.List() {
		name := l.Say(page.Name)
		sign, count := p.mark(l, page)
		if i == p.At {
			sign, name = l.Mark.Render("▸"), l.Accent.Render(name)
		}
		room := max(width-3-text.Width(count), 1)
		lines = append(lines, " "+sign+" "+text.Fit(name, room)+count)
	}
	return lines
}

// mark tells how a page stands: seen and right, how much it holds, how
// much is wrong.
func (p *Pages) mark(l look.Look, page Page) (sign, count string) {
	sign = " "
	switch page.Kind {
	case Cloud:
		if n := len(p.Work.TargetProblems()); n > 0 {
			count = l.Bad.Render(strconv.Itoa(n) + "!")
		} else if p.Work.Target.Client != nil {
			sign = l.Good.Render("✓")
		}
	case Step:
		errors, done := p.Work.Mark(page.Step)
		if done {
			sign = l.Good.Render("✓")
		}
		switch n := p.Work.Items(page.Step); {
		case errors > 0:
			count = l.Bad.Render(strconv.Itoa(errors) + "!")
		case n > 0:
			count = l.Dim.Render(strconv.Itoa(n))
		}
	case Review:
		if !p.Work.Tried {
			break
		}
		if n := len(forms.Errors(p.Work.Wrong())); n > 0 {
			count = l.Bad.Render(strconv.Itoa(n) + "!")
		}
	}
	if count != "" {
		count = " " + count
	}
	return sign, count
}
