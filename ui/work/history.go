package work

import (
	"maps"
	"slices"

	"clusterwiz/forms"
)

// history is what the person did to the answers, and took back. The two sheets of the
// work have one, any other sheet has its own.
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

// momentOf is the state of all that one history is of.
func (w *Work) momentOf(s *Sheet) moment {
	if !w.own(s) {
		return moment{main: s.moment()}
	}
	return moment{cloud: w.Cloud.moment(), main: w.Main.moment(), told: maps.Clone(w.told)}
}

// own tells whether a sheet is one of the two of the work; nil stands for them.
func (w *Work) own(s *Sheet) bool { return s == nil || s == w.Main || s == w.Cloud }

// past is the history of a sheet.
func (w *Work) past(s *Sheet) *history {
	if w.own(s) {
		return &w.history
	}
	return &s.history
}

// last is what the person did last to a sheet, or to the one beside it; nil for nothing.
func (w *Work) last(s *Sheet) *change {
	done := w.past(s).done
	if len(done) == 0 {
		return nil
	}
	return &done[len(done)-1]
}

// Change does what the person does to the answers at path, so that it can be
// taken back where it changed anything.
func (w *Work) Change(s *Sheet, path forms.Path, do func() (changed bool)) bool {
	before := w.momentOf(s)
	if !do() {
		return false
	}
	past := w.past(s)
	past.done = append(past.done, change{first: s == w.Cloud, path: path, other: before})
	if len(past.done) > mostChanges {
		past.done = past.done[1:]
	}
	past.undone = nil
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
	if changed = w.Change(s, path, set); changed {
		w.last(s).open = true
	}
	return changed
}

// Changing tells whether the question at path is the one that is being answered.
func (w *Work) Changing(s *Sheet, path forms.Path) bool {
	last := w.last(s)
	return last != nil && last.open && last.path == path && last.first == (s == w.Cloud)
}

// Settle ends the answer that is being given on a sheet: the person leaves the question.
func (w *Work) Settle(s *Sheet) {
	if last := w.last(s); last != nil {
		last.open = false
	}
}

// Undoable tells whether there is something to take back on a sheet, nil standing for
// those of the work, and Redoable whether there is something to do again.
func (w *Work) Undoable(s *Sheet) bool { return len(w.past(s).done) > 0 }

// Redoable tells whether something was taken back that can be done again.
func (w *Work) Redoable(s *Sheet) bool { return len(w.past(s).undone) > 0 }

// Undo takes back what the person did last, says what that is now, and returns
// where it is.
func (w *Work) Undo(s *Sheet) (path forms.Path, ok bool) {
	past := w.past(s)
	return w.step(s, &past.done, &past.undone, back)
}

// TakeBack undoes what the person did last to the list at path, as if it had never
// been, and tells whether that was the last thing they did.
func (w *Work) TakeBack(s *Sheet, list forms.Path) bool {
	last := w.last(s)
	if last == nil || last.path != list || last.first != (s == w.Cloud) {
		return false
	}
	taken, past := *last, w.past(s)
	past.done = past.done[:len(past.done)-1]
	w.restore(s, taken)
	return true
}

// Redo does again what was taken back last.
func (w *Work) Redo(s *Sheet) (path forms.Path, ok bool) {
	past := w.past(s)
	return w.step(s, &past.undone, &past.done, again)
}

// step goes by one change from one side of the history to the other.
func (w *Work) step(s *Sheet, from, to *[]change, words words) (forms.Path, bool) {
	if len(*from) == 0 {
		return "", false
	}
	last := (*from)[len(*from)-1]
	*from = (*from)[:len(*from)-1]
	now := w.momentOf(s)
	w.restore(s, last)
	last.other, last.open = now, false
	*to = append(*to, last)
	if w.own(s) {
		s = w.sheetOf(last)
	}
	w.out.Say(became(s, last, words))
	w.SaveDraft()
	return last.path, true
}

// sheetOf is the sheet of the work that a change was made on.
func (w *Work) sheetOf(c change) *Sheet {
	if c.first || w.Main == nil {
		return w.Cloud
	}
	return w.Main
}

// restore brings the answers back to the other state of a change, with what
// follows from it.
func (w *Work) restore(s *Sheet, c change) {
	if !w.own(s) {
		s.back(c.other.main)
		return
	}
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
func became(sheet *Sheet, c change, words words) forms.Text {
	q, ok := sheet.Question(c.path)
	if !ok {
		return words.other.With(sheet.listLabel(c.path))
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
		if option, ok := q.LookedUp(id); ok && option.Label.In(lang) != "" {
			return option.Label.In(lang)
		}
	}
	return s.Show(q, value, lang)
}

// listLabel names the list whose item is, or was, at path.
func (s *Sheet) listLabel(path forms.Path) forms.Text {
	for outer := path.Parent(); outer != ""; outer = outer.Parent() {
		if q, ok := s.Question(outer); ok {
			return q.Label
		}
	}
	return forms.Same(string(path))
}
