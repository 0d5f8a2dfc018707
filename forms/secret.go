package forms

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"unique"
)

// Mask stands for a secret wherever one would be shown.
const Mask = "••••••"

// Ref tells where a secret is kept, never the secret itself.
type Ref struct {
	Kind RefKind
	// Name is the variable, the file, or the keyring entry; empty for Prompt.
	Name string
}

// RefKind is a kind of place for a secret.
type RefKind string

// The places from which a secret can be read when it is needed.
const (
	FromEnv     RefKind = "env"
	FromFile    RefKind = "file"
	FromKeyring RefKind = "keyring"
	FromPrompt  RefKind = "prompt"
)

// Secret is the value of a secret field. However it is printed, marshalled or
// logged it shows the mask; only Reveal gives the text.
type Secret struct {
	// plain is a handle because fmt calls no Format method on a value that it
	// reaches through an unexported member: printing [Answers] or a [Body]
	// would show a string here, but of a handle shows an address.
	plain unique.Handle[string]
	known bool
	ref   Ref
}

// Plain makes a Secret whose text is known but kept nowhere.
func Plain(text string) Secret { return Secret{plain: unique.Make(text), known: true} }

// Referenced makes a Secret that is kept elsewhere; its text is unknown.
func Referenced(ref Ref) Secret { return Secret{ref: ref} }

// Resolved returns the same reference with its text read.
func (s Secret) Resolved(text string) Secret {
	return Secret{plain: unique.Make(text), known: true, ref: s.ref}
}

// Reveal returns the text, and false while it is unknown.
func (s Secret) Reveal() (string, bool) {
	if !s.known {
		return "", false
	}
	return s.plain.Value(), true
}

// Ref returns where the secret is kept; the zero Ref when nowhere.
func (s Secret) Ref() Ref { return s.ref }

// Equal compares text and reference.
func (s Secret) Equal(other Secret) bool { return s == other }

// String returns the mask.
func (s Secret) String() string { return Mask }

// Format prints the mask for every verb, %#v included.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, Mask) }

// MarshalJSON returns the mask.
func (s Secret) MarshalJSON() ([]byte, error) { return json.Marshal(Mask) }

// MarshalText returns the mask.
func (s Secret) MarshalText() ([]byte, error) { return []byte(Mask), nil }

// LogValue returns the mask.
func (s Secret) LogValue() slog.Value { return slog.StringValue(Mask) }

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
