package forms

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"unique"
)

// Mask stands for a secret wherever one would be shown.
const Mask = "••••••"

// Ref tells where a secret is kept, never the secret itself.
type Ref struct {
	Kind RefKind
	// Name is the variable, the file, or the keyring entry; empty for Prompt.
	Name string
	// Dir is the directory that the path of a file is relative to; empty for any
	// other, and where it is that in which the program runs.
	Dir string
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
	// sent is how the request has the text, where that is encoded: in Base64.
	sent  unique.Handle[string]
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

// Written returns the text as the request has it, and false while it is unknown.
func (s Secret) Written() (string, bool) {
	if s.sent == (unique.Handle[string]{}) {
		return s.Reveal()
	}
	return s.sent.Value(), s.known
}

// written returns the same secret, which the request has in another form.
func (s Secret) written(text string) Secret {
	s.sent = unique.Make(text)
	return s
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

// Hiding says of a question that may hold secrets how they are kept out of files;
// the zero Text of any other.
func (f *Field) Hiding() Text {
	switch {
	case !f.MayHide:
		return Text{}
	case f.Kind == Map:
		return T(`may contain secrets: in a profile, write { env = "NAME" } or { file = "PATH" } instead of a value; it is then masked everywhere`,
			`可能含有敏感信息：配置文件中可用 { env = "变量名" } 或 { file = "路径" } 代替其中的值，此时一律遮盖显示`)
	}
	return T(`may contain secrets: in a profile, write { file = "PATH" } or { env = "NAME" } instead; it is then masked everywhere`,
		`可能含有敏感信息：配置文件中可用 { file = "路径" } 或 { env = "变量名" } 代替，此时一律遮盖显示`)
}

// Table is the answer to a Map of which some values are secrets that are kept
// elsewhere: each value is a string or a [Secret].
type Table map[string]any

// texts are the entries as their rules look at them; what is unknown is left out.
func (t Table) texts() map[string]string {
	entries := make(map[string]string, len(t))
	for name, value := range t {
		for _, text := range texts(value) {
			entries[name] = text
		}
	}
	return entries
}

// Clone returns a copy.
func (t Table) Clone() Table { return maps.Clone(t) }

// isAnswer tells whether all values are texts and secrets.
func (t Table) isAnswer() bool {
	for _, value := range t {
		switch value.(type) {
		case string, Secret:
		default:
			return false
		}
	}
	return true
}

// Shown are the entries with the mask for each secret.
func (t Table) Shown() map[string]string {
	entries := t.texts()
	for name := range t.Secrets() {
		entries[name] = Mask
	}
	return entries
}

// Secrets returns the values that are secrets, by name.
func (t Table) Secrets() map[string]Secret {
	secrets := map[string]Secret{}
	for name, value := range t {
		if secret, ok := value.(Secret); ok {
			secrets[name] = secret
		}
	}
	return secrets
}

// Kept returns after, which came of typing over before, with the secrets that stand
// in it as their mask: nobody can type where they are kept.
func Kept(before, after any) any {
	table, _ := before.(Table)
	entries, isMap := after.(map[string]string)
	if !isMap {
		return after
	}
	kept := Table{}
	for name, secret := range table.Secrets() {
		if entries[name] == Mask {
			kept[name] = secret
		}
	}
	if len(kept) == 0 {
		return after
	}
	for name, text := range entries {
		if kept[name] == nil {
			kept[name] = text
		}
	}
	return kept
}
