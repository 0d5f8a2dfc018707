package progress

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/text"
)

var textWays = forms.T("What now?", "如何处理？")

// ways are what a person can do about a run whose outcome is unclear; the first
// changes nothing and has the cursor.
type ways struct {
	all []launch.Way
	at  int
}

// offerWays offers the ways that the run has at its end.
func (s *Screen) offerWays() {
	sendable := false
	if s.o.Again != nil {
		_, sendable = s.o.Again(s.run.Record)
	}
	s.ways = ways{all: s.run.Record.Ways(sendable)}
}

func (s *Screen) unclear() bool { return len(s.ways.all) > 0 }

func (s *Screen) severalWays() bool { return len(s.ways.all) > 1 }

// onWay tells whether the cursor is on a way of that kind.
func onWay(kind string) func(*Screen) bool {
	return func(s *Screen) bool { return s.unclear() && s.ways.all[s.ways.at].Kind == kind }
}

// nextWay moves the cursor; it goes round.
func nextWay(by int) func(*Screen) {
	return func(s *Screen) { s.ways.at = (s.ways.at + by + len(s.ways.all)) % len(s.ways.all) }
}

func (s *Screen) lookAgain() { s.o.Out.Post(Look{Record: s.run.Record}) }

// waysIn are the ways in at most half of height lines, in as many as their words take:
// when a thing was made stands last, and is what one goes by. With each line comes the way
// that it is of, -1 for none.
func (s *Screen) waysIn(height int) (lines []string, of []int) {
	if !s.unclear() {
		return nil, nil
	}
	var at span
	for i, way := range s.ways.all {
		mark, style := "   ", s.look.Label
		if i == s.ways.at {
			mark, style = " "+s.look.Mark.Render("▸ "), s.look.Accent
			at.from = len(lines)
		}
		for _, words := range text.Wrap(s.look.Say(way.Text), max(s.inner()-3, 8)) {
			lines, of = append(lines, mark+style.Render(words)), append(of, i)
			mark = "   "
		}
		if i == s.ways.at {
			at.to = len(lines)
		}
	}
	room := max(min(len(lines), height/2-2), at.to-at.from)
	top := text.Window(at.from-room/2, at.from, at.to, len(lines), room)
	end := min(top+room, len(lines))
	return append([]string{"", " " + s.look.Title.Render(s.look.Say(textWays))}, lines[top:end]...), append([]int{-1, -1}, of[top:end]...)
}

// Click puts the cursor on the way at line y; one that has it already is taken, as enter
// does.
func (s *Screen) Click(_, y int) {
	p := s.page()
	above := len(p.fixed) + min(p.room, len(p.moving)+len(s.drawn))
	if p.beside != nil {
		above = len(p.fixed) + p.room
	}
	switch i := y - above; {
	case i < 0 || i >= len(p.ways) || p.ways[i] < 0:
	case p.ways[i] == s.ways.at:
		s.Press(tea.KeyMsg{Type: tea.KeyEnter})
	default:
		s.ways.at = p.ways[i]
		s.settle()
	}
}
