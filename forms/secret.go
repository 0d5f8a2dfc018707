package forms

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
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
