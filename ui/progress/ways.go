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

// wayLines are the ways, one line each, in at most half of height lines.
func (s *Screen) wayLines(height int) []string {
	if !s.unclear() {
		return nil
	}
	lines := []string{"", " " + s.look.Title.Render(s.look.Say(textWays))}
	room := max(min(len(s.ways.all), height/2-len(lines)), 1)
	top := text.Window(s.ways.at-room/2, s.ways.at, s.ways.at+1, len(s.ways.all), room)
	for i, way := range s.ways.all[top : top+room] {
		mark, words := "   ", s.look.Say(way.Text)
		if top+i == s.ways.at {
			mark, words = " "+s.look.Mark.Render("▸ "), s.look.Accent.Render(words)
		}
		lines = append(lines, text.Fit(mark+words, s.inner()))
	}
	return lines
}
