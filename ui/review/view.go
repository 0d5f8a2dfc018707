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
	line := func(i int) string { return s.search.Lit(s.look, page[i]) }
	return append(lines, s.look.Scrolled(len(page), line, s.top, s.height-tabsHeight)...)
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

// paged are the lines of a text with all that they are made of.
type paged struct {
	tab, width int
	at         work.Stamp
	of         written
	look       look.Look
	lines      []string
}

// page returns the lines of the open text, as Arrange made them while they are of now.
func (s *Screen) page() []string {
	p := s.paged
	if p.tab == s.tab && p.width == s.width && p.at == s.work.Stamp() && p.of == s.texts.of && p.look == s.look && p.lines != nil {
		return p.lines
	}
	return s.makePage()
}

// makePage returns the text of the open tab but the plan, the checks and the changes.
func (s *Screen) makePage() []string {
	if s.width < 1 {
		return nil
	}
	words := ""
	switch s.tab {
	case tabRequest:
		if built, ok := s.work.Build(); ok {
			return request.Lines(s.look, request.Fold(built.Lines, s.width), s.width, "")
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
	var lines []string
	for _, line := range strings.Split(strings.TrimRight(words, "\n"), "\n") {
		lines = append(lines, text.WrapQuoted(line, s.width)...)
	}
	return lines
}
