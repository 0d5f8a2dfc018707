package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// The smallest terminal on which the wizard is drawn, and the widths from
// which it has two and three panes.
const (
	minWidth, minHeight = 40, 10
	twoPanes            = 70
	threePanes          = 100
)

// layout is the size of every pane, in cells. A pane of width 0 is not shown.
type layout struct {
	width, height  int
	side, form     int
	request        int
	body           int
	small, oneLine bool
}

// newLayout computes the panes. side is what the sidebar needs; wantRequest
// shows the request in place of the form where there is no room for both.
func newLayout(width, height, side int, wantRequest bool) layout {
	l := layout{width: width, height: height, body: height - 3}
	if width < minWidth || height < minHeight {
		l.small = true
		return l
	}
	const gap = 3
	switch {
	case width >= threePanes:
		l.side = side + 1
		l.form = width - l.side - gap
		if wantRequest {
			l.request = min(l.form*2/5, 60)
			l.form -= l.request + gap
		}
	case width >= twoPanes:
		l.side = side
		l.form = width - l.side - gap
		if wantRequest {
			l.request, l.form = l.form, 0
		}
	default:
		l.oneLine = true
		l.body--
		l.form = width
		if wantRequest {
			l.request, l.form = width, 0
		}
	}
	return l
}

// arrange computes the panes of the page that is open.
func (a *app) arrange(width, height int) layout {
	if a.choosing() {
		l := newLayout(width, height, 0, false)
		l.side, l.form = 0, dialogWidth(width)
		return l
	}
	return newLayout(width, height, a.sideWidth(), a.wantRequest)
}

// fit cuts or fills s to exactly width cells.
func fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	w := ansi.StringWidth(s)
	if w > width {
		s = ansi.Truncate(s, width, "…")
		w = ansi.StringWidth(s)
	}
	return s + strings.Repeat(" ", width-w)
}

// noHyphen stands in for a hyphen, after which a line must not break: most
// hyphens here are within ids.
const noHyphen = "\u2011"

// wrap breaks s into lines of at most width cells where its language allows.
func wrap(s string, width int) []string {
	if width < 1 {
		return nil
	}
	var lines []string
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(s, "-", noHyphen), "\n") {
		lines = append(lines, wrapParagraph(paragraph, width)...)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], noHyphen, "-")
	}
	return lines
}

func wrapParagraph(s string, width int) []string {
	if ansi.StringWidth(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used, state := "", 0, -1
	for s != "" {
		var segment string
		segment, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		size := ansi.StringWidth(strings.TrimRight(segment, " "))
		if line != "" && used+size > width {
			lines, line, used = append(lines, strings.TrimRight(line, " ")), "", 0
		}
		for ; size > width; size = ansi.StringWidth(strings.TrimRight(segment, " ")) {
			head := ansi.Truncate(segment, width, "")
			if head == "" {
				// Not even one wide character fits; whoever draws cuts it off.
				head, _, _, _ = uniseg.FirstGraphemeClusterInString(segment, -1)
			}
			lines, segment = append(lines, head), segment[len(head):]
		}
		line += segment
		used += ansi.StringWidth(segment)
	}
	if line == "" {
		return lines
	}
	return append(lines, strings.TrimRight(line, " "))
}

// block makes exactly height lines of exactly width cells.
func block(lines []string, width, height int) []string {
	out := make([]string, height)
	for i := range out {
		if i < len(lines) {
			out[i] = fit(lines[i], width)
			continue
		}
		out[i] = strings.Repeat(" ", width)
	}
	return out
}

// beside joins blocks of the same height with a rule between them.
func beside(rule string, blocks ...[]string) []string {
	var out []string
	for i := range blocks[0] {
		parts := make([]string, len(blocks))
		for j, b := range blocks {
			parts[j] = b[i]
		}
		out = append(out, strings.Join(parts, rule))
	}
	return out
}

// window returns the first line to draw of total, so that the lines from..to
// are visible in height lines and the view moves as little as it can.
func window(top, from, to, total, height int) int {
	if to-from > height {
		to = from + height
	}
	top = max(min(top, from), to-height)
	return max(min(top, total-height), 0)
}
