package forms

import (
	"slices"
	"strings"
)

// shortestSecret is the length from which a text is masked: to mask one or two
// letters would eat the words of a message and hide nothing.
const shortestSecret = 3

// Masker takes secrets out of texts that others write, as a cloud that repeats
// them in an error. The zero Masker changes nothing.
type Masker struct{ secrets []string }

// NewMasker makes a Masker of secrets. Blanks around one do not count, since who
// repeats it may leave them out.
func NewMasker(secrets ...string) Masker {
	var m Masker
	for _, secret := range secrets {
		if secret = strings.TrimSpace(secret); len(secret) >= shortestSecret && !slices.Contains(m.secrets, secret) {
			m.secrets = append(m.secrets, secret)
		}
	}
	return m
}

// IsZero tells whether there is nothing to mask.
func (m Masker) IsZero() bool { return len(m.secrets) == 0 }

// Hide returns text with [Mask] for every secret. Secrets that overlap, as where
// one begins like another, are masked as one: no end of any is left.
func (m Masker) Hide(text string) string {
	hidden := make([]bool, len(text))
	found := false
	for _, secret := range m.secrets {
		for from := 0; ; from++ {
			at := strings.Index(text[from:], secret)
			if at < 0 {
				break
			}
			from += at
			found = true
			for i := range len(secret) {
				hidden[from+i] = true
			}
		}
	}
	if !found {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		switch {
		case !hidden[i]:
			b.WriteByte(text[i])
		case i == 0 || !hidden[i-1]:
			b.WriteString(Mask)
		}
	}
	return b.String()
}

// HideText is [Masker.Hide] in both languages.
func (m Masker) HideText(t Text) Text { return T(m.Hide(t.En), m.Hide(t.Zh)) }
