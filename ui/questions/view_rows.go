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

// rowLines draws one question: its label, in words that are known by now, its value, and below it what is wrong; with
// the focus also the help.
func (s *Stack) rowLines(r row, words string, focused bool) []string {
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
	label, value := s.labelLines(words, focused), s.valueLines(q, focused)
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
func (s *Stack) labelLines(words string, focused bool) []string {
	lines := text.Wrap(words, s.labelWidth())
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
	problems := s.problemsAt(q)
	for _, p := range problems {
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
		for _, words := range helpUnder(q, problems, s.look.Lang) {
			add(s.look.Dim, "", words)
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
	if q.Kind == forms.Boolean {
		// The foot has no room for it at 60 columns.
		add(s.look.Dim, "", textYesNo.In(s.look.Lang))
	}
	return lines
}

// helpUnder is what is said of a question below it: what it means, and what it must
// be, as far as the problems above do not say so in the same words. How that is known
// stands in [Stack.Explain].
func helpUnder(q forms.Question, problems []forms.Problem, lang forms.Lang) []string {
	words := []string{q.Help.In(lang), q.Hiding().In(lang)}
	for _, limit := range q.Limits() {
		// Advice speaks where it is not followed.
		if limit.On.Standing != forms.Sense {
			words = append(words, without(limit.Words().In(lang), broken(q, problems, lang), lang))
		}
	}
	return slices.DeleteFunc(words, func(line string) bool { return line == "" })
}

// broken are the rules of a question in the words of problems that say them.
func broken(q forms.Question, problems []forms.Problem, lang forms.Lang) (told []string) {
	for _, rule := range q.Rules {
		says := rule.Describe().In(lang)
		if slices.ContainsFunc(problems, func(p forms.Problem) bool { return strings.HasPrefix(p.Summary.In(lang), says) }) {
			told = append(told, says)
		}
	}
	return told
}

// without leaves what was told out of a line of limits.
func without(line string, told []string, lang forms.Lang) string {
	between := forms.T("; ", "；").In(lang)
	for _, says := range told {
		switch {
		case line == says:
			return ""
		case strings.Contains(line, says+between):
			line = strings.Replace(line, says+between, "", 1)
		default:
			line = strings.Replace(line, between+says, "", 1)
		}
	}
	return line
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
