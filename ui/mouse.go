package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/ui/message"
)

// clicked is a screen that can be pointed at: x and y are cells within its room.
type clicked interface{ Click(x, y int) }

// wheelLines is how far one step of the wheel goes in a text.
const wheelLines = 3

// point does what the mouse does: the left button goes to what it is on, the wheel
// goes up and down as the arrows do. With shift the terminal selects text and
// nothing comes here.
func (a *app) point(m tea.MouseMsg) {
	switch {
	case a.lay.width == 0 || a.lay.small || a.zoom != nil || m.Action != tea.MouseActionPress:
	case m.Button == tea.MouseButtonWheelUp:
		roll(a, tea.KeyUp)
	case m.Button == tea.MouseButtonWheelDown:
		roll(a, tea.KeyDown)
	case m.Button == tea.MouseButtonLeft:
		a.line = message.Say{}
		a.click(m.X, m.Y-a.lay.top())
	}
}

func roll(a *app, key tea.KeyType) {
	times := 1
	if a.dialog == nil && a.finder == nil && !a.onForm() && !a.listing() {
		times = wheelLines
	}
	for range times {
		a.press(tea.KeyMsg{Type: key})
	}
}

// click goes to what is at x and y of the body.
func (a *app) click(x, y int) {
	switch {
	case y == -1 && a.lay.narrow && a.onPages() && a.dialog == nil && a.finder == nil:
		// The line that stands for the list of pages.
		find(onlyPages)(a)
	case y < 0 || y >= a.lay.body:
	case a.dialog != nil:
		if why := a.dialog.Click(x, y); !why.IsZero() {
			a.out.Complain(why)
		}
		if a.dialog.Closed() {
			a.dialog = nil
		}
	case a.finder != nil:
		if chosen, done := a.finder.Click(y); done {
			found(a, chosen)
		}
	case a.spreads():
		a.form.Click(x, y)
	case a.onPages() && a.lay.side > 0 && x < a.lay.side:
		if y < len(a.pages.List()) {
			a.openPage(y)
		}
	default:
		width, _ := a.room()
		if at, ok := a.open.(clicked); ok && x >= a.lay.width-width {
			at.Click(x-(a.lay.width-width), y)
		}
	}
}
