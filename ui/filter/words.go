package filter

import (
	"slices"
	"strings"
)

// Words are the texts that something is found by, as [WordsOf] makes them.
type Words struct {
	// lines are the texts in small letters, each between two ends of line.
	lines string
	// around and alike are what others have, too; nil for nothing.
	around, alike *Shared
}

// Shared are texts that many have, and a part of one more, of which others have other
// parts.
type Shared struct{ lines, part string }

// Share makes them.
func Share(part string, texts ...string) *Shared {
	return &Shared{lines: lines(texts), part: strings.ToLower(part)}
}

// WordsOf are the texts of one thing, what it is called before all others.
func WordsOf(texts ...string) Words { return Words{lines: lines(texts)} }

// Behind are the texts of w behind what it shares with all that is in the same thing, and
// with its likes in other things; the parts of these make one more text. Either may be nil.
func (w Words) Behind(around, alike *Shared) Words { return Words{w.lines, around, alike} }

func lines(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	size := 1
	for _, text := range texts {
		size += len(text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteByte('\n')
	for _, text := range texts {
		b.WriteString(strings.ToLower(text))
		b.WriteByte('\n')
	}
	return b.String()
}

// Have tells whether each of the words stands in the texts somewhere. The words are of
// small letters.
func (w Words) Have(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !w.any(word) && !w.joint(word) })
}

// any tells whether a line of the texts has a part.
func (w Words) any(part string) bool {
	return w.around.any(part) || w.alike.any(part) || strings.Contains(w.lines, part)
}

func (s *Shared) any(part string) bool {
	return s != nil && (strings.Contains(s.lines, part) || strings.Contains(s.part, part))
}

// joint tells whether a word begins in the first part of a text and ends in the second.
func (w Words) joint(word string) bool {
	first, second := w.around.half(), w.alike.half()
	for i := 1; i < len(word); i++ {
		if strings.HasSuffix(first, word[:i]) && strings.HasPrefix(second, word[i:]) {
			return true
		}
	}
	return false
}

// Lead tells whether the first text begins with the word, or any is the word itself.
func (w Words) Lead(word string) bool {
	first := w.lines
	switch {
	case w.around != nil:
		first = w.around.lines
	case w.alike != nil:
		first = w.alike.lines
	}
	return strings.HasPrefix(first, "\n"+word) || w.Are(word)
}

// Are tells whether one of the texts is what was typed.
func (w Words) Are(typed string) bool {
	first, second := w.around.half(), w.alike.half()
	return w.any("\n"+typed+"\n") || typed != "" && len(typed) == len(first)+len(second) && strings.HasPrefix(typed, first) && strings.HasSuffix(typed, second)
}

func (s *Shared) half() string {
	if s == nil {
		return ""
	}
	return s.part
}
