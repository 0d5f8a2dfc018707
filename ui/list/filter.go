package list

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// narrow finds the options that match the filter. Those in which every word of
// it begins a word come first: g7 is ecs.g7.large before it is ecs.hfg7.large.
func (p *Picker) narrow() {
	words := strings.Fields(strings.ToLower(p.filter.Text()))
	p.matches = p.matches[:0]
	var within []int
	for i, hay := range p.hay {
		switch {
		case slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(hay, word) }):
		case slices.ContainsFunc(words, func(word string) bool { return !begins(hay, word) }):
			within = append(within, i)
		default:
			p.matches = append(p.matches, i)
		}
	}
	p.matches = append(p.matches, within...)
	p.move(0)
}

// begins tells whether word stands in hay where no letter or digit is before it.
func begins(hay, word string) bool {
	for at := 0; ; at++ {
		next := strings.Index(hay[at:], word)
		if next < 0 {
			return false
		}
		at += next
		before, _ := utf8.DecodeLastRuneInString(hay[:at])
		if at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return true
		}
	}
}
