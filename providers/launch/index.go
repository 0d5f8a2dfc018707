package launch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"clusterwiz/forms/files"
)

// Beside the journals lies an index: the rows of many runs, so that a list need not read
// the end of each. Whoever lists runs writes it, who appends to a journal does not know of
// it. A row counts only for a journal that has the size and the time at which it was read,
// and none is kept of a journal that was changed a moment ago, which could be again without
// either telling. So an index that is old, lost or damaged costs time and nothing else, and
// the last to write one wins. What another machine writes to a file system that both have
// is seen once that tells of a new size, which may be some seconds later with NFS.

const (
	// indexFile is its name, and with .lock that of what is held while it is written.
	indexFile = "rows"
	// mostIndex is far above the rows of the most journals.
	mostIndex = 1 << 30
	// fewReads is up to how many journals are read without an index.
	fewReads = 64
	// settled is how long ago a journal was changed of which a row is kept: longer than the
	// ticks in which file systems tell times, which are two seconds at most.
	settled = 3 * time.Second
)

// entry is a row as it is kept: of a journal of that size and time, in nanoseconds.
type entry struct {
	size, changed int64
	// row is the record as [encodeRow] writes it.
	row string
}

// index is the rows of one list.
type index struct {
	store *Store
	// known are those of the file; nil before it was read.
	known map[string]entry
	mu    sync.Mutex
	// fresh are those that were read from journals.
	fresh map[string]entry
}

func (s *Store) index() *index { return &index{store: s, fresh: map[string]entry{}} }

// prepare reads the file where so many rows are more than a few.
func (x *index) prepare(rows int) {
	if x.known != nil || rows <= x.store.few {
		return
	}
	data, err := files.Read(filepath.Join(x.store.dir, indexFile), mostIndex)
	if err == nil {
		x.known = decodeIndex(data)
	}
	if x.known == nil {
		x.known = map[string]entry{}
	}
}

// read is a run by the index, or by its journal.
func (x *index) read(id string, buffer []byte) (Record, error) {
	info, err := os.Stat(x.store.path(id))
	if err != nil {
		return Record{}, err
	}
	at := entry{size: info.Size(), changed: info.ModTime().UnixNano()}
	if e, ok := x.known[id]; ok && e.size == at.size && e.changed == at.changed {
		if r, ok := decodeRow(e.row); ok {
			r.ID = id
			return r, nil
		}
	}
	r, err := x.store.row(id, buffer)
	if err != nil || time.Since(info.ModTime()) < settled {
		return r, err
	}
	if row, ok := encodeRow(r); ok {
		at.row = row
		x.mu.Lock()
		x.fresh[id] = at
		x.mu.Unlock()
	}
	return r, nil
}

// keep writes the index anew where much of it was not known, with the rows of the runs
// that there are. That it cannot be written changes nothing; another who is at it will do.
func (x *index) keep(ids []string) {
	if len(x.fresh) <= x.store.few {
		return
	}
	x.prepare(len(ids))
	out := newIndex()
	for _, id := range ids {
		e, ok := x.fresh[id]
		if !ok {
			e, ok = x.known[id]
		}
		if ok {
			out.add(id, e)
		}
	}
	_ = x.store.writeIndex(out.bytes())
}

// writeIndex puts an index in place at once. It does not wait for the disk: one that is
// cut short is not believed.
func (s *Store) writeIndex(data []byte) error {
	lock, held, err := s.lock(indexFile)
	if err != nil || !held {
		return err
	}
	path := filepath.Join(s.dir, indexFile)
	err = writeNew(path+".new", data)
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	return errors.Join(err, lock.Unlock())
}

// writeNew writes a file that only its owner reads. What was left there goes: a link would
// lead elsewhere, others could read a file of theirs, and a pipe would wait.
func writeNew(path string, data []byte) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// forgetIndex removes the index, which still has the rows of runs that are no more.
func (s *Store) forgetIndex() error {
	if err := os.Remove(filepath.Join(s.dir, indexFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
