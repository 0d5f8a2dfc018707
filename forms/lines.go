package forms

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"clusterwiz/forms/foreign"
)

// Line is one line of a request written for reading, with the path of the
// answer that it comes from, so that a screen can point at it.
type Line struct {
	// Depth is the indentation, in steps.
	Depth int
	Text  string
	Path  Path
}

// Lines writes the object over several lines with every secret masked. JSON
// inside a string is unfolded, since nobody reads it otherwise, and what is
// hidden in a text is escaped.
func (b *Body) Lines() []Line {
	var p Lines
	p.Write(b)
	text, paths := string(p.text), string(p.paths)
	lines := make([]Line, p.Len())
	for i, end := range p.ends {
		lines[i] = Line{Depth: int(end.depth), Text: text[p.begin(i):end.text], Path: Path(paths[end.path:end.pathEnd])}
	}
	return lines
}

// Lines are those of an object, of which most are never looked at: they stand one
// behind the other until one is asked for. The zero Page has none.
type Lines struct {
	text, paths []byte
	ends        []lineEnd
}

// lineEnd is how deep a line stands, where its text ends, and where its path is.
type lineEnd struct{ depth, text, path, pathEnd int32 }

// Write writes [Body.Lines] in the place of what stood here.
func (l *Lines) Write(b *Body) {
	if n := linesOf(b); cap(l.ends) < n {
		l.text, l.paths, l.ends = make([]byte, 0, n*lineRoom), make([]byte, 0, n*lineAnswer), make([]lineEnd, 0, n)
	}
	w := &lineWriter{lines: l, text: l.text[:0]}
	l.paths, l.ends = l.paths[:0], l.ends[:0]
	w.object(b, 0, "", origin{})
	l.text = w.text
}

// A line takes about so much room, and its path.
const lineRoom, lineAnswer = 40, 16

// Len is how many lines there are.
func (l *Lines) Len() int { return len(l.ends) }

// Depth is the indentation of line i, in steps.
func (l *Lines) Depth(i int) int { return int(l.ends[i].depth) }

// Text is that of line i, until the next is written.
func (l *Lines) Text(i int) []byte { return l.text[l.begin(i):l.ends[i].text] }

func (l *Lines) begin(i int) int32 {
	if i == 0 {
		return 0
	}
	return l.ends[i-1].text
}

// Under tells whether line i comes from the answer at a path, or from one below it;
// none comes from the root.
func (l *Lines) Under(i int, at Path) bool {
	end, n := l.ends[i], len(at)
	path := l.paths[end.path:end.pathEnd]
	if n == 0 || len(path) < n || string(path[:n]) != string(at) {
		return false
	}
	return len(path) == n || path[n] == '.' || path[n] == '['
}

// linesOf is how many lines a value takes, but for JSON that is put in as it is.
func linesOf(value any) int {
	n := 0
	switch v := value.(type) {
	case *Body:
		for _, m := range v.members {
			n += linesOf(m.Value)
		}
		return n + 2
	case []any:
		for _, item := range v {
			n += linesOf(item)
		}
		return n + 2
	case jsonText:
		return linesOf(v.value)
	}
	return 1
}

// lineWriter writes lines.
type lineWriter struct {
	lines *Lines
	text  []byte
	// from is the answer whose path was written last, at path.
	from origin
	path int
}

// end ends a line. What is hidden in it is escaped.
func (w *lineWriter) end(depth int, from origin) {
	p := w.lines
	if from != w.from {
		w.from, w.path = from, len(p.paths)
		p.paths = from.append(p.paths)
	}
	begin := p.begin(len(p.ends))
	if line := w.text[begin:]; !printed(line) && !foreign.Clean(string(line)) {
		w.text = append(w.text[:begin], foreign.JSON(slices.Clone(line))...)
	}
	p.ends = append(p.ends, lineEnd{int32(depth), int32(len(w.text)), int32(w.path), int32(len(p.paths))}) //nolint:gosec // No request is that long.
}

// printed tells whether a text is all letters, digits and signs of ASCII: nothing is
// hidden in it.
func printed(text []byte) bool {
	for _, c := range text {
		if c < ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// add ends a line with text.
func (w *lineWriter) add(text, tail string, depth int, from origin) {
	w.text = append(append(w.text, text...), tail...)
	w.end(depth, from)
}

// value writes a value behind what stands in the line already.
func (w *lineWriter) value(value any, depth int, tail string, from origin) {
	switch v := value.(type) {
	case *Body:
		w.object(v, depth, tail, from)
	case []any:
		w.array(v, depth, tail, from)
	case jsonText:
		w.value(v.value, depth, tail, from)
	case json.RawMessage:
		w.raw(v, depth, tail, from)
	default:
		if text, err := AppendJSON(w.text, value, Masked); err == nil {
			w.text = text
		} else {
			w.text = append(w.text, "null"...)
		}
		w.add("", tail, depth, from)
	}
}

// raw lays out JSON that is put in as it is.
func (w *lineWriter) raw(value json.RawMessage, depth int, tail string, from origin) {
	const indent = "\t"
	var buf bytes.Buffer
	if err := json.Indent(&buf, bytes.TrimSpace(value), "", indent); err != nil {
		buf.Reset()
		buf.Write(appendString(nil, string(value)))
	}
	lines := strings.Split(buf.String(), "\n")
	for i, line := range lines {
		text, after := strings.TrimLeft(line, indent), ""
		if i == len(lines)-1 {
			after = tail
		}
		w.add(text, after, depth+len(line)-len(text), from)
	}
}

func (w *lineWriter) object(object *Body, depth int, tail string, from origin) {
	if len(object.members) == 0 {
		w.add("{}", tail, depth, from)
		return
	}
	w.add("{", "", depth, from)
	for i := range object.members {
		m := &object.members[i]
		w.text = append(appendString(w.text, m.Name), ": "...)
		of := m.from
		if of.isZero() {
			of = from
		}
		w.value(m.Value, depth+1, comma(i, len(object.members)), of)
	}
	w.add("}", tail, depth, from)
}

func (w *lineWriter) array(items []any, depth int, tail string, from origin) {
	if len(items) == 0 {
		w.add("[]", tail, depth, from)
		return
	}
	w.add("[", "", depth, from)
	for i, item := range items {
		of := from
		if object, ok := item.(*Body); ok && !object.from.isZero() {
			of = object.from
		}
		w.value(item, depth+1, comma(i, len(items)), of)
	}
	w.add("]", tail, depth, from)
}

func comma(i, n int) string {
	if i == n-1 {
		return ""
	}
	return ","
}
