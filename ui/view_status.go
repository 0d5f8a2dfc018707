package ui

import (
	"fmt"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/text"
)

// statusLines tell how far the cloud is, in about height lines: where there is
// little room, of the stages those around the one being worked on.
func (a *app) statusLines(room, height int) []string {
	var lines []string
	if bar := a.bar(room); bar != "" {
		lines = append(lines, " "+bar)
	}
	if n := a.run.status.Nodes; n.Wanted+n.Creating+n.Running+n.Abnormal > 0 {
		lines = append(lines, " "+textNodes.In(a.look.Lang)+"  "+a.nodes(n))
	}
	stages, now := a.stageLines(room)
	if len(stages) == 0 {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		return lines
	}
	title := []string{" " + a.look.Title.Render(textStages.In(a.look.Lang))}
	if len(lines) > 0 {
		title = append([]string{""}, title...)
	}
	height, least := min(height-len(lines)-len(title)-1, a.lay.body/3), now.to-now.from
	if height < least {
		// Without a title there may be room for the one that matters.
		title, height = nil, least
	}
	top := text.Window(now.from-height/2, now.from, now.to, len(stages), height)
	lines = append(append(lines, title...), stages[top:min(top+height, len(stages))]...)
	return append(lines, "")
}

// bar shows how many stages are through, where the cloud tells.
func (a *app) bar(room int) string {
	s := a.run.status
	if s.Total == 0 {
		return ""
	}
	size := max(min(room-12, 40), 8)
	full := size * s.Done / s.Total
	return a.look.Good.Render(strings.Repeat("█", full)) + a.look.Dim.Render(strings.Repeat("░", size-full)) +
		fmt.Sprintf(" %d/%d", s.Done, s.Total)
}

func (a *app) nodes(n providers.Nodes) string {
	words := forms.Tf("%d running", "运行 %d", n.Running).In(a.look.Lang)
	if n.Wanted > 0 {
		words = forms.Tf("%d of %d running", "运行 %d/%d", n.Running, n.Wanted).In(a.look.Lang)
	}
	if n.Creating > 0 {
		words += forms.Tf(", %d being made", "，创建中 %d", n.Creating).In(a.look.Lang)
	}
	if n.Abnormal > 0 {
		words += a.look.Bad.Render(forms.Tf(", %d abnormal", "，异常 %d", n.Abnormal).In(a.look.Lang))
	}
	return words
}

// span is where a stage stands among the lines.
type span struct{ from, to int }

// stageLines lists the stages and tells where the one being worked on is, or
// the last one: of that the detail is told to its end.
func (a *app) stageLines(room int) (lines []string, now span) {
	for _, stage := range a.run.status.Stages {
		sign, style, here := "·", a.look.Dim, false
		switch stage.Phase {
		case providers.Ready:
			sign, style = "✓", a.look.Good
		case providers.Working:
			sign, style, here = "▸", a.look.Accent, true
		case providers.Failed:
			sign, style, here = "✗", a.look.Bad, true
		case providers.Pending, providers.Deleting, providers.Gone:
		}
		from := len(lines)
		lines = append(lines, a.stageText(style.Render(sign+" "+stage.Name), stage.Detail, room, here)...)
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
func (a *app) stageText(name, detail string, room int, all bool) []string {
	if detail == "" {
		return []string{"   " + text.Fit(name, room-3)}
	}
	line := name + a.look.Dim.Render("  "+detail)
	if !all || text.Width(line) <= room-3 {
		return []string{"   " + text.Fit(line, room-3)}
	}
	lines := []string{"   " + text.Fit(name, room-3)}
	for _, line := range text.Wrap(detail, max(room-7, 8)) {
		lines = append(lines, "       "+a.look.Dim.Render(line))
	}
	return lines
}
