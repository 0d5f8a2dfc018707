package ui

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// reviewPage draws the review in room cells.
func (a *app) reviewPage(room int) []string {
	lines := []string{a.tabs(room), ""}
	if a.review.tab == tabProblems {
		return append(lines, a.problemLines(room)...)
	}
	text, top := a.scrolled(a.reviewLines(room), a.review.top, a.lay.body-len(lines))
	a.review.top = top
	return append(lines, text...)
}

func (a *app) tabs(room int) string {
	names := []forms.Text{
		textProblems, forms.Same("JSON"), forms.Same("HTTP"), forms.Same("curl"), textProfileTab, textNotes,
	}
	parts := make([]string, len(names))
	for i, name := range names {
		text := " " + name.In(a.lang) + " "
		if n := len(a.wrong()); i == tabProblems && n > 0 {
			text += number(n) + " "
		}
		if i == a.review.tab {
			parts[i] = a.st.chosen.Render("[" + strings.TrimSpace(text) + "]")
			continue
		}
		parts[i] = a.st.dim.Render(text)
	}
	return fit(strings.Join(parts, ""), room)
}

// problemLines lists every problem, the errors first; enter goes to it.
func (a *app) problemLines(room int) []string {
	problems := a.wrong()
	if len(problems) == 0 {
		lines := []string{a.st.good.Render(textReady.In(a.lang)), ""}
		if a.comparing() {
			lines = append(lines, a.st.warn.Render(textComparing.In(a.lang)))
		}
		lines = append(lines, a.st.accent.Render(textSubmitHint.In(a.lang)), "")
		for _, text := range wrap(textNotChecked.In(a.lang), room) {
			lines = append(lines, a.st.dim.Render(text))
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
		lines = append(lines, "", a.st.accent.Render(textSubmitHint.In(a.lang)))
	}
	lines = append(lines, a.unsentLines(room)...)
	height := max(a.lay.body-2, 1)
	top := window(from-height/2, from, to, len(lines), height)
	return lines[top:min(top+height, len(lines))]
}

// mostUnsent is how many answers that are not sent are named.
const mostUnsent = 6

// unsentLines names the answers that are kept but not sent. That is by design
// here, where a changed mind brings them back: no alarm.
func (a *app) unsentLines(room int) []string {
	idle := a.session.unsent()
	if len(idle) == 0 {
		return nil
	}
	var names []string
	for _, one := range idle {
		if name := one.Label.In(a.lang); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if more := len(names) - mostUnsent; more > 0 {
		names = append(names[:mostUnsent], forms.Tf(textMore.En, textMore.Zh, more).In(a.lang))
	}
	lines := []string{""}
	for _, text := range wrap(textUnsent.In(a.lang)+strings.Join(names, forms.T(", ", "、").In(a.lang)), room) {
		lines = append(lines, a.st.dim.Render(text))
	}
	return lines
}

func (a *app) problemLine(p forms.Problem, focused bool, room int) []string {
	sign, style := "✗ ", a.st.bad
	if p.Severity == forms.Warning {
		sign, style = "! ", a.st.warn
	}
	mark := "  "
	if focused {
		mark = a.st.mark.Render("▸ ")
	}
	label := string(p.Path)
	for _, sheet := range []*sheet{a.session.main, a.place} {
		if q, ok := sheet.question(p.Path); ok {
			label = q.Label.In(a.lang)
		}
	}
	text := label + a.st.dim.Render("  "+string(p.Path))
	lines := []string{mark + style.Render(sign) + text}
	what := p.Summary.In(a.lang)
	if remedy := p.Remedy.In(a.lang); remedy != "" {
		what += forms.T("; ", "；").In(a.lang) + remedy
	}
	for _, line := range wrap(what, room-6) {
		lines = append(lines, "      "+line)
	}
	return lines
}
