package export

import (
	"strings"

	"github.com/rivo/uniseg"
)

// written is the text of lines as "terraform fmt" has it: indented by brackets, and
// assignments below each other with their signs in one column.
func written(lines []line) []byte {
	var out strings.Builder
	var open indents
	width := 0
	for i, l := range lines {
		depth := open.line(l.brackets)
		if l.name == "" && l.text == "" {
			out.WriteByte('\n')
			continue
		}
		out.WriteString(strings.Repeat("  ", depth))
		if l.name != "" {
			if i == 0 || !lines[i-1].column() || !l.column() {
				width = widest(lines[i:])
			}
			out.WriteString(l.name + strings.Repeat(" ", width-columns(l.name)) + " = ")
		}
		out.WriteString(l.text + "\n")
	}
	return []byte(out.String())
}

// column tells whether a line stands in one column with those like it.
func (l line) column() bool { return l.name != "" && l.brackets == 0 }

// widest is the width of names in the column that the first line begins.
func widest(lines []line) int {
	width := columns(lines[0].name)
	for i := 0; i < len(lines) && lines[i].column(); i++ {
		width = max(width, columns(lines[i].name))
	}
	return width
}

// columns is the width of a name, a character counting as one. To HCL the quotes around
// it, $ and % are characters whatever follows them.
func columns(name string) int {
	inner := strings.TrimSuffix(strings.TrimPrefix(name, `"`), `"`)
	width := len(name) - len(inner) + strings.Count(inner, "$") + strings.Count(inner, "%")
	for part := range strings.FieldsFuncSeq(inner, func(r rune) bool { return r == '$' || r == '%' }) {
		width += uniseg.GraphemeClusterCount(part)
	}
	return width
}

// indents are the levels of indentation that are open, by how many brackets opened each.
type indents []int

// line returns the level of a line that opens or closes so many brackets.
func (o *indents) line(brackets int) int {
	level := len(*o)
	if brackets > 0 {
		*o = append(*o, brackets)
		return level
	}
	for closed := -brackets; closed > 0 && len(*o) > 0; {
		last := &(*o)[len(*o)-1]
		if closed < *last {
			*last -= closed
			break
		}
		closed -= *last
		*o = (*o)[:len(*o)-1]
	}
	return len(*o)
}
