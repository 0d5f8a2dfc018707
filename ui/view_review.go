package ui

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// tabsHeight is the room of the tabs, with a blank line below.
const tabsHeight = 2

// reviewPage draws the review in room cells.
func (a *app) reviewPage(room int) []string {
	lines := []string{a.tabs(room), ""}
	if a.review.tab == tabProblems {
		return append(lines, a.problemLines(room)...)
	}
	page := a.reviewLines(room)
	line := func(i int) string { return page[i] }
	return append(lines, a.look.Scrolled(len(page), line, a.review.top, a.lay.body-tabsHeight)...)
}

func (a *app) tabs(room int) string {
	names := []forms.Text{
		textProblems, forms.Same("JSON"), forms.Same("HTTP"), forms.Same("curl"), textProfileTab, textNotes,
	}
	parts := make([]string, len(names))
	for i, name := range names {
		words := " " + name.In(a.look.Lang) + " "
		if n := len(a.work.Wrong()); i == tabProblems && n > 0 {
			words += number(n) + " "
		}
		if i == a.review.tab {
			parts[i] = a.look.Chosen.Render("[" + strings.TrimSpace(words) + "]")
			continue
		}
		parts[i] = a.look.Dim.Render(words)
	}
	return text.Fit(strings.Join(parts, ""), room)
}

// problemLines lists every problem, the errors first; enter goes to it.
func (a *app) problemLines(room int) []string {
	problems := a.work.Wrong()
	if len(problems) == 0 {
		lines := []string{a.look.Good.Render(textReady.In(a.look.Lang)), ""}
		if a.work.Comparing() {
			lines = append(lines, a.look.Warn.Render(textComparing.In(a.look.Lang)))
		}
		lines = append(lines, a.look.Accent.Render(textSubmitHint.In(a.look.Lang)), "")
		for _, line := range text.Wrap(textNotChecked.In(a.look.Lang), room) {
			lines = append(lines, a.look.Dim.Render(line))
		}
		return append(lines, a.unsentLines(room)...)
	}
	a.review.cursor = max(min(a.review.cursor, len(problems)-1), 0)
	var lines []string
	from, to := 0, 0
	for i, p := range problems {
		if i == a.review.cursor {
			from = len(lines)
		}
		lines = append(lines, a.problemLine(p, i == a.review.cursor, room)...)
		if i == a.review.cursor {
			to = len(lines)
		}
	}
	if len(forms.Errors(problems)) == 0 {
		lines = append(lines, "", a.look.Accent.Render(textSubmitHint.In(a.look.Lang)))
	}
	lines = append(lines, a.unsentLines(room)...)
	height := max(a.lay.body-2, 1)
	top := text.Window(from-height/2, from, to, len(lines), height)
	return lines[top:min(top+height, len(lines))]
}

// mostUnsent is how many answers that are not sent are named.
const mostUnsent = 6

// unsentLines names the answers that are kept but not sent. That is by design
// here, where a changed mind brings them back: no alarm.
func (a *app) unsentLines(room int) []string {
	idle := a.work.Unsent()
	if len(idle) == 0 {
		return nil
	}
	var names []string
	for _, one := range idle {
		if name := one.Label.In(a.look.Lang); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - mostUnsent; more > 0 {
		names = append(names[:mostUnsent], textMore.With(more).In(a.look.Lang))
	}
	lines := []string{""}
	for _, line := range text.Wrap(textUnsent.In(a.look.Lang)+strings.Join(names, forms.T(", ", "、").In(a.look.Lang)), room) {
		lines = append(lines, a.look.Dim.Render(line))
	}
	return lines
}

func (a *app) problemLine(p forms.Problem, focused bool, room int) []string {
	sign, style := "✗ ", a.look.Bad
	if p.Severity == forms.Warning {
		sign, style = "! ", a.look.Warn
	}
	mark := "  "
	if focused {
		mark = a.look.Mark.Render("▸ ")
	}
	label := string(p.Path)
	for _, sheet := range []*work.Sheet{a.work.Main, a.work.Cloud} {
		if q, ok := sheet.Question(p.Path); ok {
			label = q.Label.In(a.look.Lang)
		}
	}
	words := label + a.look.Dim.Render("  "+string(p.Path))
	lines := []string{mark + style.Render(sign) + words}
	what := p.Summary.In(a.look.Lang)
	if remedy := p.Remedy.In(a.look.Lang); remedy != "" {
		what += forms.T("; ", "；").In(a.look.Lang) + remedy
	}
	for _, line := range text.Wrap(what, room-6) {
		lines = append(lines, "      "+line)
	}
	return lines
}
