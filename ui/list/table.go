package list

import (
	"strings"

	"clusterwiz/ui/text"
)

const (
	// gap stands between two columns of a table.
	gap = "  "
	// readable is the width below which a cut cell tells nothing, and narrowest
	// that below which no column gives way.
	readable, narrowest = 14, 4
)

// Widths gives every column of rows its widest cell. Where they do not fit in
// room cells, the last columns go while the others could not be read, and then
// the widest give way, a cell at a time.
func Widths(rows [][]string, room int) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], text.Width(cell))
		}
	}
	for len(widths) > 2 && sumOf(widths, readable) > room {
		widths = widths[:len(widths)-1]
	}
	for sumOf(widths, room) > room {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowest {
			break
		}
		widths[widest]--
	}
	return widths
}

// sumOf is the width of a row, with at most most cells for each column.
func sumOf(widths []int, most int) int {
	total := len(gap) * (len(widths) - 1)
	for _, w := range widths {
		total += min(w, most)
	}
	return total
}

// Row writes the cells for which there are columns.
func Row(cells []string, widths []int) string {
	parts := make([]string, len(widths))
	for i, w := range widths {
		parts[i] = text.Fit(cells[i], w)
	}
	return strings.Join(parts, gap)
}
