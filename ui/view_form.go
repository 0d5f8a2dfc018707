package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/text"
)

func number(n int) string { return strconv.Itoa(n) }

// labelWidth is the column of the labels; values begin behind it.
func (a *app) labelWidth() int {
	return max(min(a.frame().labels, a.lay.form*2/5, 28), 12)
}

// measure finds the widest label of rows, with the mark of what is needed.
func (a *app) measure(rows []row) (widest int) {
	for _, r := range rows {
		if !r.fold {
			widest = max(widest, text.Width(r.question.Label.In(a.look.Lang))+2)
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
	f.top = text.Window(f.top, from, to, len(lines), height)
	end := min(f.top+height, len(lines))
	page := append([]string{a.formTitle(f.cursor, len(rows), end < len(lines))}, help...)
	return append(page, lines[f.top:end]...)
}

// formTitle is the title with the place among the questions; below tells that
// some of them are past the end.
func (a *app) formTitle(at, rows int, below bool) string {
	place := ""
	if rows > 0 {
		place = forms.Tf("%d of %d", "第 %d/%d 项", min(at+1, rows), rows).In(a.look.Lang)
	}
	if below {
		place += " ↓"
	}
	room := max(a.lay.form-text.Width(place)-1, 1)
	return text.Fit(a.look.Title.Render(a.trail(room)), room) + " " + a.look.Dim.Render(place)
}

// formHelp is what stands between the title and the questions.
func (a *app) formHelp(f *frame) []string {
	var lines []string
	if help := a.frameHelp(f); help != "" && a.lay.body > 12 {
		for _, line := range text.Wrap(help, a.lay.form) {
			lines = append(lines, a.look.Dim.Render(line))
		}
	}
	return append(lines, "")
}

// rowLines draws one question: label, value, and below it what is wrong; with
// the focus also the help.
func (a *app) rowLines(r row, focused bool) []string {
	sign := "  "
	if focused {
		sign = a.look.Mark.Render("▸ ")
	}
	if r.fold {
		words := textMore.With(r.hidden).In(a.look.Lang) + " ›"
		style := a.look.Dim
		if focused {
			style = a.look.Accent
		}
		return []string{sign + style.Render(words)}
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
		lines = append(lines, sign+text.Fit(left, a.labelWidth())+" "+right)
		sign = "  "
	}
	return append(lines, a.notesUnder(q, focused)...)
}

// labelLines is the label, on two lines where the column is too narrow for it.
func (a *app) labelLines(q forms.Question, focused bool) []string {
	label := q.Label.In(a.look.Lang)
	if q.Needed() && q.Answer() == nil {
		label += " *"
	}
	lines := text.Wrap(label, a.labelWidth())
	if focused {
		for i := range lines {
			lines[i] = a.look.Accent.Render(lines[i])
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
	if unit := q.UnitOf(q.Answer()).In(a.look.Lang); fields.Units(q) && len(lines) == 1 && text.Width(lines[0])+text.Width(unit)+2 <= a.valueWidth() {
		lines[0] += " " + a.look.Dim.Render(unit)
	}
	return lines
}

// notesUnder is what stands below a question: problems, and for the one with
// the focus its help and what the look-up says.
func (a *app) notesUnder(q forms.Question, focused bool) []string {
	var lines []string
	room := max(a.lay.form-6, 8)
	add := func(style interface{ Render(...string) string }, sign, words string) {
		for i, line := range text.Wrap(words, room) {
			if i > 0 {
				sign = strings.Repeat(" ", text.Width(sign))
			}
			lines = append(lines, style.Render("    "+sign+line))
		}
	}
	for _, p := range a.problemsAt(q) {
		words := p.Summary.In(a.look.Lang)
		if remedy := p.Remedy.In(a.look.Lang); remedy != "" && focused {
			words += forms.T("; ", "；").In(a.look.Lang) + remedy
		}
		if p.Severity == forms.Error {
			add(a.look.Bad, "✗ ", words)
		} else {
			add(a.look.Warn, "! ", words)
		}
	}
	if !focused {
		return lines
	}
	for _, words := range []forms.Text{q.Help, q.Limits()} {
		if !words.IsZero() {
			add(a.look.Dim, "", words.In(a.look.Lang))
		}
	}
	if secret, ok := q.Answer().(forms.Secret); ok {
		add(a.look.Dim, "", forms.Tf("set: %s; ctrl+u clears", "已设置：%s；ctrl+u 清除", fields.Origin(secret)).In(a.look.Lang))
	}
	for _, words := range append(a.frame().sheet.Names(q, a.look.Lang), a.work.Instead(q, a.look.Lang)...) {
		add(a.look.Dim, "· ", words)
	}
	if note := a.sourceNote(q); note != "" {
		add(a.look.Warn, "", note)
	}
	return lines
}

// sourceNote tells that the values to choose from are loading or failed.
func (a *app) sourceNote(q forms.Question) string {
	if q.Source.Name == "" {
		return ""
	}
	options, note := a.work.Offered(a.frame().sheet, q)
	if note.IsZero() && len(options) > 0 {
		how := forms.Tf("enter: choose among %d", "回车：从 %d 项中选择", len(options))
		if a.typed(q) {
			how = forms.Tf("ctrl+u, then enter: choose among %d", "ctrl+u 清空后按回车：从 %d 项中选择", len(options))
		}
		return a.look.Dim.Render(how.In(a.look.Lang))
	}
	return note.In(a.look.Lang)
}

// valueText is the value of a question without the focus.
func (a *app) valueText(q forms.Question) string {
	if q.Kind == forms.List || q.Kind == forms.Object {
		return a.look.Value.Render(ansi.Truncate(fields.Summary(q, a.look.Lang), a.valueWidth()-2, "…")) + a.look.Dim.Render(" ›")
	}
	answer := q.Answer()
	if answer == nil {
		hint := fields.Placeholder(q, a.look.Lang, a.valueWidth())
		if hint == "" {
			hint = "–"
		}
		return a.look.Dim.Render(text.Fit(hint, a.valueWidth()))
	}
	if secret, ok := answer.(forms.Secret); ok {
		return text.Fit(a.look.Value.Render(forms.Mask)+"  "+a.look.Dim.Render(fields.Origin(secret).In(a.look.Lang)), a.valueWidth())
	}
	words := strings.ReplaceAll(a.frame().sheet.Show(q, answer, a.look.Lang), "\n", " ⏎ ")
	if told := a.frame().sheet.Described(q, answer, a.look.Lang); told != "" {
		words += "  " + a.look.Dim.Render(told)
	}
	return text.Fit(a.look.Value.Render(words), a.valueWidth())
}
