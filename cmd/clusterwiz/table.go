package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"clusterwiz/forms"
)

// table writes columns that line up, Chinese text too.
type table struct {
	heads []forms.Text
	rows  [][]string
}

func newTable(heads ...forms.Text) *table { return &table{heads: heads} }

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) write(w io.Writer, lang forms.Lang) error {
	heads := make([]string, len(t.heads))
	for i, head := range t.heads {
		heads[i] = head.In(lang)
	}
	rows := append([][]string{heads}, t.rows...)
	widths := make([]int, len(heads))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(runewidth.FillRight(cell, widths[i]) + "  ")
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}
