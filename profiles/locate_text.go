package profiles

import (
	"strings"

	"github.com/BurntSushi/toml"
)

// unquoteKey leaves escapes to the library, so that both read them alike.
func unquoteKey(quoted string) string {
	if quoted[0] == '"' && strings.Contains(quoted, `\`) {
		var holder struct{ K string }
		if _, err := toml.Decode("K = "+quoted, &holder); err == nil {
			return holder.K
		}
	}
	if len(quoted) < 2 {
		return ""
	}
	return quoted[1 : len(quoted)-1]
}

// text skips a string in any of its four notations.
func (l *locator) text() {
	quote := l.src[l.off : l.off+1]
	long := strings.Repeat(quote, 3)
	end := quote
	if l.take(long) {
		end = long
	} else {
		l.off++
	}
	for l.off < len(l.src) {
		if l.src[l.off] == '\\' && quote == `"` {
			l.off = min(l.off+2, len(l.src))
			continue
		}
		if !l.take(end) {
			l.off++
			continue
		}
		// Up to two more quotes belong to the text before the end.
		if end == long && l.take(quote) {
			l.take(quote)
		}
		return
	}
}

func (l *locator) take(s string) bool {
	if !strings.HasPrefix(l.src[l.off:], s) {
		return false
	}
	l.off += len(s)
	return true
}

func (l *locator) until(stop string) {
	n := strings.IndexAny(l.src[l.off:], stop)
	if n < 0 {
		n = len(l.src) - l.off
	}
	l.off += n
}

func (l *locator) spaces() {
	for l.off < len(l.src) && (l.src[l.off] == ' ' || l.src[l.off] == '\t') {
		l.off++
	}
}

// blank skips spaces, line ends and comments.
func (l *locator) blank() {
	for l.off < len(l.src) {
		switch l.src[l.off] {
		case ' ', '\t', '\r', '\n':
			l.off++
		case '#':
			l.until("\n")
		default:
			return
		}
	}
}
