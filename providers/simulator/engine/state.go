package engine

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// ErrState tells that a state file is broken, foreign or of another seed.
var ErrState = errors.New("not usable as a state of the simulator")

// The lock beside a state file is held for some milliseconds. It is the
// system's: it ends with a process, however that ends.
const (
	lockRetry = 2 * time.Millisecond
	lockLimit = 10 * time.Second
)

// ledger keeps what the products made in a file, for the next process and for
// those beside this one. Every change reads what others have written, is made,
// and is written, all under a lock, so that nobody's change is lost. Without a
// ledger (nil) everything stays in memory.
type ledger struct {
	path    string
	keepers map[string]keeper // By product.

	mu   sync.Mutex
	head stateHead   // Of the file as this process writes it.
	file os.FileInfo // The file that memory has; nil for none.
	turns
}

// Open builds a simulator that keeps its clusters in the file o.State, so that
// they go on by the clock in the next process and are shared with others that
// have the file open. A missing file is made; without State Open is New.
//
// A seed of 0 takes the file's, another one than the file's is an ErrState.
// Clusters keep the speed they were created with; a speed of 0 takes the one
// last used. A file that is broken or something else is an ErrState and stays
// as it is; other errors are those of the file system.
func Open(o Options) (*Simulator, error) {
	if o.State == "" {
		return New(o), nil
	}
	s, err := openState(o)
	if err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	return s, nil
}

// Check tells why [Open] would refuse the file o.State, without making the world: what it
// does not find out is whether all that the file has fits into that, and whether there is
// room on the disk.
func Check(o Options) error {
	if o.State == "" {
		return nil
	}
	_, release, err := heldState(o)
	if err != nil {
		return fmt.Errorf("open simulator state: %w", err)
	}
	release()
	return nil
}

// heldState reads the file and keeps others from changing it.
func heldState(o Options) (text stateText, release func(), err error) {
	if err := os.MkdirAll(filepath.Dir(o.State), 0o700); err != nil {
		return text, nil, err
	}
	if release, err = lock(o.State); err != nil {
		return text, nil, err
	}
	text, err = readState(o.State)
	if err == nil && o.Seed != 0 && text.head.Seed != 0 && o.Seed != text.head.Seed {
		err = fmt.Errorf("%s was made with seed %d, not %d: %w", o.State, text.head.Seed, o.Seed, ErrState)
	}
	if err != nil {
		release()
		return text, nil, err
	}
	return text, release, nil
}

func openState(o Options) (*Simulator, error) {
	text, release, err := heldState(o)
	if err != nil {
		return nil, err
	}
	defer release()
	o.Seed = cmp.Or(o.Seed, text.head.Seed)
	if !(o.Speed > 0) {
		o.Speed = text.head.Speed
	}
	s := New(o)
	c := s.core
	c.session = text.head.Opened + 1
	c.ledger = &ledger{path: o.State, keepers: c.keepers, head: stateHead{
		Format: stateFormat, Version: stateVersion, Seed: c.Seed, stateSession: stateSession{c.session, float64(c.Pace)},
	}}
	if err := c.ledger.install(text); err != nil {
		return nil, err
	}
	return s, c.ledger.write()
}

// lock waits for the right to change the file beside it, for lockLimit at most.
func lock(path string) (release func(), err error) {
	held := flock.New(path + ".lock")
	for ends := time.Now().Add(lockLimit); ; time.Sleep(lockRetry) {
		taken, err := held.TryLock()
		switch {
		case err != nil:
			return nil, err
		case taken:
			return func() { _ = held.Unlock() }, nil
		case time.Now().After(ends):
			return nil, fmt.Errorf("%s is held by another process", held.Path())
		}
	}
}

// during runs a call with the file's newest contents in memory. A call that
// changes something tells whether it did; the file is then written before
// anybody hears of it, once for all calls that came meanwhile. An error means that the call did not count.
func (l *ledger) during(changes bool, call func() (changed bool)) error {
	if l == nil {
		call()
		return nil
	}
	if !changes {
		if err := l.refresh(); err != nil {
			return err
		}
		call()
		return nil
	}
	return l.takeTurn(call)
}

func (l *ledger) refresh() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read()
}

// read takes the file over when it is another than memory has.
func (l *ledger) read() error {
	now, err := os.Stat(l.path)
	if err == nil && l.file != nil && os.SameFile(now, l.file) && now.Size() == l.file.Size() && now.ModTime().Equal(l.file.ModTime()) {
		return nil
	}
	text, err := readState(l.path)
	if err != nil {
		return err
	}
	return l.install(text)
}

// install puts a file's objects in place of those in memory, all or none.
func (l *ledger) install(text stateText) error {
	if text.head.Seed != 0 && text.head.Seed != l.head.Seed {
		return fmt.Errorf("%s is now of seed %d: %w", l.path, text.head.Seed, ErrState)
	}
	next := map[string]Books{}
	var ready []func()
	for name, k := range l.keepers {
		b, install := k.begin()
		next[name], ready = b, append(ready, install)
	}
	for _, line := range text.lines {
		b := next[line.Product]
		if b == nil {
			return fmt.Errorf("%s: product %q is not known: %w", l.path, line.Product, ErrState)
		}
		for _, raw := range line.Objects {
			if err := b.Take(raw); err != nil {
				return fmt.Errorf("%s: %s: %w: %w", l.path, line.Product, err, ErrState)
			}
		}
	}
	for _, install := range ready {
		install()
	}
	l.file = text.file
	l.head.Opened = max(l.head.Opened, text.head.Opened)
	return nil
}

// write makes the file of what is in memory.
func (l *ledger) write() (err error) {
	l.file, err = writeState(l.path, func(w io.Writer) error {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(l.head); err != nil {
			return err
		}
		for _, product := range slices.Sorted(maps.Keys(l.keepers)) {
			for _, one := range l.keepers[product].entries() {
				if err := encoder.Encode(madeLine{Product: product, ID: one.ID, Name: one.Name, Objects: one.Objects}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}
