package filter

import "strings"

// Words are the texts that something is found by, as [WordsOf] makes them.
type Words string

// WordsOf are the texts of one thing, what it is called before all others.
func WordsOf(texts ...string) Words {
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
	return Words(b.String())
}

// Have tells whether each of the words stands in the texts somewhere. The words are of
// small letters.
func (w Words) Have(words []string) bool {
	for _, word := range words {
		if !strings.Contains(string(w), word) {
			return false
		}
	}
	return true
}

// Lead tells whether the first text begins with the word, or any is the word itself.
func (w Words) Lead(word string) bool { return strings.HasPrefix(string(w), "\n"+word) || w.Are(word) }

// Are tells whether one of the texts is what was typed.
func (w Words) Are(typed string) bool { return strings.Contains(string(w), "\n"+typed+"\n") }
