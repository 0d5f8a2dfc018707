package foreign

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden tells which characters a terminal obeys or does not show: controls, C1
// too; formats, such as those that turn the direction of reading, and all else
// of no width that Unicode lets a program ignore; separators of lines and
// paragraphs.
func Hidden(r rune) bool {
	switch {
	case r < ' ', r == 0x7f:
		return true
	case r < 0x7f:
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Name returns a text of which every character counts, such as the name of a
// file, with a mark for each that is hidden, line ends included.
func Name(s string) string { return marked(s, nothing) }

// Text returns a text of several lines with marks for all that is hidden but
// its line ends.
func Text(s string) string { return marked(s, lineEnds) }

// Line returns a text on one line: line ends and tabs, with the blanks around
// them, become one blank, all else that is hidden a mark.
func Line(s string) string {
	if strings.ContainsAny(s, "\n\t") {
		parts := strings.FieldsFunc(strings.ReplaceAll(s, "\r\n", "\n"), func(r rune) bool { return r == '\n' || r == '\t' })
		for i := range parts {
			parts[i] = strings.Trim(parts[i], " ")
		}
		s = strings.Trim(strings.Join(parts, " "), " ")
	}
	return marked(s, nothing)
}

// Clean tells whether s has nothing hidden but line ends: [Text] leaves it as it
// is.
func Clean(s string) bool { return clean(s, lineEnds) }

// The sets of hidden characters that a text may have.
const (
	nothing  = ""
	lineEnds = "\n"
)

func clean(s, allowed string) bool {
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case (c < ' ' || c == 0x7f) && strings.IndexByte(allowed, c) < 0:
			return false
		}
	}
	if ascii {
		return true
	}
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && Hidden(r) })
}

// marked returns s with a mark for all that is hidden and not allowed. A return
// before a line end belongs to it.
func marked(s, allowed string) string {
	if clean(s, allowed) {
		return s
	}
	if strings.Contains(allowed, "\n") {
		s = strings.ReplaceAll(s, "\r\n", "\n")
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, "<%02X>", s[i])
		case Hidden(r) && !strings.ContainsRune(allowed, r):
			b.WriteString(mark(r))
		default:
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// mark is what stands for a hidden character: one cell for those that have a
// picture.
func mark(r rune) string {
	switch {
	case r < ' ':
		return string(r + 0x2400)
	case r == 0x7f:
		return "\u2421"
	}
	return fmt.Sprintf("<U+%04X>", r)
}
