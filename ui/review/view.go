package review

import (
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/request"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// tabsHeight is the room of the tabs, with a blank line below.
const tabsHeight = 2

// View draws the open tab.
func (s *Screen) View() []string {
	lines := []string{s.tabs(), ""}
	switch s.tab {
	case tabPlan:
		return append(lines, s.planLines()...)
	case tabChecks:
		return append(lines, s.checkLines()...)
	case tabChanges:
		return append(lines, s.changeLines()...)
	}
	page := s.page()
	line := func(i int) string { return s.search.Lit(s.look, page.line(s.look, i)) }
	return append(lines, s.look.Scrolled(page.len(), line, s.top, s.height-tabsHeight)...)
}

func (s *Screen) tabs() string {
	parts := s.tabNames()
	for i, words := range parts {
		if s.shown()[i] == s.tab {
			parts[i] = s.look.Chosen.Render(words)
			continue
		}
		parts[i] = s.look.Dim.Render(words)
	}
	return text.Fit(strings.Join(parts, ""), s.width)
}

// tabNames are the tabs as they stand beside each other, the open one in brackets.
func (s *Screen) tabNames() []string {
	names := [tabCount]forms.Text{
		textPlan, textChecks, textChanges, forms.Same("JSON"), forms.Same("HTTP"), forms.Same("curl"), textProfileTab,
	}
	shown := s.shown()
	parts := make([]string, len(shown))
	for i, tab := range shown {
		words := " " + s.look.Say(names[tab]) + " "
		if n := len(s.work.Wrong()); tab == tabChecks && n > 0 {
			words += strconv.Itoa(n) + " "
		}
		if tab == s.tab {
			words = "[" + strings.TrimSpace(words) + "]"
		}
		parts[i] = words
	}
	return parts
}

// page is the text of a tab in the width that it was made for: its lines, or the
// request, of which a line is drawn when it is in sight.
type page struct {
	lines []string
	body  request.Body
	width int
}

func (p page) len() int { return len(p.lines) + p.body.Len() }

func (p page) line(l look.Look, i int) string {
	if i < len(p.lines) {
		return p.lines[i]
	}
	return p.body.Line(l, i-len(p.lines), p.width, "")
}

// paged is the page of a tab with all that it is made of.
type paged struct {
	ready bool
	width int
	at    work.Stamp
	of    written
	lang  forms.Lang
	page  page
}

// page returns the text of the open tab, as Arrange made it while it is of now.
func (s *Screen) page() page {
	if p := s.paged[s.tab]; p.ready && p.width == s.width && p.at == s.work.Stamp() && p.of == s.texts.of && p.lang == s.look.Lang {
		return p.page
	}
	return s.makePage()
}

// makePage returns the text of the open tab but the plan, the checks and the changes.
func (s *Screen) makePage() page {
	if s.width < 1 {
		return page{}
	}
	words := ""
	switch s.tab {
	case tabRequest:
		if built, ok := s.work.Build(); ok {
			return page{body: request.Fold(built.Lines, s.width), width: s.width}
		}
	case tabHTTP:
		words = s.texts.HTTP
	case tabCurl:
		words = s.texts.Curl
	case tabProfile:
		words = s.texts.Profile
	}
	if words == "" {
		words = s.look.Say(textNoRequest)
		if s.texts.Trouble != nil {
			words = s.look.Say(s.texts.Trouble.Summary)
		}
	}
	return page{lines: text.WrapAll(strings.TrimRight(words, "\n"), s.width)}
}
