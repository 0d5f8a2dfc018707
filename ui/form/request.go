package form

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/request"
	"clusterwiz/ui/text"
)

// Rule stands between two panes.
const rule = " │ "

// mostRequest is the widest that the request gets beside the questions.
const mostRequest = 80

// coverKeys are the keys of the request where it covers the form; any other
// closes it.
var coverKeys = keys.Table[*Screen]{
	{Keys: []string{"down", "pgdown"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Rank: 6, Do: func(s *Screen) { s.scroll(1) }},
	{Keys: []string{"up", "pgup"}, Name: "↑↓", Help: forms.T("scroll", "滚动"), Do: func(s *Screen) { s.scroll(-1) }},
	{Keys: []string{"home", "g"}, Name: "home", Also: "g", Help: forms.T("first line", "开头"), Do: func(s *Screen) { s.top = 0 }},
	{Keys: []string{"end", "G"}, Name: "end", Also: "G", Help: forms.T("last line", "末尾"), Do: func(s *Screen) { s.scroll(farDown) }},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: keys.Always, Do: (*Screen).Toggle},
}

// farDown is more than any request has.
const farDown = 1 << 20

// covered tells whether the request stands in the place of the questions.
func (s *Screen) covered() bool { return s.asked && !s.wide && s.width > 0 }

// Toggle shows the request where the question with the focus is sent, or puts it away.
func (s *Screen) Toggle() {
	s.asked, s.top = !s.asked, 0
	if pane, ok := s.request(); ok {
		s.top = pane.Top(s.height)
	}
}

// formWidth is the room of the questions, 0 where the request covers them.
func (s *Screen) formWidth() int {
	switch side := s.sideWidth(); {
	case s.covered():
		return 0
	case side > 0:
		return s.width - side - len([]rune(rule))
	}
	return s.width
}

// sideWidth is the room beside the questions, of the request and of what explains
// the question with the focus; all of the room where the request covers them.
func (s *Screen) sideWidth() int {
	switch {
	case s.covered():
		return s.width
	case s.asked || s.explains:
		return min(s.width*2/5, mostRequest)
	}
	return 0
}

// scroll moves by half of what is visible.
func (s *Screen) scroll(by int) {
	if pane, ok := s.request(); ok {
		s.top = pane.Scroll(s.top+by*max(s.height/2, 1), s.height)
	}
}

// request is the request as it stands, with the question that has the focus.
func (s *Screen) request() (request.Pane, bool) {
	built, ok := s.work.Build()
	pane := request.Pane{Request: built.Request}
	if ok {
		pane.Body = request.Fold(built.Lines, s.sideWidth())
	}
	if sheet, point := s.questions.Point(); sheet != nil && sheet == s.work.Main {
		pane.Point = point
	}
	return pane, ok
}

// View draws the questions, the request beside them, or a list of values over
// both.
func (s *Screen) View() []string {
	if s.Picking() {
		return s.questions.View() // Whoever asks for it gives it its room.
	}
	var blocks [][]string
	if width := s.formWidth(); width > 0 {
		blocks = append(blocks, text.Block(s.questions.View(), width, s.height))
	}
	if width := s.sideWidth(); width > 0 {
		blocks = append(blocks, text.Block(s.sideLines(width), width, s.height))
	}
	return text.Beside(s.look.Dim.Render(rule), blocks...)
}

// sideLines draws what explains the question with the focus, and below it the request.
func (s *Screen) sideLines(width int) []string {
	if !s.explains || s.covered() {
		return s.requestLines(width, s.height)
	}
	lines := s.questions.Explain(width)
	if !s.asked {
		return lines
	}
	if most := s.height/2 - 1; len(lines) > most {
		lines = append(lines[:most-1:most-1], s.look.Dim.Render("…"))
	}
	if len(lines) > 0 {
		lines = append(lines, s.look.Dim.Render(strings.Repeat("─", width)))
	}
	return append(lines, s.requestLines(width, s.height-len(lines))...)
}

// requestLines draws the request in so many lines, scrolled to the part that the question with
// the focus is sent in, or to where the person scrolled it.
func (s *Screen) requestLines(width, height int) []string {
	pane, ok := s.request()
	switch {
	case s.work.Main == nil:
		return nil
	case !ok:
		return []string{s.look.Dim.Render(s.look.Say(textNoRequest))}
	case s.covered():
		return pane.ViewFrom(s.look, width, height, s.top)
	}
	return pane.View(s.look, width, height)
}

var textNoRequest = forms.T("no request yet", "尚无请求")
