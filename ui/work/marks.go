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

// Mark tells how a step stands: how many errors are to be shown on it, how many
// answers are merely missing where nobody has been yet, and whether it was seen
// and has neither.
func (w *Work) Mark(step forms.StepID) (wrong, needed int, done bool) {
	for _, p := range w.Check() {
		if p.Severity != forms.Error {
			continue
		}
		if at, ok := w.Main.Form.StepOf(p.Path); !ok || at != step {
			continue
		}
		if w.Counts(p) {
			wrong++
		} else {
			needed++
		}
	}
	return wrong, needed, wrong+needed == 0 && w.Visited[step]
}

// Warned counts the warnings of a step that are to be shown; none keeps from sending.
func (w *Work) Warned(step forms.StepID) int {
	n := 0
	for _, p := range w.Check() {
		if at, ok := w.Main.Form.StepOf(p.Path); ok && at == step && p.Severity == forms.Warning && w.Shown(p) {
			n++
		}
	}
	return n
}

// TargetMark is Mark for the first page.
func (w *Work) TargetMark() (wrong, needed int) {
	for _, p := range forms.Errors(w.TargetProblems()) {
		if q, ok := w.Cloud.Question(p.Path); ok && q.Answer() == nil && !w.Tried {
			needed++
		} else {
			wrong++
		}
	}
	return wrong, needed
}

// OnlyList tells whether a page is nothing but a list.
func (w *Work) OnlyList(step forms.StepID) bool {
	_, ok := w.listOf(step)
	return ok
}

// Items counts what a page that is nothing but a list holds; 0 for another.
func (w *Work) Items(step forms.StepID) int {
	list, ok := w.listOf(step)
	if !ok {
		return 0
	}
	return w.Main.Answers.Len(list)
}

func (w *Work) listOf(step forms.StepID) (list forms.Path, ok bool) {
	for _, field := range w.Main.Form.Fields {
		if field.Step != step {
			continue
		}
		if field.Kind != forms.List || list != "" {
			return "", false
		}
		list = forms.Path(field.Key)
	}
	return list, list != ""
}
