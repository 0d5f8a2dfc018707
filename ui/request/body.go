package request

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// Lines are those of a request, as [forms.Lines] has them.
type Lines interface {
	Len() int
	Depth(i int) int
	Text(i int) []byte
	// Under tells whether line i comes from the answer at a path, or from one below it.
	Under(i int, at forms.Path) bool
}

// Body are the lines of a request as they stand in a pane of some width. A text that
// would be cut there is on a line of its own, below the name that it belongs to: it is
// never broken within its quotes. Only what is in sight is drawn.
type Body struct {
	lines Lines
	// folded are the positions of the lines that take two.
	folded []int
}

// Fold puts the lines of a body into width cells.
func Fold(lines Lines, width int) Body {
	b := Body{lines: lines}
	for i := range lines.Len() {
		line, room := lines.Text(i), width-indent*lines.Depth(i)
		// Bytes are never fewer than cells.
		if len(line) <= room {
			continue
		}
		if from := valueAt(line); from > 0 && from < len(line) && line[from] == '"' && wider(line, room) {
			b.folded = append(b.folded, i)
		}
	}
	return b
}

// wider tells whether a line, which has more bytes than that, takes more than room cells.
func wider(line []byte, room int) bool {
	if !slices.ContainsFunc(line, func(c byte) bool { return c >= utf8.RuneSelf }) {
		return true
	}
	return text.Width(string(line)) > room
}

// Len is how many lines there are.
func (b Body) Len() int {
	if b.lines == nil {
		return 0
	}
	return b.lines.Len() + len(b.folded)
}

// Text is line i without its style, and how deep it stands.
func (b Body) Text(i int) (depth int, words string) {
	i, half := b.unfold(i)
	words, depth = string(b.lines.Text(i)), b.lines.Depth(i)
	switch from := valueAt(words); half {
	case upper:
		return depth, words[:from]
	case lower:
		return depth + 1, words[from:]
	default:
		return depth, words
	}
}

// half is what of a line of the request stands on a line here.
type half int

const (
	whole half = iota
	upper
	lower
)

// unfold tells which line of the request is on line i, and what of it.
func (b Body) unfold(i int) (int, half) {
	// Before line i are as many folded ones as have both their lines above it.
	k := sort.Search(len(b.folded), func(k int) bool { return b.folded[k]+k+1 >= i })
	switch {
	case k == len(b.folded) || b.folded[k]+k > i:
		return i - k, whole
	case b.folded[k]+k == i:
		return i - k, upper
	}
	return i - k - 1, lower
}

// pointed returns the lines that come from the point.
func (b Body) pointed(point forms.Path) (from, to int) {
	if b.lines == nil {
		return 0, 0
	}
	n := b.lines.Len()
	for from < n && !b.lines.Under(from, point) {
		from++
	}
	if from == n {
		return 0, 0
	}
	for to = from; to < n && b.lines.Under(to, point); {
		to++
	}
	return b.place(from), b.place(to)
}

// place is where line i of those that are not folded stands.
func (b Body) place(i int) int { return i + sort.SearchInts(b.folded, i) }

// indent is how many cells a step of a body is.
const indent = 2

// Line draws line i in width cells, marked where it comes from point.
func (b Body) Line(l look.Look, i, width int, point forms.Path) string {
	depth, words := b.Text(i)
	before := strings.Repeat(" ", indent*depth)
	if of, _ := b.unfold(i); b.lines.Under(of, point) {
		return l.Accent.Render(text.Fit(before+words, width))
	}
	return text.Fit(before+painted(l, words), width)
}

// valueAt is where in a line of JSON the value begins behind its name: 0 for an item,
// which has none.
func valueAt[T string | []byte](line T) int {
	if len(line) == 0 || line[0] != '"' {
		return 0
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			if i+2 < len(line) && line[i+1] == ':' && line[i+2] == ' ' {
				return i + 3
			}
			return 0
		}
	}
	return 0
}

// painted draws names, texts and the other values of JSON apart.
func painted(l look.Look, line string) string {
	from := valueAt(line)
	name, value := line[:from], line[from:]
	comma := ""
	if rest, ok := strings.CutSuffix(value, ","); ok {
		value, comma = rest, ","
	}
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
