package forms

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// seam marks in a formatted text where an inserted one begins and ends. No text
// has it: it is no character.
const seam = '\uffff'

// inserted is a Chinese text that goes into another.
type inserted string

// Format marks the ends of the text, unless it is quoted or padded.
func (t inserted) Format(f fmt.State, verb rune) {
	_, padded := f.Width()
	if padded || verb == 'q' {
		_, _ = fmt.Fprintf(f, fmt.FormatString(f, verb), string(t))
		return
	}
	_, _ = io.WriteString(f, string(seam)+string(t)+string(seam))
}

// spaced takes the marks out of a formatted text. Where they were, Latin is set
// apart from Han by a blank, and Han from Han by none.
func spaced(s string) string {
	if !strings.ContainsRune(s, seam) {
		return s
	}
	var b strings.Builder
	var last rune
	blanks, marked := 0, false
	for _, r := range s {
		switch r {
		case seam:
			marked = true
			continue
		case ' ':
			blanks++
			continue
		}
		if marked && blanks < 2 {
			blanks = gap(last, r, blanks)
		}
		b.WriteString(strings.Repeat(" ", blanks))
		b.WriteRune(r)
		last, blanks, marked = r, 0, false
	}
	b.WriteString(strings.Repeat(" ", blanks))
	return b.String()
}

// gap returns how many blanks belong between two characters, of which so many
// are there.
func gap(before, after rune, there int) int {
	switch {
	case isWide(before) && isWide(after):
		return 0
	case isHan(before) && isLatin(after), isLatin(before) && isHan(after):
		return 1
	}
	return there
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isWide(r rune) bool {
	return isHan(r) || strings.ContainsRune("，。；：？！、（）“”", r)
}

func isLatin(r rune) bool { return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
