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
	// chosen takes the value of a menu.
	chosen func(value string) tea.Cmd
}

func (a *app) pickWidth() int {
	if a.screen == startScreen {
		return a.lay.width - 2
	}
	return max(a.lay.form, a.lay.request) - 2
}

func (a *app) pickHeight() int { return max(a.lay.body-2, 3) }

func (a *app) pickLook() fields.Look {
	return fields.Look{Lang: a.lang, Theme: a.st.theme, Width: a.pickWidth(), Height: a.pickHeight()}
}

// openPick offers the values of q in a list.
func (a *app) openPick(q forms.Question) tea.Cmd {
	a.pick = &pick{picker: fields.NewPicker(q, a.pickLook()), title: q.Label, sheet: a.frame().sheet, path: q.Path()}
	a.fillPick()
	return a.lookUp(a.pick.sheet, q)
}

// fillPick gives the open picker what is known by now.
func (a *app) fillPick() {
	if a.pick == nil || a.pick.sheet == nil {
		return
	}
	q, ok := a.pick.sheet.question(a.pick.path)
	if !ok {
		return
	}
	options, note := a.offered(a.pick.sheet, q)
	if !note.IsZero() {
		a.pick.picker.Note(note.In(a.lang))
		return
	}
	a.pick.picker.Offer(options)
}

func (a *app) openMenu(title forms.Text, now string, options []forms.Option, chosen func(string) tea.Cmd) tea.Cmd {
	a.pick = &pick{picker: fields.NewMenu("menu", now, options, a.pickLook()), title: title, chosen: chosen}
	return nil
}

func (a *app) closePick() { a.pick = nil }

func (a *app) pressPick(key tea.KeyMsg) tea.Cmd {
	switch key.String() {
	case "esc":
		if a.screen == startScreen {
			return a.askQuit()
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
	case "f1":
		return a.toggleHelp()
	case "enter", "tab":
		return a.take()
	}
	a.pick.picker.Update(key)
	return nil
}

// take makes the picked value the answer.
func (a *app) take() tea.Cmd {
	value := a.pick.picker.GetValue()
	open := a.pick
	if value == nil {
		return nil
	}
	if open.chosen != nil {
		a.closePick()
		text, _ := value.(string)
		return open.chosen(text)
	}
	a.closePick()
	changed := a.set(open.sheet, open.path, value)
	a.follow(a.frame())
	a.focus()
	a.session.touched[open.path] = true
	if changed && open.sheet == a.place {
		return tea.Batch(a.placed(open.path), a.stepOn())
	}
	return a.stepOn()
}

// stepOn goes to the next question of the frame, if there is one.
func (a *app) stepOn() tea.Cmd {
	if f := a.frame(); f != nil && f.cursor+1 < len(f.rows()) {
		return a.next()
	}
	return tea.Batch(a.leave(), a.arrive())
}

// openJump offers the pages.
func (a *app) openJump() tea.Cmd {
	var options []forms.Option
	for _, p := range a.pages() {
		options = append(options, forms.Option{Value: p.name.In(a.lang)})
	}
	return a.openMenu(textJumpTitle, a.currentPage().name.In(a.lang), options, func(name string) tea.Cmd {
		for i, p := range a.pages() {
			if p.name.In(a.lang) == name {
				return a.open(i)
			}
		}
		return nil
	})
}
