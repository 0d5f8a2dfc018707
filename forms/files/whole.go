package files

import (
	"bytes"
	"os"
	"time"

	"github.com/natefinch/atomic"
)

// Whole puts a file of these contents in place at once, or leaves what is there; a new
// one is for its owner alone, one that is replaced hands on its mode. The error is that
// of the system.
func Whole(path string, data []byte) error {
	return patiently(func() error { return atomic.WriteFile(path, bytes.NewReader(data)) })
}

// Replace gives the file from the name to, in the place of any of that name.
func Replace(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) })
}

const (
	// tries and pause are a second and a half in all: longer than a reader has a small
	// file open.
	tries = 30
	pause = 50 * time.Millisecond
)

// patiently does again what failed because another program has the file open, which
// Windows refuses for as long as that lasts.
func patiently(do func() error) error {
	err := do()
	for range tries {
		if !busy(err) {
			break
		}
		time.Sleep(pause)
		err = do()
	}
	return err
}
