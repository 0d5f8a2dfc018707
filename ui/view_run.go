package ui

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/lipgloss"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// phaseText names the phases of a run.
var phaseText = map[launch.Phase]forms.Text{
	launch.Planned:  forms.T("preparing", "准备中"),
	launch.Sending:  forms.T("sending the request", "正在发送请求"),
	launch.Accepted: forms.T("accepted by the cloud", "云端已受理"),
	launch.Running:  forms.T("being created", "创建中"),
	launch.Created:  forms.T("created", "创建成功"),
	launch.Failed:   forms.T("failed", "创建失败"),
	launch.Rejected: forms.T("refused: nothing was created", "被拒绝：未创建任何资源"),
	launch.Unclear:  forms.T("outcome unclear: it may exist", "结果不明：可能已创建"),
	launch.Deleting: forms.T("being deleted", "删除中"),
	launch.Deleted:  forms.T("deleted", "已删除"),
}

// runLines is the progress page.
func (a *app) runLines() []string {
	r := &a.run
	room := a.lay.width - 2
	head := append(a.runTitle(room), a.phaseLine(), "")
	var lines []string
	if r.failure != nil && !isLetGo(r.err) {
		lines = a.failureLines(r.failure, a.st.bad, room)
	}
	if errors.Is(r.err, launch.ErrUnclear) {
		for _, line := range wrap(r.note.In(a.lang), room) {
			lines = append(lines, " "+a.st.warn.Render(line))
		}
		lines = append(lines, "")
	}
	if r.phase != launch.Deleted {
		lines = append(lines, a.statusLines(room)...)
	}
	if trouble := r.status.Trouble; trouble != nil && !r.ended {
		lines = append(lines, a.failureLines(trouble, a.st.warn, room)...)
	}
	lines = append(lines, " "+a.st.title.Render(textLog.In(a.lang)))
	return append(head, a.withLog(lines, max(a.lay.body-len(head), 1), room)...)
}

// statusLines tell how far the cloud is; of what is gone there is nothing to
// tell.
func (a *app) statusLines(room int) []string {
	var lines []string
	if bar := a.bar(room); bar != "" {
		lines = append(lines, " "+bar)
	}
	if n := a.run.status.Nodes; n.Wanted+n.Creating+n.Running+n.Abnormal > 0 {
		lines = append(lines, " "+textNodes.In(a.lang)+"  "+a.nodes(n))
	}
	if stages := a.stageLines(room); len(stages) > 0 {
		lines = append(append(lines, stages...), "")
	}
	return lines
}

// runTitle names the thing and the run; an id that is too long for that has a
// line of its own.
func (a *app) runTitle(room int) []string {
	r := &a.run
	name, run := " "+a.st.title.Render(r.name), "  "+a.st.dim.Render(r.id)
	if r.receipt == nil {
		return []string{name + run}
	}
	id := a.st.value.Render(r.receipt.ID)
	if line := name + "  " + id + run; width(line) <= room {
		return []string{line}
	}
	return []string{name + run, " " + id}
}

func (a *app) phaseLine() string {
	r := &a.run
	style, sign := a.st.accent, "●"
	switch r.phase {
	case launch.Created, launch.Deleted:
		style, sign = a.st.good, "✓"
	case launch.Failed, launch.Rejected:
		style, sign = a.st.bad, "✗"
	case launch.Unclear:
		style, sign = a.st.warn, "!"
	case launch.Planned, launch.Sending, launch.Accepted, launch.Running, launch.Deleting:
	}
	text := style.Render(" " + sign + " " + phaseText[r.phase].In(a.lang))
	if r.status.State != "" && r.phase != launch.Deleted {
		text += a.st.dim.Render(forms.Tf(" (%s)", "（%s）", r.status.State).In(a.lang))
	}
	took := max(r.now.Sub(r.begun), 0).Truncate(time.Second)
	text += a.st.dim.Render("   " + textElapsed.In(a.lang) + " " + took.String())
	if typical := r.about.Typical; typical > 0 && !r.ended && !r.deleting {
		text += a.st.dim.Render(" · " + textTypical.In(a.lang) + " " + minutes(typical, a.lang))
	}
	return text
}

func minutes(d time.Duration, lang forms.Lang) string {
	return forms.Tf("%d min", "%d 分钟", int(d.Minutes())).In(lang)
}

// bar shows how many stages are through, where the cloud tells.
func (a *app) bar(room int) string {
	s := a.run.status
	if s.Total == 0 {
		return ""
	}
	size := max(min(room-12, 40), 8)
	full := size * s.Done / s.Total
	return a.st.good.Render(strings.Repeat("█", full)) + a.st.dim.Render(strings.Repeat("░", size-full)) +
		fmt.Sprintf(" %d/%d", s.Done, s.Total)
}

func (a *app) nodes(n providers.Nodes) string {
	text := forms.Tf("%d running, %d being made", "运行 %d，创建中 %d", n.Running, n.Creating).In(a.lang)
	if n.Wanted > 0 {
		text = forms.Tf("%d of %d running, %d being made", "运行 %d/%d，创建中 %d", n.Running, n.Wanted, n.Creating).In(a.lang)
	}
	if n.Abnormal > 0 {
		text += a.st.bad.Render(forms.Tf(", %d abnormal", "，异常 %d", n.Abnormal).In(a.lang))
	}
	return text
}

// stageLines lists the stages; where they do not all fit, those around the
// one being worked on.
func (a *app) stageLines(room int) []string {
	stages := a.run.status.Stages
	if len(stages) == 0 {
		return nil
	}
	now := len(stages) - 1
	var lines []string
	for i, stage := range stages {
		sign, style := "·", a.st.dim
		switch stage.Phase {
		case providers.Ready:
			sign, style = "✓", a.st.good
		case providers.Working:
			sign, style = "▸", a.st.accent
			now = i
		case providers.Failed:
			sign, style = "✗", a.st.bad
			now = i
		case providers.Pending, providers.Deleting, providers.Gone:
		}
		text := style.Render(sign + " " + stage.Name)
		if stage.Detail != "" {
			text += a.st.dim.Render("  " + stage.Detail)
		}
		lines = append(lines, "   "+fit(text, room-3))
	}
	height := max(a.lay.body/3, 2)
	top := window(now-height/2, now, now+1, len(lines), height)
	head := []string{" " + a.st.title.Render(textStages.In(a.lang))}
	if a.run.status.Total > 0 || a.run.status.Nodes != (providers.Nodes{}) {
		head = append([]string{""}, head...)
	}
	return append(head, lines[top:min(top+height, len(lines))]...)
}

// failureLines explains a failure: what it means, the cloud's code, what to do.
func (a *app) failureLines(f *providers.Failure, head lipgloss.Style, room int) []string {
	var lines []string
	add := func(style interface{ Render(...string) string }, text string) {
		if text == "" {
			return
		}
		for _, line := range wrap(text, room-2) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	add(head, f.Summary.In(a.lang))
	said := f.Message
	if !strings.HasPrefix(said, f.Code) {
		said = strings.TrimSpace(f.Code + " " + said)
	}
	add(a.st.dim, said)
	if f.RequestID != "" {
		add(a.st.dim, "RequestId "+f.RequestID)
	}
	if f.Field != "" {
		label := forms.Same(string(f.Field))
		if main := a.session.main; main != nil {
			if q, ok := main.question(f.Field); ok {
				label = forms.Tf("%s (%s)", "%s（%s）", q.Label, f.Field)
			}
		}
		add(a.st.warn, forms.Tf("the cloud means: %s", "云端所指：%s", label).In(a.lang))
	}
	add(a.st.title, f.Remedy.In(a.lang))
	return append(lines, "")
}
