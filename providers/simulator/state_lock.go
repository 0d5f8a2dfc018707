package simulator

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// A lock is held for some milliseconds. One that is much older was left by a
// process that was killed.
const (
	lockRetry = 2 * time.Millisecond
	lockStale = 3 * time.Second
	lockLimit = 10 * time.Second
)

// lock waits for the right to change the file beside it.
func lock(path string) (release func(), err error) {
	name := path + ".lock"
	for deadline := time.Now().Add(lockLimit); time.Now().Before(deadline); time.Sleep(lockRetry) {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			mine, err := f.Stat()
			return func() { unlock(name, mine) }, errors.Join(err, f.Close())
		}
		if !errors.Is(err, os.ErrExist) {
			return nil, err
		}
		if held, err := os.Stat(name); err == nil && time.Since(held.ModTime()) > lockStale {
			unlock(name, held)
		}
	}
	return nil, fmt.Errorf("%s is held by another process; remove it when none runs", name)
}

// unlock removes a lock if it is still the one meant. Another process may have
// broken it and taken its own.
func unlock(name string, meant os.FileInfo) {
	if held, err := os.Stat(name); err == nil && meant != nil && os.SameFile(held, meant) {
		_ = os.Remove(name)
	}
}
