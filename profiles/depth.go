package profiles

import (
	"fmt"
	"strings"

	"clusterwiz/forms"
)

// deepest is how far values may be nested, each bracket, brace and part of a
// dotted key counted. Profiles need eight; the library has no limit of its own,
// and a stack that overflows ends the program.
const deepest = 32

// deepError is a document that is nested deeper than [deepest], at an offset.
type deepError struct{ at int }

// Error implements error.
func (e *deepError) Error() string { return fmt.Sprintf("nested too deep at byte %d", e.at) }

func (e *deepError) problem() forms.Problem {
	return forms.Problem{
		Summary: forms.Tf("is nested deeper than %d levels", "嵌套超过 %d 层", deepest),
		Remedy:  forms.T("no profile needs that; check the brackets and dots of this line", "配置文件不需要这么深；请检查本行的括号与点号"),
	}
}

// nesting reads a document for its depth alone. It knows strings and comments,
// and agrees with the library up to the first slip of the notation, where that
// stops reading.
type nesting struct {
	src string
	off int
	// header is how many parts the heading above has, parts those of the key
	// that is being read or was read last.
	header, parts int
	// open is what each open bracket and brace added, deep their sum.
	open []int
	deep int
	// begin: a statement begins here, as nothing stands before on its line.
	begin bool
}

// depth returns a [*deepError] for a document that is nested too deep.
func depth(src string) error {
	n := nesting{src: src, begin: true}
	for n.off < len(src) {
		at := n.off
		n.off++
		n.sign(at)
		if n.header+n.deep+n.parts > deepest {
			return &deepError{at}
		}
	}
	return nil
}

// sign takes one character that may change the depth.
func (n *nesting) sign(at int) {
	c := n.src[at]
	first := n.begin
	n.begin = len(n.open) == 0 && (c == '\n' || first && (c == ' ' || c == '\t'))
	switch c {
	case '#':
		n.skip("\n")
	case '"', '\'':
		n.text(c)
	case '.':
		n.parts++
	case '[', '{':
		if c == '[' && first {
			n.heading()
			return
		}
		n.open = append(n.open, n.parts+1)
		n.deep, n.parts = n.deep+n.parts+1, 0
	case ']', '}':
		if last := len(n.open) - 1; last >= 0 {
			n.deep -= n.open[last]
			n.open = n.open[:last]
		}
		n.parts = 0
	case ',':
		n.parts = 0
	case '\n':
		if len(n.open) == 0 {
			n.parts = 0
		}
	}
}

// heading counts the parts of [a.b] or [[a.b]], whose second bracket is next.
func (n *nesting) heading() {
	n.header, n.parts = 1, 0
	for n.off < len(n.src) && n.header <= deepest {
		c := n.src[n.off]
		if c == '\n' || c == ']' {
			return
		}
		n.off++
		switch c {
		case '"', '\'':
			n.text(c)
		case '.', '[':
			n.header++
		}
	}
}

// text skips a string, of which the first quote is behind.
func (n *nesting) text(quote byte) {
	q := string(quote)
	if !strings.HasPrefix(n.src[n.off:], q+q) { // An empty one ends at once.
		n.until(q, quote == '"', false)
		return
	}
	n.off += 2
	n.until(q+q+q, quote == '"', true)
	// Up to two more quotes belong to the text before the end.
	for range 2 {
		if strings.HasPrefix(n.src[n.off:], q) {
			n.off++
		}
	}
}

// until goes behind the next end, but not beyond a line where a text has one.
func (n *nesting) until(end string, escapes, lines bool) {
	for n.off < len(n.src) {
		switch c := n.src[n.off]; {
		case c == '\n' && !lines:
			return
		case c == '\\' && escapes:
			n.off = min(n.off+2, len(n.src))
		case strings.HasPrefix(n.src[n.off:], end):
			n.off += len(end)
			return
		default:
			n.off++
		}
	}
}

// skip goes to the next stop, or the end.
func (n *nesting) skip(stop string) {
	if to := strings.Index(n.src[n.off:], stop); to >= 0 {
		n.off += to
		return
	}
	n.off = len(n.src)
}
