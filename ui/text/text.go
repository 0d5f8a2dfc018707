// Package text fits text into cells: it measures, cuts, wraps and joins lines,
// styled or not, and knows no screen. Widths are cells, in which a Chinese
// character takes two.
package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// Width returns how many cells s takes as it is drawn.
func Width(s string) int { return ansi.StringWidth(shown(s)) }

// Fit cuts or fills s to exactly width cells of one line. All that is drawn goes
// through it: what would steer the terminal, or break the line, comes out as a
// mark.
func Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	s = shown(s)
	w := ansi.StringWidth(s)
	if w > width {
		s = ansi.Truncate(s, width, "…")
		w = ansi.StringWidth(s)
	}
	return s + blanks(width-w)
}

// some are more blanks than most lines need.
var some = strings.Repeat(" ", 256)

// blanks are n of them.
func blanks(n int) string {
	if n <= len(some) {
		return some[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}

// Block makes exactly height lines of exactly width cells.
func Block(lines []string, width, height int) []string {
	out := make([]string, height)
	for i := range out {
		if i < len(lines) {
			out[i] = Fit(lines[i], width)
			continue
		}
		out[i] = blanks(width)
	}
	return out
}

// Beside joins blocks of the same height with a rule between them.
func Beside(rule string, blocks ...[]string) []string {
	out := make([]string, len(blocks[0]))
	parts := make([]string, len(blocks))
	for i := range out {
		for j, b := range blocks {
			parts[j] = b[i]
		}
		out[i] = strings.Join(parts, rule)
	}
	return out
}

// Indent moves lines to the right by margin cells.
func Indent(lines []string, margin int) []string {
	before := blanks(margin)
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = before + line
	}
	return out
}

// Over lays a box over a page of lines of one width, from column left and line
// top on; aside draws what is left of the page, which loses its styles.
func Over(page, box []string, left, top int, aside func(string) string) []string {
	out := make([]string, len(page))
	for i, line := range page {
		line = ansi.Strip(line)
		if i < top || i >= top+len(box) {
			out[i] = aside(line)
			continue
		}
		width, in := ansi.StringWidth(line), box[i-top]
		right := max(width-left-Width(in), 0)
		out[i] = aside(Fit(ansi.Truncate(line, left, ""), left)) + in + aside(tail(line, right))
	}
	return out
}

// tail is the last width cells of a line without styles; a wide character that
// does not fit whole is a blank.
func tail(line string, width int) string {
	for state := -1; ansi.StringWidth(line) > width; {
		_, line, _, state = uniseg.FirstGraphemeClusterInString(line, state)
	}
	return strings.Repeat(" ", width-ansi.StringWidth(line)) + line
}
