package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// The sidebar is as wide as its names need, within these limits.
const minSide, maxSide = 16, 22

// sideWidth is the room that the names of the pages need, with a mark before
// and a count behind.
func (a *app) sideWidth() int {
	widest := 0
	for _, p := range a.pages() {
		widest = max(widest, text.Width(p.name.In(a.look.Lang)))
	}
	return max(min(widest+6, maxSide), minSide)
}

// sideLines is the sidebar: every page with its mark.
func (a *app) sideLines() []string {
	var lines []string
	for i, p := range a.pages() {
		name := p.name.In(a.look.Lang)
		sign, count := a.pageMark(p)
		if i == a.page {
			sign, name = a.look.Mark.Render("▸"), a.look.Accent.Render(name)
		}
		room := max(a.lay.side-3-text.Width(count), 1)
		lines = append(lines, " "+sign+" "+text.Fit(name, room)+count)
	}
	return lines
}

// pageMark tells how a page stands: seen and right, how much it holds, how
// much is wrong.
func (a *app) pageMark(p page) (sign, count string) {
	sign = " "
	switch p.kind {
	case targetPage:
		if n := len(a.work.TargetProblems()); n > 0 {
			count = a.look.Bad.Render(number(n) + "!")
		} else if a.work.Target.Client != nil {
			sign = a.look.Good.Render("✓")
		}
	case stepPage:
		errors, done := a.work.Mark(p.step)
		if done {
			sign = a.look.Good.Render("✓")
		}
		switch n := a.work.Items(p.step); {
		case errors > 0:
			count = a.look.Bad.Render(number(errors) + "!")
		case n > 0:
			count = a.look.Dim.Render(number(n))
		}
	case reviewPage:
		if !a.work.Tried {
			break
		}
		if n := len(forms.Errors(a.work.Wrong())); n > 0 {
			count = a.look.Bad.Render(number(n) + "!")
		}
	}
	if count != "" {
		count = " " + count
	}
	return sign, count
}
