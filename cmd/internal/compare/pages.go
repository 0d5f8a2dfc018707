package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"clusterwiz/forms"
)

// page is a file with a place for the table.
type page struct {
	path string
	lang forms.Lang
}

// pages are seen from the root of the tree.
var pages = []page{{"README.md", forms.En}, {filepath.Join("docs", "README.zh.md"), forms.Zh}}

// The marks between which the table stands.
const (
	markBegin = "<!-- compare: written by make compare -->\n"
	markEnd   = "<!-- /compare -->\n"
)

// write puts the table in the place of the one before.
func (p page) write(table string) error {
	text, err := os.ReadFile(p.path)
	if err != nil {
		return err //nolint:wrapcheck // It names the file.
	}
	before, _, after, ok := parts(string(text))
	if !ok {
		return fmt.Errorf("%s has no place between %q and %q", p.path, strings.TrimSpace(markBegin), strings.TrimSpace(markEnd))
	}
	whole := before + markBegin + "\n" + table + "\n" + markEnd + after
	return os.WriteFile(p.path, []byte(whole), 0o644) //nolint:gosec,wrapcheck // It is a page of the tree, and the error names it.
}

// parts takes a text apart at the marks.
func parts(text string) (before, table, after string, ok bool) {
	before, rest, begins := strings.Cut(text, markBegin)
	table, after, ends := strings.Cut(rest, markEnd)
	return before, strings.TrimSpace(table), after, begins && ends
}
