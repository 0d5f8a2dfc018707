package forms

import (
	"bytes"
	"encoding/json"
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
	n := linesOf(b)
	w := &lineWriter{lines: make([]Line, 0, n)}
	room := min(n*lineRoom, mostText+lineRoom)
	w.text, w.paths = make([]byte, 0, room), make([]byte, 0, room)
	w.object(b, 0, "", origin{})
	w.cut()
	return w.lines
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

// lineWriter writes the texts and the paths of many lines one behind the other, and then
// takes them apart.
type lineWriter struct {
	lines []Line
	// text and paths are those of the last lines, which end at ends.
	text, paths []byte
	ends        []lineEnd
	// from is the answer whose path was written last, at path.
	from origin
	path int
}

// lineEnd is where the text of a line ends, and where its path is.
type lineEnd struct{ text, path, pathEnd int }

// end ends a line.
func (w *lineWriter) end(depth int, from origin) {
	if from != w.from {
		w.from, w.path = from, len(w.paths)
		w.paths = from.append(w.paths)
	}
	w.lines = append(w.lines, Line{Depth: depth})
	w.ends = append(w.ends, lineEnd{len(w.text), w.path, len(w.paths)})
	if max(len(w.text), len(w.paths)) > mostText {
		w.cut()
	}
}

// mostText is about how much text stands one behind the other; a line mostly takes no
// more than lineRoom of it.
const mostText, lineRoom = 4 << 10, 64

// add ends a line with text.
func (w *lineWriter) add(text, tail string, depth int, from origin) {
	w.text = append(append(w.text, text...), tail...)
	w.end(depth, from)
}

// cut gives the last lines their texts and paths.
func (w *lineWriter) cut() {
	last := w.lines[len(w.lines)-len(w.ends):]
	text, paths, begin := string(w.text), string(w.paths), 0
	for i, end := range w.ends {
		line := &last[i]
		line.Text, line.Path = text[begin:end.text], Path(paths[end.path:end.pathEnd])
		if !foreign.Clean(line.Text) {
			line.Text = string(foreign.JSON([]byte(line.Text)))
		}
		begin = end.text
	}
	w.text, w.paths, w.ends, w.from, w.path = w.text[:0], w.paths[:0], w.ends[:0], origin{}, 0
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
		before := w.text
		var err error
		if w.text, err = appendJSON(w.text, value, Masked); err != nil {
			w.text = append(before, "null"...)
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
