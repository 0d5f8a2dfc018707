package forms

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms/foreign"
)

// Options makes the values of a choice from triples: value, English, Chinese.
func Options(triples ...string) []Option {
	var list []Option
	for triple := range slices.Chunk(triples, 3) {
		list = append(list, Option{Value: triple[0], Label: T(triple[1], triple[2])})
	}
	return list
}

// Words makes the values of a choice that are words of the cloud's own, in
// every language the same.
func Words(values ...string) []Option {
	var list []Option
	for _, value := range values {
		list = append(list, Option{Value: value, Label: Same(value)})
	}
	return list
}

// OptionsOf makes options of what a look-up found, each value once, those
// without a value left out.
func OptionsOf[T any](items []T, option func(T) Option) []Option {
	return optionsOf(len(items), func(i int) Option { return option(items[i]) })
}

// optionsOf is [OptionsOf] without the type of the items, so that it is compiled once.
func optionsOf(n int, at func(i int) Option) []Option {
	options := make([]Option, 0, n)
	seen := map[string]bool{}
	for i := range n {
		o := at(i)
		if o.Value != "" && !seen[o.Value] {
			seen[o.Value] = true
			options = append(options, o)
		}
	}
	return options
}

// Named tells whether the label says more than the value itself.
func (o Option) Named(lang Lang) bool {
	label := o.Label.In(lang)
	return label != "" && label != o.Value
}

// Shown is what a person reads of an option: the label where it says more than the
// value, the value, and the cells. They stand in one line, with marks for what is
// hidden. There is room for one more.
func (o Option) Shown(lang Lang) []string {
	shown := make([]string, 0, 3+len(o.Cells))
	if o.Named(lang) {
		shown = append(shown, foreign.Line(o.Label.In(lang)))
	}
	shown = append(shown, foreign.Name(o.Value))
	for _, cell := range o.Cells {
		shown = append(shown, foreign.Line(cell))
	}
	return shown
}

// OnStep puts fields on a page of the form.
func OnStep(step StepID, fields ...Field) []Field {
	for i := range fields {
		fields[i].Step = step
	}
	return fields
}

// Under puts fields under a heading.
func Under(heading Text, fields ...Field) []Field {
	for i := range fields {
		fields[i].Heading = heading
	}
	return fields
}

// longestGuess keeps the comparison of a hostile key cheap.
const longestGuess = 80

// Nearest returns the candidate that is most likely meant by word: one that
// differs by a few characters or that word, of three at least, begins. "" is
// none; the first of equally close candidates wins.
func Nearest(word string, candidates []string) string {
	if len(word) > longestGuess {
		return ""
	}
	word = strings.ToLower(word)
	best, found := max(2, len(word)/4)+1, ""
	for _, candidate := range candidates {
		d := distance(word, strings.ToLower(candidate))
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(candidate), word) {
			d = min(d, 2)
		}
		if d < best && d < len(candidate) {
			best, found = d, candidate
		}
	}
	return found
}

// distance counts the characters to insert, delete or replace that turn a
// into b.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			diagonal, row[j] = row[j], min(row[j]+1, row[j-1]+1, diagonal+change)
		}
	}
	return row[len(t)]
}

// closest returns the candidate that is least unlike word, however unlike: of
// numbers the one with the smallest difference, of words [Nearest], else the one
// with the fewest changes. "" is none where there are no candidates.
func closest(word string, candidates []string) string {
	if near := nearestNumber(word, candidates); near != "" {
		return near
	}
	if near := Nearest(word, candidates); near != "" {
		return near
	}
	word = strings.ToLower(word[:min(len(word), longestGuess)])
	best, found := math.MaxInt, ""
	for _, candidate := range candidates {
		if d := distance(word, strings.ToLower(candidate)); d < best {
			best, found = d, candidate
		}
	}
	return found
}

// nearestNumber returns the nearest where all are numbers, else "".
func nearestNumber(word string, candidates []string) string {
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return ""
	}
	best, found := math.Inf(1), ""
	for _, candidate := range candidates {
		c, err := strconv.ParseFloat(candidate, 64)
		if err != nil {
			return ""
		}
		if d := math.Abs(c - n); d < best {
			best, found = d, candidate
		}
	}
	return found
}
