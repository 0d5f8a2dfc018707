// Package mask takes secrets out of texts that others write: a cloud that quotes a
// request in its refusal, a log that has the arguments of a script. A secret is found
// in whatever spelling it stands there; see layer.
package mask

import (
	"slices"
	"strings"

	"clusterwiz/forms"
)

// Shortest is the length, in bytes, from which a text is masked: to mask one or two
// letters would eat the words of a message and hide nothing.
const Shortest = 3

// Certain is the length from which a secret does not stand in an id by chance.
const Certain = 8

// mostLines is up to how many lines of a secret are secrets of their own.
const mostLines = 64

// leastLine is the length from which one is.
const leastLine = 8

// A text is read in pieces, each of which goes on into the next one by so much that
// no secret, however it is spelled, is cut by both.
const (
	piece   = 1 << 20
	overlap = 256 << 10
)

// Finder finds secrets that stand in a text letter by letter.
type Finder interface {
	// Find calls mark with the bytes from..to of each secret in text.
	Find(text string, mark func(from, to int))
	// Least is the length of the shortest secret in bytes; 0 where there is none.
	Least() int
}

// Masker takes secrets out of texts. The zero Masker changes nothing.
type Masker struct{ finder Finder }

// New makes a Masker of secrets that are known.
func New(secrets ...string) Masker { return By(known(Parts(secrets...))) }

// By makes a Masker of a finder.
func By(finder Finder) Masker {
	if finder.Least() == 0 {
		return Masker{}
	}
	return Masker{finder}
}

// Parts returns what of the secrets is looked for, each once: the secret without
// blanks around it, since who repeats it may leave them out, and the lines of one
// that has several, since who repeats it may put them on one.
func Parts(secrets ...string) []string {
	var parts []string
	add := func(part string, least int) {
		if part = strings.TrimSpace(part); len(part) >= least && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	for _, secret := range secrets {
		add(secret, Shortest)
		if lines := strings.FieldsFunc(strings.TrimSpace(secret), newLine); len(lines) > 1 && len(lines) <= mostLines {
			for _, line := range lines {
				add(line, leastLine)
			}
		}
	}
	return parts
}

func newLine(r rune) bool { return r == '\n' || r == '\r' }

// Long makes a Masker of those of the secrets that stand nowhere by chance, for ids
// and for replies as they come.
func Long(secrets ...string) Masker {
	return New(slices.DeleteFunc(slices.Clone(secrets), func(secret string) bool { return len(strings.TrimSpace(secret)) < Certain })...)
}

// IsZero tells whether there is nothing to mask.
func (m Masker) IsZero() bool { return m.finder == nil }

// Hide returns text with [forms.Mask] for every secret. Secrets that overlap, as where
// one begins like another, are masked as one: no end of any is left.
func (m Masker) Hide(text string) string {
	if m.finder == nil || len(text) < m.finder.Least() || literal(text, m.finder.Least()) && !finds(m.finder, text) {
		return text
	}
	var hidden []bool
	for base := 0; base < len(text); base += piece {
		for l := range layers(text[base:min(base+piece+overlap, len(text))], m.finder) {
			m.finder.Find(l.text, func(from, to int) {
				if hidden == nil {
					hidden = make([]bool, len(text))
				}
				from, to = l.source(from, to)
				for i := from; i < to; i++ {
					hidden[base+i] = true
				}
			})
		}
	}
	if hidden == nil {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		switch {
		case !hidden[i]:
			b.WriteByte(text[i])
		case i == 0 || !hidden[i-1]:
			b.WriteString(forms.Mask)
		}
	}
	return b.String()
}

// HideText is [Masker.Hide] in both languages.
func (m Masker) HideText(t forms.Text) forms.Text { return forms.T(m.Hide(t.En), m.Hide(t.Zh)) }

// literal tells whether a text has but one reading, which is the text itself: no sign of an
// escape is in it, and nothing that is long enough to be a secret in Base64.
func literal(text string, least int) bool {
	for range runs(text, packed(least)) {
		return false
	}
	return !strings.ContainsAny(text, `%+\&`)
}

// finds tells whether a secret stands in a text.
func finds(finder Finder, text string) bool {
	if k, ok := finder.(known); ok {
		return slices.ContainsFunc(k, func(secret string) bool { return strings.Contains(text, secret) })
	}
	found := false
	finder.Find(text, func(int, int) { found = true })
	return found
}

// known are secrets whose texts are known.
type known []string

// Find implements [Finder].
func (k known) Find(text string, mark func(from, to int)) {
	for _, secret := range k {
		for from := 0; ; from++ {
			at := strings.Index(text[from:], secret)
			if at < 0 {
				break
			}
			from += at
			mark(from, from+len(secret))
		}
	}
}

// Least implements [Finder].
func (k known) Least() int {
	least := 0
	for _, secret := range k {
		if least == 0 || len(secret) < least {
			least = len(secret)
		}
	}
	return least
}
