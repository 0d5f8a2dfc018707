package progress

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/text"
)

// stages are those of the work: what the cloud tells, and what the request leads to
// besides until the cloud has told of all or in other words.
func (s *Screen) stages() []providers.Stage {
	told := s.status.Stages
	names := func(name string) bool {
		return slices.ContainsFunc(told, func(g providers.Stage) bool { return g.Name == name })
	}
	known := slices.ContainsFunc(s.run.Foreseen, func(f providers.Foreseen) bool { return names(f.Name) })
	if s.run.Deleting || s.ended || s.status.Total > 0 || len(told) > 0 && !known {
		return told
	}
	told = slices.Clone(told)
	for _, stage := range s.run.Foreseen {
		if !names(stage.Name) {
			told = append(told, providers.Stage{Name: stage.Name, Phase: providers.Pending})
		}
	}
	return told
}

// meterLines are the bar and the nodes, with a free line behind them.
func (s *Screen) meterLines() []string {
	var lines []string
	if bar := s.bar(); bar != "" && s.run.Phase != launch.Created {
		lines = append(lines, " "+bar)
	}
	if n := s.status.Nodes; n.Wanted+n.Creating+n.Running+n.Abnormal > 0 {
		lines = append(lines, " "+s.look.Say(textNodes)+"  "+s.nodes(n))
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}

// bar shows how many stages are through, of one stage or none how many nodes are
// there, and how long it may still take; empty where none of it is known.
func (s *Screen) bar() string {
	stages := s.stages()
	through := 0
	for _, stage := range stages {
		if stage.Phase == providers.Ready {
			through++
		}
	}
	done, total := max(s.status.Done, through), max(s.status.Total, len(stages))
	if n := s.status.Nodes; total <= 1 && n.Wanted > 0 {
		done, total = min(n.Running, n.Wanted), n.Wanted
	}
	if total == 0 {
		return ""
	}
	label := fmt.Sprintf(" %d/%d", done, total)
	if !s.ended && !s.run.Deleting {
		switch left := s.left(stages); {
		case left > 0 && left < time.Second:
			label += s.look.Say(forms.T("  under 1s left", "  剩余不到 1 秒"))
		case left > 0:
			label += s.look.Say(forms.Tf("  about %s left", "  约剩 %s", about(left)))
		case s.typical() > 0:
			label += s.look.Say(forms.T("  longer than usual", "  已超过通常用时"))
		}
	}
	size := max(s.inner()-text.Width(label)-1, 8)
	full := size * done / total
	return s.look.Good.Render(strings.Repeat("█", full)) + s.look.Dim.Render(strings.Repeat("░", size-full)) + label
}

func (s *Screen) nodes(n providers.Nodes) string {
	line := s.look.Say(forms.Tf("%d running", "运行 %d", n.Running))
	if n.Wanted > 0 {
		line = s.look.Say(forms.Tf("%d of %d running", "运行 %d/%d", n.Running, n.Wanted))
	}
	if n.Creating > 0 {
		line += s.look.Say(forms.Tf(", %d being created", "，创建中 %d", n.Creating))
	}
	if n.Abnormal > 0 {
		line += s.look.Bad.Render(s.look.Say(forms.Tf(", %d abnormal", "，异常 %d", n.Abnormal)))
	}
	return line
}

// span is where a stage stands among the lines.
type span struct{ from, to int }

// stagesIn draws the stages within height lines of width cells: where there is little
// room, those around the one being worked on, or the last.
func (s *Screen) stagesIn(width, height int) []string {
	lines, now := s.stageLines(width)
	height = max(height, 0)
	top := text.Window(now.from-height/2, now.from, now.to, len(lines), height)
	return lines[top:min(top+height, len(lines))]
}

// leastOfStages is how many lines the stage that matters needs.
func (s *Screen) leastOfStages(width int) int {
	_, now := s.stageLines(width)
	return now.to - now.from
}

// stageLines lists the stages and tells where the one being worked on is, or the last
// one: of that the detail is told to its end.
func (s *Screen) stageLines(width int) (lines []string, now span) {
	stages := s.stages()
	names := 0
	for _, stage := range stages {
		names = max(names, text.Width(stage.Name))
	}
	names = min(names, max(width-len("   ✗ ")-timeCells, 8))
	for _, stage := range stages {
		sign, style, here := "·", s.look.Dim, false
		switch stage.Phase {
		case providers.Ready:
			sign, style = "✓", s.look.Good
		case providers.Working:
			sign, style, here = s.turning(), s.look.Accent, true
		case providers.Failed:
			sign, style, here = "✗", s.look.Bad, true
		case providers.Pending, providers.Deleting, providers.Gone, providers.Stopped:
		}
		from := len(lines)
		head := style.Render(sign+" "+text.Fit(stage.Name, names)) + s.stageTime(stage)
		lines = append(lines, s.stageText(head, stage.Detail, width, here)...)
		if here {
			now = span{from, len(lines)}
		}
	}
	if now == (span{}) {
		now = span{max(len(lines)-1, 0), len(lines)}
	}
	return lines, now
}

// timeCells are those of a stage's times.
const timeCells = 18

// stageTime is how long a stage took, beside how long it takes as a rule; blank where
// neither is known of any.
func (s *Screen) stageTime(stage providers.Stage) string {
	spent, usual := "", ""
	if d, known := s.spent(stage.Name); known {
		spent = clockFace(d)
	}
	if d := s.typicalOf(stage.Name); d > 0 {
		usual = "(" + clockFace(d) + ")"
	}
	if spent == "" && usual == "" {
		return ""
	}
	if spent == "" {
		spent = "–"
	}
	return "  " + strings.Repeat(" ", max(7-text.Width(spent), 0)) + spent + " " + s.look.Dim.Render(text.Fit(usual, 8))
}

// stageText is a stage in one line, or, where all of the detail is wanted and does not
// fit, in several.
func (s *Screen) stageText(head, detail string, width int, all bool) []string {
	room := width - 3
	if detail == "" {
		return []string{"   " + text.Fit(head, room)}
	}
	line := head + s.look.Dim.Render("  "+detail)
	if !all || text.Width(line) <= room {
		return []string{"   " + text.Fit(line, room)}
	}
	lines := []string{"   " + text.Fit(head, room)}
	for _, line := range text.Wrap(detail, max(room-4, 8)) {
		lines = append(lines, "       "+s.look.Dim.Render(line))
	}
	return lines
}

// turning is the sign of what is being worked on, which turns with the clock.
func (s *Screen) turning() string {
	if s.ended {
		return "▸"
	}
	frames := []string{"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}
	return frames[int(s.now.UnixMilli()/int64(beat.Milliseconds()))%len(frames)]
}
