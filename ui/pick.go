package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/list"
	"clusterwiz/ui/work"
)

// pick is the open picker: for a question, or for a menu of the app's own.
type pick struct {
	picker *list.Picker
	title  forms.Text
	sheet  *work.Sheet
	path   forms.Path
	// options are those of a menu in the language of the moment; chosen takes
	// the position of one.
	options func() []forms.Option
	chosen  func(index int) tea.Cmd
}

func (a *app) pickWidth() int {
	if a.screen == startScreen {
		return a.lay.width - 2
	}
	return a.besideWidth() - 2
}

func (a *app) pickHeight() int {
	height := a.lay.body - 2
	if a.screen == startScreen {
		height -= len(a.introLines())
	}
	return max(height, 3)
}

// openPick offers the values of q in a list.
func (a *app) openPick(q forms.Question) tea.Cmd {
	a.pick = &pick{picker: list.NewPicker(q, a.look, a.pickWidth(), a.pickHeight()), title: q.Label, sheet: a.frame().sheet, path: q.Path()}
	a.work.LookUp(a.pick.sheet, q)
	a.fillPick()
	return nil
}

// picked is the question that the open picker is for.
func (a *app) picked() (forms.Question, bool) {
	if a.pick == nil || a.pick.sheet == nil {
		return forms.Question{}, false
	}
	return a.pick.sheet.Question(a.pick.path)
}

// fillPick gives the open picker what is known by now.
func (a *app) fillPick() {
	q, ok := a.picked()
	if !ok {
		return
	}
	options, note := a.work.Choices(a.pick.sheet, q)
	if !note.IsZero() {
		a.pick.picker.Note(note)
		return
	}
	a.pick.picker.Offer(options)
	a.agePick()
}

// agePick tells how old the open list is by now.
func (a *app) agePick() {
	if q, ok := a.picked(); ok {
		if age, known := a.work.Age(q); known {
			a.pick.picker.Age(list.Ago(age))
		}
	}
}

func (a *app) openMenu(title forms.Text, now string, options func() []forms.Option, chosen func(int) tea.Cmd) tea.Cmd {
	a.pick = &pick{picker: list.NewMenu(now, options(), a.look, a.pickWidth(), a.pickHeight()), title: title, options: options, chosen: chosen}
	return nil
}

// fillMenu offers a menu anew, with the cursor where it was.
func (a *app) fillMenu() {
	if a.pick == nil || a.pick.options == nil {
		return
	}
	index := a.pick.picker.Index()
	a.pick.picker.Offer(a.pick.options())
	a.pick.picker.Seek(index)
}

func (a *app) closePick() { a.pick = nil }

// pickKeys are the keys of an open list that are not the list's own.
var pickKeys = keys.Table[*app]{
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: 8, On: (*app).onWizardPick, Do: keys.Just((*app).cancelPick)},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("quit", "退出"), Do: (*app).askQuit},
	{Keys: []string{"ctrl+t"}, Name: "ctrl+t", Help: forms.T("look up again", "重新查询"), Rank: 4, On: (*app).onLookUpPick, Do: keys.Just((*app).refreshPick)},
	{Keys: []string{"ctrl+d"}, Name: "ctrl+d", Help: forms.T("discard draft", "删除草稿"), Rank: 4, On: (*app).onDraft, Do: (*app).askDiscard},
	{Keys: []string{"ctrl+l"}, Name: "ctrl+l", Help: forms.T("中文", "English"), Rank: 5, Do: (*app).switchLanguage},
	{Keys: []string{"f1"}, Name: "f1", Help: forms.T("help", "帮助"), Rank: 7, Do: (*app).toggleHelp},
	{Keys: []string{"ctrl+c"}, Name: "ctrl+c", Help: forms.T("quit", "退出"), Rank: 10, Do: (*app).askQuit},
}

// pickHints are the keys of the list before those of the app around it.
func (a *app) pickHints() []keys.Hint {
	return keys.First(slices.Concat(a.pick.picker.Keys(), pickKeys.Hints(a)))
}

// onWizardPick is any list but the start screen, which has nowhere to go back to.
func (a *app) onWizardPick() bool { return a.screen != startScreen }

func (a *app) onLookUpPick() bool { return a.pick.sheet != nil && a.pick.sheet == a.work.Main }

func (a *app) onDraft() bool {
	_, ok := a.draftAtCursor()
	return ok
}

func (a *app) pressPick(key tea.KeyMsg) tea.Cmd {
	if cmd, _, taken := pickKeys.Press(a, key.String()); taken {
		return cmd
	}
	if a.pick.picker.Update(key) {
		return a.take()
	}
	a.agePick()
	return nil
}

// cancelPick closes the list without an answer, and lets go of a look-up.
func (a *app) cancelPick() {
	if q, ok := a.picked(); ok {
		a.work.Cancel(q)
	}
	a.closePick()
}

// refreshPick looks up again what the list offers.
func (a *app) refreshPick() {
	a.lookUpAgain()
	a.fillPick()
}

// take makes the picked value the answer.
func (a *app) take() tea.Cmd {
	open := a.pick
	if open.chosen != nil {
		index := open.picker.Index()
		if index < 0 {
			return nil
		}
		if a.screen != startScreen {
			a.closePick()
		}
		return open.chosen(index)
	}
	value := open.picker.Value()
	if value == nil {
		return nil
	}
	a.closePick()
	changed := a.work.Set(open.sheet, open.path, value)
	if changed {
		a.work.Tell(open.sheet, open.path)
	}
	a.follow(a.frame())
	a.focus()
	open.sheet.Touched[open.path] = true
	switch {
	case changed && open.sheet == a.work.Cloud:
		a.retarget(open.path)
	case changed:
		a.work.Changed()
	}
	return a.stepOn()
}

// stepOn goes to the next question of the frame, if there is one.
func (a *app) stepOn() tea.Cmd {
	if f := a.frame(); f != nil && f.cursor+1 < len(f.rows()) {
		return a.next()
	}
	a.leave()
	return a.arrive()
}

// openJump offers the pages.
func (a *app) openJump() tea.Cmd {
	pages := a.pages()
	names := func() []forms.Option {
		options := make([]forms.Option, len(pages))
		for i, p := range pages {
			options[i].Value = p.name.In(a.look.Lang)
		}
		return options
	}
	return a.openMenu(textJumpTitle, a.currentPage().name.In(a.look.Lang), names, a.open)
}
