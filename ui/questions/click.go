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
	q, ok := s.ofList()
	if !ok {
		return
	}
	grid := s.gridOf(q)
	head := len(s.tableHead(q, grid))
	line := y - head + f.top
	before := f.cursor
	for i := range s.items() {
		f.cursor = i
		_, from, to := s.layOutItems(grid)
		if line < from || line >= to || y < head {
			continue
		}
		if i == before {
			s.editItem()
		}
		return
	}
	f.cursor = before
}

func (s *Stack) clickRow(y int) {
	f := s.frame()
	rows := f.rows()
	line := y - 1 - len(s.formHelp(f)) + f.top
	if y <= len(s.formHelp(f)) {
		return
	}
	for i, r := range rows {
		lines := len(s.rowLines(r, i == f.cursor))
		if line >= lines {
			line -= lines
			continue
		}
		switch {
		case i != f.cursor:
			s.Leave()
			f.cursor = i
			s.arrive()
		case s.OnLink() || s.onChoice():
			s.enter()
		}
		return
	}
}
