package progress

import (
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

// wayLines are the ways in at most half of height lines, in as many as their words
// take: when a thing was made stands last, and is what one goes by.
func (s *Screen) wayLines(height int) []string {
	if !s.unclear() {
		return nil
	}
	var lines []string
	var at span
	for i, way := range s.ways.all {
		mark, style := "   ", s.look.Label
		if i == s.ways.at {
			mark, style = " "+s.look.Mark.Render("▸ "), s.look.Accent
			at.from = len(lines)
		}
		for _, words := range text.Wrap(s.look.Say(way.Text), max(s.inner()-3, 8)) {
			lines = append(lines, mark+style.Render(words))
			mark = "   "
		}
		if i == s.ways.at {
			at.to = len(lines)
		}
	}
	room := max(min(len(lines), height/2-2), at.to-at.from)
	top := text.Window(at.from-room/2, at.from, at.to, len(lines), room)
	return append([]string{"", " " + s.look.Title.Render(s.look.Say(textWays))}, lines[top:min(top+room, len(lines))]...)
}
