package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

func width(s string) int { return ansi.StringWidth(s) }

func number(n int) string { return strconv.Itoa(n) }

// labelWidth is the column of the labels; values begin behind it.
func (a *app) labelWidth() int {
	return max(min(a.frame().labels, a.lay.form*2/5, 28), 12)
}

// measure finds the widest label of rows, with the mark of what is needed.
func (a *app) measure(rows []row) (widest int) {
	for _, r := range rows {
		if !r.fold {
			widest = max(widest, width(r.question.Label.In(a.lang))+2)
		}
	}
	return widest
}

func (a *app) valueWidth() int { return max(a.lay.form-a.labelWidth()-4, 8) }

// formLines draws a page of questions, scrolled so that the one with the focus
// is visible with what belongs to it.
func (a *app) formLines() []string {
	f := a.frame()
	rows := f.rows()
	f.labels = a.measure(rows)
	help := a.formHelp(f)
	var lines []string
	from, to := 0, 0
	for i, r := range rows {
		if i == f.cursor {
			from = len(lines)
		}
		lines = append(lines, a.rowLines(r, i == f.cursor)...)
		if i == f.cursor {
			to = len(lines)
		}
	}
	height := max(a.lay.body-len(help)-1, 1)
	f.top = window(f.top, from, to, len(lines), height)
	end := min(f.top+height, len(lines))
	page := append([]string{a.formTitle(f.cursor, len(rows), end < len(lines))}, help...)
	return append(page, lines[f.top:end]...)
}

// formTitle is the title with the place among the questions; below tells that
// some of them are past the end.
func (a *app) formTitle(at, rows int, below bool) string {
	place := ""
	if rows > 0 {
		place = forms.Tf("%d of %d", "第 %d/%d 项", min(at+1, rows), rows).In(a.lang)
	}
	if below {
		place += " ↓"
	}
	room := max(a.lay.form-width(place)-1, 1)
	return fit(a.st.title.Render(a.trail(room)), room) + " " + a.st.dim.Render(place)
}

// formHelp is what stands between the title and the questions.
func (a *app) formHelp(f *frame) []string {
	var lines []string
	if help := a.frameHelp(f); help != "" && a.lay.body > 12 {
		for _, line := range wrap(help, a.lay.form) {
			lines = append(lines, a.st.dim.Render(line))
		}
	}
	return append(lines, "")
}

// rowLines draws one question: label, value, and below it what is wrong; with
// the focus also the help.
func (a *app) rowLines(r row, focused bool) []string {
	sign := "  "
	if focused {
		sign = a.st.mark.Render("▸ ")
	}
	if r.fold {
		text := forms.Tf(textMore.En, textMore.Zh, r.hidden).In(a.lang) + " ›"
		style := a.st.dim
		if focused {
			style = a.st.accent
		}
		return []string{sign + style.Render(text)}
	}
	q := r.question
	label, value := a.labelLines(q, focused), a.valueLines(q, focused)
	var lines []string
	for i := range max(len(label), len(value)) {
		left, right := "", ""
		if i < len(label) {
			left = label[i]
		}
		if i < len(value) {
			right = value[i]
		}
		lines = append(lines, sign+fit(left, a.labelWidth())+" "+right)
		sign = "  "
	}
	return append(lines, a.notesUnder(q, focused)...)
}

// labelLines is the label, on two lines where the column is too narrow for it.
func (a *app) labelLines(q forms.Question, focused bool) []string {
	label := q.Label.In(a.lang)
	if q.Needed() && q.Answer() == nil {
		label += " *"
	}
	lines := wrap(label, a.labelWidth())
	if focused {
		for i := range lines {
			lines[i] = a.st.accent.Render(lines[i])
		}
	}
	return lines
}

func (a *app) valueLines(q forms.Question, focused bool) []string {
	if !focused || a.field == nil || a.fieldAt != q.Path() {
		return []string{a.valueText(q)}
	}
	lines := strings.Split(a.field.View(), "\n")
	for i := range lines {
		// The toolkit fills its lines with blanks beyond their width.
		lines[i] = ansi.Truncate(strings.TrimRight(lines[i], " "), a.valueWidth(), "")
	}
	if unit := q.UnitOf(q.Answer()).In(a.lang); fields.Units(q) && len(lines) == 1 && width(lines[0])+width(unit)+2 <= a.valueWidth() {
		lines[0] += " " + a.st.dim.Render(unit)
	}
	return lines
}

// notesUnder is what stands below a question: problems, and for the one with
// the focus its help and what the look-up says.
func (a *app) notesUnder(q forms.Question, focused bool) []string {
	var lines []string
	room := max(a.lay.form-6, 8)
	add := func(style interface{ Render(...string) string }, sign, text string) {
		for i, line := range wrap(text, room) {
			if i > 0 {
				sign = strings.Repeat(" ", width(sign))
			}
			lines = append(lines, style.Render("    "+sign+line))
		}
	}
	for _, p := range a.problemsAt(q) {
		text := p.Summary.In(a.lang)
		if remedy := p.Remedy.In(a.lang); remedy != "" && focused {
			text += forms.T("; ", "；").In(a.lang) + remedy
		}
		if p.Severity == forms.Error {
			add(a.st.bad, "✗ ", text)
		} else {
			add(a.st.warn, "! ", text)
		}
	}
	if !focused {
		return lines
	}
	for _, text := range []forms.Text{q.Help, q.Limits()} {
		if !text.IsZero() {
			add(a.st.dim, "", text.In(a.lang))
		}
	}
	if secret, ok := q.Answer().(forms.Secret); ok {
		add(a.st.dim, "", forms.Tf("set: %s; ctrl+u clears", "已设置：%s；ctrl+u 清除", fields.Origin(secret)).In(a.lang))
	}
	for _, text := range a.names(q) {
		add(a.st.dim, "· ", text)
	}
	if note := a.sourceNote(q); note != "" {
		add(a.st.warn, "", note)
	}
	return lines
}

// sourceNote tells that the values to choose from are loading or failed.
func (a *app) sourceNote(q forms.Question) string {
	if q.Source.Name == "" {
		return ""
	}
	options, note := a.offered(a.frame().sheet, q)
	if note.IsZero() && len(options) > 0 {
		how := forms.Tf("enter: choose among %d", "回车：从 %d 项中选择", len(options))
		if a.typed(q) {
			how = forms.Tf("ctrl+u, then enter: choose among %d", "ctrl+u 清空后按回车：从 %d 项中选择", len(options))
		}
		return a.st.dim.Render(how.In(a.lang))
	}
	return note.In(a.lang)
}

// valueText is the value of a question without the focus.
func (a *app) valueText(q forms.Question) string {
	if q.Kind == forms.List || q.Kind == forms.Object {
		return a.st.value.Render(ansi.Truncate(fields.Summary(q, a.lang), a.valueWidth()-2, "…")) + a.st.dim.Render(" ›")
	}
	answer := q.Answer()
	if answer == nil {
		hint := fields.Placeholder(q, a.lang, a.valueWidth())
		if hint == "" {
			hint = "–"
		}
		return a.st.dim.Render(fit(hint, a.valueWidth()))
	}
	if secret, ok := answer.(forms.Secret); ok {
		return fit(a.st.value.Render(forms.Mask)+"  "+a.st.dim.Render(fields.Origin(secret).In(a.lang)), a.valueWidth())
	}
	text := strings.ReplaceAll(a.shown(q, answer), "\n", " ⏎ ")
	if told := a.told(q, answer); told != "" {
		text += "  " + a.st.dim.Render(told)
	}
	return fit(a.st.value.Render(text), a.valueWidth())
}
