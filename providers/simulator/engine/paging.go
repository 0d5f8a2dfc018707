package engine

import "strconv"

// Page is a position in a list that is asked for by page numbers from 1.
type Page struct{ Number, Size int }

// ReadPage reads PageNumber and PageSize.
func ReadPage(p *Object, fallback, lo, hi int) Page {
	return Page{p.IntegerOr("PageNumber", 1, 1<<20, 1), p.IntegerOr("PageSize", lo, hi, fallback)}
}

// Cut is the part of a list that a page shows.
func Cut[T any](p Page, items []T) []T {
	from := min((p.Number-1)*p.Size, len(items))
	return items[from:min(from+p.Size, len(items))]
}

// Numbers adds what all answers with pages carry, as numbers.
func (p Page) Numbers(a Answer, total int) Answer {
	a["PageNumber"], a["PageSize"], a["TotalCount"] = p.Number, p.Size, total
	return a
}

// Cursor is a position in a list that is asked for by tokens. A token is the
// offset in disguise, bound to the action so that it fits no other.
type Cursor struct {
	Action     string
	From, Size int
}

// ReadCursor reads MaxResults and NextToken.
func ReadCursor(p *Object, action string, fallback, hi int) Cursor {
	c := Cursor{Action: action, Size: p.IntegerOr("MaxResults", 1, hi, fallback)}
	if token := p.Free("NextToken"); token != "" {
		from, ok := c.Offset(token)
		if !ok {
			p.Fail("NextToken")
		}
		c.From = from
	}
	return c
}

const tokenMark = "sim"

func (c Cursor) token(from int) string {
	return tokenMark + strconv.FormatUint(Digest(int64(from), c.Action), 36) + "-" + strconv.Itoa(from)
}

// Offset reads a token; false when it is not one of the action's.
func (c Cursor) Offset(token string) (int, bool) {
	for i := len(token) - 1; i >= 0; i-- {
		if token[i] == '-' {
			from, err := strconv.Atoi(token[i+1:])
			return from, err == nil && from >= 0 && c.token(from) == token
		}
	}
	return 0, false
}

// Slice is the part of n items that the cursor shows and the token of the next
// part, "" at the end.
func (c Cursor) Slice(n int) (from, to int, next string) {
	from = min(c.From, n)
	to = min(from+c.Size, n)
	if to < n {
		next = c.token(to)
	}
	return from, to, next
}
