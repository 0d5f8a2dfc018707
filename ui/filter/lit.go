package filter

import (
	"sort"
	"strings"

	"github.com/sahilm/fuzzy"
)

// Span is a part of a cell, in bytes, that matches: from From up to To.
type Span struct{ From, To int }

// Lit returns, for each of the cells of the option at i, what of it the query
// matches, from left to right.
func (x *Index) Lit(q Query, i int) [][]Span {
	if len(q.terms) == 0 {
		return nil
	}
	cells := x.Cells(i)
	small := make([]string, len(cells))
	for at, cell := range cells {
		if small[at] = strings.ToLower(cell); len(small[at]) != len(cell) {
			small[at] = "" // Another length: what is lit would be something else.
		}
	}
	lit := make([][]Span, len(cells))
	for t := range q.terms {
		if !q.terms[t].not {
			x.light(lit, small, &q.terms[t], &x.rows[i])
		}
	}
	for at := range lit {
		lit[at] = joined(lit[at])
	}
	return lit
}

// light adds to lit what of the cells a term matches.
func (x *Index) light(lit [][]Span, cells []string, t *term, r *row) {
	add := func(at, from, to int) {
		if from < to {
			lit[at] = append(lit[at], Span{from, to})
		}
	}
	first := x.first()
	switch t.sense {
	case amount, some:
		if at := first + t.column; at < len(cells) {
			add(at, 0, len(cells[at]))
		}
		return
	case number:
		for c, cell := range r.cells {
			if at := first + c; cell.known && cell.amount == t.than && at < len(cells) {
				add(at, 0, digits(cells[at]))
			}
		}
	case word:
		for at, cell := range cells {
			if from := wholeAt(cell, t.text); from >= 0 {
				add(at, from, from+len(t.text))
			}
		}
		return
	case loose:
	}
	x.lightLoose(cells, t.text, add)
}

// lightLoose lights a word where it is, the beginning of a word before any other place,
// else its letters.
func (x *Index) lightLoose(cells []string, word string, add func(at, from, to int)) {
	for at, cell := range cells {
		if from := begunAt(cell, word, 0); from >= 0 {
			add(at, from, from+len(word))
			return
		}
	}
	names := min(x.first(), len(cells))
	for at, cell := range cells[:names] {
		if from := strings.Index(cell, word); from >= 0 {
			add(at, from, from+len(word))
			return
		}
	}
	for _, match := range fuzzy.FindNoSort(word, []string{strings.Join(cells[:names], "\n")}) {
		for _, from := range match.MatchedIndexes {
			at := 0
			for at < names && from >= len(cells[at]) {
				from -= len(cells[at]) + 1
				at++
			}
			if at < names && from >= 0 {
				add(at, from, from+size(cells[at][from:]))
			}
		}
	}
}

// size is the length of the first character.
func size(text string) int {
	for next := range text {
		if next > 0 {
			return next
		}
	}
	return len(text)
}

// joined puts spans in order, without overlaps.
func joined(spans []Span) []Span {
	sort.SliceStable(spans, func(i, j int) bool { return spans[i].From < spans[j].From })
	var out []Span
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s.From <= out[last].To {
			out[last].To = max(out[last].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}
