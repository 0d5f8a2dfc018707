package request

import (
	"slices"
	"sort"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// Body are the lines of a request as they stand in a pane of some width. A text that
// would be cut there is on a line of its own, below the name that it belongs to: it is
// never broken within its quotes. Only what is in sight is drawn.
type Body struct {
	lines []forms.Line
	// folded are the positions of the lines that take two.
	folded []int
}

// Fold puts the lines of a body into width cells.
func Fold(lines []forms.Line, width int) Body {
	b := Body{lines: lines}
	for i, line := range lines {
		room := width - indent*line.Depth
		// Bytes are never fewer than cells.
		if len(line.Text) <= room || text.Width(line.Text) <= room {
			continue
		}
		if name, value, _ := split(line.Text); name != "" && strings.HasPrefix(value, `"`) {
			b.folded = append(b.folded, i)
		}
	}
	return b
}

// Len is how many lines there are.
func (b Body) Len() int { return len(b.lines) + len(b.folded) }

// Text is line i without its style, and how deep it stands.
func (b Body) Text(i int) (depth int, words string) {
	line := b.at(i)
	return line.Depth, line.Text
}

// at is line i, as it is folded.
func (b Body) at(i int) forms.Line {
	// Before line i are as many folded ones as have both their lines above it.
	k := sort.Search(len(b.folded), func(k int) bool { return b.folded[k]+k+1 >= i })
	below := k < len(b.folded) && b.folded[k]+k+1 == i
	if below {
		i--
	}
	line := b.lines[i-k]
	if k == len(b.folded) || b.folded[k] != i-k {
		return line
	}
	name, value, comma := split(line.Text)
	if below {
		return forms.Line{Depth: line.Depth + 1, Text: value + comma, Path: line.Path}
	}
	line.Text = name
	return line
}

// pointed returns the lines that come from the point.
func (b Body) pointed(point forms.Path) (from, to int) {
	from = slices.IndexFunc(b.lines, func(line forms.Line) bool { return marked(line, point) })
	if from < 0 {
		return 0, 0
	}
	to = from
	for to < len(b.lines) && marked(b.lines[to], point) {
		to++
	}
	return b.place(from), b.place(to)
}

// place is where line i of those that are not folded stands.
func (b Body) place(i int) int { return i + sort.SearchInts(b.folded, i) }

func marked(line forms.Line, point forms.Path) bool {
	return point != "" && line.Path != "" && point.Contains(line.Path)
}

// indent is how many cells a step of a body is.
const indent = 2

// Line draws line i in width cells, marked where it comes from point.
func (b Body) Line(l look.Look, i, width int, point forms.Path) string {
	line := b.at(i)
	before := strings.Repeat(" ", indent*line.Depth)
	if marked(line, point) {
		return l.Accent.Render(text.Fit(before+line.Text, width))
	}
	return text.Fit(before+painted(l, line.Text), width)
}

// split takes a line of JSON apart: a name, which an item lacks, with what is between
// it and its value, the value, and the comma behind it.
func split(line string) (name, value, comma string) {
	value = line
	if end := quoted(line); end > 0 && strings.HasPrefix(line[end:], ": ") {
		name, value = line[:end+2], line[end+2:]
	}
	if rest, ok := strings.CutSuffix(value, ","); ok {
		return name, rest, ","
	}
	return name, value, ""
}

// quoted is where the text ends that a line begins with; 0 where it begins with none.
func quoted(line string) int {
	if !strings.HasPrefix(line, `"`) {
		return 0
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// painted draws names, texts and the other values of JSON apart.
func painted(l look.Look, line string) string {
	name, value, comma := split(line)
	style := l.Number
	switch {
	case strings.HasPrefix(value, `"`):
		style = l.Text
	case strings.Trim(value, "{}[]") == "":
		style = l.Label
	}
	if name != "" {
		name = l.Name.Render(strings.TrimSuffix(name, ": ")) + ": "
	}
	return name + style.Render(value) + comma
}
