package review

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// checkLines lists every problem, the errors first, to which enter goes; then what
// the cloud said, what is not sent, and the notes.
func (s *Screen) checkLines() []string {
	lines, from, to := s.checks()
	top := s.checksTop(len(lines), from, to)
	return lines[top:min(top+max(s.height-tabsHeight, 1), len(lines))]
}

// checksTop is the first of n lines that is seen, where those of the cursor are given.
func (s *Screen) checksTop(n, from, to int) int {
	height := max(s.height-tabsHeight, 1)
	if more := s.cursor - max(len(s.work.Wrong())-1, 0); more > 0 {
		return text.Scroll(s.topOfLast()+more, n, height)
	}
	return text.Window(from-height/2, from, to, n, height)
}

// topOfLast is the first line that is seen with the cursor on the last problem.
func (s *Screen) topOfLast() int {
	at := *s
	at.cursor = max(len(s.work.Wrong())-1, 0)
	lines, from, to := at.checks()
	height := max(s.height-tabsHeight, 1)
	return text.Window(from-height/2, from, to, len(lines), height)
}

// below is how many lines are hidden below those seen with the cursor on the last
// problem.
func (s *Screen) below() int {
	lines, _, _ := s.checks()
	return max(len(lines)-max(s.height-tabsHeight, 1)-s.topOfLast(), 0)
}

// checks are all lines, with those of the problem at the cursor.
func (s *Screen) checks() (lines []string, from, to int) {
	problems := s.work.Wrong()
	for i, p := range problems {
		if i == s.cursor {
			from = len(lines)
		}
		lines = append(lines, s.problemLine(p, i == s.cursor)...)
		if i == s.cursor {
			to = len(lines)
		}
	}
	switch {
	case len(problems) == 0:
		lines = append(lines, s.look.Good.Render(s.look.Say(textReady)), "")
		if s.work.Comparing() {
			lines = append(lines, s.look.Dim.Render(s.look.Say(textComparing)))
		}
		lines = append(lines, s.look.Accent.Render(s.look.Say(s.next())))
	case len(forms.Errors(problems)) == 0:
		lines = append(lines, "", s.look.Accent.Render(s.look.Say(s.next())))
	}
	if len(forms.Errors(problems)) == 0 {
		lines = append(lines, s.onlineLines()...)
	}
	return slices.Concat(lines, s.unpriced(), s.unsentLines(), s.notes()), from, to
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

// notes are what is worth knowing of the cloud, and what nobody can check from here.
func (s *Screen) notes() []string {
	if s.work.Main == nil {
		return nil
	}
	about := s.work.About
	words := []string{textNotes.In(s.look.Lang), about.API, about.Docs}
	if closing := about.Warning(s.work.Main.Scope()); !closing.IsZero() {
		words = append(words, s.look.Say(closing))
	}
	for _, note := range about.Notes {
		words = append(words, "· "+s.look.Say(note))
	}
	lines := []string{""}
	for _, word := range append(words, s.look.Say(textNotChecked)) {
		for _, line := range text.Wrap(word, s.width) {
			lines = append(lines, s.look.Dim.Render(line))
		}
	}
	return lines
}
