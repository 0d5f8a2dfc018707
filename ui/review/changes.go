package review

import (
	"clusterwiz/profiles/diff"
	"clusterwiz/ui/text"
)

// openChanges opens the changes, where there is something to compare with.
func (s *Screen) openChanges() {
	if before, _ := s.work.Before(); before == nil {
		s.out.Complain(textNothing)
		return
	}
	s.open(tabChanges)
}

// changeLines draws how the answers differ from those before, a line each.
func (s *Screen) changeLines() []string {
	c := s.changed()
	return append(c.head, s.look.Scrolled(len(c.lines), func(i int) string { return c.lines[i] }, c.top, c.room)...)
}

// changed are the changes as they are drawn: what stands above, the lines with the
// change that each is of, and those in sight.
type changed struct {
	head, lines []string
	of          []int
	top, room   int
}

func (s *Screen) changed() changed {
	_, what := s.work.Before()
	changes := s.work.Changes()
	head := textCompared.With(what)
	if len(changes) == 0 {
		head = textSame.With(what)
	}
	var c changed
	for _, line := range text.Wrap(s.look.Say(head), s.width) {
		c.head = append(c.head, s.look.Dim.Render(line))
	}
	from, to := 0, 0
	for i, change := range changes {
		if i == s.cursor {
			from = len(c.lines)
		}
		c.lines = append(c.lines, s.changeRow(change, i == s.cursor)...)
		for len(c.of) < len(c.lines) {
			c.of = append(c.of, i)
		}
		if i == s.cursor {
			to = len(c.lines)
		}
	}
	c.room = max(s.height-tabsHeight-len(c.head), 1)
	shown := c.room
	if len(c.lines) > c.room {
		shown = max(c.room-1, 1)
	}
	c.top = text.Scroll(text.Window(from-c.room/2, from, to, len(c.lines), shown), len(c.lines), c.room)
	return c
}

// changeRow is one change, wrapped behind its sign.
func (s *Screen) changeRow(change diff.Change, focused bool) []string {
	mark := "  "
	if focused {
		mark = s.look.Mark.Render("▸ ")
	}
	style := s.look.Value
	switch change.Kind {
	case diff.Added:
		style = s.look.Good
	case diff.Removed:
		style = s.look.Bad
	case diff.Changed, diff.Unknown, diff.Chosen:
	}
	var lines []string
	for i, part := range text.Wrap(s.look.Say(change.Line()), max(s.width-2, 1)) {
		if i > 0 {
			mark = "    "
		}
		lines = append(lines, text.Fit(mark+style.Render(part), s.width))
	}
	return lines
}

func (s *Screen) clickChange(y int) {
	c := s.changed()
	line := c.top + y - len(c.head)
	if y < len(c.head) || line >= len(c.of) {
		return
	}
	s.cursor = c.of[line]
	s.jump()
}
