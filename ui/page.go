package ui

import (
	"clusterwiz/forms"
)

// page is one entry of the sidebar.
type page struct {
	kind pageKind
	step forms.StepID
	name forms.Text
	help forms.Text
}

type pageKind int

const (
	placePage pageKind = iota
	stepPage
	reviewPage
)

// pages returns the entries of the sidebar in order, computed once for each
// change.
func (a *app) pages() []page {
	s := a.session
	if a.choosing() {
		return []page{a.deletionPage()}
	}
	if s.main == nil {
		return []page{{kind: placePage, name: textCloud, help: textCloudHelp}}
	}
	if now := s.stamp(); now != s.pagesAt {
		s.pages, s.pagesAt = s.findPages(), now
	}
	return s.pages
}

func (s *session) findPages() []page {
	pages := []page{{kind: placePage, name: textCloud, help: textCloudHelp}}
	scope := s.main.form.Scope(s.main.answers, s.main.known)
	for _, step := range s.main.form.Steps {
		if len(scope.Questions(step.ID)) > 0 {
			pages = append(pages, page{kind: stepPage, step: step.ID, name: step.Label, help: step.Help})
		}
	}
	return append(pages, page{kind: reviewPage, name: textReview})
}

// frame is an open place of a page: the page itself, a list, an item or an
// object within it. The app has a stack of them; esc goes back to the last.
type frame struct {
	sheet *sheet
	step  forms.StepID
	// path is that of the list, item or object; empty for the page itself.
	path  forms.Path
	table bool
	// more shows the advanced questions too.
	more   bool
	cursor int
	top    int
	// labels is the width of the widest label, the column of the labels.
	labels int
}

// row is one line that can have the focus.
type row struct {
	question forms.Question
	// fold is the row that shows the advanced questions; hidden counts them.
	fold   bool
	hidden int
	// item is the number of a table's row.
	item int
}

// scope returns the scope of the questions of the frame.
func (f *frame) scope() (*forms.Scope, bool) {
	if f.path == "" {
		return f.sheet.form.Scope(f.sheet.answers, f.sheet.known), true
	}
	return f.sheet.form.ScopeAt(f.sheet.answers, f.sheet.known, f.path)
}

// rows returns what can have the focus, in order.
func (f *frame) rows() []row {
	if f.table {
		rows := make([]row, f.sheet.answers.Len(f.path))
		for i := range rows {
			rows[i].item = i
		}
		return rows
	}
	scope, ok := f.scope()
	if !ok {
		return nil
	}
	var rows, hidden []row
	for _, q := range scope.Questions(f.step) {
		if q.Advanced && q.Answer() == nil && !f.more {
			hidden = append(hidden, row{question: q})
			continue
		}
		rows = append(rows, row{question: q})
	}
	if len(hidden) > 0 {
		rows = append(rows, row{fold: true, hidden: len(hidden)})
	}
	return rows
}

// current returns the row with the focus.
func (f *frame) current() (row, bool) {
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
