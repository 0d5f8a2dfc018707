package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// open shows the page at i of the sidebar.
func (a *app) open(i int) tea.Cmd {
	pages := a.pages()
	i = max(min(i, len(pages)-1), 0)
	a.leave()
	p := pages[i]
	if left := a.currentPage(); left.kind == stepPage && a.page != i {
		a.work.Visited[left.step] = true
	}
	if p.kind == reviewPage && a.page != i {
		a.review.from = a.page
	}
	a.page, a.screen, a.pick, a.work.Step = i, wizardScreen, nil, p.step
	switch p.kind {
	case targetPage:
		a.frames = []*frame{{sheet: a.work.Cloud}}
	case stepPage:
		a.frames = []*frame{a.firstFrame(p.step)}
	case reviewPage:
		a.frames, a.field = nil, nil
		return a.enterReview()
	}
	return a.arrive()
}

// firstFrame opens a step; one that is nothing but a list opens as the list.
func (a *app) firstFrame(step forms.StepID) *frame {
	f := &frame{sheet: a.work.Main, step: step}
	if rows := f.rows(); len(rows) == 1 && !rows[0].fold && rows[0].question.Kind == forms.List {
		return &frame{sheet: a.work.Main, path: rows[0].question.Path(), table: true}
	}
	return f
}

func (a *app) currentPage() page {
	pages := a.pages()
	return pages[max(min(a.page, len(pages)-1), 0)]
}

// leave marks the question that is left as seen, saves the draft, and lets an
// answer of the first page take effect.
func (a *app) leave() {
	if a.work.Main == nil {
		return
	}
	if f := a.frame(); f != nil && f.sheet == a.work.Main {
		if a.field != nil {
			a.work.Main.Touched[a.fieldAt] = true
		}
	}
	if moved := a.moved; moved != "" {
		a.moved = ""
		a.retarget(moved)
	}
	a.work.SaveDraft()
}

// arrive focuses the open frame and looks up what its questions choose from.
func (a *app) arrive() tea.Cmd {
	a.focus()
	a.prefetch()
	return nil
}

// focus builds the field of the row with the cursor.
func (a *app) focus() {
	a.field, a.fieldAt, a.pressed = nil, "", false
	f := a.frame()
	if f == nil || f.table {
		return
	}
	r, ok := f.current()
	if !ok || r.fold {
		return
	}
	f.labels = a.measure(f.rows())
	a.fieldAt = r.question.Path()
	a.field = fields.New(r.question, a.look, a.valueWidth())
}

// next goes to the next question, and past the last one to the next page, out
// of the item, or to the yes of a deletion.
func (a *app) next() tea.Cmd {
	f := a.frame()
	a.leave()
	if f.cursor+1 < len(f.rows()) {
		f.cursor++
		return a.arrive()
	}
	if len(a.frames) > 1 {
		return a.back()
	}
	if a.choosing() {
		return a.confirmDelete()
	}
	return a.open(a.page + 1)
}

// previous goes to the question before, also from an invalid one.
func (a *app) previous() tea.Cmd {
	f := a.frame()
	a.leave()
	if f.cursor > 0 {
		f.cursor--
		return a.arrive()
	}
	if len(a.frames) > 1 {
		return a.back()
	}
	if a.page == 0 || a.choosing() {
		return nil
	}
	cmd := a.open(a.page - 1)
	if f := a.frame(); f != nil && !f.table {
		f.cursor = max(len(f.rows())-1, 0)
		return tea.Batch(cmd, a.arrive())
	}
	return cmd
}

// back closes the innermost frame.
func (a *app) back() tea.Cmd {
	if len(a.frames) < 2 {
		return nil
	}
	a.leave()
	a.frames = a.frames[:len(a.frames)-1]
	return a.arrive()
}

// enter opens what the question leads to, or goes to the next.
func (a *app) enter() tea.Cmd {
	f := a.frame()
	r, ok := f.current()
	switch {
	case !ok:
		return a.next()
	case r.fold:
		return a.toggleMore()
	}
	q := r.question
	switch {
	case q.Kind == forms.List:
		return a.push(&frame{sheet: f.sheet, path: q.Path(), table: true})
	case q.Kind == forms.Object:
		return a.push(&frame{sheet: f.sheet, path: q.Path()})
	case a.typed(q):
		return a.next()
	case q.Source.Name != "" || len(q.Options) > 0:
		return a.openPick(q)
	}
	return a.next()
}

// typed tells whether the person typed into the field since it got the focus,
// so that enter means "done" and not "show me the list".
func (a *app) typed(q forms.Question) bool {
	if a.field == nil || !fields.Typing(a.field) {
		return false
	}
	return a.pressed && q.Answer() != nil
}

func (a *app) push(f *frame) tea.Cmd {
	a.leave()
	a.frames = append(a.frames, f)
	return a.arrive()
}

func (a *app) toggleMore() tea.Cmd {
	f := a.frame()
	at, rows := f.point(), f.rows()
	unfolding := !f.more && f.cursor < len(rows) && rows[f.cursor].fold
	f.more = !f.more
	now := f.rows()
	// The focus stays on its question; where it was on the fold, or its
	// question folds away, it goes to what was revealed or to the fold.
	switch i := slices.IndexFunc(now, func(r row) bool { return !r.fold && r.question.Path() == at }); {
	case unfolding:
		f.cursor = firstNew(rows, now)
	case i >= 0:
		f.cursor = i
	default:
		f.cursor = max(len(now)-1, 0)
	}
	a.leave()
	return a.arrive()
}

// firstNew returns the position of the first row of now that rows lack.
func firstNew(rows, now []row) int {
	for i, r := range now {
		if i >= len(rows) || rows[i].fold || rows[i].question.Path() != r.question.Path() {
			return i
		}
	}
	return 0
}

func (a *app) nextPage() tea.Cmd     { return a.open(a.page + 1) }
func (a *app) previousPage() tea.Cmd { return a.open(a.page - 1) }

func (a *app) openReview() tea.Cmd { return a.open(len(a.pages()) - 1) }
