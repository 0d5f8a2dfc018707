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
	w := &lineWriter{lines: make([]Line, 0, linesOf(b))}
	w.object("", b, 0, "", "")
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

type lineWriter struct {
	lines []Line
	// text is the line that is being written.
	text []byte
}

func (w *lineWriter) add(depth int, text string, path Path) {
	if !foreign.Clean(text) {
		text = string(foreign.JSON([]byte(text)))
	}
	w.lines = append(w.lines, Line{Depth: depth, Text: text, Path: path})
}

func (w *lineWriter) value(head string, value any, depth int, tail string, path Path) {
	switch v := value.(type) {
	case *Body:
		w.object(head, v, depth, tail, path)
	case []any:
		w.array(head, v, depth, tail, path)
	case jsonText:
		w.value(head, v.value, depth, tail, path)
	case json.RawMessage:
		w.raw(head, v, depth, tail, path)
	default:
		var err error
		if w.text, err = appendJSON(append(w.text[:0], head...), value, Masked); err != nil {
			w.text = append(append(w.text[:0], head...), "null"...)
		}
		w.text = append(w.text, tail...)
		w.add(depth, string(w.text), path)
	}
}

// raw lays out JSON that is put in as it is.
func (w *lineWriter) raw(head string, value json.RawMessage, depth int, tail string, path Path) {
	const indent = "\t"
	var buf bytes.Buffer
	if err := json.Indent(&buf, bytes.TrimSpace(value), "", indent); err != nil {
		buf.Reset()
		buf.Write(appendString(nil, string(value)))
	}
	lines := strings.Split(buf.String(), "\n")
	for i, line := range lines {
		text := strings.TrimLeft(line, indent)
		inner := depth + len(line) - len(text)
		if i == 0 {
			text = head + text
		}
		if i == len(lines)-1 {
			text += tail
		}
		w.add(inner, text, path)
	}
}

func (w *lineWriter) object(head string, object *Body, depth int, tail string, path Path) {
	if len(object.members) == 0 {
		w.add(depth, head+"{}"+tail, path)
		return
	}
	w.add(depth, head+"{", path)
	for i, m := range object.members {
		w.text = append(appendString(w.text[:0], m.Name), ": "...)
		name := string(w.text)
		from := m.Path
		if from == "" {
			from = path
		}
		w.value(name, m.Value, depth+1, comma(i, len(object.members)), from)
	}
	w.add(depth, "}"+tail, path)
}

func (w *lineWriter) array(head string, items []any, depth int, tail string, path Path) {
	if len(items) == 0 {
		w.add(depth, head+"[]"+tail, path)
		return
	}
	w.add(depth, head+"[", path)
	for i, item := range items {
		at := path
		if object, ok := item.(*Body); ok && object.from != "" {
			at = object.from
		}
		w.value("", item, depth+1, comma(i, len(items)), at)
	}
	w.add(depth, "]"+tail, path)
}

func comma(i, n int) string {
	if i == n-1 {
		return ""
	}
	return ","
}
