package review

import (
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/request"
	"clusterwiz/ui/text"
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
	}
	page := s.page()
	line := func(i int) string { return s.search.Lit(s.look, page[i]) }
	return append(lines, s.look.Scrolled(len(page), line, s.top, s.height-tabsHeight)...)
}

func (s *Screen) tabs() string {
	parts := s.tabNames()
	for i, words := range parts {
		if i == s.tab {
			parts[i] = s.look.Chosen.Render(words)
			continue
		}
		parts[i] = s.look.Dim.Render(words)
	}
	return text.Fit(strings.Join(parts, ""), s.width)
}

// tabNames are the tabs as they stand beside each other, the open one in brackets.
func (s *Screen) tabNames() []string {
	names := []forms.Text{
		textPlan, textChecks, forms.Same("JSON"), forms.Same("HTTP"), forms.Same("curl"), textProfileTab,
	}
	parts := make([]string, len(names))
	for i, name := range names {
		words := " " + s.look.Say(name) + " "
		if n := len(s.work.Wrong()); i == tabChecks && n > 0 {
			words += strconv.Itoa(n) + " "
		}
		if i == s.tab {
			words = "[" + strings.TrimSpace(words) + "]"
		}
		parts[i] = words
	}
	return parts
}

// page returns the text of the open tab but the plan and the checks.
func (s *Screen) page() []string {
	if s.width < 1 {
		return nil
	}
	words := ""
	switch s.tab {
	case tabRequest:
		if built, ok := s.work.Build(); ok {
			return request.Lines(s.look, built.Lines, s.width, "")
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
