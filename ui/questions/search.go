package questions

import "strings"

// openSearch begins to look for words in the items of the open table.
func (s *Stack) openSearch() { s.search.Open(s.look, s.width) }

// found goes to the next item that has the words: from so far behind the cursor
// on, in steps of by.
func (s *Stack) found(from, by int) {
	f := s.frame()
	q, ok := s.ofList()
	if !ok {
		return
	}
	t := s.tableOf(q)
	row := func(i int) string { return strings.Join(t.cells[i+1], " ") }
	if at := s.search.Find(len(t.cells)-1, row, f.cursor+from, by); at >= 0 {
		f.cursor = at
	}
}

// Prompt draws the words that are looked for, while they are typed.
func (s *Stack) Prompt(width int) string { return s.search.View(width) }
