package dialog

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// The widths of a dialog and of its line, in cells; margins is what a terminal
// has beside them.
const (
	margins    = 8
	leastWidth = 20
	mostWidth  = 72
	mostLine   = 60
)

// The heights of what is always visible: title and buttons, and the line to type.
const (
	framed = 4
	typed  = 2
)

// Width is that of a dialog on a terminal of width columns.
func Width(width int) int { return max(min(width-margins, mostWidth), leastWidth) }

// Centre moves lines of a dialog's width to the middle of width columns.
func Centre(lines []string, width int) []string {
	return text.Indent(lines, (width-Width(width))/2)
}

// explained is the explanation that scrolls, broken into lines.
func (d *Dialog) explained() []string { return d.broken(d.lines[:len(d.lines)-d.pins()]) }

// wanted says what is to be typed, where it does not scroll.
func (d *Dialog) wanted() []string { return d.broken(d.lines[len(d.lines)-d.pins():]) }

// pins is 1 where the last line of the explanation stays in sight above the line
// to type: it says what is wanted there. A terminal without the room for it
// scrolls it like the others.
func (d *Dialog) pins() int {
	if !d.asks || len(d.lines) < 2 || len(d.broken(d.lines[len(d.lines)-1:])) >= d.height-framed-typed {
		return 0
	}
	return 1
}

func (d *Dialog) broken(explanation []forms.Text) []string {
	var lines []string
	for _, line := range explanation {
		lines = append(lines, text.Wrap(d.look.Say(line), Width(d.width))...)
	}
	return lines
}

// room is how many lines of the explanation are visible beside title, line to
// type and buttons, which always are.
func (d *Dialog) room() int {
	room := d.height - framed - len(d.wanted())
	if d.asks {
		room -= typed
	}
	return max(room, 1)
}

func (d *Dialog) overflows() bool { return len(d.explained()) > d.room() }

// View draws the dialog in the middle of its room.
func (d *Dialog) View() []string {
	explained := d.explained()
	line := func(i int) string { return explained[i] }
	lines := append([]string{d.look.Title.Render(d.look.Say(d.title)), ""}, d.look.Scrolled(len(explained), line, d.top, d.room())...)
	lines = append(lines, d.wanted()...)
	if d.line != nil {
		lines = append(lines, "", d.line.View(Width(d.width)))
	}
	lines = append(lines, "", d.buttons())
	above := make([]string, max((d.height-len(lines))/2, 0))
	return append(above, Centre(lines, d.width)...)
}

// buttons marks the choice with the cursor by a sign too, for terminals without
// styles.
func (d *Dialog) buttons() string {
	parts := make([]string, len(d.choices))
	for i, c := range d.choices {
		if i == d.at {
			parts[i] = d.look.Chosen.Render("[ " + d.look.Say(c.Label) + " ]")
			continue
		}
		parts[i] = "  " + d.look.Say(c.Label) + "  "
	}
	return strings.Join(parts, "  ")
}
