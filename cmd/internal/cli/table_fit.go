package cli

import (
	"slices"

	"github.com/charmbracelet/x/ansi"
)

const (
	// gap is what stands between two columns.
	gap = 2
	// leastCell is the width down to which a column is cut before another goes: no id of a
	// run and no time is longer. tightest is the width down to which it is cut after that.
	leastCell, tightest = 22, 10
	ellipsis            = "…"
)

// Fit is how a table is kept within the width of a terminal, by the numbers of its columns.
type Fit struct {
	// Width is that of the terminal, 0 for any.
	Width int
	// Yields are those that go, the first first, where all the others would be cut too much.
	Yields []int
	// Whole are never cut. Of Ends the end is kept, which tells one from the other.
	Whole, Ends []int
}

// fitted returns the widths of the columns as they are written, 0 for one that goes. The
// first of rows are the heads.
func (t *Table) fitted(rows [][]string) []int {
	widths, filled := make([]int, len(t.heads)), make([]bool, len(t.heads))
	for n, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
			filled[i] = filled[i] || n > 0 && cell != ""
		}
	}
	if t.Width <= 0 || lineOf(widths) <= t.Width {
		return widths
	}
	least := make([]int, len(widths))
	for i, whole := range widths {
		switch {
		case !filled[i]: // It says nothing.
		case slices.Contains(t.Whole, i):
			least[i] = whole
		default:
			least[i] = min(whole, leastCell)
		}
	}
	for _, i := range t.Yields {
		if lineOf(least) > t.Width && least[i] > 0 {
			least[i], t.cut = 0, true
		}
	}
	t.spread(widths, least)
	return least
}

// spread gives the columns what is left, the first first, or takes what there is too much,
// from the last first.
func (t *Table) spread(widths, least []int) {
	for i := range least {
		if least[i] > 0 {
			least[i] += min(widths[i]-least[i], max(t.Width-lineOf(least), 0))
		}
	}
	for i := len(least) - 1; i >= 0; i-- {
		if over := lineOf(least) - t.Width; over > 0 && least[i] > tightest && !slices.Contains(t.Whole, i) {
			least[i] = max(least[i]-over, tightest)
		}
		t.cut = t.cut || least[i] > 0 && least[i] < widths[i]
	}
}

// lineOf is the width of a line of columns.
func lineOf(widths []int) int {
	total := -gap
	for _, one := range widths {
		if one > 0 {
			total += one + gap
		}
	}
	return total
}

// cell cuts a cell of a column to its width.
func (t *Table) cell(text string, column, room int) string {
	switch over := width(text) - room; {
	case over <= 0:
		return text
	case slices.Contains(t.Ends, column):
		return ansi.TruncateLeft(text, over+len([]rune(ellipsis)), ellipsis)
	}
	return ansi.Truncate(text, room, ellipsis)
}

// Cut tells whether the table that was written lacks something for want of width.
func (t *Table) Cut() bool { return t.cut }
