package review

import (
	"slices"
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
	if s.tab == tabProblems {
		return append(lines, s.problemLines()...)
	}
	page := s.page()
	return append(lines, s.look.Scrolled(len(page), func(i int) string { return page[i] }, s.top, s.height-tabsHeight)...)
}

func (s *Screen) tabs() string {
	names := []forms.Text{
		textProblems, forms.Same("JSON"), forms.Same("HTTP"), forms.Same("curl"), textProfileTab, textNotes,
	}
	parts := make([]string, len(names))
	for i, name := range names {
		words := " " + s.look.Say(name) + " "
		if n := len(s.work.Wrong()); i == tabProblems && n > 0 {
			words += strconv.Itoa(n) + " "
		}
		if i == s.tab {
			parts[i] = s.look.Chosen.Render("[" + strings.TrimSpace(words) + "]")
			continue
		}
		parts[i] = s.look.Dim.Render(words)
	}
	return text.Fit(strings.Join(parts, ""), s.width)
}

// problemLines lists every problem, the errors first; enter goes to it.
func (s *Screen) problemLines() []string {
	problems := s.work.Wrong()
	if len(problems) == 0 {
		lines := []string{s.look.Good.Render(s.look.Say(textReady)), ""}
		if s.work.Comparing() {
			lines = append(lines, s.look.Warn.Render(s.look.Say(textComparing)))
		}
		lines = append(lines, s.look.Accent.Render(s.look.Say(textSubmitHint)), "")
		for _, line := range text.Wrap(s.look.Say(textNotChecked), s.width) {
			lines = append(lines, s.look.Dim.Render(line))
		}
		return slices.Concat(lines, s.onlineLines(), s.unsentLines())
	}
	cursor := max(min(s.cursor, len(problems)-1), 0)
	var lines []string
	from, to := 0, 0
	for i, p := range problems {
		if i == cursor {
			from = len(lines)
		}
		lines = append(lines, s.problemLine(p, i == cursor)...)
		if i == cursor {
			to = len(lines)
		}
	}
	if len(forms.Errors(problems)) == 0 {
		lines = append(lines, "", s.look.Accent.Render(s.look.Say(textSubmitHint)))
	}
	if len(forms.Errors(problems)) == 0 {
		lines = append(lines, s.onlineLines()...)
	}
	lines = append(lines, s.unsentLines()...)
	height := max(s.height-2, 1)
	top := text.Window(from-height/2, from, to, len(lines), height)
	return lines[top:min(top+height, len(lines))]
}

// mostUnsent is how many answers that are not sent are named.
const mostUnsent = 6

// unsentLines names the answers that are kept but not sent. That is by design
// here, where a changed mind brings them back: no alarm.
func (s *Screen) unsentLines() []string {
	idle := s.work.Unsent()
	if len(idle) == 0 {
		return nil
	}
	var names []string
	for _, one := range idle {
		if name := s.look.Say(one.Label); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - mostUnsent; more > 0 {
		names = append(names[:mostUnsent], textMore.With(more).In(s.look.Lang))
	}
	lines := []string{""}
	for _, line := range text.Wrap(s.look.Say(textUnsent)+strings.Join(names, forms.T(", ", "、").In(s.look.Lang)), s.width) {
		lines = append(lines, s.look.Dim.Render(line))
	}
	return lines
}

func (s *Screen) problemLine(p forms.Problem, focused bool) []string {
	sign, style := "✗ ", s.look.Bad
	if p.Severity == forms.Warning {
		sign, style = "! ", s.look.Warn
	}
	mark := "  "
	if focused {
		mark = s.look.Mark.Render("▸ ")
	}
	words := s.look.Say(s.label(p.Path)) + s.look.Dim.Render("  "+string(p.Path))
	lines := []string{mark + style.Render(sign) + words}
	what := s.look.Say(p.Summary)
	if remedy := s.look.Say(p.Remedy); remedy != "" {
		what += forms.T("; ", "；").In(s.look.Lang) + remedy
	}
	for _, line := range text.Wrap(what, s.width-6) {
		lines = append(lines, "      "+line)
	}
	return lines
}

// page returns the text of the open tab but the problems.
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
	case tabNotes:
		words = s.notes()
	}
	if words == "" {
		words = s.look.Say(textNoRequest)
		if s.texts.Trouble != nil {
			words = s.look.Say(s.texts.Trouble.Summary)
		}
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimRight(words, "\n"), "\n") {
		lines = append(lines, text.Wrap(line, s.width)...)
	}
	return lines
}

func (s *Screen) notes() string {
	about := s.work.About
	lines := []string{about.API, about.Docs, ""}
	if closing := about.Warning(s.work.Main.Scope()); !closing.IsZero() {
		lines = append(lines, s.look.Say(closing))
	}
	for _, note := range about.Notes {
		lines = append(lines, "· "+s.look.Say(note))
	}
	return strings.Join(append(lines, "", s.look.Say(textNotChecked)), "\n")
}
