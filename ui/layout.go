package ui

import (
	"clusterwiz/forms"
)

// The smallest terminal on which the wizard is drawn, and the widths from
// which it has two and three panes, and from which the question with the focus is
// explained beside the form.
const (
	minWidth, minHeight = 40, 10
	twoPanes            = 70
	threePanes          = 100
	explaining          = 140
)

// layout is the size of every pane, in cells. A pane of width 0 is not shown.
type layout struct {
	width, height int
	// side is the list of pages; body what stands between header and foot.
	side, body int
	// small tells whether nothing can be drawn, narrow whether a line stands
	// for the list of pages.
	small, narrow bool
	// lang is the language that everything was arranged in.
	lang forms.Lang
}

// newLayout computes the panes; side is what the list of pages needs.
func newLayout(width, height, side int) layout {
	l := layout{width: width, height: height, body: height - 3, small: width < minWidth || height < minHeight}
	switch {
	case l.small:
	case width >= threePanes:
		l.side = side + 1
	case width >= twoPanes:
		l.side = side
	default:
		l.narrow = true
		l.body--
	}
	return l
}

// top is how many lines stand above the body.
func (l layout) top() int { return l.height - l.body - 2 }

// paneGap is the width of the rule between two panes.
const paneGap = 3

// room is what the open screen has: on a page of the wizard all that is beside
// the list of pages.
func (a *app) room() (width, height int) {
	if a.onPages() && a.lay.side > 0 {
		return a.lay.width - a.lay.side - paneGap, a.lay.body
	}
	return a.lay.width, a.lay.body
}

// spread is the room of a list of values where it takes that of the pages too, since
// beside them its columns would not fit; 0 where it does not.
func (a *app) spread() int {
	if a.lay.side == 0 || a.lay.width >= threePanes {
		return 0
	}
	return a.lay.width - 1
}

// spreads tells whether a list stands over the pages.
func (a *app) spreads() bool { return a.onForm() && a.spread() > 0 && a.form.Picking() }

// arrange gives every part the room and the language that it has by now.
func (a *app) arrange() {
	if a.lay.width == 0 {
		return
	}
	a.lay = newLayout(a.lay.width, a.lay.height, a.pages.Width(a.look))
	a.lay.lang = a.look.Lang
	if a.lay.small {
		return
	}
	a.form.Widen(a.lay.width >= threePanes)
	a.form.ExplainBeside(a.lay.width >= explaining)
	a.form.Spread(a.spread())
	width, height := a.room()
	if a.finder == nil {
		// The list of everything covers it.
		a.open.Arrange(a.look, width, height)
	}
	if a.dialog != nil {
		a.dialog.Resize(a.look, a.lay.width, a.lay.body)
	}
	if a.finder != nil {
		a.finder.Resize(a.look, a.lay.width, a.lay.body)
	}
}
