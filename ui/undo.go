package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// onAnswers is a place whose answers are changed by keys.
func onAnswers(a *app) bool { return a.onPages() || onDeletion(a) }

// changing is the sheet whose changes are taken back here; nil stands for those of the
// work.
func changing(a *app) *work.Sheet {
	if onDeletion(a) {
		return a.deletion.Sheet()
	}
	return nil
}

func nothingToUndo(a *app) forms.Text {
	if a.work.Undoable(changing(a)) {
		return forms.Text{}
	}
	return forms.T("there is nothing to undo", "没有可撤销的更改")
}

func nothingToRedo(a *app) forms.Text {
	if a.work.Redoable(changing(a)) {
		return forms.Text{}
	}
	return forms.T("there is nothing to redo", "没有可重做的更改")
}

// undo takes back the last answer, wherever it was given, and shows it.
func undo(a *app) { shown(a)(a.work.Undo(changing(a))) }

// redo gives again what was taken back.
func redo(a *app) { shown(a)(a.work.Redo(changing(a))) }

// shown goes to the question at path, where a page of questions is open.
func shown(a *app) func(forms.Path, bool) {
	return func(path forms.Path, ok bool) {
		switch {
		case ok && onDeletion(a):
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
