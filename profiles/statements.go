package profiles

import (
	"strings"
)

// span is a range of bytes.
type span struct{ from, to int }

// statement is a heading or a pair that stands on lines of its own, with what belongs
// to it: the comments right above, and what follows on its last line.
type statement struct {
	at      tomlPath
	heading bool
	// lead is where its comments begin, start where it does itself, end behind its line.
	lead, start, end int
	// value is that of a pair, key its notation.
	value span
	key   string
}

// sheet is a document taken apart for editing.
type sheet struct {
	src   string
	lines []statement
	// values are those of all pairs, also within inline tables.
	values map[tomlPath]span
}

// takeApart reads a document that the library has accepted.
func takeApart(src string) *sheet {
	s := &sheet{src: src, values: map[tomlPath]span{}}
	l := &locator{src: src, lines: lineStarts(src), tables: map[tomlPath]int{}, marks: map[tomlPath]Position{}}
	l.valued = func(at tomlPath, from, to int) {
		to = from + len(strings.TrimRight(src[from:to], " \t"))
		s.values[at] = span{from, to}
	}
	l.stated = func(at tomlPath, start int, heading bool) {
		one := statement{at: at, heading: heading, start: start, end: s.lineEnd(l.off)}
		if value, isPair := s.values[at]; isPair && !heading {
			one.value, one.key = value, strings.TrimSpace(src[start:strings.LastIndexByte(src[:value.from], '=')])
		}
		one.lead = s.leadOf(start)
		s.lines = append(s.lines, one)
	}
	l.document()
	return s
}

// lineEnd is behind the line end that follows an offset, comments included.
func (s *sheet) lineEnd(off int) int {
	if at := strings.IndexByte(s.src[off:], '\n'); at >= 0 {
		return off + at + 1
	}
	return len(s.src)
}

// leadOf is where the comment lines begin that stand right above a statement.
func (s *sheet) leadOf(start int) int {
	lead := strings.LastIndexByte(s.src[:start], '\n') + 1
	for lead > 0 {
		above := strings.LastIndexByte(s.src[:lead-1], '\n') + 1
		line := strings.TrimSpace(s.src[above:lead])
		if !strings.HasPrefix(line, "#") || fileComment(line) {
			break
		}
		lead = above
	}
	return lead
}

// fileComment tells whether a comment is about the file, and not about what follows it.
func fileComment(line string) bool {
	return strings.HasPrefix(line, "#!") || strings.HasPrefix(line, "#:")
}

// inside tells whether a path is that of what, or lies below it.
func inside(at, what tomlPath) bool {
	rest, found := strings.CutPrefix(string(at), string(what))
	return found && (what == "" || rest == "" || rest[0] == '\x00' || rest[0] == '\x01')
}

// last is the position of the last statement below a path, -1 for none.
func (s *sheet) last(below tomlPath) int {
	for i := len(s.lines) - 1; i >= 0; i-- {
		if inside(s.lines[i].at, below) {
			return i
		}
	}
	return -1
}

// pairAround returns the pair whose value holds what is at path, or is it.
func (s *sheet) pairAround(at tomlPath) (statement, bool) {
	for _, one := range s.lines {
		if !one.heading && inside(at, one.at) {
			return one, true
		}
	}
	return statement{}, false
}

// commentsIn are all comments of a document, or of a value, in order.
func commentsIn(src string) []string {
	var found []string
	l := &locator{src: src}
	for l.off < len(l.src) {
		switch l.src[l.off] {
		case '#':
			from := l.off
			l.until("\n")
			found = append(found, strings.TrimSpace(l.src[from:l.off]))
		case '"', '\'':
			l.text()
		default:
			l.off++
		}
	}
	return found
}

// only tells whether a single statement lies below a path.
func (s *sheet) only(at tomlPath) bool {
	n := 0
	for _, one := range s.lines {
		if inside(one.at, at) {
			n++
		}
	}
	return n == 1
}
