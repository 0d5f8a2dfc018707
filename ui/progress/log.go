package progress

import (
	"strings"
	"time"

	"clusterwiz/providers"
	"clusterwiz/ui/text"
)

// leastLog is how much of the log stays visible where it scrolls alone.
const leastLog = 3

// draw breaks the entries that came since the last time into lines.
func (s *Screen) draw() {
	if width := s.logWidth(); s.drawn == nil || s.drawnAt != width {
		s.drawn, s.drawnAt, s.read, s.last = nil, width, 0, 0
	}
	for ; s.read < len(s.log); s.read++ {
		lines := s.entryLines(s.log[s.read])
		s.drawn, s.last = append(s.drawn, lines...), len(lines)
	}
}

// quiet is the level of what is looked at and may well be right: it is drawn dim.
const quiet providers.Level = "quiet"

func (s *Screen) entryLines(e entry) []string {
	style := s.look.Label
	switch e.level {
	case providers.Warn:
		style = s.look.Warn
	case providers.Fault:
		style = s.look.Bad
	case quiet:
		style = s.look.Dim
	case providers.Info:
	}
	at := s.clock(e.at)
	margin := text.Width(at) + 2
	at = " " + s.look.Dim.Render(at) + " "
	var lines []string
	for _, line := range text.Wrap(strings.ReplaceAll(s.look.Say(e.words()), "\n", " "), max(s.logWidth()-2-margin, 8)) {
		lines = append(lines, at+style.Render(line))
		at = strings.Repeat(" ", margin)
	}
	return lines
}

// clock is the time of day, with the date where that is not today's.
func (s *Screen) clock(at time.Time) string {
	at = at.Local()
	if now := s.now.Local(); at.YearDay() != now.YearDay() || at.Year() != now.Year() {
		return at.Format("01-02 15:04:05")
	}
	return at.Format(time.TimeOnly)
}
