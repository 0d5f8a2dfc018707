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

	"clusterwiz/forms/files"
	"clusterwiz/forms/mask"
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

// mostMarks is how many marks a run has at most: a script of many lines is found by
// its first ones.
const mostMarks = 16

// mark returns the marks of the secrets of the request.
func (m marker) mark(secrets []string) []Mark {
	var marks []Mark
	for _, secret := range mask.Parts(secrets...) {
		if len(m.key) == 0 || len(marks) == mostMarks {
			break
		}
		if one := (Mark{len(secret), m.sum(secret)}); !slices.Contains(marks, one) {
			marks = append(marks, one)
		}
	}
	return marks
}

// Find implements [mask.Finder]: every part of the text of a marked length is held
// against the marks.
func (m marker) Find(text string, mark func(from, to int)) {
	for _, one := range m.marks {
		for from := 0; one.Length >= mask.Shortest && from+one.Length <= len(text); from++ {
			if m.sum(text[from:from+one.Length]) == one.Sum {
				mark(from, from+one.Length)
			}
		}
	}
}

// Least implements [mask.Finder]. A mark that is shorter than any is damage: it would
// fit anything.
func (m marker) Least() int {
	least := 0
	for _, one := range m.marks {
		if len(m.key) > 0 && one.Length >= mask.Shortest && (least == 0 || one.Length < least) {
			least = one.Length
		}
	}
	return least
}

// markKey returns the key of the marks, and makes it where create is set and there
// is none. Without one, and where it cannot be kept, there are no marks.
func (s *Store) markKey(create bool) []byte {
	path := filepath.Join(s.dir, keyFile)
	key, err := files.Read(path, 1<<10)
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
	key, _ = files.Read(path, 1<<10)
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
