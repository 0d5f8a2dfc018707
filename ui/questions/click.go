package questions

// Click goes to the question, the item or the value at line y; one that has the
// focus already is opened, as enter does.
func (s *Stack) Click(y int) {
	f := s.frame()
	switch {
	case s.pick != nil:
		if s.pick.picker.Click(y - pickMargin) {
			s.take()
		}
	case f == nil || y < 0:
	case f.table:
		s.clickItem(y)
	default:
		s.clickRow(y)
	}
}

func (s *Stack) clickItem(y int) {
	f := s.frame()
	switch at := s.laid.at(y, f.top); {
	case at < 0:
	case at == f.cursor:
		s.editItem()
	default:
		f.cursor = at
	}
}

func (s *Stack) clickRow(y int) {
	f := s.frame()
	switch at := s.laid.at(y, f.top); {
	case at < 0:
	case at != f.cursor:
		s.Leave()
		f.cursor = at
		s.arrive()
	case s.OnLink() || s.onChoice():
		s.enter()
	}
}
