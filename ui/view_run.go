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
	"clusterwiz/ui/text"
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
		lines = a.failureLines(r.failure, a.look.Bad, room)
	}
	if errors.Is(r.err, launch.ErrUnclear) {
		for _, line := range text.Wrap(r.note.In(a.look.Lang), room) {
			lines = append(lines, " "+a.look.Warn.Render(line))
		}
		lines = append(lines, "")
	}
	if now := r.status.Trouble; now != nil && !r.ended {
		trouble = a.failureLines(now, a.look.Warn, room)
	}
	if r.phase != launch.Deleted {
		spent := len(head) + len(lines) + len(trouble) + 1 + leastLog
		lines = append(lines, a.statusLines(room, a.lay.body-spent)...)
	}
	lines = append(lines, trouble...)
	lines = append(lines, " "+a.look.Title.Render(textLog.In(a.look.Lang)))
	return append(head, a.withLog(lines, max(a.lay.body-len(head), 1), room)...)
}

// runTitle names the thing and the run; an id that is too long for that has a
// line of its own.
func (a *app) runTitle(room int) []string {
	r := &a.run
	name, run := " "+a.look.Title.Render(r.name), ""
	if r.id != "" {
		run = "  " + a.look.Dim.Render(textRun.In(a.look.Lang)+" "+r.id)
	}
	if r.receipt == nil {
		return []string{name + run}
	}
	id := a.look.Value.Render(r.receipt.ID)
	if line := name + "  " + id + run; text.Width(line) <= room {
		return []string{line}
	}
	return []string{name + run, " " + id}
}

func (a *app) phaseLine() string {
	r := &a.run
	style, sign := a.look.Accent, "●"
	switch r.phase {
	case launch.Created, launch.Deleted:
		style, sign = a.look.Good, "✓"
	case launch.Failed, launch.Rejected:
		style, sign = a.look.Bad, "✗"
	case launch.Unclear:
		style, sign = a.look.Warn, "!"
	case launch.Planned, launch.Sending, launch.Accepted, launch.Running, launch.Deleting:
	}
	words := style.Render(" " + sign + " " + phaseText[r.phase].In(a.look.Lang))
	if state := r.status.State; state != "" && state != phaseText[r.phase].In(a.look.Lang) && r.phase != launch.Deleted {
		words += a.look.Dim.Render(forms.Tf(" (%s)", "（%s）", r.status.State).In(a.look.Lang))
	}
	if r.phase == launch.Deleted && !r.deleting {
		// Until when it was there is not how long anything took.
		return words
	}
	words += a.look.Dim.Render("   " + textElapsed.In(a.look.Lang) + " " + lasted(r.now.Sub(r.begun), a.look.Lang))
	if typical := r.about.Typical; typical > 0 && !r.ended && !r.deleting && r.phase != launch.Unclear {
		words += a.look.Dim.Render(" · " + textTypical.In(a.look.Lang) + " " + minutes(typical, a.look.Lang))
	}
	return words
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
	words := fmt.Sprintf("%d 秒", int(d.Seconds())%60)
	if d >= time.Minute {
		words = fmt.Sprintf("%d 分 %s", int(d.Minutes())%60, words)
	}
	if d >= time.Hour {
		words = fmt.Sprintf("%d 小时 %s", int(d.Hours()), words)
	}
	return words
}

func minutes(d time.Duration, lang forms.Lang) string {
	return forms.Tf("%d min", "%d 分钟", int(d.Minutes())).In(lang)
}

// failureLines explains a failure: what it means, the cloud's code, what to do.
func (a *app) failureLines(f *providers.Failure, head lipgloss.Style, room int) []string {
	var lines []string
	add := func(style lipgloss.Style, words string) {
		if words == "" {
			return
		}
		for _, line := range text.Wrap(words, room-2) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	add(head, f.Summary.In(a.look.Lang))
	said := f.Message
	if !strings.HasPrefix(said, f.Code) {
		said = strings.TrimSuffix(f.Code+": "+said, ": ")
	}
	add(a.look.Dim, said)
	if f.RequestID != "" {
		add(a.look.Dim, "RequestId "+f.RequestID)
	}
	if f.Field != "" {
		label := forms.Same(string(f.Field))
		if main := a.work.Main; main != nil {
			if q, ok := main.Question(f.Field); ok {
				label = forms.Tf("%s (%s)", "%s（%s）", q.Label, f.Field)
			}
		}
		add(a.look.Warn, forms.Tf("the cloud means: %s", "云端所指：%s", label).In(a.look.Lang))
	}
	add(a.look.Title, f.Remedy.In(a.look.Lang))
	return append(lines, "")
}
