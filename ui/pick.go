package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// pick is the open picker: for a question, or for a menu of the app's own.
type pick struct {
	picker *fields.Picker
	title  forms.Text
	sheet  *sheet
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

func (a *app) pickLook() fields.Look {
	return fields.Look{Lang: a.look.Lang, Theme: a.look.Theme, Width: a.pickWidth(), Height: a.pickHeight()}
}

// openPick offers the values of q in a list.
func (a *app) openPick(q forms.Question) tea.Cmd {
	a.pick = &pick{picker: fields.NewPicker(q, a.pickLook()), title: q.Label, sheet: a.frame().sheet, path: q.Path()}
	cmd := a.lookUp(a.pick.sheet, q)
	a.fillPick()
	return cmd
}

// picked is the question that the open picker is for.
func (a *app) picked() (forms.Question, bool) {
	if a.pick == nil || a.pick.sheet == nil {
		return forms.Question{}, false
	}
	return a.pick.sheet.question(a.pick.path)
}

// fillPick gives the open picker what is known by now.
func (a *app) fillPick() {
	q, ok := a.picked()
	if !ok {
		return
	}
	options, note := a.offered(a.pick.sheet, q)
	if a.lookupFailed(q) && len(q.Options) > 0 {
		// What the form itself names can be chosen all the same.
		options, note = q.Options, forms.Text{}
	}
	if !note.IsZero() {
		a.pick.picker.Note(note.In(a.look.Lang))
		return
	}
	a.pick.picker.Offer(options)
}

func (a *app) openMenu(title forms.Text, now string, options func() []forms.Option, chosen func(int) tea.Cmd) tea.Cmd {
	a.pick = &pick{picker: fields.NewMenu("menu", now, options(), a.pickLook()), title: title, options: options, chosen: chosen}
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

func (a *app) pressPick(key tea.KeyMsg) tea.Cmd {
	switch key.String() {
	case "esc":
		if a.screen == startScreen {
			return a.askQuit()
		}
		if q, ok := a.picked(); ok {
			a.cancelLookup(q)
		}
		a.closePick()
		return nil
	case "ctrl+l":
		return a.switchLanguage()
	case "ctrl+t":
		if a.pick.sheet == nil {
			return nil
		}
		again := a.retryLookup()
		a.fillPick()
		return again
	case "ctrl+d":
		if a.screen == startScreen {
			return a.askDiscard()
		}
	case "f1":
		return a.toggleHelp()
	case "enter", "tab":
		return a.take()
	}
	if key.Type != tea.KeyCtrlV {
		a.pick.picker.Update(key)
	}
	return nil
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
	value := open.picker.GetValue()
	if value == nil {
		return nil
	}
	a.closePick()
	changed := a.set(open.sheet, open.path, value)
	if changed {
		a.tell(open.sheet, open.path)
	}
	a.follow(a.frame())
	a.focus()
	a.session.touched[open.path] = true
	switch {
	case changed && open.sheet == a.place:
		return tea.Batch(a.placed(open.path), a.stepOn())
	case changed:
		return tea.Batch(a.stepOn(), a.changed())
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
