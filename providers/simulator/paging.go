package simulator

import "strconv"

// page is a position in a list that is asked for by page numbers from 1.
type page struct{ number, size int }

// readPage reads PageNumber and PageSize.
func readPage(p *object, fallback, lo, hi int) page {
	return page{p.integerOr("PageNumber", 1, 1<<20, 1), p.integerOr("PageSize", lo, hi, fallback)}
}

// cut is the part of a list that a page shows.
func cut[T any](p page, items []T) []T {
	from := min((p.number-1)*p.size, len(items))
	return items[from:min(from+p.size, len(items))]
}

// numbers adds what all answers with pages carry, as numbers.
func (p page) numbers(a answer, total int) answer {
	a["PageNumber"], a["PageSize"], a["TotalCount"] = p.number, p.size, total
	return a
}

// cursor is a position in a list that is asked for by tokens. A token is the
// offset in disguise, bound to the action so that it fits no other.
type cursor struct {
	action     string
	from, size int
}

func readCursor(p *object, action string, fallback, hi int) cursor {
	c := cursor{action: action, size: p.integerOr("MaxResults", 1, hi, fallback)}
	if token := p.free("NextToken"); token != "" {
		from, ok := c.offset(token)
		if !ok {
			p.fail("NextToken")
		}
		c.from = from
	}
	return c
}

const tokenMark = "sim"

func (c cursor) token(from int) string {
	return tokenMark + strconv.FormatUint(digest(int64(from), c.action), 36) + "-" + strconv.Itoa(from)
}

func (c cursor) offset(token string) (int, bool) {
	for i := len(token) - 1; i >= 0; i-- {
		if token[i] == '-' {
			from, err := strconv.Atoi(token[i+1:])
			return from, err == nil && from >= 0 && c.token(from) == token
		}
	}
	return 0, false
}

// slice is the part of n items that the cursor shows and the token of the next
// part, "" at the end.
func (c cursor) slice(n int) (from, to int, next string) {
	from = min(c.from, n)
	to = min(from+c.size, n)
	if to < n {
		next = c.token(to)
	}
	return from, to, next
}
