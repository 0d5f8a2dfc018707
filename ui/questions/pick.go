package questions

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/list"
	"clusterwiz/ui/work"
)

// pick is the open list of values for a question.
type pick struct {
	picker *list.Picker
	title  forms.Text
	sheet  *work.Sheet
	path   forms.Path
	// late is the column whose texts come later, nil for none; asking tells whether
	// some are on their way.
	late   *work.Late
	asking bool
}

// pickMargin is what the list leaves free beside it, and above it its title.
const pickMargin = 2

// openPick offers the values of q in a list.
func (s *Stack) openPick(q forms.Question) {
	s.pick = &pick{
		picker: list.NewPicker(q, s.look, s.wide-pickMargin, s.height-pickMargin), title: q.Label, sheet: s.frame().sheet, path: q.Path(),
	}
	if s.pick.late = s.work.LateFor(s.pick.sheet, q); s.pick.late != nil {
		s.pick.picker.Late(s.pick.late.Head)
	}
	s.work.LookUp(s.pick.sheet, q)
	s.fillPick()
}

// openList opens the list of the question with the focus, whatever was typed.
func (s *Stack) openList() {
	if r, ok := s.frame().current(); ok && !r.fold {
		s.openPick(r.question)
	}
}

// onClosed is a row with a choice between given values: letters open its list, and no
// value changes before one is taken there.
func (s *Stack) onClosed() bool {
	return s.onQuestion(func(q forms.Question) bool { return q.Kind == forms.Choice })
}

// typeIntoChoice opens the list of the choice with the focus, narrowed by what is typed.
func (s *Stack) typeIntoChoice(key tea.KeyMsg) bool {
	r, ok := s.frame().current()
	if _, text := fields.Typed(s.field); text || !ok || !s.onClosed() {
		return false
	}
	s.openPick(r.question)
	s.pick.picker.Type(strings.TrimSpace(string(key.Runes)))
	return true
}

// typeIntoList opens the list of the question with the focus, narrowed by what is typed:
// at the end of its field by all of that, over a value that was there by the letters
// alone. What was answered before stays until a value is taken. Of several values the
// letters are the beginning of one more.
func (s *Stack) typeIntoList(key tea.KeyMsg) bool {
	r, ok := s.frame().current()
	before, line := fields.Typed(s.field)
	if !ok || r.fold || !line || key.Paste || !s.offers(r.question) {
		return false
	}
	if _, kept := r.question.Answer().(forms.Secret); kept {
		return false
	}
	letters := string(key.Runes)
	typed := before + letters
	switch {
	case r.question.Kind == forms.Strings && s.pressed, strings.TrimSpace(typed) == "":
		return false
	case r.question.Kind == forms.Strings, s.overtypes(r.question):
		typed = strings.TrimSpace(letters)
	default:
		s.field.Update(key)
		if now, _ := fields.Typed(s.field); now != typed {
			// In the midst of a value, which is mended there.
			s.pressed = true
			s.keep()
			return true
		}
	}
	s.openPick(r.question)
	s.pick.picker.Type(typed)
	s.wantLate()
	return true
}

// overtypes tells whether letters take the place of the value of q, which can be chosen
// from a list: as long as no key moved or changed anything in its field, it stands as a
// whole.
func (s *Stack) overtypes(q forms.Question) bool {
	_, line := fields.Typed(s.field)
	_, kept := q.Answer().(forms.Secret)
	return line && listed(q) && !s.pressed && !kept && q.Answer() != nil && q.Kind != forms.Strings
}

// overtype clears the field that letters are about to take the place in.
func (s *Stack) overtype(key tea.KeyMsg) {
	if strings.TrimSpace(string(key.Runes)) == "" {
		return
	}
	if r, ok := s.frame().current(); ok && s.onForm() && !r.fold && s.overtypes(r.question) {
		s.field.Update(tea.KeyMsg{Type: tea.KeyCtrlU})
	}
}

// offers tells whether there are values to choose from by now, or soon.
func (s *Stack) offers(q forms.Question) bool {
	if !listed(q) {
		return false
	}
	options, note := s.work.Choices(s.frame().sheet, q)
	return note.IsZero() && len(options) > 0 || s.work.Awaited(s.frame().sheet, q)
}

// Picked is the value under the cursor of the open list, and whose list it is; "" for none.
func (s *Stack) Picked() (what forms.Text, value string) {
	if s.pick == nil {
		return what, ""
	}
	option, _ := s.pick.picker.Current()
	return s.pick.title, option.Value
}

// PickText is the open list as text.
func (s *Stack) PickText() (what forms.Text, text string) { return s.pick.title, s.pick.picker.Text() }

// closePick closes the list, and lets go of what it still waits for.
func (s *Stack) closePick() {
	if s.pick != nil && s.pick.late != nil {
		s.pick.late.Stop()
	}
	s.pick = nil
}

// picked is the question that the open list is for.
func (s *Stack) picked() (forms.Question, bool) {
	if s.pick == nil {
		return forms.Question{}, false
	}
	return s.pick.sheet.Question(s.pick.path)
}

// fillPick gives the open list what is known by now.
func (s *Stack) fillPick() {
	q, ok := s.picked()
	if !ok {
		return
	}
	options, note := s.work.Choices(s.pick.sheet, q)
	if !note.IsZero() {
		s.pick.picker.Note(note, s.work.Awaited(s.pick.sheet, q))
		return
	}
	s.pick.picker.Judge(s.work.Judge(s.pick.sheet, q))
	s.pick.picker.Offer(options)
	s.agePick()
	s.wantLate()
}

// agePick tells how old the open list is by now.
func (s *Stack) agePick() {
	if q, ok := s.picked(); ok {
		if age, known := s.work.Age(q); known {
			s.pick.picker.Age(list.Ago(age))
		}
	}
}

// fitPick fits the open list to its room.
func (s *Stack) fitPick(translated bool) {
	if s.pick == nil {
		return
	}
	s.pick.picker.Resize(s.wide-pickMargin, max(s.height-pickMargin, 3))
	s.wantLate()
	if translated {
		s.pick.picker.Translate(s.look)
		s.fillPick()
	}
}

// pickKeys are the keys of an open list that are not the list's own.
var pickKeys = keys.Table[*Stack]{
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: keys.Always, On: (*Stack).unfiltered, Do: (*Stack).cancelPick},
	{Keys: []string{"ctrl+t"}, Name: "ctrl+t", Help: forms.T("look up again", "重新查询"), Rank: 4, On: (*Stack).onLookUpPick, Do: (*Stack).refreshPick},
}

// unfiltered is a list of which esc closes all; else it clears the filter first.
func (s *Stack) unfiltered() bool { return !s.pick.picker.Filtering() }

func (s *Stack) onLookUpPick() bool { return s.pick.sheet == s.work.Main }

// pickHints are the keys of the list before those around it.
func (s *Stack) pickHints() []keys.Hint {
	return keys.First(slices.Concat(s.pick.picker.Keys(), pickKeys.Hints(s)))
}

func (s *Stack) pressPick(key tea.KeyMsg) {
	if _, taken := pickKeys.Press(s, key); taken {
		return
	}
	take, why := s.pick.picker.Update(key)
	if take {
		s.take()
		return
	}
	if !why.IsZero() {
		s.out.Complain(why)
	}
	s.agePick()
	s.wantLate()
}

// cancelPick closes the list without an answer, and lets go of a look-up.
func (s *Stack) cancelPick() {
	if q, ok := s.picked(); ok {
		s.work.Cancel(q)
	}
	s.closePick()
	s.focus()
}

// refreshPick looks up again what the list offers.
func (s *Stack) refreshPick() {
	s.lookUpAgain()
	s.fillPick()
}

// take makes the picked value the answer.
func (s *Stack) take() {
	open := s.pick
	value := open.picker.Value()
	if value == nil {
		return
	}
	s.closePick()
	changed := s.work.Answer(open.sheet, open.path, value)
	if changed {
		s.work.Tell(open.sheet, open.path)
	}
	s.follow(s.frame())
	s.focus()
	open.sheet.Touched[open.path] = true
	switch {
	case changed && open.sheet == s.work.Cloud:
		s.retarget(open.path)
	case changed:
		s.work.Changed()
	}
	s.stepOn()
}

// stepOn goes to the next question of the frame, if there is one.
func (s *Stack) stepOn() {
	if f := s.frame(); f != nil && f.cursor+1 < len(f.rows()) {
		s.next()
		return
	}
	s.Leave()
	s.arrive()
}
