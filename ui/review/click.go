package review

import (
	"clusterwiz/ui/text"
)

// Click opens the tab at column x of the first line, or goes to the question of the row
// of the plan, or of the problem, at line y, as enter does.
func (s *Screen) Click(x, y int) {
	switch {
	case y == 0:
		s.clickTab(x)
	case y < tabsHeight:
	case s.tab == tabPlan:
		s.clickThing(y - tabsHeight)
	case s.tab == tabChecks:
		s.clickProblem(y - tabsHeight)
	case s.tab == tabChanges:
		s.clickChange(y - tabsHeight)
	}
}

func (s *Screen) clickTab(x int) {
	for i, name := range s.tabNames() {
		width := text.Width(name)
		if x < width {
			s.open(s.shown()[i])
			return
		}
		x -= width
	}
}

func (s *Screen) clickThing(y int) {
	if at := s.planned().at(y); at >= 0 {
		s.cursor = at
		s.jump()
	}
}

func (s *Screen) clickProblem(y int) {
	lines, from, to := s.checks()
	line := s.checksTop(len(lines), from, to) + y
	at := *s
	for at.cursor = range s.work.Wrong() {
		if _, from, to := at.checks(); line >= from && line < to {
			s.cursor = at.cursor
			s.jump()
			return
		}
	}
}
