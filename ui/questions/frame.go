package questions

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// frame is an open place of a page: the page itself, a list, an item or an
// object within it. The app has a stack of them; esc goes back to the last.
type frame struct {
	sheet *work.Sheet
	step  forms.StepID
	// path is that of the list, item or object; empty for the page itself.
	path  forms.Path
	table bool
	// more shows the advanced questions too.
	more bool
	// fresh is an item that was added just now: esc takes it back.
	fresh  bool
	cursor int
	top    int
	// labels is the width of the widest label, the column of the labels; it and
	// top are of when the frame was arranged last.
	labels int
	// laid are the rows as of the moment at, which are asked for many times a frame.
	laid []row
	at   moment
	// grid are the items of a table, as of when it was drawn last.
	grid grid
}

// moment is what the rows of a form follow from.
type moment struct {
	of   work.Moment
	more bool
}

// row is one line that can have the focus.
type row struct {
	question forms.Question
	// fold is the row that shows the advanced questions, or puts them away again;
	// hidden counts them.
	fold   bool
	hidden int
	// item is the number of a table's row.
	item int
}

// scope returns the scope of the questions of the frame.
func (f *frame) scope() (*forms.Scope, bool) {
	if f.path == "" {
		return f.sheet.Scope(), true
	}
	return f.sheet.Form.ScopeAt(f.sheet.Answers, f.sheet.Known, f.path)
}

// rows returns what can have the focus, in order. Nobody changes them.
func (f *frame) rows() []row {
	if f.table {
		rows := make([]row, f.sheet.Answers.Len(f.path))
		for i := range rows {
			rows[i].item = i
		}
		return rows
	}
	now := moment{f.sheet.Moment(), f.more}
	if f.at != now {
		f.laid, f.at = f.lay(), now
	}
	return f.laid
}

// lay finds the rows of a form.
func (f *frame) lay() []row {
	scope, ok := f.scope()
	if !ok {
		return nil
	}
	questions := scope.Questions(f.step)
	rows, hidden := make([]row, 0, len(questions)+1), 0
	for _, q := range questions {
		if q.Advanced && q.Answer() == nil {
			if hidden++; !f.more {
				continue
			}
		}
		rows = append(rows, row{question: q})
	}
	if hidden > 0 {
		rows = append(rows, row{fold: true, hidden: hidden})
	}
	return rows
}

// current returns the row with the focus.
func (f *frame) current() (row, bool) {
	if f.table {
		return row{item: f.cursor}, f.cursor >= 0 && f.cursor < f.sheet.Answers.Len(f.path)
	}
	rows := f.rows()
	if f.cursor < 0 || f.cursor >= len(rows) {
		return row{}, false
	}
	return rows[f.cursor], true
}

// point is the path that the frame's focus stands for.
func (f *frame) point() forms.Path {
	r, ok := f.current()
	switch {
	case !ok || r.fold:
		return f.path
	case f.table:
		return f.path.Index(r.item)
	}
	return r.question.Path()
}

// seek puts the cursor on the question at path, opening the advanced ones.
func (f *frame) seek(path forms.Path) bool {
	for _, more := range []bool{f.more, true} {
		f.more = more
		for i, r := range f.rows() {
			if !r.fold && !f.table && r.question.Path().Contains(path) {
				f.cursor = i
				return true
			}
		}
	}
	return false
}

// foldable tells whether there are questions that fold away.
func (f *frame) foldable() bool {
	scope, ok := f.scope()
	return ok && slices.ContainsFunc(scope.Questions(f.step), func(q forms.Question) bool { return q.Advanced && q.Answer() == nil })
}
