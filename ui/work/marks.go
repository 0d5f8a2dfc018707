package work

import "clusterwiz/forms"

// Shown tells whether a problem is to be shown now: what is merely missing
// waits until the person has been there.
func (w *Work) Shown(p forms.Problem) bool {
	if w.Tried || w.Main.Touched[p.Path] {
		return true
	}
	q, ok := w.Main.Question(p.Path)
	return !ok || q.Answer() != nil
}

// Counts tells whether an error is to be counted now: what is shown, and all
// that is missing on a page that was seen.
func (w *Work) Counts(p forms.Problem) bool {
	if p.Severity != forms.Error {
		return false
	}
	step, ok := w.Main.Form.StepOf(p.Path)
	return w.Shown(p) || (ok && w.Visited[step])
}

// Mark tells how a step stands: how many errors are to be shown on it, and
// whether it was seen and has none at all.
func (w *Work) Mark(step forms.StepID) (errors int, done bool) {
	missing := 0
	for _, p := range w.Check() {
		if p.Severity != forms.Error {
			continue
		}
		if at, ok := w.Main.Form.StepOf(p.Path); !ok || at != step {
			continue
		}
		missing++
		if w.Counts(p) {
			errors++
		}
	}
	return errors, missing == 0 && w.Visited[step]
}

// Items counts what a page that is nothing but a list holds; 0 for another.
func (w *Work) Items(step forms.StepID) int {
	lists, n := 0, 0
	for _, field := range w.Main.Form.Fields {
		if field.Step != step {
			continue
		}
		if field.Kind != forms.List {
			return 0
		}
		lists++
		n = w.Main.Answers.Len(forms.Path(field.Key))
	}
	if lists != 1 {
		return 0
	}
	return n
}
