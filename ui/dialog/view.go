package dialog

import (
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// The widths of a dialog and of its line, in cells; margins is what a terminal
// has beside them, which the frame stands in, and sides what the frame takes.
const (
	margins    = 8
	leastWidth = 20
	mostWidth  = 72
	mostLine   = 60
	sides      = 4
)

// The heights of what is always visible: the frame, and the line to type.
const (
	framed = 2
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
	if !d.asks || len(d.lines) < 2 || len(d.broken(d.lines[len(d.lines)-1:])) >= d.height-d.fixed()-typed {
		return 0
	}
	return 1
}

// fixed is the room of the frame, of a title that does not fit into it, and of
// the buttons.
func (d *Dialog) fixed() int { return framed + len(d.headline()) + len(d.buttons()) + len(d.gap()) }

// gap is the blank line above the buttons, where there is room for it.
func (d *Dialog) gap() []string {
	if d.height <= framed+len(d.buttons())+1 {
		return nil
	}
	return []string{""}
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
	room := d.height - d.fixed() - len(d.wanted())
	if d.asks {
		room -= typed
	}
	return max(room, 1)
}

func (d *Dialog) overflows() bool { return len(d.explained()) > d.room() }

// View draws the dialog over a page, in the middle of it; what is left of the
// page is dim.
func (d *Dialog) View(page []string) []string {
	box := d.box()
	top, left := d.corner(len(box))
	dim := func(s string) string { return d.look.Dim.Render(s) }
	return text.Over(text.Block(page, d.width, d.height), box, left, top, dim)
}

// corner is where the first line of the box begins.
func (d *Dialog) corner(lines int) (top, left int) {
	return max((d.height-lines)/2, 0), max((d.width-Width(d.width)-sides)/2, 0)
}

// box is the dialog in its frame.
func (d *Dialog) box() []string {
	explained := d.explained()
	line := func(i int) string { return explained[i] }
	lines := append(d.headline(), d.look.Scrolled(len(explained), line, d.top, d.room())...)
	lines = append(lines, d.wanted()...)
	if d.line != nil {
		lines = append(lines, "", d.line.View(Width(d.width)))
	}
	lines = slices.Concat(lines, d.gap(), d.buttons())
	return frame(d.look, d.heading(), lines, Width(d.width))
}

// heading is the title, where it fits into the frame; else it is the headline.
func (d *Dialog) heading() string {
	if title := d.look.Say(d.title); text.Width(title) <= Width(d.width)-sides {
		return title
	}
	return ""
}

func (d *Dialog) headline() []string {
	if d.heading() != "" {
		return nil
	}
	lines := text.Wrap(d.look.Say(d.title), Width(d.width))
	for i := range lines {
		lines[i] = d.look.Title.Render(lines[i])
	}
	return lines
}

// frame draws lines of width cells in a frame, with a heading in its upper edge.
func frame(l look.Look, heading string, lines []string, width int) []string {
	edge := func(s string) string { return l.Mark.Render(s) }
	upper := edge("╭" + strings.Repeat("─", width+2) + "╮")
	if heading != "" {
		upper = edge("╭─ ") + l.Title.Render(heading) + edge(" "+strings.Repeat("─", width-1-text.Width(heading))+"╮")
	}
	framed := []string{upper}
	for _, line := range lines {
		framed = append(framed, edge("│")+" "+text.Fit(line, width)+" "+edge("│"))
	}
	return append(framed, edge("╰"+strings.Repeat("─", width+2)+"╯"))
}

// buttons marks the choice with the cursor by a sign too, for terminals without
// styles; they stand below each other where they do not fit beside.
func (d *Dialog) buttons() []string {
	parts := make([]string, len(d.choices))
	for i, c := range d.choices {
		parts[i] = "  " + d.look.Say(c.Label) + "  "
		if i == d.at {
			parts[i] = d.look.Chosen.Render("[ " + d.look.Say(c.Label) + " ]")
		}
	}
	if line := strings.Join(parts, beside); text.Width(line) <= Width(d.width) {
		return []string{line}
	}
	return parts
}

// beside stands between two buttons.
const beside = "  "
