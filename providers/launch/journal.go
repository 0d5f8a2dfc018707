package launch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"

	"github.com/gofrs/flock"

	"clusterwiz/forms/files"
)

// file is what a journal needs of an *os.File.
type file interface {
	io.WriteCloser
	Sync() error
	Truncate(size int64) error
}

func openFile(path string, flag int) (file, error) {
	return os.OpenFile(path, flag, 0o600)
}

// journal is the file of a run, open for appending by the one that holds its
// lock.
type journal struct {
	file file
	lock *flock.Flock
	// size is the length of all whole lines.
	size int64
	// torn: the file ends in the middle of a line.
	torn bool
}

// create makes the journal of a new run, with its first line on disk.
func (s *Store) create(id string, first line) (_ *journal, err error) {
	lock, held, err := s.lock(id)
	if err != nil {
		return nil, err
	}
	if !held {
		return nil, fs.ErrExist
	}
	path := s.path(id)
	f, err := s.open(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	j := &journal{file: f, lock: lock}
	if err = j.append(first, true); err == nil {
		err = syncDir(s.dir)
	}
	if err != nil {
		err = errors.Join(err, j.close(), os.Remove(path))
		return nil, fmt.Errorf("write journal: %w", err)
	}
	return j, nil
}

// acquire opens the journal of a known run for appending and returns what is in
// it; nil, without error, while another holds it.
func (s *Store) acquire(id string) (*journal, []byte, error) {
	lock, held, err := s.lock(id)
	if err != nil || !held {
		return nil, nil, err
	}
	f, err := s.open(s.path(id), os.O_WRONLY|os.O_APPEND)
	if err != nil {
		return nil, nil, errors.Join(err, lock.Unlock())
	}
	j := &journal{file: f, lock: lock}
	data, err := files.Read(s.path(id), mostJournal)
	if err != nil {
		return nil, nil, errors.Join(err, j.close())
	}
	j.size = int64(len(data))
	j.torn = len(data) > 0 && data[len(data)-1] != '\n'
	return j, data, nil
}

// append writes one line, and waits for the disk when asked to. What a failed
// write left of its line is taken back, or closed off by the next line.
func (j *journal) append(l line, sync bool) error {
	data, err := l.encode()
	if err != nil {
		return err
	}
	if j.torn {
		data = append([]byte{'\n'}, data...)
	}
	n, err := j.file.Write(data)
	if err != nil {
		if n > 0 {
			j.torn = j.file.Truncate(j.size) != nil || j.torn
		}
		return err
	}
	j.size += int64(n)
	j.torn = false
	if !sync {
		return nil
	}
	return j.file.Sync()
}

func (j *journal) close() error {
	return errors.Join(j.file.Close(), j.lock.Unlock())
}

// syncDir puts the name of a new file on disk. Windows and some network file
// systems cannot, and do not need it.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
