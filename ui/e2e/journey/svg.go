package journey

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// The size of a cell and the colours of an unstyled one.
const (
	cellWidth, cellHeight, margin = 8.4, 18.0, 12.0
	paper, ink                    = "#16181d", "#d7dae0"
)

// SVG is a picture of the screen. Every run of cells of one style is one text, stretched
// to the width that the terminal gives it, so that Chinese lines up in any font.
func (s Screen) SVG() string {
	var b strings.Builder
	width, height := float64(s.Width)*cellWidth+2*margin, float64(s.Height)*cellHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="14">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
	for y := range s.Height {
		for x := 0; x < s.Width; {
			x = s.writeRun(&b, x, y)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// writeRun draws the cells of one style from x on and returns the first cell
// behind them.
func (s Screen) writeRun(b *strings.Builder, x, y int) int {
	first := s.cells(x, y)
	if first == nil {
		return x + 1
	}
	var text strings.Builder
	end := x
	for end < s.Width {
		cell := s.cells(end, y)
		if cell == nil || !cell.Style.Equal(&first.Style) {
			break
		}
		text.WriteString(cell.Content)
		end += max(cell.Width, 1)
	}
	front, back := colours(first.Style)
	left, top := margin+float64(x)*cellWidth, margin+float64(y)*cellHeight
	size := float64(end-x) * cellWidth
	if back != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%g" fill="%s"/>`+"\n", left, top, size, cellHeight, back)
	}
	if strings.TrimSpace(text.String()) != "" {
		weight := ""
		if first.Style.Attrs&uv.AttrBold != 0 {
			weight = ` font-weight="bold"`
		}
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" fill="%s"%s textLength="%.1f" lengthAdjust="spacingAndGlyphs" xml:space="preserve">%s</text>`+"\n",
			left, top+cellHeight-5, front, weight, size, html.EscapeString(text.String()))
	}
	return end
}

// colours returns the ink and, where the cell has one, the paper of a style.
func colours(style uv.Style) (front, back string) {
	front = hex(style.Fg, ink)
	if style.Bg != nil {
		back = hex(style.Bg, paper)
	}
	if style.Attrs&uv.AttrReverse != 0 {
		if back == "" {
			back = paper
		}
		return back, front
	}
	return front, back
}

func hex(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
