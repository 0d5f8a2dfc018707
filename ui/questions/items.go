package questions

import "clusterwiz/forms"

// ofList returns the question whose items the open table shows.
func (s *Stack) ofList() (forms.Question, bool) {
	f := s.frame()
	return f.sheet.Question(f.path)
}

// full complains when no further item may be added.
func (s *Stack) full() bool {
	q, ok := s.ofList()
	f := s.frame()
	if ok && f.sheet.Answers.Len(f.path) < q.Max {
		return false
	}
	s.out.Complain(forms.Tf("at most %d", "最多 %d 项", q.Max))
	return true
}

func (s *Stack) addItem() {
	if s.full() {
		return
	}
	f := s.frame()
	if at := f.sheet.Answers.Len(f.path); s.work.Insert(f.sheet, f.path, at, map[string]any{}) {
		f.cursor = at
		s.editItem()
	}
}

func (s *Stack) editItem() {
	f := s.frame()
	if f.cursor >= f.sheet.Answers.Len(f.path) {
		s.addItem()
		return
	}
	s.push(&frame{sheet: f.sheet, path: f.path.Index(f.cursor)})
}

func (s *Stack) copyItem() {
	f := s.frame()
	value, ok := f.sheet.Answers.Get(f.path.Index(f.cursor))
	item, isItem := value.(map[string]any)
	if !ok || !isItem || s.full() {
		return
	}
	if s.work.Insert(f.sheet, f.path, f.cursor+1, item) {
		f.cursor++
		s.work.SaveDraft()
	}
}

func (s *Stack) deleteItem() {
	f := s.frame()
	if !s.work.Remove(f.sheet, f.path, f.cursor) {
		return
	}
	f.cursor = max(min(f.cursor, f.sheet.Answers.Len(f.path)-1), 0)
	s.out.Say(forms.T("deleted; u brings it back", "已删除；按 u 撤销"))
	s.work.SaveDraft()
}

func (s *Stack) undoDelete() {
	f := s.frame()
	if list, _ := f.sheet.Removed(); list != f.path {
		s.out.Complain(forms.Tf("the last deletion was in %s", "上次删除发生在 %s", list))
		return
	}
	if s.full() {
		return
	}
	if at, ok := s.work.Restore(f.sheet); ok {
		f.cursor = at
		s.work.SaveDraft()
	}
}

func (s *Stack) moveItem(by int) {
	f := s.frame()
	if s.work.Move(f.sheet, f.path, f.cursor, f.cursor+by) {
		f.cursor += by
		s.work.SaveDraft()
	}
}

// moveRow moves the cursor over the items.
func (s *Stack) moveRow(by int) {
	f := s.frame()
	f.cursor = max(min(f.cursor+by, f.sheet.Answers.Len(f.path)-1), 0)
}
