package ui

import (
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// The size of a terminal that does not know its own: a serial console, a container
// without a window.
const (
	usualWidth  = 80
	usualHeight = 24
)

// sized puts the size that COLUMNS and LINES name, else the usual one, where the
// terminal says 0.
func sized(got tea.WindowSizeMsg, getenv func(string) string) tea.WindowSizeMsg {
	got.Width = besides(got.Width, getenv("COLUMNS"), usualWidth)
	got.Height = besides(got.Height, getenv("LINES"), usualHeight)
	return got
}

func besides(got int, said string, usual int) int {
	if got > 0 {
		return got
	}
	const most = 10_000
	if n, err := strconv.Atoi(strings.TrimSpace(said)); err == nil && n > 0 && n <= most {
		return n
	}
	return usual
}

// paint sets how many colours the toolkit uses, where it would use none: with no
// profile at all the cursor and what is chosen could not be seen either, and every
// terminal that shows this screen can reverse. Styles have no colours where NO_COLOR
// asks for that.
func paint() {
	if lipgloss.ColorProfile() == termenv.Ascii || termenv.EnvNoColor() {
		lipgloss.SetColorProfile(termenv.ANSI)
	}
}

// keeper looks at messages before the app does. It knows whether the person has
// suspended the program with a key: then the toolkit draws anew by itself. It counts
// what the toolkit draws, too.
type keeper struct {
	suspended atomic.Bool
	frames    atomic.Int64
}

// counting returns a terminal each write to which is counted; what is no terminal is left
// alone.
func (k *keeper) counting(out io.Writer, t *traffic) io.Writer {
	file, ok := out.(*os.File)
	if !ok {
		return out
	}
	t.frames = k.frames.Load
	return &counted{file, &k.frames}
}

// counted is still a file, by which the toolkit knows a terminal.
type counted struct {
	*os.File
	writes *atomic.Int64
}

// Write implements [io.Writer]. It counts first, so that no answer to what is seen
// comes before.
func (c *counted) Write(p []byte) (int, error) {
	c.writes.Add(1)
	return c.File.Write(p)
}

// traffic is how often the terminal was drawn on, and how often it was read; nil where
// nobody counts.
type traffic struct{ frames, reads func() int64 }

// answerable returns what tells whether a key of now can be an answer to what is opened
// now: it was drawn, and the key was read after that. Keys that came in one go with
// what opened it are no answer, however fast they were drawn.
func (t traffic) answerable() func() bool {
	frames, reads := later(t.frames), later(t.reads)
	return func() bool { return frames() && reads() }
}

// later tells whether a count has grown since; always, where nobody counts.
func later(count func() int64) func() bool {
	if count == nil {
		return func() bool { return true }
	}
	before := count()
	return func() bool { return count() > before }
}

func (k *keeper) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return sized(msg, os.Getenv)
	case tea.SuspendMsg:
		k.suspended.Store(true)
	case tea.ResumeMsg:
		k.suspended.Store(false)
	}
	return msg
}

// redraw takes the terminal again after somebody else had it.
func (k *keeper) redraw(p *tea.Program) {
	if k.suspended.Load() {
		return
	}
	if p.ReleaseTerminal() == nil {
		_ = p.RestoreTerminal()
	}
}
