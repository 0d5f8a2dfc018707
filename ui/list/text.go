package list

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// unhurried is the room that a text of the list has for reasons behind its rows.
const unhurried = 200

// Text is the list as it is narrowed and sorted, all rows and columns of it, for copying
// and writing.
func (p *Picker) Text() string {
	if !p.note.IsZero() || len(p.matches) == 0 {
		return ""
	}
	whole := *p
	whole.at, whole.width = -1, p.needs(p.widths)+unhurried
	d := whole.drawer(0, len(whole.matches))
	var lines strings.Builder
	add := func(line string) { lines.WriteString(strings.TrimRight(ansi.Strip(line), " ") + "\n") }
	if whole.canSort() {
		add(d.heads())
	}
	for at, i := range whole.matches {
		if i != asTyped {
			add(d.row(at))
		}
	}
	return lines.String()
}
