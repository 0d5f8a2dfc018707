package filter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clusterwiz/forms"
)

// Query is what the words of a filter mean in one list.
type Query struct{ terms []term }

// Told tells whether a word of it is known by what it means in the list, and not by its
// letters: npu is what machines have, whatever they are called.
func (q Query) Told() bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return t.sense != loose })
}

// sense is how a term is meant.
type sense int

const (
	loose  sense = iota // in any text, letters in between at worst
	amount              // an amount in one column
	number              // an amount in any column, or a number in the name
	some                // any amount in one column
	word                // a cell with that word
)

type term struct {
	sense  sense
	not    bool
	text   string
	column int
	how    string // The comparison, one of those of compare.
	than   float64
	// texts tells of each different text of the list whether it has the word.
	texts   []bool
	letters uint64
}

// Read finds out what the words of a filter mean in the list.
func (x *Index) Read(filter string) Query {
	words := strings.Fields(strings.ToLower(filter))
	var q Query
	for at := 0; at < len(words); {
		t, used := x.term(words[at:])
		at += used
		if t.text != "" {
			q.terms = append(q.terms, t)
		}
	}
	return q
}

// term reads the first term of words, and tells how many words it takes.
func (x *Index) term(words []string) (t term, used int) {
	rest, not := strings.CutPrefix(words[0], "!")
	used = 1
	if not && rest == "" && len(words) > 1 {
		rest, used = words[1], 2
	}
	t = term{not: not, text: rest, letters: lettersOf(rest)}
	if x.Countable() {
		if more, ok := x.readAmount(&t, rest, words[used:]); ok {
			return t, used + more
		}
	}
	if column := x.unit(rest, false); column >= 0 {
		t.sense, t.column = some, column
		return t, used
	}
	x.readWord(&t)
	return t, used
}

// Countable tells whether the list has a column of amounts.
func (x *Index) Countable() bool {
	return slices.ContainsFunc(x.columns, func(c forms.Column) bool { return c.Number })
}

// unit is the column that a word names as the unit of its amounts, -1 for none. Of a
// word that is being typed the beginning does.
func (x *Index) unit(typed string, begun bool) int {
	if typed == "" {
		return -1
	}
	for _, fits := range []func(word string) bool{
		func(word string) bool { return word == typed },
		func(word string) bool { return begun && strings.HasPrefix(word, typed) },
	} {
		for i, column := range x.columns {
			if column.Number && slices.ContainsFunc(column.Words, fits) {
				return i
			}
		}
	}
	return -1
}

// comparisons are how amounts are compared, the longer before those that they begin
// with.
var comparisons = []string{">=", "<=", "≥", "≤", ">", "<", "="}

// readAmount reads "16", "16 vcpu", "16vcpu", ">= 32", and tells how many of the
// words that follow belong to it.
func (x *Index) readAmount(t *term, text string, next []string) (more int, ok bool) {
	how := ""
	for _, sign := range comparisons {
		if rest, is := strings.CutPrefix(text, sign); is {
			how, text = sign, rest
			break
		}
	}
	if how != "" && text == "" && len(next) > 0 {
		text, next, more = next[0], next[1:], 1
	}
	than, ok := leading(text)
	column, unit := -1, text[digits(text):]
	switch {
	case !ok:
		return 0, false
	case unit != "":
		if column = x.unit(unit, len(next) == 0); column < 0 {
			return 0, false
		}
	case len(next) > 0:
		if column = x.unit(next[0], len(next) == 1); column >= 0 {
			more++
		}
	}
	t.sense, t.text, t.column, t.how, t.than = amount, text, column, how, than
	switch {
	case column < 0 && how == "":
		t.sense = number
	case column < 0:
		t.column = slices.IndexFunc(x.columns, func(c forms.Column) bool { return c.Number })
	}
	return more, true
}

// readWord finds out whether a word is one of the cells.
func (x *Index) readWord(t *term) {
	if utf8.RuneCountInString(t.text) < 2 || strings.IndexFunc(t.text, unicode.IsLetter) < 0 {
		return
	}
	for i, text := range x.texts {
		if t.letters&^text.letters != 0 || !whole(text.text, t.text) {
			continue
		}
		if t.texts == nil {
			t.sense, t.texts = word, make([]bool, len(x.texts))
		}
		t.texts[i] = true
	}
}

// whole tells whether a word stands in a text as a word: arm in arm64 and x86 in
// x86_64, but not a10 in a100.
func whole(text, word string) bool { return wholeAt(text, word) >= 0 }

// wholeAt is where it stands, -1 for nowhere.
func wholeAt(text, word string) int {
	last, _ := utf8.DecodeLastRuneInString(word)
	for at := begunAt(text, word, 0); at >= 0; at = begunAt(text, word, at+1) {
		after, size := utf8.DecodeRuneInString(text[at+len(word):])
		if size == 0 || after == '_' || !joins(after) || unicode.IsLetter(last) && unicode.IsDigit(after) || last > unicode.MaxASCII {
			return at
		}
	}
	return -1
}

// begunAt is where in a text, from a place on, a word stands that no letter or digit
// is before; -1 for nowhere. In Chinese every character begins a word.
func begunAt(text, word string, from int) int {
	first, _ := utf8.DecodeRuneInString(word)
	for at := from; at <= len(text)-len(word); {
		next := strings.Index(text[at:], word)
		if next < 0 {
			return -1
		}
		at += next
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if at == 0 || !joins(before) || !joins(first) || first > unicode.MaxASCII || before > unicode.MaxASCII {
			return at
		}
		at++
	}
	return -1
}
