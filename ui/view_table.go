package ui

import (
	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/list"
	"clusterwiz/ui/text"
)

// tableColumns is the most columns of a table; more do not fit 80 columns.
const tableColumns = 5

// tableLines draws the items of a list, a line each.
func (a *app) tableLines() []string {
	f := a.frame()
	q, ok := a.list()
	if !ok {
		return nil
	}
	items := q.Items()
	lines := a.tableHead(q, len(items))
	if len(items) == 0 {
		return append(lines, "  "+a.look.Dim.Render(textEmptyList.In(a.look.Lang)))
	}
	cells := a.table(items, columnsOf(q, items))
	widths := list.Widths(cells, a.lay.form-4)
	lines = append(lines, "    "+a.look.Dim.Render(list.Row(cells[0], widths)))
	height := max(a.lay.body-len(lines), 1)
	f.top = text.Window(f.top, f.cursor, f.cursor+1, len(items), height)
	for i := f.top; i < min(f.top+height, len(items)); i++ {
		lines = append(lines, a.tableRow(q.Path().Index(i), list.Row(cells[i+1], widths), i == f.cursor))
	}
	return lines
}

func (a *app) tableHead(q forms.Question, n int) []string {
	count := forms.Tf("%d of at most %d", "%d 项，最多 %d 项", n, q.Max).In(a.look.Lang)
	room := max(a.lay.form-text.Width(count)-1, 1)
	lines := []string{text.Fit(a.look.Title.Render(a.trail(room)), room) + " " + a.look.Dim.Render(count)}
	if help := q.Help.In(a.look.Lang); help != "" && a.lay.body > 12 {
		for _, line := range text.Wrap(help, a.lay.form) {
			lines = append(lines, a.look.Dim.Render(line))
		}
	}
	for _, p := range a.problemsOf(q.Path()) {
		lines = append(lines, a.look.Bad.Render("✗ "+p.Summary.In(a.look.Lang)))
	}
	return append(lines, "")
}

func (a *app) tableRow(path forms.Path, words string, focused bool) string {
	sign := "  "
	if focused {
		sign, words = a.look.Mark.Render("▸ "), a.look.Accent.Render(words)
	}
	trouble := "  "
	if at, below := a.errorsWithin(path); at+below > 0 {
		trouble = a.look.Bad.Render("✗ ")
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
func (a *app) table(items []*forms.Scope, columns []forms.Field) [][]string {
	cells := make([][]string, 0, len(items)+1)
	titles := make([]string, len(columns))
	for i, column := range columns {
		titles[i] = column.Label.In(a.look.Lang)
	}
	cells = append(cells, titles)
	for _, item := range items {
		cells = append(cells, a.cells(item, columns))
	}
	return cells
}

func (a *app) cells(item *forms.Scope, columns []forms.Field) []string {
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
			cells[i] = fields.Summary(q, a.look.Lang)
		default:
			value, state := q.Effective()
			if cells[i] = a.frame().sheet.Show(q, value, a.look.Lang); state == forms.Unset || cells[i] == "" {
				cells[i] = "·"
			}
		}
	}
	return cells
}
