package engine

import (
	"errors"
	"sync"
)

// turns are the calls that wait to change the file. The file is written whole, which
// takes the longer the more there is: those that come while one is being written
// change it together next, so that a thousand at a time are not a thousand writes.
type turns struct {
	queue   sync.Mutex
	waiting []*turn
}

// turn is a call that changes something. The ledger's mu guards what it came to.
type turn struct {
	call func() (changed bool)
	over bool
	err  error
}

var errBrokenOff = errors.New("a call that was written along with this one broke off")

// takeTurn waits until the call was made and the file has what it changed. Who comes
// to it first makes all calls that wait.
func (l *ledger) takeTurn(call func() (changed bool)) error {
	mine := &turn{call: call}
	l.queue.Lock()
	l.waiting = append(l.waiting, mine)
	l.queue.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if !mine.over {
		l.queue.Lock()
		together := l.waiting
		l.waiting = nil
		l.queue.Unlock()
		l.change(together)
	}
	return mine.err
}

// change makes calls and writes the file once. Where that goes wrong those that changed
// something do not count.
func (l *ledger) change(together []*turn) {
	settle := func(err error) {
		for _, t := range together {
			t.over, t.err = true, err
		}
	}
	settle(errBrokenOff) // Should one panic, nobody waits for ever.
	release, err := lock(l.path)
	if err != nil {
		settle(err)
		return
	}
	defer release()
	if err := l.read(); err != nil {
		settle(err)
		return
	}
	var changed []*turn
	for _, t := range together {
		if t.call() {
			changed = append(changed, t)
		}
	}
	settle(nil)
	if len(changed) == 0 {
		return
	}
	if err := l.write(); err != nil {
		l.file = nil
		err = errors.Join(err, l.read())
		for _, t := range changed {
			t.err = err
		}
	}
}
