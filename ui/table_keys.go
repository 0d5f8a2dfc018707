package ui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// undone is a deleted item with the place that it came from.
type undone struct {
	list forms.Path
	at   int
	item map[string]any
}

// itemOf returns the position in list that path goes through, -1 for none, and
// whether path goes on inside the item.
func itemOf(list, path forms.Path) (index int, inner bool) {
	rest, ok := strings.CutPrefix(string(path), string(list)+"[")
	if !ok {
		return -1, false
	}
	number, rest, _ := strings.Cut(rest, "]")
	index, err := strconv.Atoi(number)
	if err != nil {
		return -1, false
	}
	return index, rest != ""
}

// list returns the question whose items the open table shows.
func (a *app) list() (forms.Question, bool) {
	f := a.frame()
	return f.sheet.question(f.path)
}

// full complains when no further item may be added.
func (a *app) full() bool {
	q, ok := a.list()
	f := a.frame()
	if ok && f.sheet.answers.Len(f.path) < q.Max {
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
	n := f.sheet.answers.Len(f.path)
	return a.insert(n, map[string]any{}, true)
}

// insert puts an item at position i, with the cursor on it; edit opens it.
func (a *app) insert(i int, item map[string]any, edit bool) tea.Cmd {
	f := a.frame()
	if err := f.sheet.answers.Insert(f.path, i, item); err != nil {
		return a.complain(forms.T("the list cannot be changed", "无法修改此列表"))
	}
	a.reorder(func(at int) int {
		if at >= i {
			return at + 1
		}
		return at
	})
	f.cursor = i
	if edit {
		return a.editItem()
	}
	return a.saveDraft()
}

func (a *app) editItem() tea.Cmd {
	f := a.frame()
	if f.cursor >= f.sheet.answers.Len(f.path) {
		return a.addItem()
	}
	return a.push(&frame{sheet: f.sheet, path: f.path.Index(f.cursor)})
}

func (a *app) copyItem() tea.Cmd {
	f := a.frame()
	value, ok := f.sheet.answers.Get(f.path.Index(f.cursor))
	item, isItem := value.(map[string]any)
	if !ok || !isItem || a.full() {
		return nil
	}
	return a.insert(f.cursor+1, item, false)
}

func (a *app) deleteItem() tea.Cmd {
	f := a.frame()
	item, err := f.sheet.answers.Remove(f.path, f.cursor)
	if err != nil {
		return nil
	}
	if f.sheet.answers.Len(f.path) == 0 {
		f.sheet.answers.Unset(f.path)
	}
	gone := f.cursor
	a.reorder(func(at int) int {
		switch {
		case at == gone:
			return -1
		case at > gone:
			return at - 1
		}
		return at
	})
	a.undone = append(a.undone, undone{list: f.path, at: f.cursor, item: item})
	f.cursor = max(min(f.cursor, f.sheet.answers.Len(f.path)-1), 0)
	a.say(forms.T("deleted; u brings it back", "已删除；按 u 撤销"))
	return a.saveDraft()
}

func (a *app) undoDelete() tea.Cmd {
	last := a.undone[len(a.undone)-1]
	f := a.frame()
	if last.list != f.path {
		return a.complain(forms.Tf("the last deletion was in %s", "上次删除发生在 %s", last.list))
	}
	if a.full() {
		return nil
	}
	a.undone = a.undone[:len(a.undone)-1]
	return a.insert(min(last.at, f.sheet.answers.Len(f.path)), last.item, false)
}

func (a *app) moveDown() tea.Cmd { return a.moveItem(1) }
func (a *app) moveUp() tea.Cmd   { return a.moveItem(-1) }

func (a *app) moveItem(by int) tea.Cmd {
	f := a.frame()
	if f.sheet.answers.Move(f.path, f.cursor, f.cursor+by) != nil {
		return nil
	}
	from, to := f.cursor, f.cursor+by
	a.reorder(func(at int) int {
		switch at {
		case from:
			return to
		case to:
			return from
		}
		return at
	})
	f.cursor = to
	return a.saveDraft()
}

func (a *app) rowDown() tea.Cmd {
	f := a.frame()
	f.cursor = max(min(f.cursor+1, f.sheet.answers.Len(f.path)-1), 0)
	return nil
}

func (a *app) rowUp() tea.Cmd {
	f := a.frame()
	f.cursor = max(f.cursor-1, 0)
	return nil
}
