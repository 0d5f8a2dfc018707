package review

// openSearch begins to look for words in the open tab.
func (s *Screen) openSearch() { s.search.Open(s.look, s.width) }

func (s *Screen) searching() bool { return s.search.Some() }

// seek goes to the next line that has the words: from so far behind where the tab
// is on, in steps of by. A tab with a cursor is searched by what has one.
func (s *Screen) seek(from, by int) {
	at, n := &s.top, 0
	var line func(int) string
	start := s.hit
	if from == 0 {
		start = s.top
	}
	switch s.tab {
	case tabPlan:
		rows := s.rows()
		start, at, n, line = s.cursor, &s.cursor, len(rows), func(i int) string { return s.look.Say(rows[i].Words()) }
	case tabChecks:
		wrong := s.work.Wrong()
		start, at, n = s.cursor, &s.cursor, len(wrong)
		line = func(i int) string { return s.look.Say(s.label(wrong[i].Path)) + " " + s.look.Say(wrong[i].Summary) }
	case tabChanges:
		changes := s.work.Changes()
		start, at, n, line = s.cursor, &s.cursor, len(changes), func(i int) string { return s.look.Say(changes[i].Line()) }
	default:
		page := s.page()
		n, line = page.len(), func(i int) string { return page.line(s.look, i) }
	}
	if found := s.search.Find(n, line, start+from, by); found >= 0 {
		*at, s.hit = found, found
	}
}

// Prompt draws the words that are looked for, while they are typed.
func (s *Screen) Prompt(width int) string { return s.search.View(width) }
