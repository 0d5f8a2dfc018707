package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// onAnswers is a place whose answers are changed by keys.
func onAnswers(a *app) bool { return a.onPages() || a.onDeletion() }

// changing is the sheet whose changes are taken back here; nil stands for those of the
// work.
func (a *app) changing() *work.Sheet {
	if a.onDeletion() {
		return a.deletion.Sheet()
	}
	return nil
}

func nothingToUndo(a *app) forms.Text {
	if a.work.Undoable(a.changing()) {
		return forms.Text{}
	}
	return forms.T("nothing was changed that could be undone", "没有可撤销的更改")
}

func nothingToRedo(a *app) forms.Text {
	if a.work.Redoable(a.changing()) {
		return forms.Text{}
	}
	return forms.T("nothing was undone that could be done again", "没有可重做的更改")
}

// undo takes back the last answer, wherever it was given, and shows it.
func undo(a *app) { shown(a)(a.work.Undo(a.changing())) }

// redo gives again what was taken back.
func redo(a *app) { shown(a)(a.work.Redo(a.changing())) }

// shown goes to the question at path, where a page of questions is open.
func shown(a *app) func(forms.Path, bool) {
	return func(path forms.Path, ok bool) {
		switch {
		case ok && a.onDeletion():
			a.deletion.Show(path)
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
