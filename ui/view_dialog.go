package ui

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
)

// scrolled returns the lines that are visible in height lines from top on,
// with a sign where more follows, and top within its limits.
func (a *app) scrolled(lines []string, top, height int) ([]string, int) {
	return a.scrolledOf(len(lines), func(i int) string { return lines[i] }, top, height)
}

// scrolledOf is scrolled for n lines of which only the visible ones are drawn.
func (a *app) scrolledOf(n int, line func(int) string, top, height int) ([]string, int) {
	height = max(height, 1)
	top = max(min(top, n-height), 0)
	visible := make([]string, 0, height)
	for i := top; i < min(top+height, n); i++ {
		visible = append(visible, line(i))
	}
	if rest := n - top - height; rest > 0 && height > 1 {
		visible[height-1] = " " + a.st.accent.Render(forms.Tf("↓ %s", "↓ 还有 %s 行", forms.Count(rest+1, "more line", "more lines")).In(a.lang))
	}
	return visible, top
}

func (a *app) dialogWidth() int { return dialogWidth(a.lay.width) }

// dialogWidth is the width of a dialog on a terminal of width columns.
func dialogWidth(width int) int { return max(min(width-8, 72), 20) }

// dialogText is what the dialog says, between its title and its buttons.
func (a *app) dialogText() []string {
	var lines []string
	for _, text := range a.dialog.lines {
		lines = append(lines, wrap(text.In(a.lang), a.dialogWidth())...)
	}
	return lines
}

// dialogRoom is how many lines of the text are visible: title, line to type
// and buttons always are.
func (a *app) dialogRoom() int {
	room := a.lay.body - 4
	if a.dialog.input != nil {
		room -= 2
	}
	return max(room, 1)
}

func (a *app) dialogOverflows() bool { return len(a.dialogText()) > a.dialogRoom() }

// dialogLines draws the open dialog in the middle of the body.
func (a *app) dialogLines() []string {
	d := a.dialog
	text, top := a.scrolled(a.dialogText(), d.top, a.dialogRoom())
	d.top = top
	lines := append([]string{a.st.title.Render(d.title.In(a.lang)), ""}, text...)
	if d.input != nil {
		lines = append(lines, "", fields.OneLine(d.input.View(), a.dialogWidth()))
	}
	lines = append(lines, "", a.buttons(d))
	return append(make([]string, max((a.lay.body-len(lines))/2, 0), a.lay.body), a.centred(lines)...)
}

// centred moves lines of a dialog's width to the middle.
func (a *app) centred(lines []string) []string {
	margin := strings.Repeat(" ", max((a.lay.width-a.dialogWidth())/2, 0))
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = margin + line
	}
	return out
}

// buttons marks the choice with the cursor by a sign too, for terminals
// without styles.
func (a *app) buttons(d *dialog) string {
	parts := make([]string, len(d.choices))
	for i, c := range d.choices {
		if i == d.at {
			parts[i] = a.st.chosen.Render("[ " + c.label.In(a.lang) + " ]")
			continue
		}
		parts[i] = "  " + c.label.In(a.lang) + "  "
	}
	return strings.Join(parts, "  ")
}

// helpLines lists every key of the place that the help was asked from.
func (a *app) helpLines() []string {
	lines := []string{" " + a.st.title.Render(forms.T("Keys", "按键").In(a.lang)), ""}
	entries := a.helpEntries()
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
	for _, note := range []forms.Text{textHelpMarks, textHelpSafe} {
		lines = append(lines, "")
		for _, text := range wrap(note.In(a.lang), a.lay.width-2) {
			lines = append(lines, " "+a.st.dim.Render(text))
		}
	}
	visible, top := a.scrolled(lines, a.helpTop, a.lay.body)
	a.helpTop = top
	return visible
}

func (a *app) helpEntries() []string {
	var entries []string
	seen := map[string]bool{}
	add := func(name string, help forms.Text) {
		if !seen[name] {
			seen[name] = true
			entries = append(entries, a.st.accent.Render(fit(name, 11))+help.In(a.lang))
		}
	}
	if a.pick != nil {
		for _, h := range a.pickHints() {
			add(h.name, h.help)
		}
		return entries
	}
	for _, b := range a.bindings {
		if b.on(a) {
			add(b.name, b.help)
		}
	}
	return entries
}
