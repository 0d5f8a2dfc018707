package simulator

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// appendLine adds a line behind the bookmark, whole or not at all; only the
// lock's owner may. What a killed process left of a line goes.
func appendLine(path string, mark bookmark, line []byte) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	left := make([]byte, max(0, info.Size()-mark.offset))
	if _, err := f.ReadAt(left, mark.offset); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !mark.within(f) || bytes.IndexByte(left, '\n') >= 0 {
		return fmt.Errorf("%s was changed by a process that did not wait for its turn", path)
	}
	if len(left) > 0 {
		if err := f.Truncate(mark.offset); err != nil {
			return err
		}
	}
	_, err = f.WriteAt(line, mark.offset)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		err = errors.Join(err, f.Truncate(mark.offset))
	}
	return err
}

// writeState replaces a state file whole or not at all; only the lock's owner
// may.
func writeState(path string, lines func(w io.Writer) error) error {
	if err := dropHalf(path); err != nil {
		return err
	}
	half := halfWritten(path)
	f, err := os.OpenFile(half, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	err = lines(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(half, path)
	}
	if err != nil {
		_ = os.Remove(half)
	}
	return err
}

// halfWritten is where a file grows before it takes its place.
func halfWritten(path string) string { return path + ".tmp" }

// dropHalf removes what a killed process left half written.
func dropHalf(path string) error {
	if err := os.Remove(halfWritten(path)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
