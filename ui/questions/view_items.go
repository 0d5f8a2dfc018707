package questions

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/list"
	"clusterwiz/ui/text"
)

// layOutTable draws the items of a list, a line each, and below one that is wrong why.
// Only those in sight are drawn.
func (s *Stack) layOutTable() laid {
	f := s.frame()
	q, ok := s.ofList()
	if !ok {
		return laid{}
	}
	t := s.tableOf(q)
	head := s.tableHead(q, t)
	starts := make([]int, len(t.cells))
	for i := range t.why {
		starts[i+1] = starts[i] + 1 + len(t.why[i])
	}
	total, from, to := starts[len(starts)-1], 0, 0
	if f.cursor >= 0 && f.cursor+1 < len(starts) {
		from, to = starts[f.cursor], starts[f.cursor+1]
	}
	room := max(s.height-len(head), 1)
	f.top = text.Window(f.top, from, to, total, room)
	lines := head
	for i := range t.why {
		if starts[i+1] <= f.top || starts[i] >= f.top+room {
			continue
		}
		item := s.itemLines(t, i, i == f.cursor)
		lines = append(lines, item[max(f.top-starts[i], 0):min(f.top+room-starts[i], len(item))]...)
	}
	return laid{lines: lines, head: len(head), starts: starts}
}

// table are the items of a list as they stand below each other: the titles and the cells,
// those that are wrong marked, how wide they are, and for each item why it is wrong.
type table struct {
	cells  [][]string
	widths []int
	why    [][]string
}

func (s *Stack) tableOf(q forms.Question) table {
	g := s.gridOf(q)
	if len(g.items) == 0 {
		return table{cells: [][]string{nil}}
	}
	t := table{cells: slices.Clone(g.cells), why: make([][]string, len(g.items))}
	wrong := s.wrongItems(q.Path(), len(g.items))
	for i, problems := range wrong {
		if len(problems) > 0 {
			t.cells[i+1] = markWrong(g, i, problems)
			t.why[i] = s.whyLines(problems)
		}
	}
	t.widths = list.Widths(t.cells, s.width-4)
	return t
}

// tableHead is what stays while the items are scrolled: the titles, and what is
// wrong with the list as such.
func (s *Stack) tableHead(q forms.Question, t table) []string {
	n := q.Count()
	count := forms.Tf("%d of at most %d", "%d 项，最多 %d 项", n, q.Max).In(s.look.Lang)
	if q.Max == 0 {
		count = ""
	}
	room := max(s.width-text.Width(count)-1, 1)
	lines := []string{text.Fit(s.look.Title.Render(s.trail(room)), room) + " " + s.look.Dim.Render(count)}
	if help := q.Help.In(s.look.Lang); help != "" && s.height > 12 {
		for _, line := range text.Wrap(help, s.width) {
			lines = append(lines, s.look.Dim.Render(line))
		}
	}
	if n > 0 || !q.NeededHere() { // Else what is missing is said below, with the key for it.
		lines = append(lines, s.ofTheList(q)...)
	}
	lines = append(lines, "")
	if n == 0 {
		for _, line := range text.Wrap(emptyList(q).In(s.look.Lang), max(s.width-2, 1)) {
			lines = append(lines, "  "+s.look.Dim.Render(line))
		}
		return lines
	}
	return append(lines, "    "+s.look.Dim.Render(list.Row(t.cells[0], t.widths)))
}

// ofTheList is what is wrong with a list as such.
func (s *Stack) ofTheList(q forms.Question) (lines []string) {
	for _, p := range s.problemsOf(q.Path()) {
		style, sign := s.look.Bad, "✗ "
		if p.Severity == forms.Warning {
			style, sign = s.look.Warn, "! "
		}
		for _, line := range text.Wrap(p.Summary.In(s.look.Lang), max(s.width-text.Width(sign), 1)) {
			lines = append(lines, style.Render(sign+line))
			sign = "  "
		}
	}
	return lines
}

// emptyList tells whether a list without items needs one, and how to add it.
func emptyList(q forms.Question) forms.Text {
	if q.NeededHere() || q.Min > 0 && q.Answer() != nil {
		if q.Min > 1 {
			return forms.Tf("At least %d required: press a to add the first %s.", "至少需要 %d 项：按 a 添加第一个%s。", q.Min, q.Item)
		}
		return forms.Tf("At least one %s is required: press a to add it.", "至少需要一个%s：按 a 添加。", q.Item)
	}
	return forms.Tf("No %s yet (optional): press a to add one.", "还没有%s，可以不填；按 a 添加。", q.Item)
}

// itemLines draws item i: its cells, the wrong one marked, and what is wrong first.
func (s *Stack) itemLines(t table, i int, focused bool) []string {
	sign, trouble := "  ", "  "
	if focused {
		sign = s.look.Mark.Render("▸ ")
	}
	if len(t.why[i]) > 0 {
		trouble = s.look.Bad.Render(wrongMark)
	}
	cells := t.cells[i+1]
	drawn := make([]string, len(cells))
	for at, cell := range cells {
		switch {
		case len(t.why[i]) > 0 && strings.HasPrefix(cell, wrongMark):
			drawn[at] = s.look.Bad.Render(cell)
		case focused:
			drawn[at] = s.look.Accent.Render(cell)
		default:
			drawn[at] = cell
		}
	}
	return append([]string{sign + trouble + list.Row(drawn, t.widths)}, t.why[i]...)
}

// whyLines say the first of what is wrong with an item, and how much more is.
func (s *Stack) whyLines(wrong []forms.Problem) []string {
	words := wrong[0].Summary
	if q, ok := s.frame().sheet.Question(wrong[0].Path); ok {
		words = forms.Tf("%s: %s", "%s：%s", q.Label, words)
	}
	if n := len(wrong) - 1; n > 0 {
		words = forms.Tf("%s (and %d more)", "%s（另有 %d 处）", words, n)
	}
	var lines []string
	for _, line := range text.Wrap(words.In(s.look.Lang), max(s.width-6, 8)) {
		lines = append(lines, "      "+s.look.Bad.Render(line))
	}
	return lines
}
