package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/request"
)

// requestKeys are the keys of the request where it covers the form; any other
// closes it.
var requestKeys = keys.Table[*app]{
	{Keys: []string{"down", "pgdown"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6, Do: keys.Just(func(a *app) { a.scrollRequest(1) })},
	{Keys: []string{"up", "pgup"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Do: keys.Just(func(a *app) { a.scrollRequest(-1) })},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: 9, Do: (*app).toggleRequest},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5, Do: (*app).switchLanguage},
}

// covered tells whether the request stands in the form's place.
func (a *app) covered() bool {
	return a.onAnswers() && a.lay.form == 0 && !a.lay.small && a.lay.width > 0
}

func (a *app) pressRequest(name string) tea.Cmd {
	if cmd, _, taken := requestKeys.Press(a, name); taken {
		return cmd
	}
	return a.toggleRequest()
}

func (a *app) toggleRequest() tea.Cmd {
	a.wantRequest, a.requestTop = !a.wantRequest, 0
	a.lay = a.arrange(a.lay.width, a.lay.height)
	a.resize()
	return nil
}

// scrollRequest moves by half of what is visible.
func (a *app) scrollRequest(by int) {
	if pane, ok := a.request(); ok {
		a.requestTop = pane.Scroll(a.requestTop+by*max(a.lay.body/2, 1), a.lay.body)
	}
}

// request is the request as it stands, with the question that has the focus.
func (a *app) request() (request.Pane, bool) {
	built, ok := a.work.Build()
	pane := request.Pane{Request: built.Request, Body: built.Lines}
	if f := a.frame(); f != nil && f.sheet == a.work.Main {
		pane.Point = f.point()
	}
	return pane, ok
}

// requestPane draws the request, scrolled to the part that the question with
// the focus is sent in, or to where the person scrolled it.
func (a *app) requestPane() []string {
	pane, ok := a.request()
	switch {
	case a.work.Main == nil:
		return nil
	case !ok:
		return []string{a.look.Dim.Render(textNoRequest.In(a.look.Lang))}
	case a.covered():
		return pane.ViewFrom(a.look, a.lay.request, a.lay.body, a.requestTop)
	}
	return pane.View(a.look, a.lay.request, a.lay.body)
}
