package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

func (a *app) switchLanguage() tea.Cmd {
	a.look.Lang = map[forms.Lang]forms.Lang{forms.En: forms.Zh, forms.Zh: forms.En}[a.look.Lang]
	if a.lay.width > 0 {
		a.lay = a.arrange(a.lay.width, a.lay.height)
	}
	a.resize()
	if a.pick != nil {
		a.pick.picker.Translate(a.look)
		a.fillMenu()
		a.fillPick()
	}
	return a.refreshReview()
}

// jump opens the page, lists and items that lead to path and focuses it.
func (a *app) jump(path forms.Path) tea.Cmd {
	if _, ok := a.work.Cloud.Question(path); ok {
		cmd := a.open(0)
		a.descend(path)
		return tea.Batch(cmd, a.arrive())
	}
	step, ok := a.work.Main.Form.StepOf(path)
	if !ok {
		return nil
	}
	for i, p := range a.pages() {
		if p.kind == stepPage && p.step == step {
			cmd := a.open(i)
			a.descend(path)
			return tea.Batch(cmd, a.arrive())
		}
	}
	return nil
}

// descend opens frames until path itself is a row with the focus.
func (a *app) descend(path forms.Path) {
	for range 16 {
		f := a.frame()
		if f.table {
			i, inner := work.ItemOf(f.path, path)
			if i < 0 || i >= f.sheet.Answers.Len(f.path) {
				return
			}
			f.cursor = i
			if inner {
				a.frames = append(a.frames, &frame{sheet: f.sheet, path: f.path.Index(i)})
				continue
			}
			return
		}
		if !f.seek(path) {
			return
		}
		r, _ := f.current()
		q := r.question
		if q.Path() == path || (q.Kind != forms.List && q.Kind != forms.Object) {
			return
		}
		a.frames = append(a.frames, &frame{sheet: f.sheet, path: q.Path(), table: q.Kind == forms.List})
	}
}

// refreshField shows in the open field what changed behind it.
func (a *app) refreshField() {
	if a.field != nil && !a.pressed {
		a.focus()
	}
}

// prefetch looks up for every question of the open frame, so that a list is
// there when it is wanted and typed values are compared with it.
func (a *app) prefetch() {
	f := a.frame()
	if f == nil || f.table || f.sheet != a.work.Main {
		return
	}
	for _, r := range f.rows() {
		if !r.fold && a.work.Sound(r.question) {
			a.work.LookUp(f.sheet, r.question)
		}
	}
}

// lookUpAgain asks again for the question with the focus.
func (a *app) lookUpAgain() {
	f := a.frame()
	if r, ok := f.current(); ok && !r.fold {
		a.work.LookUpAgain(f.sheet, r.question)
	}
}
