package review

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers/online"
	"clusterwiz/providers/plan"
	"clusterwiz/ui/text"
)

// rows are the lines of the plan in words; none while no cloud is chosen.
func (s *Screen) rows() []plan.Row {
	if s.work.Main == nil {
		return nil
	}
	return s.work.Plan().Rows()
}

// planLines draws a line for each thing that will exist, and below them, which stay,
// what is unusual and the sums.
func (s *Screen) planLines() []string {
	p := s.planned()
	if len(p.of) == 0 {
		return []string{s.look.Dim.Render(s.look.Say(textNoPlan))}
	}
	return append(s.look.Scrolled(len(p.lines), func(i int) string { return p.lines[i] }, p.top, p.room), p.foot...)
}

// planned is the plan as it is drawn: the lines of the things with the row that each is
// of, those in sight, and what stands below.
type planned struct {
	lines, foot []string
	of          []int
	top, room   int
}

func (s *Screen) planned() planned {
	rows := s.rows()
	if len(rows) == 0 {
		return planned{}
	}
	height := max(s.height-tabsHeight, 1)
	p := planned{foot: s.planFoot()}
	// However long it is, some room is left for the things; what is the last matters most.
	p.foot = p.foot[max(len(p.foot)-max(height-leastRows, height/2), 0):]
	from, to := 0, 0
	head := s.headWidth(rows)
	costs, column := s.costs(rows)
	for i, row := range rows {
		if i == s.cursor {
			from = len(p.lines)
		}
		p.lines = append(p.lines, s.rowLines(row, i == s.cursor, head, costs[i], column)...)
		for len(p.of) < len(p.lines) {
			p.of = append(p.of, i)
		}
		if i == s.cursor {
			to = len(p.lines)
		}
	}
	p.room = max(height-len(p.foot), 1)
	shown := p.room
	if len(p.lines) > p.room {
		shown = max(p.room-1, 1) // The last line says how much more there is.
	}
	p.top = text.Scroll(text.Window(from-p.room/2, from, to, len(p.lines), shown), len(p.lines), p.room)
	return p
}

// at is the row at line y of those in sight; -1 for none.
func (p planned) at(y int) int {
	line, more := p.top+y, len(p.lines)-p.top-p.room > 0
	if y >= p.room || line >= len(p.of) || more && y == p.room-1 {
		return -1
	}
	return p.of[line]
}

// leastRows is the room that the things have.
const leastRows = 4

// planFoot is what stands below the plan.
func (s *Screen) planFoot() []string {
	lines := []string{""}
	add := func(style interface{ Render(...string) string }, what forms.Text) {
		for _, line := range text.Wrap(s.look.Say(what), s.width) {
			lines = append(lines, style.Render(line))
		}
	}
	planned := s.work.Plan()
	for _, total := range planned.Totals() {
		add(s.look.Label, total)
	}
	for _, sum := range s.sums() {
		add(s.look.Label, sum)
	}
	for _, remark := range planned.Remarks() {
		add(s.look.Warn, remark)
	}
	for _, f := range s.failed() {
		style := s.look.Warn
		if f.Certain {
			style = s.look.Bad
		}
		add(style, marked(f))
	}
	if wrong := forms.Errors(s.work.Wrong()); len(wrong) > 0 {
		add(s.look.Bad, textWrong.With(len(wrong)))
		return lines
	}
	add(s.look.Accent, s.next())
	return lines
}

// failed is what the cloud said against the answers as a whole: name and limits.
func (s *Screen) failed() []online.Finding {
	var failed []online.Finding
	for _, f := range s.told.findings {
		if s.told.at == s.asked && f.Result == online.Failed && f.Path == "" {
			failed = append(failed, f)
		}
	}
	return failed
}

// headWidth is the column of what the things are. Where there is little room, only
// those that are counted stand in it.
func (s *Screen) headWidth(rows []plan.Row) int {
	width := 0
	for _, row := range rows {
		if s.width >= wideEnough || !row.Count.IsZero() {
			width = max(width, text.Width(s.look.Say(row.Head)))
		}
	}
	return min(width, s.width*2/5)
}

// wideEnough is the room from which all things stand in columns.
const wideEnough = 90

// rowLines are a thing on one line, of which the details are cut before the name and
// the count, with what it costs in a column, and the warnings that concern it.
func (s *Screen) rowLines(row plan.Row, focused bool, head int, cost string, column int) []string {
	width := s.width
	if column > 0 {
		width -= column + 2
	}
	lines := s.priced(s.rowLine(row, focused, head, width), cost, column)
	for _, warning := range s.work.Plan().Lines[row.Line].Warnings {
		for _, part := range text.Wrap("! "+s.look.Say(warning), s.width-4) {
			lines = append(lines, "    "+s.look.Warn.Render(strings.TrimRight(part, " ")))
		}
	}
	return lines
}

// rowLine is a thing on one line of that width.
func (s *Screen) rowLine(row plan.Row, focused bool, head, width int) string {
	mark := "  "
	if focused {
		mark = s.look.Mark.Render("▸ ")
	}
	// What a thing is called goes before what is told of it: two of them must not look alike.
	count := s.look.Say(row.Count)
	name := s.look.Say(row.Head)
	head = min(max(head, text.Width(name)), max(width-text.Width(count)-4, min(text.Width(name), width*2/5)))
	line := mark + s.look.Label.Render(text.Fit(name, head)) + "  "
	room, gap := width-head-4, ""
	if text.Width(count) > room {
		return line + s.look.Value.Render(text.Fit(count, room))
	}
	if count != "" {
		line, room, gap = line+s.look.Value.Render(count), room-text.Width(count), " · "
	}
	for i, detail := range row.Details {
		words := s.look.Say(detail.Words())
		cut := 0
		if i < len(row.Details)-1 {
			cut = 2
		}
		if room -= text.Width(gap) + text.Width(words); room < cut {
			line += s.look.Dim.Render(" …")
			break
		}
		style := s.look.Value
		if detail.Origin != plan.Given {
			style = s.look.Dim
		}
		line, gap = line+s.look.Dim.Render(gap)+style.Render(words), " · "
	}
	return line
}
