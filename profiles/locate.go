package profiles

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// tomlPath is the way to one value of a TOML document: keys and positions with separators
// that no key needs, since quoted keys may hold dots and brackets.
type tomlPath string

func (p tomlPath) key(name string) tomlPath { return p + "\x00" + tomlPath(name) }
func (p tomlPath) item(i int) tomlPath      { return p + "\x01" + tomlPath(strconv.Itoa(i)) }

// locator finds where each key of a TOML document stands, which the library
// does not tell. It follows the notation of documents that the library has
// accepted; on others it stops early.
type locator struct {
	src    string
	off    int
	lines  []int
	table  tomlPath
	header []string
	tables map[tomlPath]int
	marks  map[tomlPath]Position
	// last is the newest of marks, from which the next is counted, and stood its
	// offset.
	last  Position
	stood int
	// wanted is the line behind which nothing is looked for; 0 for none.
	wanted int
	// nested counts the values around this one; see [deepest].
	nested int
	// starts are the offsets of the headings and pairs that stand on lines.
	starts []int
	// marks and keys are not kept where only the starts are wanted; keys are all
	// in file order, as toml.MetaData.Keys lists them.
	keys [][]string
	// valued is told each pair's value, stated each heading and pair that stands on
	// lines of its own; nil where nobody wants to know.
	valued func(at tomlPath, from, to int)
	stated func(at tomlPath, start int, heading bool)
}

type part struct {
	name string
	off  int
}

// locate reads a document whose byte order mark was cut off.
func locate(src string) *locator {
	l := &locator{src: src, lines: lineStarts(src), tables: map[tomlPath]int{}, marks: map[tomlPath]Position{}}
	l.document()
	return l
}

// statements finds only where the headings and pairs of a document begin, up to
// the one behind a line, which is a heading where one stands on the line.
func statements(src string, line int) *locator {
	l := &locator{src: src, lines: lineStarts(src), wanted: line}
	l.document()
	return l
}

func (l *locator) document() {
	heading := false
	for l.blank(); l.off < len(l.src); l.blank() {
		before := l.off
		l.starts = append(l.starts, before)
		begins := l.src[before] == '['
		if l.wanted > 0 && l.line(before) > l.wanted && (begins || !heading) {
			return
		}
		if l.wanted > 0 && l.line(before) <= l.wanted {
			heading = begins
		}
		at := l.statement()
		if l.stated != nil {
			l.stated(at, before, begins)
		}
		if l.off == before {
			return
		}
	}
}

// statement reads a heading or a pair, and returns what it leads to.
func (l *locator) statement() tomlPath {
	switch {
	case l.take("[["):
		l.heading(true)
	case l.take("["):
		l.heading(false)
	default:
		return l.pair(l.table, l.header)
	}
	return l.table
}

func lineStarts(src string) []int {
	starts := make([]int, 1, 1+strings.Count(src, "\n"))
	for at := 0; ; {
		next := strings.IndexByte(src[at:], '\n')
		if next < 0 {
			return starts
		}
		at += next + 1
		starts = append(starts, at)
	}
}

// line is that of an offset.
func (l *locator) line(off int) int {
	line, exact := slices.BinarySearch(l.lines, off)
	if !exact {
		line--
	}
	return line + 1
}

// at turns an offset into a position. Those of one line come mostly in order,
// and each is counted from the one before.
func (l *locator) at(off int) Position {
	pos, from := Position{Line: l.line(off), Column: 1}, 0
	if from = l.lines[pos.Line-1]; pos.Line == l.last.Line && l.stood <= off {
		pos.Column, from = l.last.Column, l.stood
	}
	pos.Column += utf8.RuneCountInString(l.src[from:off])
	l.last, l.stood = pos, off
	return pos
}

func (l *locator) mark(at tomlPath, off int) {
	if _, known := l.marks[at]; !known && l.marks != nil {
		l.marks[at] = l.at(off)
	}
}

// heading reads what follows [ or [[.
func (l *locator) heading(array bool) {
	parts := l.dotted()
	if l.marks != nil {
		l.enter(parts, array)
	}
	for l.take("]") {
	}
}

// enter makes the table of a heading the one that pairs stand in.
func (l *locator) enter(parts []part, array bool) {
	at := l.descend("", parts)
	if array && len(parts) > 0 {
		at = at.item(l.tables[at])
		l.tables[at[:strings.LastIndexByte(string(at), 1)]]++
		l.mark(at, parts[len(parts)-1].off)
	}
	l.table, l.header = at, names(nil, parts)
	l.keys = append(l.keys, l.header)
}

// pair reads key = value, and returns the path of the key.
func (l *locator) pair(at tomlPath, prefix []string) tomlPath {
	parts := l.dotted()
	var key []string
	if l.marks != nil {
		at, key = l.descend(at, parts), names(prefix, parts)
		l.keys = append(l.keys, key)
	}
	l.spaces()
	l.take("=")
	l.spaces()
	from := l.off
	l.value(at, key)
	if l.valued != nil {
		l.valued(at, from, l.off)
	}
	return at
}

// descend marks each part and enters the newest table of an array on the way.
func (l *locator) descend(at tomlPath, parts []part) tomlPath {
	for i, p := range parts {
		at = at.key(p.name)
		l.mark(at, p.off)
		if n := l.tables[at]; n > 0 && i < len(parts)-1 {
			at = at.item(n - 1)
		}
	}
	return at
}

func names(prefix []string, parts []part) []string {
	all := slices.Clone(prefix)
	for _, p := range parts {
		all = append(all, p.name)
	}
	return all
}

func (l *locator) value(at tomlPath, key []string) {
	l.nested++
	defer func() { l.nested-- }()
	switch {
	case l.off >= len(l.src):
	case l.src[l.off] == '"', l.src[l.off] == '\'':
		l.text()
	case l.nested > deepest:
		// The library was not asked to read this far.
		l.off = len(l.src)
	case l.take("["):
		for i := 0; l.more(']'); i++ {
			if l.marks == nil {
				l.value(at, key)
				continue
			}
			l.mark(at.item(i), l.off)
			l.value(at.item(i), key)
		}
	case l.take("{"):
		for l.more('}') {
			l.pair(at, key)
		}
	default:
		l.until(",]}#\r\n")
	}
}

// more goes to the next item and tells whether there is one; end is consumed.
func (l *locator) more(end byte) bool {
	for before := -1; l.off != before; {
		before = l.off
		l.blank()
		l.take(",")
	}
	if l.off >= len(l.src) || l.src[l.off] == end {
		l.off = min(l.off+1, len(l.src))
		return false
	}
	// A stray closing mark can only stand in a document that is not TOML.
	if l.src[l.off] == ']' || l.src[l.off] == '}' {
		l.off = len(l.src)
		return false
	}
	return true
}

func (l *locator) dotted() []part {
	var parts []part
	for {
		l.spaces()
		start := l.off
		if l.off < len(l.src) && (l.src[l.off] == '"' || l.src[l.off] == '\'') {
			l.text()
			parts = append(parts, part{unquoteKey(l.src[start:l.off]), start})
		} else {
			l.until(".=[]{},# \t\r\n\"'")
			parts = append(parts, part{l.src[start:l.off], start})
		}
		l.spaces()
		if !l.take(".") {
			return parts
		}
	}
}
