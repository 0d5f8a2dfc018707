package questions

import (
	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/list"
	"clusterwiz/ui/text"
)

// tableColumns is the most columns of a table; more do not fit 80 columns.
const tableColumns = 5

// tableLines draws the items of a list, a line each.
func (s *Stack) tableLines() []string {
	f := s.frame()
	q, ok := s.ofList()
	if !ok {
		return nil
	}
	items := q.Items()
	lines := s.tableHead(q, len(items))
	if len(items) == 0 {
		return append(lines, "  "+s.look.Dim.Render(s.look.Say(textEmptyList)))
	}
	cells := s.table(items, columnsOf(q, items))
	widths := list.Widths(cells, s.width-4)
	lines = append(lines, "    "+s.look.Dim.Render(list.Row(cells[0], widths)))
	top := min(f.top, len(items)-1)
	for i := top; i < min(top+s.tableRoom(), len(items)); i++ {
		lines = append(lines, s.tableRow(q.Path().Index(i), list.Row(cells[i+1], widths), i == f.cursor))
	}
	return lines
}

// tableRoom is how many items are visible, below the head and the titles.
func (s *Stack) tableRoom() int {
	q, ok := s.ofList()
	if !ok {
		return 1
	}
	return max(s.height-len(s.tableHead(q, len(q.Items())))-1, 1)
}

func (s *Stack) tableHead(q forms.Question, n int) []string {
	count := forms.Tf("%d of at most %d", "%d 项，最多 %d 项", n, q.Max).In(s.look.Lang)
	room := max(s.width-text.Width(count)-1, 1)
	lines := []string{text.Fit(s.look.Title.Render(s.trail(room)), room) + " " + s.look.Dim.Render(count)}
	if help := q.Help.In(s.look.Lang); help != "" && s.height > 12 {
		for _, line := range text.Wrap(help, s.width) {
			lines = append(lines, s.look.Dim.Render(line))
		}
	}
	for _, p := range s.problemsOf(q.Path()) {
		lines = append(lines, s.look.Bad.Render("✗ "+p.Summary.In(s.look.Lang)))
	}
	return append(lines, "")
}

func (s *Stack) tableRow(path forms.Path, words string, focused bool) string {
	sign := "  "
	if focused {
		sign, words = s.look.Mark.Render("▸ "), s.look.Accent.Render(words)
	}
	trouble := "  "
	if at, below := s.errorsWithin(path); at+below > 0 {
		trouble = s.look.Bad.Render("✗ ")
	}
	return sign + trouble + words
}

// columnsOf chooses the questions that tell items apart: those that are asked
// and needed, or answered, in one of them.
func columnsOf(q forms.Question, items []*forms.Scope) []forms.Field {
	telling := map[string]bool{}
	for _, item := range items {
		for _, inner := range item.Questions("") {
			if inner.Required || inner.Answer() != nil {
				telling[inner.Key] = true
			}
		}
	}
	var columns []forms.Field
	for _, field := range q.Fields {
		if field.Kind == forms.Hidden || field.Kind == forms.Object || len(columns) == tableColumns {
			continue
		}
		if telling[field.Key] {
			columns = append(columns, field)
		}
	}
	return columns
}

// table returns the titles and the cells of all items.
func (s *Stack) table(items []*forms.Scope, columns []forms.Field) [][]string {
	cells := make([][]string, 0, len(items)+1)
	titles := make([]string, len(columns))
	for i, column := range columns {
		titles[i] = column.Label.In(s.look.Lang)
	}
	cells = append(cells, titles)
	for _, item := range items {
		cells = append(cells, s.cells(item, columns))
	}
	return cells
}

func (s *Stack) cells(item *forms.Scope, columns []forms.Field) []string {
	byKey := map[string]forms.Question{}
	for _, q := range item.Questions("") {
		byKey[q.Key] = q
	}
	cells := make([]string, len(columns))
	for i, column := range columns {
		q, ok := byKey[column.Key]
		switch {
		case !ok:
			cells[i] = "–"
		case q.Kind == forms.List:
			cells[i] = fields.Summary(q, s.look.Lang)
		default:
			value, state := q.Effective()
			if cells[i] = s.frame().sheet.Show(q, value, s.look.Lang); state == forms.Unset || cells[i] == "" {
				cells[i] = "·"
			}
		}
	}
	return cells
}
