package progress

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

var (
	textRun     = forms.T("run", "运行")
	textElapsed = forms.T("elapsed", "已用时")
	textTypical = forms.T("typical", "通常需")
	textNodes   = forms.T("nodes", "节点")
	textLog     = forms.T("Log", "日志")
	textStages  = forms.T("Stages", "阶段")
)

// page is the screen but for the log: lines that stay above and below it, and
// lines that scroll with it. room is what is left for the log and those.
type page struct {
	fixed, moving, below []string
	room                 int
}

// page puts the log below what there is to tell. The log scrolls alone where
// some of it always fits, else all but the head scrolls.
func (s *Screen) page() page {
	head := append(s.title(), s.phaseLine(), "")
	below := s.wayLines(s.height - len(head))
	height := max(s.height-len(head)-len(below), 1)
	lines := s.told(len(head) + len(below))
	if len(lines)+leastLog > height {
		return page{fixed: head, moving: lines, below: below, room: height}
	}
	return page{fixed: append(head, lines...), below: below, room: height - len(lines)}
}

// View draws the screen.
func (s *Screen) View() []string {
	p := s.page()
	line := func(i int) string {
		if i < len(p.moving) {
			return p.moving[i]
		}
		return s.drawn[i-len(p.moving)]
	}
	return slices.Concat(p.fixed, s.look.Scrolled(len(p.moving)+len(s.drawn), line, s.top, p.room), p.below)
}

// told is what stands between the head, which takes spent lines, and the log.
func (s *Screen) told(spent int) []string {
	var lines, trouble []string
	if s.failure != nil && !isLetGo(s.err) {
		lines = s.failureLines(s.failure, s.look.Bad)
	}
	if errors.Is(s.err, launch.ErrUnclear) {
		for _, line := range text.Wrap(s.look.Say(s.note), s.inner()) {
			lines = append(lines, " "+s.look.Warn.Render(line))
		}
		lines = append(append(lines, ""), s.whyUnclear()...)
	}
	if now := s.status.Trouble; now != nil && !s.ended {
		trouble = s.failureLines(now, s.look.Warn)
	}
	if s.run.Phase != launch.Deleted {
		spent += len(lines) + len(trouble) + 1 + leastLog
		lines = append(lines, s.statusLines(s.height-spent)...)
	}
	lines = append(lines, trouble...)
	return append(lines, " "+s.look.Title.Render(s.look.Say(textLog)))
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
	line += s.look.Dim.Render("   " + s.look.Say(textElapsed) + " " + lasted(s.now.Sub(s.run.Begun), s.look.Lang))
	if typical := s.run.About.Typical; typical > 0 && !s.ended && !s.run.Deleting && s.run.Phase != launch.Unclear {
		minutes := forms.Tf("%d min", "%d 分钟", int(typical.Minutes()))
		line += s.look.Dim.Render(" · " + s.look.Say(textTypical) + " " + s.look.Say(minutes))
	}
	return line
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

// lasted writes how long something took.
func lasted(d time.Duration, lang forms.Lang) string {
	if d < time.Second {
		return forms.T("under 1s", "不到 1 秒").In(lang)
	}
	d = d.Truncate(time.Second)
	if lang != forms.Zh {
		return d.String()
	}
	line := fmt.Sprintf("%d 秒", int(d.Seconds())%60)
	if d >= time.Minute {
		line = fmt.Sprintf("%d 分 %s", int(d.Minutes())%60, line)
	}
	if d >= time.Hour {
		line = fmt.Sprintf("%d 小时 %s", int(d.Hours()), line)
	}
	return line
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
	said := f.Message
	if !strings.HasPrefix(said, f.Code) {
		said = strings.TrimSuffix(f.Code+": "+said, ": ")
	}
	add(s.look.Dim, said)
	if f.RequestID != "" {
		add(s.look.Dim, "RequestId "+f.RequestID)
	}
	if f.Field != "" {
		label := forms.Same(string(f.Field))
		if name, ok := s.o.Label(f.Field); ok {
			label = forms.Tf("%s (%s)", "%s（%s）", name, f.Field)
		}
		add(s.look.Warn, s.look.Say(forms.Tf("the cloud means: %s", "云端所指：%s", label)))
	}
	add(s.look.Title, s.look.Say(f.Remedy))
	return append(lines, "")
}
