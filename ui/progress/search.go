package progress

// openSearch begins to look for words in the log, from the first line that is seen.
func (s *Screen) openSearch() {
	s.hit = max(s.top-len(s.page().moving), 0)
	s.search.Open(s.look, s.width)
}

func (s *Screen) searching() bool { return s.search.Some() }

// seek goes to the next line of the log that has the words: from so far behind the one
// found last, in steps of by. The view stays there until the person goes to the end.
func (s *Screen) seek(from, by int) {
	found := s.search.Find(len(s.drawn), func(i int) string { return s.drawn[i] }, s.hit+from, by)
	if found < 0 {
		return
	}
	p := s.page()
	s.hit, s.scrolled = found, s.hidden
	s.top = max(len(p.moving)+found-p.room/2, 0)
	s.settle()
}

// Prompt draws the words that are looked for, while they are typed.
func (s *Screen) Prompt(width int) string { return s.search.View(width) }
