package filter

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// search is one that was made: of a longer word the rows are among those of the
// shorter.
type search struct {
	terms []term
	rows  []int
	ready bool
}

// hit is a row that matches: the lower the tier the better, within it the higher the
// score.
type hit struct{ row, tier, score int }

// How well loose words match.
const (
	begins    = iota // A word begins with it.
	within           // It is within the name or the value.
	scattered        // Its letters are in the name or the value, others in between.
	never
)

// mostRanked is up to how many rows with scattered letters are put in order by how
// well they match. Of more nobody looks for the best: another letter is typed.
const mostRanked = 256

// Match returns the positions of the options that match, the best first; those that
// match as well as each other are in the order of the list. They are the index's own, until it is
// asked again.
func (x *Index) Match(q Query) []int {
	if len(q.terms) == 0 {
		return slices.Clip(x.all)
	}
	hits, unlike := x.hits(q)
	rows := like(hits, x.found[:0])
	defer func() { x.found = rows }()
	if unlike == 0 {
		return rows
	}
	hits = slices.DeleteFunc(hits, func(h hit) bool { return h.tier < scattered })
	if unlike <= mostRanked {
		x.rank(q, hits)
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.tier, b.tier), cmp.Compare(b.score, a.score)) })
	}
	for _, h := range hits {
		rows = append(rows, h.row)
	}
	return rows
}

// Like is Match without what only has the letters, others in between: for lines that may
// be answers as well as filters.
func (x *Index) Like(q Query) []int {
	if len(q.terms) == 0 {
		return x.Match(q)
	}
	hits, _ := x.hits(q)
	return like(hits, nil)
}

// like are the rows that have what was typed as it stands, written to rows.
func like(hits []hit, rows []int) []int {
	rows = slices.Grow(rows, len(hits)+1)
	for tier := range scattered {
		for _, h := range hits {
			if h.tier == tier {
				rows = append(rows, h.row)
			}
		}
	}
	return rows
}

// hits are the rows that match, in the order of the list, and how many of them are
// unlike what was typed.
func (x *Index) hits(q Query) (hits []hit, unlike int) {
	hits = x.scratch[:0]
	x.each(q, func(i int) {
		tier := 0
		for t := range q.terms {
			one := x.rows[i].tier(&q.terms[t])
			if one >= never {
				return
			}
			tier += one
		}
		if tier >= scattered {
			unlike++
		}
		hits = append(hits, hit{row: i, tier: tier})
	})
	x.scratch = hits
	x.remember(q, hits)
	return hits, unlike
}

// each goes through the rows that may match.
func (x *Index) each(q Query, visit func(i int)) {
	if x.last.covers(q) {
		for _, i := range x.last.rows {
			visit(i)
		}
		return
	}
	for i := range x.rows {
		visit(i)
	}
}

func (x *Index) remember(q Query, hits []hit) {
	x.last.terms, x.last.rows, x.last.ready = q.terms, x.last.rows[:0], true
	for _, h := range hits {
		x.last.rows = append(x.last.rows, h.row)
	}
}

// covers tells whether all that matches q matched the search: the same terms, the last
// of them a loose word that goes on.
func (s search) covers(q Query) bool {
	n := len(q.terms)
	if !s.ready || len(s.terms) != n {
		return false
	}
	for i := range n - 1 {
		a, b := s.terms[i], q.terms[i]
		if a.sense != b.sense || a.not != b.not || a.text != b.text || a.column != b.column || a.how != b.how || a.than != b.than {
			return false
		}
	}
	a, b := s.terms[n-1], q.terms[n-1]
	return a.sense == loose && b.sense == loose && !a.not && !b.not && strings.HasPrefix(b.text, a.text)
}

// rank scores the rows whose letters are scattered.
func (x *Index) rank(q Query, hits []hit) {
	for t := range q.terms {
		if q.terms[t].sense != loose || q.terms[t].not {
			continue
		}
		names := make([]string, len(hits))
		for i, h := range hits {
			names[i] = x.rows[h.row].names
		}
		for _, match := range fuzzy.FindNoSort(q.terms[t].text, names) {
			hits[match.Index].score += match.Score
		}
	}
}

// tier tells how well a row matches a term.
func (r *row) tier(t *term) int {
	tier := r.affirm(t)
	switch {
	case !t.not:
		return tier
	case tier >= scattered:
		// What only has the letters somewhere is not meant by a no.
		return 0
	}
	return never
}

func (r *row) affirm(t *term) int {
	held := false
	switch t.sense {
	case amount:
		held = t.column < len(r.cells) && r.cells[t.column].known && compare(r.cells[t.column].amount, t.how, t.than)
	case some:
		held = t.column < len(r.cells) && r.cells[t.column].text >= 0 && (!r.cells[t.column].known || r.cells[t.column].amount > 0)
	case word:
		held = slices.ContainsFunc(r.cells, func(c cell) bool { return c.text >= 0 && t.texts[c.text] }) ||
			t.letters&^r.named == 0 && whole(r.names, t.text)
	case number:
		if slices.ContainsFunc(r.cells, func(c cell) bool { return c.known && c.amount == t.than }) {
			return begins
		}
		return r.numbered(t)
	case loose:
		return r.loose(t)
	}
	if held {
		return begins
	}
	return never
}

// numbered tells how well a number matches what is no amount: the name, the value, or
// the beginning of an address.
func (r *row) numbered(t *term) int {
	tier := never
	if t.letters&^(r.named|r.told) != 0 {
		return never
	}
	if strings.Contains(r.names, t.text) {
		tier = within
	}
	if first, _ := utf8.DecodeRuneInString(t.text); r.begun&bit(first) == 0 {
		return tier
	}
	if begunAt(r.names, t.text, 0) >= 0 || begunAt(r.plain, t.text, 0) >= 0 {
		tier = begins
	}
	return tier
}

// loose tells how well a word matches what the row says. A text without all letters of the
// word is not looked through.
func (r *row) loose(t *term) int {
	named, told, at := t.letters&^r.named == 0, t.letters&^r.told == 0, -1
	if named {
		at = strings.Index(r.names, t.text)
	}
	if first, size := utf8.DecodeRuneInString(t.text); r.begun&bit(first) != 0 {
		switch {
		case size == len(t.text) && own(first),
			at >= 0 && begunAt(r.names, t.text, at) >= 0,
			told && begunAt(r.rest, t.text, 0) >= 0:
			return begins
		}
	}
	switch {
	case at >= 0:
		return within
	case named && isScattered(r.names, t.text):
		return scattered
	}
	return never
}

// isScattered tells whether the letters of word are in text in their order.
func isScattered(text, word string) bool {
	for _, letter := range word {
		at := strings.IndexRune(text, letter)
		if at < 0 {
			return false
		}
		text = text[at+utf8.RuneLen(letter):]
	}
	return true
}

func compare(have float64, how string, than float64) bool {
	switch how {
	case ">=", "≥":
		return have >= than
	case "<=", "≤":
		return have <= than
	case ">":
		return have > than
	case "<":
		return have < than
	}
	return have == than
}
