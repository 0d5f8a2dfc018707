package list

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clusterwiz/forms"
)

// narrow finds the options that match the filter. First come those that have the
// words as they are typed, 16 vcpu as no machine of 2 vCPU and 16 GiB has them,
// then those in which each begins a word: g7 is ecs.g7.large before it is
// ecs.hfg7.large.
func (p *Picker) narrow() {
	words := strings.Fields(strings.ToLower(p.filter.Text()))
	phrase := strings.Join(words, " ")
	var typed, begun, within []int
	for i, hay := range p.hay {
		switch {
		case slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(hay, word) }):
		case begins(hay, phrase):
			typed = append(typed, i)
		case slices.ContainsFunc(words, func(word string) bool { return !begins(hay, word) }):
			within = append(within, i)
		default:
			begun = append(begun, i)
		}
	}
	p.matches = slices.Concat(typed, begun, within)
	if len(p.matches) > 0 && p.offersTyped() {
		p.matches = append(p.matches, asTyped)
	}
	p.move(0)
}

// asTyped stands among the matches for the text of the filter itself, which may be a
// value that is a part of one in the list.
const asTyped = -1

// offersTyped tells whether what is typed could be a value that is not in the list.
func (p *Picker) offersTyped() bool {
	text := strings.TrimSpace(p.filter.Text())
	return p.free && text != "" && !slices.ContainsFunc(p.options, func(o forms.Option) bool { return o.Value == text })
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
