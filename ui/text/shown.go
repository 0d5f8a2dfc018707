package text

import (
	"strconv"
	"strings"

	"clusterwiz/forms/foreign"
)

// shown returns a line with marks for what is hidden in it: of all that steers a
// terminal only changes of style pass, which are ours.
func shown(s string) string {
	if foreign.Clean(s) && !strings.Contains(s, "\n") {
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

// intro begins a change of style, which ends with an m.
const intro = "\x1b["

// styleAt returns the change of style that s begins with; empty where it is
// something else, or one that hides.
func styleAt(s string) string {
	end := strings.IndexByte(s, 'm')
	if end < 0 {
		return ""
	}
	params := strings.Split(s[len(intro):end], ";")
	for i := 0; i < len(params); i++ {
		n, err := strconv.Atoi("0" + params[i])
		switch {
		case err != nil:
			return ""
		case n == 38 || n == 48:
			// A colour: 5 and its number, or 2 and its parts.
			if i+1 < len(params) && params[i+1] == "2" {
				i += 2
			}
			i += 2
		case n > 4 && n != 7 && n < 22 || n == 28 || n > 107:
			return ""
		}
	}
	return s[:end+1]
}
