package questions

import (
	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
)

// Changed tells whether the question with the focus has another answer than it
// had when it got the focus.
func (s *Stack) Changed() bool {
	return s.onForm() && s.field != nil && s.work.Changing(s.frame().sheet, s.at)
}

// restore gives the question with the focus what it had then.
func (s *Stack) restore() {
	s.moved = ""
	s.work.Undo(s.frame().sheet)
	s.Again()
}

// Again shows the open place after answers changed behind it.
func (s *Stack) Again() {
	f := s.frame()
	if f == nil {
		return
	}
	for len(s.frames) > 1 && !s.there(s.frame()) {
		s.frames = s.frames[:len(s.frames)-1]
	}
	if f = s.frame(); f.table {
		f.cursor = max(min(f.cursor, s.items()-1), 0)
	} else {
		f.cursor = max(min(f.cursor, len(f.rows())-1), 0)
	}
	s.arrive()
}

// there tells whether what a place shows is still among the answers.
func (s *Stack) there(f *frame) bool {
	_, ok := f.scope()
	return ok || f.table
}

// onFresh is an item that was added just now, which esc takes back.
func (s *Stack) onFresh() bool { return s.onForm() && s.frame().fresh }

var (
	textUnfinished = forms.T("Remove what is not finished?", "删除未填完的项？")
	textKeep       = forms.T("No, keep it", "否，保留")
	textRemove     = forms.T("Yes, remove it", "是，删除")
)

// dropFresh goes out of a fresh item: one in which nothing was said goes with it,
// one that is not finished is asked about.
func (s *Stack) dropFresh() {
	f := s.frame()
	value, _ := f.sheet.Answers.Get(f.path)
	at, below := s.wrongIn(f.path)
	switch {
	case said(value) == 0:
		s.remove(true)
	case at+below == 0:
		s.back()
	default:
		s.out.Post(dialog.New(textUnfinished, []forms.Text{forms.Same(s.itemTitle(f))},
			dialog.Choice{Label: textKeep, Do: s.back}, dialog.Choice{Label: textRemove, Do: func() { s.remove(false) }}))
	}
}

// remove takes the open item away and goes out of it; a blank one does not come
// back.
func (s *Stack) remove(blank bool) {
	f := s.frame()
	s.frames = s.frames[:len(s.frames)-1]
	list, sheet := s.frame(), f.sheet
	if !blank || !s.work.TakeBack(sheet, list.path) {
		s.work.Change(sheet, list.path, func() bool { return s.work.Remove(sheet, list.path, list.cursor) })
	}
	if blank {
		sheet.Forget()
	}
	s.out.Say(forms.T("not added", "未添加"))
	s.Again()
	s.work.SaveDraft()
}

// wrongIn counts the errors at a path and below it, whether they are shown or
// not.
func (s *Stack) wrongIn(path forms.Path) (at, below int) {
	for _, p := range s.sheetProblems() {
		switch {
		case p.Severity != forms.Error || !path.Contains(p.Path):
		case p.Path == path:
			at++
		default:
			below++
		}
	}
	return at, below
}

// said counts the answers in a tree.
func said(value any) (n int) {
	switch value := value.(type) {
	case nil:
		return 0
	case map[string]any:
		for _, member := range value {
			n += said(member)
		}
		return n
	case []any:
		for _, item := range value {
			n += said(item)
		}
		return n
	}
	return 1
}
