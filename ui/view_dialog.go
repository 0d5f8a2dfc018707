package ui

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/text"
)

// scrolled returns the lines that are visible in height lines from top on,
// with a sign where more follows, and top within its limits.
func (a *app) scrolled(lines []string, top, height int) ([]string, int) {
	height = max(height, 1)
	line := func(i int) string { return lines[i] }
	return a.look.Scrolled(len(lines), line, top, height), text.Scroll(top, len(lines), height)
}

func (a *app) dialogWidth() int { return dialogWidth(a.lay.width) }

// dialogWidth is the width of a dialog on a terminal of width columns.
func dialogWidth(width int) int { return max(min(width-8, 72), 20) }

// dialogText is what the dialog says, between its title and its buttons.
func (a *app) dialogText() []string {
	var lines []string
	for _, line := range a.dialog.lines {
		lines = append(lines, text.Wrap(line.In(a.look.Lang), a.dialogWidth())...)
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
	words, top := a.scrolled(a.dialogText(), d.top, a.dialogRoom())
	d.top = top
	lines := append([]string{a.look.Title.Render(d.title.In(a.look.Lang)), ""}, words...)
	if d.input != nil {
		lines = append(lines, "", d.input.View(a.dialogWidth()))
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
			parts[i] = a.look.Chosen.Render("[ " + c.label.In(a.look.Lang) + " ]")
			continue
		}
		parts[i] = "  " + c.label.In(a.look.Lang) + "  "
	}
	return strings.Join(parts, "  ")
}

// helpLines lists every key of the place that the help was asked from.
func (a *app) helpLines() []string {
	lines := []string{" " + a.look.Title.Render(forms.T("Keys", "按键").In(a.look.Lang)), ""}
	entries := a.helpEntries()
	half := (len(entries) + 1) / 2
	if a.lay.width < twoPanes {
		half = len(entries)
	}
	for i := range half {
		words := " " + text.Fit(entries[i], 34)
		if i+half < len(entries) {
			words += entries[i+half]
		}
		lines = append(lines, words)
	}
	for _, note := range []forms.Text{textHelpMarks, textHelpSafe} {
		lines = append(lines, "")
		for _, line := range text.Wrap(note.In(a.look.Lang), a.lay.width-2) {
			lines = append(lines, " "+a.look.Dim.Render(line))
		}
	}
	visible, top := a.scrolled(lines, a.helpTop, a.lay.body)
	a.helpTop = top
	return visible
}

func (a *app) helpEntries() []string {
	if a.pick != nil {
		return keys.Lines(a.look, a.pickHints())
	}
	return keys.Lines(a.look, a.hints())
}
