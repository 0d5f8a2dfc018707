package cli

import (
	"bufio"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// Table writes columns that line up, Chinese text too.
type Table struct {
	heads []forms.Text
	rows  [][]string
	// notes are lines below a row, by its number.
	notes map[int]string
	Fit
	cut bool
}

// NewTable is a table with these heads and no rows.
func NewTable(heads ...forms.Text) *Table { return &Table{heads: heads} }

// Row adds a row, which has a cell for each head. What others wrote is cleaned.
func (t *Table) Row(cells ...string) {
	for i := range cells {
		cells[i] = foreign.Line(cells[i])
	}
	t.rows = append(t.rows, cells)
}

// Note puts a line below the last row, which no column has to make room for.
func (t *Table) Note(text string) {
	if t.notes == nil {
		t.notes = map[int]string{}
	}
	t.notes[len(t.rows)] = foreign.Line(text)
}

// Write writes the table in a language.
func (t *Table) Write(w io.Writer, lang forms.Lang) error {
	heads := make([]string, len(t.heads))
	for i, head := range t.heads {
		heads[i] = head.In(lang)
	}
	rows := append([][]string{heads}, t.rows...)
	widths := t.fitted(rows)
	out := bufio.NewWriter(w)
	for n, row := range rows {
		blanks := 0 // None stands at the end of a line.
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			if cell = t.cell(cell, i, widths[i]); cell != "" {
				_, _ = out.WriteString(strings.Repeat(" ", blanks) + cell)
				blanks = 0
			}
			blanks += widths[i] - width(cell) + gap
		}
		if note, ok := t.notes[n]; ok {
			_, _ = out.WriteString("\n  ! " + note)
		}
		_ = out.WriteByte('\n')
	}
	return out.Flush() // It remembers the first trouble.
}

// width is how many cells a text takes, most of which are plain.
func width(text string) int {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}
