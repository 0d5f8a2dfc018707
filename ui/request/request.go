// Package request draws a request as it would be sent.
package request

import (
	"bytes"
	"encoding/json"

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
	Body    Body
	Point   forms.Path
}

// View draws the pane in width by height cells, scrolled to what is marked.
func (p Pane) View(l look.Look, width, height int) []string {
	return p.ViewFrom(l, width, height, p.Top(height))
}

// Top is the line of the body from which what is marked is in sight.
func (p Pane) Top(height int) int {
	from, to := p.Body.pointed(p.Point)
	return text.Window(max(from-above, 0), from, to, p.Body.Len(), p.room(height))
}

// ViewFrom draws the pane with the body from line top on.
func (p Pane) ViewFrom(l look.Look, width, height, top int) []string {
	room := p.room(height)
	top = text.Scroll(top, p.Body.Len(), room)
	lines := p.head(l)
	for i := top; i < min(top+room, p.Body.Len()); i++ {
		lines = append(lines, p.Body.Line(l, i, width, p.Point))
	}
	return lines
}

// Scroll keeps top within what there is to see in height lines.
func (p Pane) Scroll(top, height int) int { return text.Scroll(top, p.Body.Len(), p.room(height)) }

func (p Pane) head(l look.Look) []string {
	return []string{l.Title.Render(p.Request.Method) + " " + l.Value.Render(p.Request.URL), l.Dim.Render(p.Request.Action), ""}
}

const headHeight = 3

func (p Pane) room(height int) int { return max(height-headHeight, 1) }

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
