package ui

import "clusterwiz/ui/dialog"

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
		l.side, l.form = 0, dialog.Width(width)
		return l
	}
	return newLayout(width, height, a.sideWidth(), a.wantRequest)
}
