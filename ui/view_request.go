package ui

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// requestPane shows the request as it stands, scrolled to the part that the
// question with the focus is sent in.
func (a *app) requestPane() []string {
	if a.session.main == nil {
		return nil
	}
	request, _, err := a.session.build()
	if a.session.client == nil || err != nil {
		return []string{a.look.Dim.Render(textNoRequest.In(a.look.Lang))}
	}
	head := []string{a.look.Title.Render(request.Method) + " " + a.look.Value.Render(request.URL), a.look.Dim.Render(request.Action), ""}
	point := forms.Path("")
	if f := a.frame(); f != nil && f.sheet == a.session.main {
		point = f.point()
	}
	_, lines, _ := a.session.build()
	height := max(a.lay.body-len(head), 1)
	from, to := a.pointed(point)
	top := text.Window(max(from-2, 0), from, to, len(lines), height)
	if a.covered() {
		a.requestTop = max(min(a.requestTop, len(lines)-height), 0)
		top = a.requestTop
	}
	return append(head, a.requestLines(lines[top:min(top+height, len(lines))], a.lay.request, point)...)
}

// requestLines writes lines of the body, with those that come from point
// marked.
func (a *app) requestLines(body []forms.Line, room int, point forms.Path) []string {
	lines := make([]string, len(body))
	for i, l := range body {
		words := text.Fit(strings.Repeat("  ", l.Depth)+l.Text, room)
		if point != "" && l.Path != "" && point.Contains(l.Path) {
			words = a.look.Accent.Render(words)
		}
		lines[i] = words
	}
	return lines
}

// pointed returns the lines of the body that come from point.
func (a *app) pointed(point forms.Path) (from, to int) {
	_, body, _ := a.session.build()
	if point == "" {
		return 0, 0
	}
	mine := func(l forms.Line) bool { return l.Path != "" && point.Contains(l.Path) }
	from = slices.IndexFunc(body, mine)
	if from < 0 {
		return 0, 0
	}
	to = from
	for to < len(body) && mine(body[to]) {
		to++
	}
	return from, to
}
