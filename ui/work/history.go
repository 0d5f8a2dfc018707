package work

import (
	"maps"
	"slices"

	"clusterwiz/forms"
)

// history is what the person did to the answers, and took back.
type history struct{ done, undone []change }

// mostChanges is how many changes can be taken back.
const mostChanges = 200

// change is one thing the person did: all keys in one field are one.
type change struct {
	// first tells whether it was on the first page.
	first bool
	path  forms.Path
	// open tells whether the next key at the same question belongs to it.
	open bool
	// other is the state that undoing, or doing again, goes back to.
	other moment
}

// moment is a state of all answers.
type moment struct {
	cloud, main sheetMoment
	told        map[forms.Path]string
}

type sheetMoment struct {
	answers *forms.Answers
	touched map[forms.Path]bool
	undone  []undone
}

func (s *Sheet) moment() sheetMoment {
	if s == nil {
		return sheetMoment{}
	}
	return sheetMoment{answers: s.Answers.Clone(), touched: maps.Clone(s.Touched), undone: slices.Clone(s.undone)}
}

func (s *Sheet) back(m sheetMoment) {
	if s != nil && m.answers != nil {
		s.Answers.Restore(m.answers)
		s.Touched, s.undone = maps.Clone(m.touched), slices.Clone(m.undone)
	}
}

func (w *Work) moment() moment {
	return moment{cloud: w.Cloud.moment(), main: w.Main.moment(), told: maps.Clone(w.told)}
}

// Change does what the person does to the answers at path, so that it can be
// taken back where it changed anything. Answers of other sheets than the two of
// the work are changed and not remembered.
func (w *Work) Change(s *Sheet, path forms.Path, do func() (changed bool)) bool {
	if s != w.Main && s != w.Cloud {
		return do()
	}
	before := w.moment()
	if !do() {
		return false
	}
	w.history.done = append(w.history.done, change{first: s == w.Cloud, path: path, other: before})
	if len(w.history.done) > mostChanges {
		w.history.done = w.history.done[1:]
	}
	w.history.undone = nil
	return true
}

// Answer is [Work.Set] by the person: all answers that are given to one question
// until [Work.Settle] are taken back together.
func (w *Work) Answer(s *Sheet, path forms.Path, value any) (changed bool) {
	set := func() bool { return w.Set(s, path, value) }
	if w.Changing(s, path) {
		return set()
	}
	if before, was := s.Answers.Get(path); value == nil && !was || was && value != nil && same(before, value) {
		return false
	}
	if changed = w.Change(s, path, set); changed && (s == w.Main || s == w.Cloud) {
		w.history.done[len(w.history.done)-1].open = true
	}
	return changed
}

// Changing tells whether the question at path is the one that is being answered.
func (w *Work) Changing(s *Sheet, path forms.Path) bool {
	n := len(w.history.done)
	return n > 0 && w.history.done[n-1].open && w.history.done[n-1].path == path && w.history.done[n-1].first == (s == w.Cloud)
}

// Settle ends the answer that is being given: the person leaves the question.
func (w *Work) Settle() {
	if n := len(w.history.done); n > 0 {
		w.history.done[n-1].open = false
	}
}

// Undoable tells whether there is something to take back, and Redoable whether
// there is something to do again.
func (w *Work) Undoable() bool { return len(w.history.done) > 0 }

// Redoable tells whether something was taken back that can be done again.
func (w *Work) Redoable() bool { return len(w.history.undone) > 0 }

// Undo takes back what the person did last, says what that is now, and returns
// where it is.
func (w *Work) Undo() (path forms.Path, ok bool) {
	return w.step(&w.history.done, &w.history.undone, back)
}

// TakeBack undoes what the person did last to the list at path, as if it had never
// been, and tells whether that was the last thing they did.
func (w *Work) TakeBack(s *Sheet, list forms.Path) bool {
	n := len(w.history.done)
	if n == 0 || w.history.done[n-1].path != list || w.history.done[n-1].first != (s == w.Cloud) || s != w.Main && s != w.Cloud {
		return false
	}
	last := w.history.done[n-1]
	w.history.done = w.history.done[:n-1]
	w.restore(last)
	return true
}

// Redo does again what was taken back last.
func (w *Work) Redo() (path forms.Path, ok bool) {
	return w.step(&w.history.undone, &w.history.done, again)
}

// step goes by one change from one side of the history to the other.
func (w *Work) step(from, to *[]change, words words) (forms.Path, bool) {
	if len(*from) == 0 {
		return "", false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	now := w.moment()
	w.restore(last)
	last.other, last.open = now, false
	*to = append(*to, last)
	w.out.Say(w.became(last, words))
	w.SaveDraft()
	return last.path, true
}

// restore brings the answers back to the other state of a change, with what
// follows from it.
func (w *Work) restore(c change) {
	value, _ := c.other.cloud.answers.Get(AskProvider)
	if id := forms.ValueText(value); id != "" && id != w.Said(AskProvider) {
		// The cloud brings its own account and region along.
		w.Set(w.Cloud, AskProvider, id)
		w.turnTo(id)
	} else if c.first {
		w.Cloud.back(c.other.cloud)
		w.Retarget(c.path)
	}
	w.Main.back(c.other.main)
	w.told = maps.Clone(c.other.told)
	w.unsaved = w.Main != nil
	w.Changed()
}

// words say what an answer is after a step.
type words struct{ value, empty, other forms.Text }

var (
	back = words{
		value: forms.T("%s back to %s", "%s 已恢复为 %s"),
		empty: forms.T("%s is empty again", "%s 已恢复为未填"),
		other: forms.T("%s as before", "%s 已恢复"),
	}
	again = words{
		value: forms.T("%s is %s again", "%s 重新设为 %s"),
		empty: forms.T("%s is empty again", "%s 重新设为未填"),
		other: forms.T("%s changed again", "%s 已重做"),
	}
)

// became says what the question of a change is by now: a name before an id, and
// of a secret nothing.
func (w *Work) became(c change, words words) forms.Text {
	sheet := w.Main
	if c.first || sheet == nil {
		sheet = w.Cloud
	}
	q, ok := sheet.Question(c.path)
	if !ok {
		return words.other.With(w.listLabel(sheet, c.path))
	}
	answer := q.Answer()
	switch _, secret := answer.(forms.Secret); {
	case secret, q.Kind == forms.List, q.Kind == forms.Object:
		return words.other.With(q.Label)
	case answer == nil:
		return words.empty.With(q.Label)
	}
	return words.value.With(q.Label, forms.Text{En: sheet.called(q, answer, forms.En), Zh: sheet.called(q, answer, forms.Zh)})
}

// called is the name of a value, where the look-up knows one.
func (s *Sheet) called(q forms.Question, value any, lang forms.Lang) string {
	if id, single := value.(string); single {
		if option, ok := s.listed(q, id); ok && option.Label.In(lang) != "" {
			return option.Label.In(lang)
		}
	}
	return s.Show(q, value, lang)
}

// listLabel names the list whose item is, or was, at path.
func (w *Work) listLabel(s *Sheet, path forms.Path) forms.Text {
	for outer := path.Parent(); outer != ""; outer = outer.Parent() {
		if q, ok := s.Question(outer); ok {
			return q.Label
		}
	}
	return forms.Same(string(path))
}
