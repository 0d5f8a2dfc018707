package foreign

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Odd is the first thing in a text for which it looks other than it is.
type Odd struct {
	// Rune is the character; utf8.RuneError stands for a byte that is none.
	Rune rune
	// Kind is why it misleads.
	Kind Kind
	// Word is where it stands, with marks.
	Word string
}

// Kind is why a character misleads; empty where none does.
type Kind string

// The kinds.
const (
	// Unseen is not shown: it has no width, or a terminal obeys it.
	Unseen Kind = "unseen"
	// Reordering turns the direction in which the text is read.
	Reordering Kind = "reordering"
	// Lookalike is a letter of another script than the Latin letters beside it,
	// or a wide or ornamental form of a Latin letter or digit.
	Lookalike Kind = "lookalike"
)

// Looks returns the first character for which a text on one line, such as an id
// or a name, looks other than it is.
func Looks(s string) Odd {
	if odd := LooksHidden(s); odd.Kind != "" || ascii(s) {
		return odd
	}
	for word := range strings.FieldsSeq(s) {
		if odd := mixed(word); odd.Kind != "" {
			return odd
		}
	}
	return Odd{}
}

// LooksHidden is [Looks] for a text of several lines, such as a script, whose
// words may be of any script.
func LooksHidden(s string) Odd {
	if clean(s, "\n\t\r") {
		return Odd{}
	}
	for i, r := range s {
		if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			return Odd{Rune: utf8.RuneError, Kind: Unseen, Word: around(s, i)}
		}
		switch {
		case unicode.Is(unicode.Bidi_Control, r):
			return Odd{Rune: r, Kind: Reordering, Word: around(s, i)}
		case Hidden(r) && r != '\n' && r != '\t' && r != '\r':
			return Odd{Rune: r, Kind: Unseen, Word: around(s, i)}
		}
	}
	return Odd{}
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// mixed finds a letter that is taken for a Latin one in a word with Latin
// letters or digits: words in another script alone are as good as any.
func mixed(word string) Odd {
	latin := strings.ContainsFunc(word, func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) })
	for _, r := range word {
		if ornamental(r) || latin && unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee, unicode.Coptic, unicode.Lisu) {
			return Odd{Rune: r, Kind: Lookalike, Word: Name(cut(word))}
		}
	}
	return Odd{}
}

// ornamental tells the wide letters and digits of Chinese input, and the
// mathematical ones.
func ornamental(r rune) bool {
	switch {
	case r >= '\uff10' && r <= '\uff19', r >= '\uff21' && r <= '\uff3a', r >= '\uff41' && r <= '\uff5a':
		return true
	}
	return r >= 0x1d400 && r <= 0x1d7ff
}

// longest is the most characters of a text that are quoted.
const longest = 40

// around quotes the line of s in which the byte at stands, from a little before
// it.
func around(s string, at int) string {
	from := strings.LastIndexByte(s[:at], '\n') + 1
	for ; utf8.RuneCountInString(s[from:at]) > longest/2; from++ {
	}
	for from < at && !utf8.RuneStart(s[from]) {
		from++
	}
	line, _, _ := strings.Cut(s[from:], "\n")
	return Name(cut(line))
}

func cut(s string) string {
	runes := []rune(s)
	if len(runes) <= longest {
		return s
	}
	return string(runes[:longest]) + "…"
}
