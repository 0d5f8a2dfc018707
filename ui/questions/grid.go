package questions

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/work"
)

// grid are the items of a list with what each answers in the columns, below their
// titles. It stays the same while neither answers nor look-ups change.
type grid struct {
	at      work.Moment
	lang    forms.Lang
	items   []*forms.Scope
	columns []column
	cells   [][]string
}

// gridOf returns the grid of the open table, as it was made while it is of now.
func (s *Stack) gridOf(q forms.Question) grid {
	f := s.frame()
	now := f.sheet.Moment()
	if f.grid.at != now || f.grid.lang != s.look.Lang || f.grid.cells == nil {
		g := grid{at: now, lang: s.look.Lang, items: q.Items(), cells: [][]string{nil}}
		if len(g.items) > 0 {
			g.columns = s.columnsOf(q, g.items)
			g.cells = s.cells(g.items, g.columns)
		}
		f.grid = g
	}
	return f.grid
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
	return slices.DeleteFunc(s.frame().sheet.Form.Telling(q.Path()), func(ref string) bool {
		return !slices.ContainsFunc(items, func(item *forms.Scope) bool {
			q, ok := item.Question(ref)
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

// wrongItems are the errors to be shown of each of n items of a list, as
// [Stack.wrongWithin] finds them.
func (s *Stack) wrongItems(list forms.Path, n int) [][]forms.Problem {
	wrong := make([][]forms.Problem, n)
	for _, p := range s.wrongWithin(list) {
		if i, _ := work.ItemOf(list, p.Path); i >= 0 && i < n {
			wrong[i] = append(wrong[i], p)
		}
	}
	return wrong
}

// markWrong returns the cells of item i with those marked that have problems.
func markWrong(g grid, i int, wrong []forms.Problem) []string {
	row := slices.Clone(g.cells[i+1])
	for c, column := range g.columns {
		path := g.items[i].PathOf(column.ref)
		if slices.ContainsFunc(wrong, func(p forms.Problem) bool { return path.Contains(p.Path) }) {
			row[c] = wrongMark + strings.TrimPrefix(row[c], unanswered)
		}
	}
	return row
}

// cells returns the titles and the cells of all items.
func (s *Stack) cells(items []*forms.Scope, columns []column) [][]string {
	cells := make([][]string, 1, len(items)+1)
	cells[0] = titles(columns, s.look.Lang)
	for _, item := range items {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = s.cell(item, c.ref)
		}
		cells = append(cells, row)
	}
	return cells
}

func (s *Stack) cell(item *forms.Scope, ref string) string {
	q, ok := item.Question(ref)
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
