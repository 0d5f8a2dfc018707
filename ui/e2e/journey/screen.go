package journey

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// Screen is what a terminal shows: the cells of an emulated one.
type Screen struct {
	Width, Height int
	cells         func(x, y int) *uv.Cell
}

// Of is the screen of an emulated terminal at work.
func Of(terminal *vt.SafeEmulator) Screen {
	return Screen{Width: terminal.Width(), Height: terminal.Height(), cells: terminal.CellAt}
}

// Terminal is an emulated terminal for the frames of a model.
type Terminal struct{ *vt.Emulator }

// NewTerminal returns one of so many cells.
func NewTerminal(width, height int) Terminal { return Terminal{vt.NewEmulator(width, height)} }

// Show draws a frame, as a view returns it, over the one before.
func (t Terminal) Show(frame string) Screen {
	const anew = "\x1b[0m\x1b[H\x1b[2J"
	_, _ = t.WriteString(anew + strings.ReplaceAll(frame, "\n", "\r\n"))
	return Screen{Width: t.Width(), Height: t.Height(), cells: t.CellAt}
}

// Lines are the texts of the screen, without blanks at their ends.
func (s Screen) Lines() []string {
	lines := make([]string, s.Height)
	for y := range lines {
		var b strings.Builder
		for x := range s.Width {
			if cell := s.cells(x, y); cell != nil {
				b.WriteString(cell.Content)
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// Text is all that is on the screen.
func (s Screen) Text() string { return strings.Join(s.Lines(), "\n") }

// cursors counts the cells that are drawn as a cursor: reversed, and alone so.
func (s Screen) cursors() int {
	n := 0
	for y := range s.Height {
		for x := 0; x < s.Width; {
			begun := x
			cell := s.cells(x, y)
			for cell != nil && cell.Style.Attrs&uv.AttrReverse != 0 && x < s.Width {
				x += max(cell.Width, 1)
				cell = s.cells(x, y)
			}
			if first := s.cells(begun, y); x > begun && x-begun == max(first.Width, 1) {
				n++
			}
			x = max(x, begun+1)
		}
	}
	return n
}
