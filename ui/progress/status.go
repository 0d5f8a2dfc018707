package progress

import (
	"fmt"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/text"
)

// statusLines tell how far the cloud is, in about height lines: where there is
// little room, of the stages those around the one being worked on.
func (s *Screen) statusLines(height int) []string {
	var lines []string
	if bar := s.bar(); bar != "" {
		lines = append(lines, " "+bar)
	}
	if n := s.status.Nodes; n.Wanted+n.Creating+n.Running+n.Abnormal > 0 {
		lines = append(lines, " "+s.look.Say(textNodes)+"  "+s.nodes(n))
	}
	stages, now := s.stageLines()
	if len(stages) == 0 {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		return lines
	}
	title := []string{" " + s.look.Title.Render(s.look.Say(textStages))}
	if len(lines) > 0 {
		title = append([]string{""}, title...)
	}
	height, least := min(height-len(lines)-len(title)-1, s.height/3), now.to-now.from
	if height < least {
		// Without a title there may be room for the one that matters.
		title, height = nil, least
	}
	top := text.Window(now.from-height/2, now.from, now.to, len(stages), height)
	lines = append(append(lines, title...), stages[top:min(top+height, len(stages))]...)
	return append(lines, "")
}

// bar shows how many stages are through, where the cloud tells.
func (s *Screen) bar() string {
	done, total := s.status.Done, s.status.Total
	if total == 0 {
		return ""
	}
	size := max(min(s.inner()-12, 40), 8)
	full := size * done / total
	return s.look.Good.Render(strings.Repeat("█", full)) + s.look.Dim.Render(strings.Repeat("░", size-full)) +
		fmt.Sprintf(" %d/%d", done, total)
}

func (s *Screen) nodes(n providers.Nodes) string {
	line := s.look.Say(forms.Tf("%d running", "运行 %d", n.Running))
	if n.Wanted > 0 {
		line = s.look.Say(forms.Tf("%d of %d running", "运行 %d/%d", n.Running, n.Wanted))
	}
	if n.Creating > 0 {
		line += s.look.Say(forms.Tf(", %d being made", "，创建中 %d", n.Creating))
	}
	if n.Abnormal > 0 {
		line += s.look.Bad.Render(s.look.Say(forms.Tf(", %d abnormal", "，异常 %d", n.Abnormal)))
	}
	return line
}

// span is where a stage stands among the lines.
type span struct{ from, to int }

// stageLines lists the stages and tells where the one being worked on is, or
// the last one: of that the detail is told to its end.
func (s *Screen) stageLines() (lines []string, now span) {
	for _, stage := range s.status.Stages {
		sign, style, here := "·", s.look.Dim, false
		switch stage.Phase {
		case providers.Ready:
			sign, style = "✓", s.look.Good
		case providers.Working:
			sign, style, here = "▸", s.look.Accent, true
		case providers.Failed:
			sign, style, here = "✗", s.look.Bad, true
		case providers.Pending, providers.Deleting, providers.Gone, providers.Stopped:
		}
		from := len(lines)
		lines = append(lines, s.stageText(style.Render(sign+" "+stage.Name), stage.Detail, here)...)
		if here {
			now = span{from, len(lines)}
		}
	}
	if now == (span{}) {
		now = span{max(len(lines)-1, 0), len(lines)}
	}
	return lines, now
}

// stageText is a stage in one line, or, where all of the detail is wanted and
// does not fit, in several.
func (s *Screen) stageText(name, detail string, all bool) []string {
	room := s.inner()
	if detail == "" {
		return []string{"   " + text.Fit(name, room-3)}
	}
	line := name + s.look.Dim.Render("  "+detail)
	if !all || text.Width(line) <= room-3 {
		return []string{"   " + text.Fit(line, room-3)}
	}
	lines := []string{"   " + text.Fit(name, room-3)}
	for _, line := range text.Wrap(detail, max(room-7, 8)) {
		lines = append(lines, "       "+s.look.Dim.Render(line))
	}
	return lines
}
