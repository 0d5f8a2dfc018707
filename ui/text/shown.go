package text

import (
	"strconv"
	"strings"

	"clusterwiz/forms/foreign"
)

// shown returns a line with marks for what is hidden in it: of all that steers a
// terminal only changes of style pass, which are ours.
func shown(s string) string {
	if pure(s) {
		return s
	}
	var b strings.Builder
	for {
		at := strings.Index(s, intro)
		if at < 0 {
			b.WriteString(foreign.Name(s))
			return b.String()
		}
		style := styleAt(s[at:])
		if style == "" {
			at += len(intro)
		}
		b.WriteString(foreign.Name(s[:at]))
		b.WriteString(style)
		s = s[at+len(style):]
	}
}

// pure tells whether nothing is hidden in a line: most are, and are shown as they are.
func pure(s string) bool {
	if strings.Contains(s, "\n") {
		return false
	}
	for {
		at := strings.Index(s, intro)
		if at < 0 {
			return foreign.Clean(s)
		}
		style := styleAt(s[at:])
		if style == "" || !foreign.Clean(s[:at]) {
			return false
		}
		s = s[at+len(style):]
	}
}

// intro begins a change of style, which ends with an m.
const intro = "\x1b["

// styleAt returns the change of style that s begins with; empty where it is
// something else, or one that hides.
func styleAt(s string) string {
	end := strings.IndexByte(s, 'm')
	if end < 0 {
		return ""
	}
	more := true
	for params, one := s[len(intro):end], ""; more; {
		one, params, more = strings.Cut(params, ";")
		n, err := 0, error(nil)
		if one != "" {
			n, err = strconv.Atoi(one)
		}
		switch {
		case err != nil || n < 0 || one != "" && (one[0] < '0' || one[0] > '9'):
			return ""
		case n == 38 || n == 48:
			// A colour: 5 and its number, or 2 and its parts.
			kind, _, _ := strings.Cut(params, ";")
			skip := 2
			if kind == "2" {
				skip = 4
			}
			for ; skip > 0 && more; skip-- {
				_, params, more = strings.Cut(params, ";")
			}
		case n > 4 && n != 7 && n < 22 || n == 28 || n > 107:
			return ""
		}
	}
	return s[:end+1]
}
