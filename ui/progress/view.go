package progress

import (
	"errors"
	"slices"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

var (
	textRun    = forms.T("run", "运行")
	textNodes  = forms.T("nodes", "节点")
	textLog    = forms.T("Log", "日志")
	textStages = forms.T("Stages", "阶段")
)

// page is the screen but for the log: lines that stay above and below it, those
// beside it, and lines that scroll with it. room is what is left for the log and those.
type page struct {
	fixed, beside, moving, below []string
	room                         int
	// ways are those of the lines below, -1 for none.
	ways []int
}

// wide is from how many cells the stages and the log stand side by side.
const wide = 110

// leastBeside is how many lines are worth to be side by side.
const leastBeside = 6

// sideBySide tells whether stages and log stand so.
func (s *Screen) sideBySide() bool {
	return s.width >= wide && len(s.stages()) > 0 && s.run.Phase != launch.Deleted
}

// stagesWidth is what the stages take then.
func (s *Screen) stagesWidth() int { return min(s.width*2/5, 64) }

// logWidth is what the log has.
func (s *Screen) logWidth() int {
	if s.sideBySide() {
		return s.width - s.stagesWidth() - text.Width(rule)
	}
	return s.width
}

const rule = " │ "

// page puts the log below what there is to tell, or beside the stages. The log scrolls
// alone where some of it always fits, else all but the head scrolls.
func (s *Screen) page() page {
	head := append(s.title(), s.phaseLine(), "")
	below, ways := s.waysIn(s.height - len(head))
	height := max(s.height-len(head)-len(below), 1)
	title := " " + s.look.Title.Render(s.look.Say(textLog))
	if s.sideBySide() {
		told := s.told(true)
		if room := height - len(told) - 1; room >= leastBeside {
			heads := text.Fit(" "+s.look.Title.Render(s.look.Say(textStages)), s.stagesWidth()) + s.look.Dim.Render(rule) + title
			return page{
				fixed: slices.Concat(head, told, []string{heads}), below: below, ways: ways, room: room,
				beside: text.Block(s.stagesIn(s.stagesWidth(), room), s.stagesWidth(), room),
			}
		}
	}
	told := s.told(false)
	told = append(told, s.stagesBlock(height-len(told)-1-leastLog)...)
	told = append(told, title)
	if len(told)+leastLog > height {
		return page{fixed: head, moving: told, below: below, ways: ways, room: height}
	}
	return page{fixed: append(head, told...), below: below, ways: ways, room: height - len(told)}
}

// stagesBlock is the stages with their title, in height lines and at least the one that
// matters; a creation that is through tells them in its times.
func (s *Screen) stagesBlock(height int) []string {
	if len(s.stages()) == 0 || s.run.Phase == launch.Deleted || s.ended && s.run.Phase == launch.Created && len(s.times) > 0 {
		return nil
	}
	least := s.leastOfStages(s.inner())
	title := []string{" " + s.look.Title.Render(s.look.Say(textStages))}
	if height-2 < least {
		// Without a title there may be room for the one that matters.
		title, height = nil, least+1
	}
	return append(append(title, s.stagesIn(s.inner(), height-len(title)-1)...), "")
}

// View draws the screen.
func (s *Screen) View() []string {
	p := s.page()
	line := func(i int) string {
		if i < len(p.moving) {
			return p.moving[i]
		}
		return s.search.Lit(s.look, s.drawn[i-len(p.moving)])
	}
	log := s.look.Scrolled(len(p.moving)+len(s.drawn), line, s.top, p.room)
	if p.beside != nil {
		log = text.Beside(s.look.Dim.Render(rule), p.beside, text.Block(log, s.logWidth(), p.room))
	}
	return slices.Concat(p.fixed, log, p.below)
}

// told is what stands between the head and the stages; timed tells that the stages'
// times are seen.
func (s *Screen) told(timed bool) []string {
	lines := s.nowLines(timed)
	if s.failure != nil && !isLetGo(s.err) {
		lines = append(lines, s.failureLines(s.failure, s.look.Bad)...)
	}
	if errors.Is(s.err, launch.ErrUnclear) {
		for _, line := range text.Wrap(s.look.Say(s.note), s.inner()) {
			lines = append(lines, " "+s.look.Warn.Render(line))
		}
		lines = append(append(lines, ""), s.whyUnclear()...)
	}
	lines = append(lines, s.costLines()...)
	if now := s.status.Trouble; now != nil && !s.ended {
		lines = append(lines, s.failureLines(now, s.look.Warn)...)
	}
	if s.run.Phase == launch.Deleted {
		return lines
	}
	return append(lines, s.meterLines()...)
}

// whyUnclear explains why the outcome is not known. What to do about it stands
// below, as ways to choose from.
func (s *Screen) whyUnclear() []string {
	if s.failure == nil || s.failure.Summary.IsZero() {
		return nil
	}
	why := *s.failure
	why.Remedy = forms.Text{}
	return s.failureLines(&why, s.look.Warn)
}

// inner is the width within the margins.
func (s *Screen) inner() int { return s.width - 2 }

// title names the thing and the run; an id that is too long for that has a line
// of its own.
func (s *Screen) title() []string {
	name, run := " "+s.look.Title.Render(s.run.Name), ""
	if s.run.ID != "" {
		run = "  " + s.look.Dim.Render(s.look.Say(textRun)+" "+s.run.ID)
	}
	if s.run.Receipt == nil {
		return []string{name + run}
	}
	id := s.look.Value.Render(s.run.Receipt.ID)
	if line := name + "  " + id + run; text.Width(line) <= s.inner() {
		return []string{line}
	}
	return []string{name + run, " " + id}
}

func (s *Screen) phaseLine() string {
	style, sign := s.look.Accent, "●"
	switch s.run.Phase {
	case launch.Created, launch.Deleted:
		style, sign = s.look.Good, "✓"
	case launch.Failed, launch.Rejected:
		style, sign = s.look.Bad, "✗"
	case launch.Unclear:
		style, sign = s.look.Warn, "!"
	case launch.Planned, launch.Sending, launch.Accepted, launch.Running, launch.Deleting:
	}
	phase := s.look.Say(s.phaseText())
	line := style.Render(" " + sign + " " + phase)
	if state := s.status.State; state != "" && state != phase && s.run.Phase != launch.Deleted {
		line += s.look.Dim.Render(s.look.Say(forms.Tf(" (%s)", "（%s）", state)))
	}
	if s.run.Phase == launch.Deleted && !s.run.Deleting {
		// Until when it was there is not how long anything took.
		return line
	}
	for i, part := range s.pace() {
		mark := " · "
		if i == 0 {
			mark = "   "
		}
		drawn := s.look.Dim.Render(mark + s.look.Say(part))
		if text.Width(line+drawn) > s.width {
			break
		}
		line += drawn
	}
	return line
}

// pace is how long it has taken, how fast the simulator lives, and how long it takes
// as a rule.
func (s *Screen) pace() []forms.Text {
	parts := []forms.Text{forms.Tf("elapsed %s", "已用时 %s", providers.Lasted(s.elapsed()))}
	if s.run.Simulated && s.run.Speed > 0 {
		parts = append(parts, forms.Tf("simulated ×%g", "模拟 ×%g", s.run.Speed))
	}
	if typical := s.typical(); typical > 0 && !s.ended && s.run.Phase != launch.Unclear {
		parts = append(parts, forms.Tf("typical %s", "通常需 %s", about(typical)))
	}
	return parts
}

// phaseText is the word for where the run is.
func (s *Screen) phaseText() forms.Text {
	if s.run.Phase == launch.Rejected && s.besides() {
		return forms.T("refused: this run created nothing", "被拒绝：本次运行未创建任何资源")
	}
	return s.run.Phase.Text()
}

// besides tells whether something of the name is there, or may be: then only this
// run is known to have created nothing.
func (s *Screen) besides() bool {
	return s.run.Record.Again != "" || s.failure != nil && s.failure.Kind == providers.Conflict
}

// failureLines explains a failure: what it means, the cloud's code, what to do.
func (s *Screen) failureLines(f *providers.Failure, head look.Style) []string {
	var lines []string
	add := func(style look.Style, said string) {
		if said == "" {
			return
		}
		for _, line := range text.Wrap(said, s.inner()-2) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	add(head, s.look.Say(f.Summary))
	add(s.look.Dim, f.Words())
	if f.RequestID != "" {
		add(s.look.Dim, "RequestId "+f.RequestID)
	}
	if f.Field != "" {
		label := forms.Same(string(f.Field))
		if name, ok := s.o.Label(f.Field); ok {
			label = forms.Tf("%s (%s)", "%s（%s）", name, f.Field)
		}
		add(s.look.Warn, s.look.Say(forms.Tf("the cloud refers to: %s", "云端所指：%s", label)))
	}
	add(s.look.Title, s.look.Say(f.Remedy))
	return append(lines, "")
}
