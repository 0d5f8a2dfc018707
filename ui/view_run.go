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
	var lines, trouble []string
	if r.failure != nil && !isLetGo(r.err) {
		lines = a.failureLines(r.failure, a.st.bad, room)
	}
	if errors.Is(r.err, launch.ErrUnclear) {
		for _, line := range wrap(r.note.In(a.lang), room) {
			lines = append(lines, " "+a.st.warn.Render(line))
		}
		lines = append(lines, "")
	}
	if now := r.status.Trouble; now != nil && !r.ended {
		trouble = a.failureLines(now, a.st.warn, room)
	}
	if r.phase != launch.Deleted {
		spent := len(head) + len(lines) + len(trouble) + 1 + leastLog
		lines = append(lines, a.statusLines(room, a.lay.body-spent)...)
	}
	lines = append(lines, trouble...)
	lines = append(lines, " "+a.st.title.Render(textLog.In(a.lang)))
	return append(head, a.withLog(lines, max(a.lay.body-len(head), 1), room)...)
}

// runTitle names the thing and the run; an id that is too long for that has a
// line of its own.
func (a *app) runTitle(room int) []string {
	r := &a.run
	name, run := " "+a.st.title.Render(r.name), ""
	if r.id != "" {
		run = "  " + a.st.dim.Render(textRun.In(a.lang)+" "+r.id)
	}
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
	if state := r.status.State; state != "" && state != phaseText[r.phase].In(a.lang) && r.phase != launch.Deleted {
		text += a.st.dim.Render(forms.Tf(" (%s)", "（%s）", r.status.State).In(a.lang))
	}
	if r.phase == launch.Deleted && !r.deleting {
		// Until when it was there is not how long anything took.
		return text
	}
	text += a.st.dim.Render("   " + textElapsed.In(a.lang) + " " + lasted(r.now.Sub(r.begun), a.lang))
	if typical := r.about.Typical; typical > 0 && !r.ended && !r.deleting && r.phase != launch.Unclear {
		text += a.st.dim.Render(" · " + textTypical.In(a.lang) + " " + minutes(typical, a.lang))
	}
	return text
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
	text := fmt.Sprintf("%d 秒", int(d.Seconds())%60)
	if d >= time.Minute {
		text = fmt.Sprintf("%d 分 %s", int(d.Minutes())%60, text)
	}
	if d >= time.Hour {
		text = fmt.Sprintf("%d 小时 %s", int(d.Hours()), text)
	}
	return text
}

func minutes(d time.Duration, lang forms.Lang) string {
	return forms.Tf("%d min", "%d 分钟", int(d.Minutes())).In(lang)
}

// failureLines explains a failure: what it means, the cloud's code, what to do.
func (a *app) failureLines(f *providers.Failure, head lipgloss.Style, room int) []string {
	var lines []string
	add := func(style lipgloss.Style, text string) {
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
		said = strings.TrimSuffix(f.Code+": "+said, ": ")
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
