package questions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// labelWidth is the column of the labels; values begin behind it.
func (s *Stack) labelWidth() int {
	return max(min(s.frame().labels, s.width*2/5, 28), 12)
}

// measure finds the widest label of rows, with the mark of what is needed.
func (s *Stack) measure(rows []row) (widest int) {
	for _, r := range rows {
		if !r.fold {
			widest = max(widest, text.Width(s.labelOf(r.question)), text.Width(r.question.Label.In(s.look.Lang))+2)
		}
	}
	return widest
}

func (s *Stack) valueWidth() int { return max(s.width-s.labelWidth()-4, 8) }

// View draws the open place, or the list of values over it.
func (s *Stack) View() []string {
	switch {
	case s.pick != nil:
		return append([]string{s.look.Title.Render(s.look.Say(s.pick.title)), ""}, s.pick.picker.View()...)
	case s.frame() == nil:
		return nil
	case s.frame().table:
		return s.tableLines()
	}
	return s.formLines()
}

// scroll moves the view as little as it can, so that what has the focus is
// visible with what belongs to it.
func (s *Stack) scroll() {
	f := s.frame()
	if f == nil || s.width <= 0 {
		return
	}
	if f.table {
		if q, ok := s.ofList(); ok {
			grid := s.gridOf(q)
			lines, from, to := s.layOutItems(grid)
			f.top = text.Window(f.top, from, to, len(lines), max(s.height-len(s.tableHead(q, grid)), 1))
		}
		return
	}
	rows := f.rows()
	f.labels = s.measure(rows)
	lines, from, to := s.layOut(rows, f.cursor)
	f.top = text.Window(f.top, from, to, len(lines), s.formRoom())
}

// layOut draws all rows and tells where the one with the focus is.
func (s *Stack) layOut(rows []row, cursor int) (lines []string, from, to int) {
	for i, r := range rows {
		if i == cursor {
			from = len(lines)
		}
		if heading := s.headingOver(rows, i); heading != "" {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, "  "+s.look.Title.Render(heading))
		}
		lines = append(lines, s.rowLines(r, i == cursor)...)
		if i == cursor {
			to = len(lines)
		}
	}
	return lines, from, to
}

// longPage is from how many questions on a page is read by its headings, also while
// the advanced ones are folded away.
const longPage = 9

// headingOver is what stands above row i of a long page, or while the advanced
// questions are shown: the heading of its question, where the one before has another.
func (s *Stack) headingOver(rows []row, i int) string {
	if r := rows[i]; (s.frame().more || len(rows) > longPage) && !r.fold && (i == 0 || rows[i-1].question.Heading != r.question.Heading) {
		return r.question.Heading.In(s.look.Lang)
	}
	return ""
}

// formRoom is how many lines of the questions are visible.
func (s *Stack) formRoom() int { return max(s.height-len(s.formHelp(s.frame()))-1, 1) }

// formLines draws a page of questions.
func (s *Stack) formLines() []string {
	f := s.frame()
	rows := f.rows()
	lines, _, _ := s.layOut(rows, f.cursor)
	top := min(f.top, max(len(lines)-1, 0))
	end := min(top+s.formRoom(), len(lines))
	page := append([]string{s.formTitle(f.cursor, len(rows), end < len(lines))}, s.formHelp(f)...)
	return append(page, lines[top:end]...)
}

// formTitle is the title with the place among the questions; below tells that
// some of them are past the end.
func (s *Stack) formTitle(at, rows int, below bool) string {
	place := ""
	if rows > 0 {
		place = forms.Tf("%d of %d", "第 %d/%d 项", min(at+1, rows), rows).In(s.look.Lang)
	}
	if below {
		place += " ↓"
	}
	room := max(s.width-text.Width(place)-1, 1)
	return text.Fit(s.look.Title.Render(s.trail(room)), room) + " " + s.look.Dim.Render(place)
}

// formHelp is what stands between the title and the questions.
func (s *Stack) formHelp(f *frame) []string {
	var lines []string
	if help := s.frameHelp(f); help != "" && s.height > 12 {
		for _, line := range text.Wrap(help, s.width) {
			lines = append(lines, s.look.Dim.Render(line))
		}
	}
	return append(lines, "")
}

// rowLines draws one question: label, value, and below it what is wrong; with
// the focus also the help.
func (s *Stack) rowLines(r row, focused bool) []string {
	sign := "  "
	if focused {
		sign = s.look.Mark.Render("▸ ")
	}
	if r.fold {
		words := textMore.With(r.hidden).In(s.look.Lang) + " ›"
		if s.frame().more {
			words = "‹ " + textFewer.With(r.hidden).In(s.look.Lang)
		}
		style := s.look.Dim
		if focused {
			style = s.look.Accent
		}
		return []string{sign + style.Render(words)}
	}
	q := r.question
	label, value := s.labelLines(q, focused), s.valueLines(q, focused)
	var lines []string
	for i := range max(len(label), len(value)) {
		left, right := "", ""
		if i < len(label) {
			left = label[i]
		}
		if i < len(value) {
			right = value[i]
		}
		lines = append(lines, sign+text.Fit(left, s.labelWidth())+" "+right)
		sign = "  "
	}
	return append(lines, s.notesUnder(q, focused)...)
}

// labelOf is the label with the mark of what is needed; what can be answered in the
// place of the question above says so.
func (s *Stack) labelOf(q forms.Question) string {
	label := q.Label.In(s.look.Lang)
	group, needed := q.Alternatives()
	switch first := len(group) > 0 && group[0] == q.Path(); {
	case len(group) > 1 && !first:
		return forms.Tf("or %s", "或 %s", q.Label).In(s.look.Lang)
	case q.NeededHere() && q.Answer() == nil, first && needed:
		return label + " *"
	}
	return label
}

// labelLines is the label, on two lines where the column is too narrow for it.
func (s *Stack) labelLines(q forms.Question, focused bool) []string {
	lines := text.Wrap(s.labelOf(q), s.labelWidth())
	if focused {
		for i := range lines {
			lines[i] = s.look.Accent.Render(lines[i])
		}
	}
	return lines
}

func (s *Stack) valueLines(q forms.Question, focused bool) []string {
	if !focused || s.field == nil || s.at != q.Path() {
		return []string{s.valueText(q)}
	}
	lines := strings.Split(s.field.View(), "\n")
	for i := range lines {
		// The toolkit fills its lines with blanks beyond their width.
		lines[i] = ansi.Truncate(strings.TrimRight(lines[i], " "), s.valueWidth(), "")
	}
	_, hinted := s.proposed()
	if unit := q.UnitOf(q.Answer()).In(s.look.Lang); fields.Units(q) && !hinted && len(lines) == 1 && text.Width(lines[0])+text.Width(unit)+2 <= s.valueWidth() {
		lines[0] += " " + s.look.Dim.Render(unit)
	}
	return lines
}

// notesUnder is what stands below a question: problems, and for the one with
// the focus its help and what the look-up says.
func (s *Stack) notesUnder(q forms.Question, focused bool) []string {
	var lines []string
	room := max(s.width-6, 8)
	add := func(style look.Style, sign, words string) {
		for i, line := range text.Wrap(words, room) {
			if i > 0 {
				sign = strings.Repeat(" ", text.Width(sign))
			}
			lines = append(lines, style.Render("    "+sign+line))
		}
	}
	for _, p := range s.problemsAt(q) {
		words := p.Summary.In(s.look.Lang)
		if remedy := p.Remedy.In(s.look.Lang); remedy != "" && focused && len(p.Ways) == 0 {
			words += forms.T("; ", "；").In(s.look.Lang) + remedy
		}
		if p.Severity == forms.Error {
			add(s.look.Bad, "✗ ", words)
		} else {
			add(s.look.Warn, "! ", words)
		}
		for i, way := range p.Ways {
			if focused {
				add(s.look.Accent, wayKey(i)+" ", way.Label.In(s.look.Lang))
			}
		}
	}
	if !focused {
		return lines
	}
	if !s.beside {
		for _, words := range helpUnder(q) {
			add(s.look.Dim, "", words.In(s.look.Lang))
		}
	}
	if secret, ok := q.Answer().(forms.Secret); ok {
		add(s.look.Dim, "", forms.Tf("set: %s; ctrl+u clears", "已设置：%s；ctrl+u 清除", fields.Origin(secret)).In(s.look.Lang))
	}
	for _, words := range append(s.frame().sheet.Names(q, s.look.Lang), s.work.Instead(q, s.look.Lang)...) {
		add(s.look.Dim, "· ", words)
	}
	if note, style := s.sourceNote(q); note != "" {
		add(style, "", note)
	}
	return lines
}

// helpUnder is what is said of a question below it: what it means, and what it must
// be. How that is known stands in [Stack.Explain].
func helpUnder(q forms.Question) []forms.Text {
	words := slices.DeleteFunc([]forms.Text{q.Help, q.Hiding()}, forms.Text.IsZero)
	for _, limit := range q.Limits() {
		// Advice speaks where it is not followed.
		if limit.On.Standing != forms.Sense {
			words = append(words, limit.Says)
		}
	}
	return words
}

// sourceNote tells that the values to choose from are there, are loading or
// failed.
func (s *Stack) sourceNote(q forms.Question) (string, look.Style) {
	if q.Source.Name == "" {
		return "", s.look.Dim
	}
	options, note := s.work.Offered(s.frame().sheet, q)
	if note.IsZero() && len(options) > 0 {
		how := forms.Tf("enter: choose among %d", "回车：从 %d 项中选择", len(options))
		if s.typed(q) {
			how = forms.Tf("alt+↓: choose among %d", "alt+↓：从 %d 项中选择", len(options))
		}
		return how.In(s.look.Lang), s.look.Dim
	}
	if s.work.Failure(q) == nil && s.work.Target.Client != nil {
		return note.In(s.look.Lang), s.look.Dim // It is on its way, or waits for another answer.
	}
	return note.In(s.look.Lang), s.look.Warn
}

// valueText is the value of a question without the focus.
func (s *Stack) valueText(q forms.Question) string {
	if q.Kind == forms.List || q.Kind == forms.Object {
		return s.look.Value.Render(ansi.Truncate(fields.Summary(q, s.look.Lang), s.valueWidth()-2, "…")) + s.look.Dim.Render(" ›")
	}
	if line := fields.AtOnce(q, s.look, s.valueWidth(), false); line != "" {
		return line
	}
	answer := q.Answer()
	if answer == nil {
		hint := cmp.Or(fields.Placeholder(q, s.look.Lang), s.look.Say(fields.NotSet))
		return s.look.Dim.Render(text.Fit(hint, s.valueWidth()))
	}
	if secret, ok := answer.(forms.Secret); ok {
		return text.Fit(s.look.Value.Render(forms.Mask)+"  "+s.look.Dim.Render(fields.Origin(secret).In(s.look.Lang)), s.valueWidth())
	}
	shown, told := s.frame().sheet.Named(q, answer, s.look.Lang)
	words := s.look.Value.Render(strings.ReplaceAll(shown, "\n", " ⏎ "))
	if told != "" {
		words += "  " + s.look.Dim.Render(told)
	}
	return text.Fit(words, s.valueWidth())
}
