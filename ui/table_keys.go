package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// list returns the question whose items the open table shows.
func (a *app) list() (forms.Question, bool) {
	f := a.frame()
	return f.sheet.Question(f.path)
}

// full complains when no further item may be added.
func (a *app) full() bool {
	q, ok := a.list()
	f := a.frame()
	if ok && f.sheet.Answers.Len(f.path) < q.Max {
		return false
	}
	a.complain(forms.Tf("at most %d", "最多 %d 项", q.Max))
	return true
}

func (a *app) addItem() tea.Cmd {
	if a.full() {
		return nil
	}
	f := a.frame()
	if at := f.sheet.Answers.Len(f.path); a.work.Insert(f.sheet, f.path, at, map[string]any{}) {
		f.cursor = at
		return a.editItem()
	}
	return nil
}

func (a *app) editItem() tea.Cmd {
	f := a.frame()
	if f.cursor >= f.sheet.Answers.Len(f.path) {
		return a.addItem()
	}
	return a.push(&frame{sheet: f.sheet, path: f.path.Index(f.cursor)})
}

func (a *app) copyItem() tea.Cmd {
	f := a.frame()
	value, ok := f.sheet.Answers.Get(f.path.Index(f.cursor))
	item, isItem := value.(map[string]any)
	if !ok || !isItem || a.full() {
		return nil
	}
	if a.work.Insert(f.sheet, f.path, f.cursor+1, item) {
		f.cursor++
		a.work.SaveDraft()
	}
	return nil
}

func (a *app) deleteItem() tea.Cmd {
	f := a.frame()
	if !a.work.Remove(f.sheet, f.path, f.cursor) {
		return nil
	}
	f.cursor = max(min(f.cursor, f.sheet.Answers.Len(f.path)-1), 0)
	a.say(forms.T("deleted; u brings it back", "已删除；按 u 撤销"))
	a.work.SaveDraft()
	return nil
}

func (a *app) undoDelete() tea.Cmd {
	f := a.frame()
	if list, _ := f.sheet.Removed(); list != f.path {
		a.complain(forms.Tf("the last deletion was in %s", "上次删除发生在 %s", list))
		return nil
	}
	if a.full() {
		return nil
	}
	if at, ok := a.work.Restore(f.sheet); ok {
		f.cursor = at
		a.work.SaveDraft()
	}
	return nil
}

func (a *app) moveDown() tea.Cmd { return a.moveItem(1) }
func (a *app) moveUp() tea.Cmd   { return a.moveItem(-1) }

func (a *app) moveItem(by int) tea.Cmd {
	f := a.frame()
	if a.work.Move(f.sheet, f.path, f.cursor, f.cursor+by) {
		f.cursor += by
		a.work.SaveDraft()
	}
	return nil
}

func (a *app) rowDown() tea.Cmd {
	f := a.frame()
	f.cursor = max(min(f.cursor+1, f.sheet.Answers.Len(f.path)-1), 0)
	return nil
}

func (a *app) rowUp() tea.Cmd {
	f := a.frame()
	f.cursor = max(f.cursor-1, 0)
	return nil
}
