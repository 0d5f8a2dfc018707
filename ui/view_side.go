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
	case placePage:
		if n := len(a.placeErrors()); n > 0 {
			count = a.look.Bad.Render(number(n) + "!")
		} else if a.session.client != nil {
			sign = a.look.Good.Render("✓")
		}
	case stepPage:
		errors, done := a.session.mark(p.step)
		if done {
			sign = a.look.Good.Render("✓")
		}
		switch n := a.session.items(p.step); {
		case errors > 0:
			count = a.look.Bad.Render(number(errors) + "!")
		case n > 0:
			count = a.look.Dim.Render(number(n))
		}
	case reviewPage:
		if !a.session.tried {
			break
		}
		if n := len(forms.Errors(a.wrong())); n > 0 {
			count = a.look.Bad.Render(number(n) + "!")
		}
	}
	if count != "" {
		count = " " + count
	}
	return sign, count
}

// items counts what a page that is nothing but a list holds.
func (s *session) items(step forms.StepID) int {
	lists, n := 0, 0
	for _, field := range s.main.form.Fields {
		if field.Step != step {
			continue
		}
		if field.Kind != forms.List {
			return 0
		}
		lists++
		n = s.main.answers.Len(forms.Path(field.Key))
	}
	if lists != 1 {
		return 0
	}
	return n
}
