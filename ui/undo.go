package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

func nothingToUndo(a *app) forms.Text {
	if a.work.Undoable() {
		return forms.Text{}
	}
	return forms.T("nothing was changed that could be undone", "没有可撤销的更改")
}

func nothingToRedo(a *app) forms.Text {
	if a.work.Redoable() {
		return forms.Text{}
	}
	return forms.T("nothing was undone that could be done again", "没有可重做的更改")
}

// undo takes back the last answer, wherever it was given, and shows it.
func undo(a *app) { shown(a)(a.work.Undo()) }

// redo gives again what was taken back.
func redo(a *app) { shown(a)(a.work.Redo()) }

// shown goes to the question at path, where a page of questions is open.
func shown(a *app) func(forms.Path, bool) {
	return func(path forms.Path, ok bool) {
		switch {
		case !ok || !a.onForm():
		case path == "":
			a.form.Again()
		default:
			a.form.Again()
			a.jump(path)
		}
	}
}

// suspend gives the terminal back to the shell until it resumes the program.
func suspend(a *app) { a.out.Do(tea.Suspend) }
