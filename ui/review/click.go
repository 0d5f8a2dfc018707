package review

import (
	"clusterwiz/ui/text"
)

// Click opens the tab at column x of the first line.
func (s *Screen) Click(x, y int) {
	if y != 0 {
		return
	}
	for i, name := range s.tabNames() {
		width := text.Width(name)
		if x < width {
			s.open(i)
			return
		}
		x -= width
	}
}
