package dialog

import (
	"clusterwiz/forms"
	"clusterwiz/ui/text"
)

// Click takes the choice whose button is at column x and line y of the room. Why
// is the reason where it cannot be taken.
func (d *Dialog) Click(x, y int) (why forms.Text) {
	lines := len(d.box())
	top, left := d.corner(lines)
	buttons := d.buttons()
	row := y - (top + lines - 1 - len(buttons))
	i := -1
	switch {
	case row < 0 || row >= len(buttons):
	case len(buttons) > 1:
		i = row
	default:
		i = d.buttonAt(x - left - sides/2)
	}
	if i < 0 || i >= len(d.choices) {
		return forms.Text{}
	}
	if d.at = i; !d.wrongFor(i).IsZero() {
		return d.wrongFor(i)
	}
	d.choose(i)
	return d.tooSoon()
}

// buttonAt is the choice at a column of the line of buttons, -1 for none.
func (d *Dialog) buttonAt(x int) int {
	from := 0
	for i, c := range d.choices {
		to := from + text.Width("[ "+d.look.Say(c.Label)+" ]")
		if x >= from && x < to {
			return i
		}
		from = to + len(beside)
	}
	return -1
}
