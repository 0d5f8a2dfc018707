package ui

import (
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/text"
)

// logView is the log as it is drawn, for one width and language. What was
// drawn once is not drawn again: a log may have thousands of lines.
type logView struct {
	room  int
	lang  forms.Lang
	read  int
	lines []string
}

// leastLog is how much of the log stays visible where it scrolls alone.
const leastLog = 3

// withLog puts the log below lines, in height lines. The log scrolls alone
// where some of it always fits, else all of it scrolls.
func (a *app) withLog(lines []string, height, room int) []string {
	r, moving, fixed := &a.run, []string(nil), lines
	if len(lines)+leastLog > height {
		moving, fixed = lines, nil
	}
	log := a.logLines(room)
	n := len(moving) + len(log)
	height -= len(fixed)
	r.hidden = n > height
	if !r.scrolled {
		r.top = max(n-height, 0)
	}
	top := text.Scroll(r.top, n, max(height, 1))
	visible := a.look.Scrolled(n, func(i int) string {
		if i < len(moving) {
			return moving[i]
		}
		return log[i-len(moving)]
	}, r.top, height)
	r.top = top
	if !r.ended && top >= n-height {
		r.scrolled = false
	}
	return append(fixed, visible...)
}

// logLines returns the log, broken into lines of room cells.
func (a *app) logLines(room int) []string {
	v := &a.run.drawn
	if v.room != room || v.lang != a.look.Lang {
		*v = logView{room: room, lang: a.look.Lang}
	}
	for ; v.read < len(a.run.log); v.read++ {
		v.lines = append(v.lines, a.logText(a.run.log[v.read], room)...)
	}
	return v.lines
}

func (a *app) logText(entry logLine, room int) []string {
	style := a.look.Label
	switch entry.level {
	case providers.Warn:
		style = a.look.Warn
	case providers.Fault:
		style = a.look.Bad
	case providers.Info:
	}
	at := a.clock(entry.at)
	margin := text.Width(at) + 2
	at = " " + a.look.Dim.Render(at) + " "
	var lines []string
	for _, line := range text.Wrap(strings.ReplaceAll(entry.text.In(a.look.Lang), "\n", " "), max(room-margin, 8)) {
		lines = append(lines, at+style.Render(line))
		at = strings.Repeat(" ", margin)
	}
	return lines
}

// clock is the time of day, with the date where that is not today's.
func (a *app) clock(at time.Time) string {
	at = at.Local()
	if now := a.run.now.Local(); at.YearDay() != now.YearDay() || at.Year() != now.Year() {
		return at.Format("01-02 15:04:05")
	}
	return at.Format(time.TimeOnly)
}
