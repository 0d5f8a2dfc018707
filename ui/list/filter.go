package list

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clusterwiz/forms"
)

// asTyped stands among the matches for the text of the filter itself, which may be a
// value that is a part of one in the list.
const asTyped = -1

// narrow finds the options that match the filter: in the order of the sorted column,
// or the best first, and what cannot be had behind the rest.
func (p *Picker) narrow() {
	p.query = p.index.Read(p.filter.Text())
	p.matches = p.last(p.inOrder(p.index.Match(p.query)))
	if p.offersTyped() && (len(p.matches) > 0 || !p.note.IsZero()) {
		p.matches = append(p.matches, asTyped)
	}
	p.move(p.beginning())
}

// beginning is the row on which the cursor is after the filter changed: that of the very
// value which is typed, else the first, or
// where a number is wanted and another was typed, that number. One that is near is no
// answer, and what only has the letters of a word is none of that word.
func (p *Picker) beginning() int {
	if text := p.typedText(); p.values[text] {
		return slices.IndexFunc(p.matches, func(i int) bool { return i != asTyped && p.options[i].Value == text })
	}
	last := len(p.matches) - 1
	if last < 0 || p.matches[last] != asTyped || p.question.Field == nil {
		return 0
	}
	if _, isText := p.question.Parse(p.typedText()).(string); isText {
		if first := p.matches[0]; first != asTyped && !p.query.Told() && !strings.Contains(p.typedText(), " ") && astray(p.options[first], p.typedText()) {
			return last
		}
		return 0
	}
	if p.question.Kind == forms.Integer || p.question.Kind == forms.Decimal {
		return last
	}
	return 0
}

// astray tells whether an option has no more of what is typed than its letters, and none
// of its words begins as that does: a10 is not meant by v100.
func astray(option forms.Option, typed string) bool {
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, text := range []string{option.Value, option.Label.En, option.Label.Zh} {
		text = strings.ToLower(text)
		if typed == "" || strings.Contains(text, typed) {
			return false
		}
		words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		first, _ := utf8.DecodeRuneInString(typed)
		if slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, string(first)) }) {
			return false
		}
	}
	return true
}

// last puts what cannot be had behind the rest.
func (p *Picker) last(matches []int) []int {
	if !slices.ContainsFunc(matches, func(i int) bool { return p.judged[i].refused }) {
		return matches
	}
	ordered := make([]int, 0, len(matches)+1)
	var refused []int
	for _, i := range matches {
		if p.judged[i].refused {
			refused = append(refused, i)
		} else {
			ordered = append(ordered, i)
		}
	}
	return append(ordered, refused...)
}

// offersTyped tells whether what is typed could be a value that is not in the list.
func (p *Picker) offersTyped() bool {
	text := p.typedText()
	return p.free && text != "" && !p.values[text]
}

// Type puts a text into the filter, as if it had been typed.
func (p *Picker) Type(text string) {
	p.filter = newFilter(p.look, p.width, text)
	p.narrow()
}

// Filtering tells whether the list is narrowed.
func (p *Picker) Filtering() bool { return p.filter.Text() != "" }

// clear empties the filter; the cursor stays on its option.
func (p *Picker) clear() {
	index := p.Index()
	p.Type("")
	if index != asTyped {
		p.center(slices.Index(p.matches, index))
	}
}
