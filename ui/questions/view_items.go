package questions

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/list"
	"clusterwiz/ui/text"
)

// tableLines draws the items of a list, a line each, and below one that is wrong
// why.
func (s *Stack) tableLines() []string {
	f := s.frame()
	q, ok := s.ofList()
	if !ok {
		return nil
	}
	grid := s.gridOf(q)
	head := s.tableHead(q, grid)
	lines, _, _ := s.layOutItems(grid)
	top := min(f.top, max(len(lines)-1, 0))
	return append(head, lines[top:min(top+max(s.height-len(head), 1), len(lines))]...)
}

// grid are the items of a list as they stand below each other: the titles and the cells,
// which are laid out once for head and rows.
type grid struct {
	items  []*forms.Scope
	cells  [][]string
	widths []int
}

func (s *Stack) gridOf(q forms.Question) grid {
	items := q.Items()
	if len(items) == 0 {
		return grid{}
	}
	cells := s.table(items, s.columnsOf(q, items))
	return grid{items: items, cells: cells, widths: list.Widths(cells, s.width-4)}
}

// tableHead is what stays while the items are scrolled: the titles, and what is
// wrong with the list as such.
func (s *Stack) tableHead(q forms.Question, g grid) []string {
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
	for _, p := range s.problemsOf(q.Path()) {
		lines = append(lines, s.look.Bad.Render("✗ "+p.Summary.In(s.look.Lang)))
	}
	lines = append(lines, "")
	if n == 0 {
		for _, line := range text.Wrap(emptyList(q).In(s.look.Lang), max(s.width-2, 1)) {
			lines = append(lines, "  "+s.look.Dim.Render(line))
		}
		return lines
	}
	return append(lines, "    "+s.look.Dim.Render(list.Row(g.cells[0], g.widths)))
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

// layOutItems draws all items and tells where the one with the cursor is.
func (s *Stack) layOutItems(g grid) (lines []string, from, to int) {
	cursor := s.frame().cursor
	for i, item := range g.items {
		if i == cursor {
			from = len(lines)
		}
		lines = append(lines, s.itemLines(item, g.cells[i+1], g.widths, i == cursor)...)
		if i == cursor {
			to = len(lines)
		}
	}
	return lines, from, to
}

// itemLines draws an item: its cells, the wrong one marked, and what is wrong
// first.
func (s *Stack) itemLines(item *forms.Scope, cells []string, widths []int, focused bool) []string {
	sign, trouble := "  ", "  "
	if focused {
		sign = s.look.Mark.Render("▸ ")
	}
	wrong := s.wrongWithin(item.Path())
	if len(wrong) > 0 {
		trouble = s.look.Bad.Render(wrongMark)
	}
	drawn := make([]string, len(cells))
	for i := range cells {
		switch {
		case len(wrong) > 0 && strings.HasPrefix(cells[i], wrongMark):
			drawn[i] = s.look.Bad.Render(cells[i])
		case focused:
			drawn[i] = s.look.Accent.Render(cells[i])
		default:
			drawn[i] = cells[i]
		}
	}
	lines := []string{sign + trouble + list.Row(drawn, widths)}
	if len(wrong) == 0 {
		return lines
	}
	return append(lines, s.whyLines(wrong)...)
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

// column is one question of the items, by its reference within them.
type column struct {
	ref   string
	label forms.Text
}

// unanswered stands in a cell whose question has no answer, notAsked in one whose
// item does not ask it.
const unanswered, notAsked = "·", "–"

// columnsOf chooses the questions that tell items apart, those that decide what they
// come to first, then the needed ones, then what was answered in one of them. The
// last ones go where there is no room.
func (s *Stack) columnsOf(q forms.Question, items []*forms.Scope) []column {
	var needed, answered []string
	for _, item := range items {
		for _, inner := range item.Questions("") {
			switch {
			case inner.Kind == forms.Hidden, inner.Kind == forms.Object:
			case inner.Required:
				needed = append(needed, inner.Key)
			case inner.Answer() != nil:
				answered = append(answered, inner.Key)
			}
		}
	}
	order := slices.Concat(s.telling(q, items), inOrder(q, needed), inOrder(q, answered))
	var columns []column
	for _, ref := range order {
		if !slices.ContainsFunc(columns, func(c column) bool { return c.ref == ref }) {
			columns = append(columns, column{ref, items[0].Label(ref)})
		}
	}
	return columns
}

// telling are the references of [forms.Form.Telling] that one of the items asks
// and answers, or has to.
func (s *Stack) telling(q forms.Question, items []*forms.Scope) []string {
	sheet := s.frame().sheet
	return slices.DeleteFunc(sheet.Form.Telling(q.Path()), func(ref string) bool {
		return !slices.ContainsFunc(items, func(item *forms.Scope) bool {
			q, ok := sheet.Question(item.PathOf(ref))
			return ok && q.Applies() && (q.Answer() != nil || q.Required)
		})
	})
}

// inOrder returns the keys that are among those given, in order of declaration.
func inOrder(q forms.Question, among []string) []string {
	var keys []string
	for _, field := range q.Fields {
		if slices.Contains(among, field.Key) {
			keys = append(keys, field.Key)
		}
	}
	return keys
}

func titles(columns []column, lang forms.Lang) []string {
	words := make([]string, len(columns))
	for i, c := range columns {
		words[i] = c.label.In(lang)
	}
	return words
}

// wrongMark stands before what is wrong: a row, and the cell of it.
const wrongMark = "✗ "

// table returns the titles and the cells of all items, the wrong ones marked.
func (s *Stack) table(items []*forms.Scope, columns []column) [][]string {
	cells := [][]string{titles(columns, s.look.Lang)}
	for _, item := range items {
		row := make([]string, len(columns))
		wrong := s.wrongWithin(item.Path())
		for i, c := range columns {
			path := item.PathOf(c.ref)
			row[i] = s.cell(path)
			if slices.ContainsFunc(wrong, func(p forms.Problem) bool { return path.Contains(p.Path) }) {
				row[i] = wrongMark + strings.TrimPrefix(row[i], unanswered)
			}
		}
		cells = append(cells, row)
	}
	return cells
}

func (s *Stack) cell(path forms.Path) string {
	q, ok := s.frame().sheet.Question(path)
	switch {
	case !ok || !q.Applies():
		return notAsked
	case q.Kind == forms.List:
		return fields.Summary(q, s.look.Lang)
	}
	value, state := q.Effective()
	if shown := s.frame().sheet.Show(q, value, s.look.Lang); state != forms.Unset && shown != "" {
		return shown
	}
	return unanswered
}
