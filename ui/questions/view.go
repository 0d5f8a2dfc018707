package questions

import (
	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// labelWidth is the column of the labels; values begin behind it.
func (s *Stack) labelWidth() int {
	return max(min(s.frame().labels, s.width*2/5, 28), 12)
}

// measure returns the labels of rows, and how wide the widest of them is with the mark
// of what is needed.
func (s *Stack) measure(rows []row) (labels []string, widest int) {
	labels = make([]string, len(rows))
	for i, r := range rows {
		if !r.fold {
			labels[i] = s.labelOf(r.question)
			widest = max(widest, text.Width(labels[i]), text.Width(r.question.Label.In(s.look.Lang))+2)
		}
	}
	return labels, widest
}

func (s *Stack) valueWidth() int { return max(s.width-s.labelWidth()-4, 8) }

// View draws the open place as Arrange laid it out, or the list of values over it.
func (s *Stack) View() []string {
	if s.pick != nil {
		return append([]string{s.look.Title.Render(s.look.Say(s.pick.title)), ""}, s.pick.picker.View()...)
	}
	return s.laid.lines
}

// laid is the open place as it is drawn: the lines in sight. starts tells at which line
// of all, behind the head that stays, each row begins, and last where the last one ends.
type laid struct {
	lines  []string
	head   int
	starts []int
}

// at is the row that is drawn at line y of those in sight, where the first of them is
// line top; -1 for none.
func (l laid) at(y, top int) int {
	if y < l.head || len(l.starts) == 0 {
		return -1
	}
	line := y - l.head + top
	for i, start := range l.starts[1:] {
		if line >= l.starts[i] && line < start {
			return i
		}
	}
	return -1
}

// layOut draws the open place, moved as little as it can be so that what has the focus is
// visible with what belongs to it. Under a list of values nothing of it is seen.
func (s *Stack) layOut() {
	s.laid = laid{}
	switch f := s.frame(); {
	case f == nil || s.pick != nil || s.width <= 0:
	case f.table:
		s.laid = s.layOutTable()
	default:
		s.laid = s.layOutForm()
	}
}

// layOutForm draws a page of questions.
func (s *Stack) layOutForm() laid {
	f := s.frame()
	rows, help := f.rows(), s.formHelp(f)
	var labels []string
	labels, f.labels = s.measure(rows)
	starts := make([]int, 1, len(rows)+1)
	lines := make([]string, 0, 2*s.height)
	from := 0
	for i, r := range rows {
		if i == f.cursor {
			from = len(lines)
		}
		if heading := s.headingOver(rows, i); heading != "" {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, "  "+s.look.Title.Render(heading))
		}
		lines = append(lines, s.rowLines(r, labels[i], i == f.cursor)...)
		starts = append(starts, len(lines))
	}
	to := 0
	if f.cursor >= 0 && f.cursor < len(rows) {
		to = starts[f.cursor+1]
	}
	room := max(s.height-len(help)-1, 1)
	f.top = text.Window(f.top, from, to, len(lines), room)
	end := min(f.top+room, len(lines))
	page := append([]string{s.formTitle(f.cursor, len(rows), end < len(lines))}, help...)
	return laid{lines: append(page, lines[f.top:end]...), head: len(page), starts: starts}
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
