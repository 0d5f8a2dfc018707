package ui

import (
	"strings"

	"clusterwiz/forms"
)

// dialogLines draws the open dialog in the middle of the body.
func (a *app) dialogLines() []string {
	d := a.dialog
	room := max(min(a.lay.width-8, 72), 20)
	lines := []string{a.st.title.Render(d.title.In(a.lang)), ""}
	for _, text := range d.lines {
		lines = append(lines, wrap(text.In(a.lang), room)...)
	}
	if d.input != nil {
		lines = append(lines, "", d.input.View())
	}
	buttons := make([]string, len(d.choices))
	for i, c := range d.choices {
		text := "  " + c.label.In(a.lang) + "  "
		if i == d.at {
			buttons[i] = a.st.chosen.Render(text)
			continue
		}
		buttons[i] = text
	}
	lines = append(lines, "", strings.Join(buttons, "  "))
	if over := len(lines) - a.lay.body; over > 0 {
		// The title and the buttons always stay.
		lines = append(lines[:2:2], lines[2+over:]...)
	}
	margin := strings.Repeat(" ", max((a.lay.width-room)/2, 0))
	out := make([]string, max((a.lay.body-len(lines))/2, 0), a.lay.body)
	for _, line := range lines {
		out = append(out, margin+line)
	}
	return out
}

// helpLines lists every key of the place that the help was asked from.
func (a *app) helpLines() []string {
	lines := []string{" " + a.st.title.Render(forms.T("Keys", "按键").In(a.lang)), ""}
	seen := map[string]bool{}
	var entries []string
	for _, b := range a.bindings {
		if seen[b.name] || !b.on(a) {
			continue
		}
		seen[b.name] = true
		entries = append(entries, a.st.accent.Render(fit(b.name, 11))+b.help.In(a.lang))
	}
	half := (len(entries) + 1) / 2
	if a.lay.width < twoPanes {
		half = len(entries)
	}
	for i := range half {
		text := " " + fit(entries[i], 34)
		if i+half < len(entries) {
			text += entries[i+half]
		}
		lines = append(lines, text)
	}
	note := forms.T("A draft of the answers is kept after every question. Nothing is sent before an explicit yes.",
		"每答一题即保存草稿；未经明确确认不会发送任何请求。")
	lines = append(lines, "")
	for _, text := range wrap(note.In(a.lang), a.lay.width-2) {
		lines = append(lines, " "+a.st.dim.Render(text))
	}
	return lines
}
