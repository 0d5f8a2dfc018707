package launch

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Mark tells a secret by its length and the keyed sum of its bytes, so that who
// comes back to a run can mask it where the cloud repeats it. The key lies beside
// the journals and nowhere else; a journal without it tells nothing but a length.
// Even with it the sum, of 32 bits, fits one guess in four billion, too many to
// be a proof of any.
type Mark struct {
	Length int    `json:"length"`
	Sum    uint32 `json:"sum"`
}

// shortest is the length from which a secret is masked at all.
const shortest = 3

// keyFile holds the key of all marks of a store.
const keyFile = "marks.key"

// marker makes and finds marks. The zero marker finds none.
type marker struct {
	key   []byte
	marks []Mark
}

// sum is the first 32 bits of the text's HMAC-SHA256.
func (m marker) sum(text string) uint32 {
	mac := hmac.New(sha256.New, m.key)
	_, _ = mac.Write([]byte(text))
	return binary.BigEndian.Uint32(mac.Sum(nil))
}

// mark returns the marks of the secrets of the request: without blanks around
// them, as who repeats one may leave them out.
func (m marker) mark(secrets []string) []Mark {
	var marks []Mark
	for _, secret := range secrets {
		if secret = strings.TrimSpace(secret); len(secret) < shortest || len(m.key) == 0 {
			continue
		}
		if one := (Mark{len(secret), m.sum(secret)}); !slices.Contains(marks, one) {
			marks = append(marks, one)
		}
	}
	return marks
}

// found returns the secrets that stand in a text, of which every part of a marked
// length is held against the marks.
func (m marker) found(text string) []string {
	var secrets []string
	for _, one := range m.marks {
		if one.Length < shortest {
			continue // Damage: it would fit anything.
		}
		for from := 0; from+one.Length <= len(text); from++ {
			if part := text[from : from+one.Length]; m.sum(part) == one.Sum && !slices.Contains(secrets, part) {
				secrets = append(secrets, part)
			}
		}
	}
	return secrets
}

func (m marker) isZero() bool { return len(m.marks) == 0 || len(m.key) == 0 }

// Hide returns text with [forms.Mask] for every secret that is marked.
func (m marker) Hide(text string) string {
	if m.isZero() {
		return text
	}
	return forms.NewMasker(m.found(text)...).Hide(text)
}

// markKey returns the key of the marks, and makes it where create is set and there
// is none. Without one, and where it cannot be kept, there are no marks.
func (s *Store) markKey(create bool) []byte {
	path := filepath.Join(s.dir, keyFile)
	key, err := os.ReadFile(path)
	if !create || !errors.Is(err, fs.ErrNotExist) {
		return key
	}
	key = []byte(rand.Text())
	file, err := os.CreateTemp(s.dir, keyFile)
	if err != nil {
		return nil
	}
	defer func() { _ = os.Remove(file.Name()) }()
	_, err = file.Write(key)
	// Of two programs that make one at once, the first is right.
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Link(file.Name(), path)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil
	}
	key, _ = os.ReadFile(path)
	return key
}

// mark notes the marks of the request's secrets with the run.
func (s *session) mark(request providers.Request) {
	if request.Body == nil {
		return
	}
	if secrets := request.Secrets(); len(secrets) > 0 {
		s.record.Marks = marker{key: s.store.markKey(true)}.mark(secrets)
	}
}
