// Package request draws a request as it would be sent.
package request

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// above is how many lines stay in sight above what the cursor's question is
// sent in.
const above = 2

// Pane is a request with its body, and the path of the answers at which the
// person is: what is sent of it is marked.
type Pane struct {
	Request providers.Request
	Body    []forms.Line
	Point   forms.Path
}

// View draws the pane in width by height cells, scrolled to what is marked.
func (p Pane) View(l look.Look, width, height int) []string {
	return p.ViewFrom(l, width, height, p.Top(height))
}

// Top is the line of the body from which what is marked is in sight.
func (p Pane) Top(height int) int {
	from, to := p.pointed()
	return text.Window(max(from-above, 0), from, to, len(p.Body), p.room(height))
}

// ViewFrom draws the pane with the body from line top on.
func (p Pane) ViewFrom(l look.Look, width, height, top int) []string {
	room := p.room(height)
	top = text.Scroll(top, len(p.Body), room)
	return append(p.head(l), Lines(l, p.Body[top:min(top+room, len(p.Body))], width, p.Point)...)
}

// Scroll keeps top within what there is to see in height lines.
func (p Pane) Scroll(top, height int) int { return text.Scroll(top, len(p.Body), p.room(height)) }

func (p Pane) head(l look.Look) []string {
	return []string{l.Title.Render(p.Request.Method) + " " + l.Value.Render(p.Request.URL), l.Dim.Render(p.Request.Action), ""}
}

const headHeight = 3

func (p Pane) room(height int) int { return max(height-headHeight, 1) }

// pointed returns the lines of the body that come from the point.
func (p Pane) pointed() (from, to int) {
	mine := func(line forms.Line) bool { return marked(line, p.Point) }
	from = slices.IndexFunc(p.Body, mine)
	if from < 0 {
		return 0, 0
	}
	to = from
	for to < len(p.Body) && mine(p.Body[to]) {
		to++
	}
	return from, to
}

func marked(line forms.Line, point forms.Path) bool {
	return point != "" && line.Path != "" && point.Contains(line.Path)
}

// Fold puts a text that would be cut in width cells on a line of its own, below the
// name that it belongs to: a text is never broken within its quotes.
func Fold(body []forms.Line, width int) []forms.Line {
	folded := make([]forms.Line, 0, len(body))
	for _, line := range body {
		room := width - indent*line.Depth
		// Bytes are never fewer than cells.
		if len(line.Text) > room && text.Width(line.Text) > room {
			parts := member.FindStringSubmatch(line.Text)
			if name, value := parts[1], parts[2]; name != "" && strings.HasPrefix(value, `"`) {
				folded = append(folded, forms.Line{Depth: line.Depth, Text: name, Path: line.Path})
				line.Depth, line.Text = line.Depth+1, value+parts[3]
			}
		}
		folded = append(folded, line)
	}
	return folded
}

// indent is how many cells a step of a body is.
const indent = 2

// Lines draws lines of a body in width cells, with those that come from point
// marked.
func Lines(l look.Look, body []forms.Line, width int, point forms.Path) []string {
	lines := make([]string, len(body))
	for i, line := range body {
		before := strings.Repeat(" ", indent*line.Depth)
		if marked(line, point) {
			lines[i] = l.Accent.Render(text.Fit(before+line.Text, width))
			continue
		}
		lines[i] = text.Fit(before+painted(l, line.Text), width)
	}
	return lines
}

// Text is a body as JSON of several lines, with every secret masked.
func Text(body *forms.Body) string {
	data, err := body.JSON(forms.Masked)
	var indented bytes.Buffer
	if err == nil {
		err = json.Indent(&indented, data, "", "  ")
	}
	if err != nil {
		return ""
	}
	return indented.String() + "\n"
}

// member is a line of JSON: a name, which an item lacks, and what follows it.
var member = regexp.MustCompile(`^("(?:[^"\\]|\\.)*": )?(.*?)(,?)$`)

// painted draws names, texts and the other values of JSON apart.
func painted(l look.Look, line string) string {
	parts := member.FindStringSubmatch(line)
	name, value, comma := parts[1], parts[2], parts[3]
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
