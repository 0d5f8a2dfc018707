package simulator

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
)

// ErrState tells that a state file is broken, foreign or of another seed.
var ErrState = errors.New("not usable as a state of the simulator")

// ledger keeps what the products made in a file, for the next process and for
// those beside this one. Every change reads what others have added, is made,
// and is added, all under a lock, so that nobody's change is lost. Without a
// ledger (nil) everything stays in memory.
type ledger struct {
	path    string
	keepers map[string]keeper // By product.

	mu      sync.Mutex
	head    stateHead // Of a file that this process would make.
	mark    bookmark  // How far memory has the file.
	changed stateLine // What the call that runs has changed.
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

func openState(o Options) (*Simulator, error) {
	if err := os.MkdirAll(filepath.Dir(o.State), 0o700); err != nil {
		return nil, err
	}
	release, err := lock(o.State)
	if err != nil {
		return nil, err
	}
	defer release()
	file, err := readState(o.State, bookmark{})
	if err != nil {
		return nil, err
	}
	if o.Seed != 0 && file.seed != 0 && o.Seed != file.seed {
		return nil, fmt.Errorf("%s was made with seed %d, not %d: %w", o.State, file.seed, o.Seed, ErrState)
	}
	o.Seed = cmp.Or(o.Seed, file.seed)
	if !(o.Speed > 0) {
		o.Speed = file.session.Speed
	}
	s := New(o)
	s.session = file.session.Opened + 1
	s.ledger = &ledger{path: o.State, keepers: s.keepers, head: stateHead{
		Format: stateFormat, Version: stateVersion, Seed: s.seed, stateSession: stateSession{s.session, float64(s.pace)},
	}}
	return s, s.ledger.enter(file)
}

// enter takes a file over and adds this process to it. When more than half of
// it is of no use any more it is written anew.
func (l *ledger) enter(file stateText) error {
	stale, err := l.install(file)
	if err != nil {
		return err
	}
	// Earlier processes are of no use, either.
	if stale += file.sessions; file.mark.file == nil || 2*stale > file.objects()+file.sessions {
		return l.rewrite()
	}
	if err := dropHalf(l.path); err != nil {
		return err
	}
	return l.add(stateLine{stateSession: l.head.stateSession})
}

// during runs a call with the file's newest contents in memory. A call that
// changes something tells whether it did and has told keep what; the file is
// then written before anybody hears of it. An error means that the call did not
// count.
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
	l.changed = stateLine{}
	if !call() || len(l.changed.Objects) == 0 {
		return nil
	}
	if err := l.write(); err != nil {
		l.mark = bookmark{}
		return errors.Join(err, l.read())
	}
	return nil
}

// keep notes objects that a call has made or changed, as its product's take
// reads them. Only a call that during runs as a change may.
func (l *ledger) keep(product string, objects ...any) {
	if l == nil {
		return
	}
	l.changed.Product = product
	for _, o := range objects {
		l.changed.Objects = append(l.changed.Objects, encode(o))
	}
}

func (l *ledger) refresh() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read()
}

// read takes over what the file has that memory has not.
func (l *ledger) read() error {
	if now, err := os.Stat(l.path); err == nil && l.mark.current(now) {
		return nil
	}
	file, err := readState(l.path, l.mark)
	if err == nil {
		_, err = l.install(file)
	}
	if err != nil {
		l.mark = bookmark{} // Memory may have half of it.
	}
	return err
}

// install puts a file's objects into memory: those of a file that was read from
// its beginning in place of what is there, all or none. It counts the objects
// that took the place of earlier ones.
func (l *ledger) install(file stateText) (stale int, err error) {
	if file.seed != 0 && file.seed != l.head.Seed {
		return 0, fmt.Errorf("%s is now of seed %d: %w", l.path, file.seed, ErrState)
	}
	take := map[string]func(json.RawMessage) (bool, error){}
	var ready []func()
	for name, k := range l.keepers {
		take[name] = k.take
		if file.anew {
			b, install := k.begin()
			take[name], ready = b.take, append(ready, install)
		}
	}
	for _, line := range file.lines {
		if take[line.Product] == nil {
			return 0, fmt.Errorf("%s: product %q is not known: %w", l.path, line.Product, ErrState)
		}
		for _, raw := range line.Objects {
			replaced, err := take[line.Product](raw)
			if err != nil {
				return 0, fmt.Errorf("%s: %s: %w: %w", l.path, line.Product, err, ErrState)
			}
			if replaced {
				stale++
			}
		}
	}
	for _, install := range ready {
		install()
	}
	l.mark = file.mark
	l.head.Opened = max(l.head.Opened, file.session.Opened)
	return stale, nil
}

// write puts what a call changed into the file, or everything when there is
// none.
func (l *ledger) write() error {
	if l.mark.file == nil {
		return l.rewrite()
	}
	return l.add(l.changed)
}

func (l *ledger) add(line stateLine) error {
	raw := append(encode(line), '\n')
	if err := appendLine(l.path, l.mark, raw); err != nil {
		return err
	}
	now, err := os.Stat(l.path)
	l.mark = l.mark.past(raw, now)
	return err
}

// rewrite makes the file of what is in memory.
func (l *ledger) rewrite() error {
	var mark bookmark
	err := writeState(l.path, func(w io.Writer) error {
		return l.each(func(line any) error {
			raw := append(encode(line), '\n')
			mark = mark.past(raw, nil)
			_, err := w.Write(raw)
			return err
		})
	})
	if err != nil {
		return err
	}
	mark.file, err = os.Stat(l.path)
	l.mark = mark
	return err
}

// each gives all lines of a file that holds nothing twice.
func (l *ledger) each(put func(line any) error) error {
	if err := put(l.head); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(l.keepers)) {
		err := l.keepers[name].each(func(object any) error {
			return put(stateLine{Product: name, Objects: []json.RawMessage{encode(object)}})
		})
		if err != nil {
			return err
		}
	}
	return nil
}
