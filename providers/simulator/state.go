package simulator

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// ErrState tells that a state file is broken, foreign or of another seed.
var ErrState = errors.New("not usable as a state of the simulator")

// ledger keeps what the products made in a file, for the next process and for
// those beside this one. Every change reads what others wrote, is made, and is
// written, all under a lock, so that nobody's change is lost. Without a ledger
// (nil) everything stays in memory.
type ledger struct {
	path    string
	log     *slog.Logger
	keepers map[string]keeper // By product.

	mu   sync.Mutex
	head stateHead
	seen os.FileInfo // Of the file as memory has it.
}

// keeper is a product whose objects outlive the process.
type keeper interface {
	// save gives all objects in the form that load reads. It must hold no
	// credential of any kind.
	save() any
	// load reads an earlier save, or nothing when raw is empty. The objects
	// take the place of those in memory when install is called.
	load(raw json.RawMessage) (install func(), err error)
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
	if err := os.MkdirAll(filepath.Dir(o.State), 0o700); err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	release, err := lock(o.State)
	if err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	defer release()
	file, _, err := readState(o.State)
	if err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	if o.Seed != 0 && file.Seed != 0 && o.Seed != file.Seed {
		return nil, fmt.Errorf("open simulator state: %s was made with seed %d, not %d: %w", o.State, file.Seed, o.Seed, ErrState)
	}
	o.Seed = cmp.Or(o.Seed, file.Seed)
	if !(o.Speed > 0) {
		o.Speed = file.Speed
	}
	s := New(o)
	l := &ledger{path: o.State, log: s.log, keepers: s.keepers}
	s.ledger = l
	l.head = stateHead{Format: stateFormat, Version: stateVersion, Seed: s.seed, Speed: float64(s.pace), Opened: file.Opened + 1}
	s.session = l.head.Opened
	if err := l.install(file); err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	if err := l.write(); err != nil {
		return nil, fmt.Errorf("open simulator state: %w", err)
	}
	return s, nil
}

// during runs a call with the file's newest contents in memory. A call that
// changes something tells whether it did; the file is then written before
// anybody hears of it. An error means that the call did not count.
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
	l.mu.Lock()
	defer l.mu.Unlock()
	release, err := lock(l.path)
	if err != nil {
		return err
	}
	defer release()
	if err := l.read(); err != nil {
		return err
	}
	if !call() {
		return nil
	}
	if err := l.write(); err != nil {
		l.seen = nil
		return errors.Join(err, l.read())
	}
	return nil
}

func (l *ledger) refresh() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read()
}

// read takes over the file when it is another than the one in memory.
func (l *ledger) read() error {
	now, err := os.Stat(l.path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err == nil && l.seen != nil && os.SameFile(now, l.seen) && now.Size() == l.seen.Size() && now.ModTime().Equal(l.seen.ModTime()) {
		return nil
	}
	file, info, err := readState(l.path)
	if err != nil {
		return err
	}
	if file.Seed != 0 && file.Seed != l.head.Seed {
		return fmt.Errorf("%s is now of seed %d: %w", l.path, file.Seed, ErrState)
	}
	if err := l.install(file); err != nil {
		return err
	}
	l.seen = info
	l.head.Opened = max(l.head.Opened, file.Opened)
	return nil
}

// install puts a file's objects in place of those in memory: all or none.
func (l *ledger) install(file stateFile) error {
	for name := range file.Products {
		if l.keepers[name] == nil {
			return fmt.Errorf("%s: product %q is not known: %w", l.path, name, ErrState)
		}
	}
	var ready []func()
	for name, k := range l.keepers {
		install, err := k.load(file.Products[name])
		if err != nil {
			return fmt.Errorf("%s: %s: %w: %w", l.path, name, err, ErrState)
		}
		ready = append(ready, install)
	}
	for _, install := range ready {
		install()
	}
	return nil
}

// write puts all that is in memory into the file.
func (l *ledger) write() error {
	file := stateFile{stateHead: l.head, Products: map[string]json.RawMessage{}}
	for name, k := range l.keepers {
		file.Products[name] = encode(k.save())
	}
	if err := writeState(l.path, file); err != nil {
		return err
	}
	info, err := os.Stat(l.path)
	l.seen = info
	return err
}
