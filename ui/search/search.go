// Package search is the component that finds words in lines: what is typed
// after / lights the lines that have it, and n and N go through them.
package search

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
)

// sign stands before the words.
const sign = "/ "

// Search is what is looked for. The zero Search looks for nothing.
type Search struct {
	line  *input.Line
	words string
}

// Open begins to take words, in width cells.
func (s *Search) Open(l look.Look, width int) {
	s.words, s.line = "", input.New(l, "", input.Options{Prompt: sign, Width: max(width, len(sign)+2)})
}

// Opened tells whether keys are words: the place that searches gives it all.
func (s *Search) Opened() bool { return s.line != nil }

// Some tells whether there is something to go through.
func (s *Search) Some() bool { return s.words != "" }

// Drop looks for nothing any more.
func (s *Search) Drop() { *s = Search{} }

// Press takes a key, and tells whether other words are looked for by it. Enter
// keeps the words, esc drops them.
func (s *Search) Press(key tea.KeyMsg) (changed bool) {
	switch keys.Name(key) {
	case "enter":
		s.line = nil
		return false
	case "esc":
		s.Drop()
		return false
	}
	s.line.Update(key)
	before := s.words
	s.words = strings.ToLower(strings.TrimSpace(s.line.Text()))
	return s.words != before
}

// Has tells whether a line, drawn or not, has the words.
func (s *Search) Has(line string) bool {
	return s.Some() && strings.Contains(strings.ToLower(ansi.Strip(line)), s.words)
}

// Find returns the first of n lines from position from on that has the words,
// going by 1 or -1 and round at the ends; -1 for none.
func (s *Search) Find(n int, line func(int) string, from, by int) int {
	for i := range n {
		at := ((from+by*i)%n + n) % n
		if s.Has(line(at)) {
			return at
		}
	}
	return -1
}

// Lit draws a line that has the words so that it is seen.
func (s *Search) Lit(l look.Look, line string) string {
	if !s.Has(line) {
		return line
	}
	return l.Accent.Render(ansi.Strip(line))
}

// View draws the words in width cells; empty while keys are no words.
func (s *Search) View(width int) string {
	if s.line == nil {
		return ""
	}
	return s.line.View(width)
}
