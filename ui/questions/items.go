package questions

import "clusterwiz/forms"

// ofList returns the question whose items the open table shows.
func (s *Stack) ofList() (forms.Question, bool) {
	f := s.frame()
	return f.sheet.Question(f.path)
}

func (s *Stack) addItem() {
	f := s.frame()
	at := f.sheet.Answers.Len(f.path)
	if s.work.Change(f.sheet, f.path, func() bool { return s.work.Insert(f.sheet, f.path, at, map[string]any{}) }) {
		f.cursor = at
		s.push(&frame{sheet: f.sheet, path: f.path.Index(at), fresh: true})
	}
}

func (s *Stack) editItem() {
	f := s.frame()
	s.push(&frame{sheet: f.sheet, path: f.path.Index(f.cursor)})
}

func (s *Stack) copyItem() {
	f := s.frame()
	value, _ := f.sheet.Answers.Get(f.path.Index(f.cursor))
	item, ok := value.(map[string]any)
	copied := func() bool { return ok && s.work.Insert(f.sheet, f.path, f.cursor+1, item) }
	if s.work.Change(f.sheet, f.path, copied) {
		f.cursor++
		s.work.SaveDraft()
	}
}

func (s *Stack) deleteItem() {
	f := s.frame()
	if !s.work.Change(f.sheet, f.path, func() bool { return s.work.Remove(f.sheet, f.path, f.cursor) }) {
		return
	}
	f.cursor = max(min(f.cursor, f.sheet.Answers.Len(f.path)-1), 0)
	s.out.Say(forms.T("deleted; u brings it back", "已删除；按 u 撤销"))
	s.work.SaveDraft()
}

func (s *Stack) undoDelete() {
	f := s.frame()
	s.work.Change(f.sheet, f.path, func() bool {
		at, ok := s.work.Restore(f.sheet)
		if ok {
			f.cursor = at
			s.work.SaveDraft()
		}
		return ok
	})
}

func (s *Stack) moveItem(by int) {
	f := s.frame()
	if s.work.Change(f.sheet, f.path, func() bool { return s.work.Move(f.sheet, f.path, f.cursor, f.cursor+by) }) {
		f.cursor += by
		s.work.SaveDraft()
	}
}

// items counts those of the open table.
func (s *Stack) items() int { return s.frame().sheet.Answers.Len(s.frame().path) }

// moveRow moves the cursor over the items.
func (s *Stack) moveRow(by int) {
	f := s.frame()
	f.cursor = max(min(f.cursor+by, s.items()-1), 0)
}
