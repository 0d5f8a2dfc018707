package simulator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
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
