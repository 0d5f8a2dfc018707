// Package board draws many runs that go on side by side as one table that changes in
// place, for a terminal that a person watches. It asks nothing and takes no keys: the
// signals are the command's.
package board

import (
	"io"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// Row is one run before anything is known of it.
type Row struct{ Name, Provider string }

// News is what became known of the run in a row.
type News struct {
	Row int
	At  time.Time
	// State is one word, Text what goes on.
	State, Text string
	// Over: the run came to its end, Bad: not to a good one.
	Over, Bad bool
}

// Board is the table on the terminal. It is safe for concurrent use.
type Board struct {
	program *tea.Program
	ended   chan struct{}
}

// Open draws the rows on out until Close.
func Open(out io.Writer, lang forms.Lang, rows []Row) *Board {
	b := &Board{ended: make(chan struct{})}
	b.program = tea.NewProgram(newModel(lang, rows, time.Now()), tea.WithOutput(out), tea.WithInput(nil), tea.WithoutSignalHandler())
	go func() {
		defer close(b.ended)
		_, _ = b.program.Run() // A terminal that is gone is seen by who writes next.
	}()
	return b
}

// Tell puts news into the table.
func (b *Board) Tell(n News) { b.program.Send(n) }

// Close takes the table off the terminal.
func (b *Board) Close() {
	b.program.Send(closed{})
	<-b.ended
}
