package launch

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// File is what a journal writes to.
type File = file

// Fold reads a journal.
var Fold = fold

// Replace puts f between the store and each journal file that it opens.
func (s *Store) Replace(f func(File) File) {
	open := s.open
	s.open = func(path string, flag int) (file, error) {
		opened, err := open(path, flag)
		if err != nil {
			return nil, err
		}
		return f(opened), nil
	}
}

// MarkKey returns the key of the marks, and makes it where there is none.
func (s *Store) MarkKey() []byte { return s.markKey(true) }

// Occupy lets the first id that a run wants be that of another one, which it
// returns at last.
func (s *Store) Occupy() (taken func() string) {
	open, first := s.open, ""
	s.open = func(path string, flag int) (file, error) {
		if flag&os.O_EXCL != 0 && (first == "" || first == path) {
			first = path
			return nil, fs.ErrExist
		}
		return open(path, flag)
	}
	return func() string { return strings.TrimSuffix(filepath.Base(first), suffix) }
}

// Unlockable lets every lock fail with err.
func (s *Store) Unlockable(err error) {
	s.try = func(*flock.Flock) (bool, error) { return false, err }
}

// Appender returns what appends a line to the journal of r, and its end.
func (s *Store) Appender(r Record) (write func(e Event, sync bool) error, end func() error, err error) {
	j, err := s.create(r.ID, intent(&r, nil))
	if err != nil {
		return nil, nil, err
	}
	return func(e Event, sync bool) error {
		return j.append(line{Outcome: r.outcome(), Event: &e}, sync)
	}, j.close, nil
}

// Hold keeps the run's lock, as another process would, until release.
func (s *Store) Hold(id string) (release func(), err error) {
	lock, _, err := s.lock(id)
	return func() { _ = lock.Unlock() }, err
}

// Tailed is what the end of a journal tells.
func Tailed(id string, data []byte) (Record, bool) { return tailed[outcome](id, data) }

// IndexFrom lets more than so many journals be read by an index.
func (s *Store) IndexFrom(few int) { s.few = few }

// EncodeRow and DecodeRow are those of rows of an index.
var (
	EncodeRow = encodeRow
	DecodeRow = decodeRow
)

// EncodeIndex makes an index of one row.
func EncodeIndex(id string, size int64, row string) []byte {
	w := newIndex()
	w.add(id, entry{size: size, row: row})
	return w.bytes()
}

// DecodeIndex are the rows of an index.
func DecodeIndex(data []byte) map[string]string {
	entries := decodeIndex(data)
	if entries == nil {
		return nil
	}
	rows := map[string]string{}
	for id, e := range entries {
		rows[id] = e.row
	}
	return rows
}
