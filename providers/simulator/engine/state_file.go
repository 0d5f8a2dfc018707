package engine

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"
)

// A state file is JSON, one value to a line: a stateHead, then a stateLine for
// each thing that exists or existed. The members product, id and name of a line
// are for whoever reads the file from outside; the rest is the simulator's own.
// Files are written whole. Those of version 2, to which lines were added, are
// read as well: of an object that comes several times the last one counts.

// What the head says of the file.
const (
	stateFormat  = "clusterwiz simulator state"
	stateVersion = 3
	addedTo      = 2
)

// maxState is far above what years of creations fill.
const maxState = 256 << 20

// stateHead is the first line.
type stateHead struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Seed    int64  `json:"seed"`
	stateSession
}

// stateSession is a process that has opened the file.
type stateSession struct {
	// Opened counts the processes; it keeps their request ids apart.
	Opened int     `json:"opened,omitempty"`
	Speed  float64 `json:"speed,omitempty"`
}

func (s stateSession) whole() bool { return s.Opened > 0 && s.Speed > 0 }

// stateLine is something that exists or existed. In a file of version 2 it has
// no id and no name, and may be a process that came.
type stateLine struct {
	stateSession
	Product string            `json:"product,omitempty"`
	ID      string            `json:"id,omitempty"`
	Name    string            `json:"name,omitempty"`
	Objects []json.RawMessage `json:"objects,omitempty"`
}

// madeLine is a stateLine as it is written.
type madeLine struct {
	Product string `json:"product"`
	ID      string `json:"id,omitempty"`
	Name    string `json:"name,omitempty"`
	Objects []any  `json:"objects,omitempty"`
}

// stateText is what a state file says; the zero value stands for a missing one.
type stateText struct {
	file  os.FileInfo
	head  stateHead
	lines []stateLine
}

// readState reads a state file. When another takes its place meanwhile, file is
// that before, and the next look finds the difference.
func readState(path string) (text stateText, err error) {
	var raw []byte
	if text.file, err = os.Stat(path); err == nil {
		err = patiently(func() error { raw, err = readWhole(path); return err })
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		return stateText{}, nil
	case err != nil:
		return stateText{}, err
	default:
		err = text.parse(raw)
	}
	if err != nil {
		return stateText{}, fmt.Errorf("%s: %w: %w", path, err, ErrState)
	}
	return text, nil
}

// sharing is ERROR_SHARING_VIOLATION of Windows, which lets nobody replace what another
// process has open, nor open what is being replaced.
const sharing syscall.Errno = 32

// patiently does that again until it can be done, for no longer than a process may have
// the file open.
func patiently(do func() error) error {
	err := do()
	for range 300 {
		if runtime.GOOS != "windows" || !errors.Is(err, os.ErrPermission) && !errors.Is(err, sharing) {
			break
		}
		time.Sleep(5 * time.Millisecond)
		err = do()
	}
	return err
}

var errNoFile = errors.New("no regular file")

// readWhole waits for nobody, and reads no more than a state file can be.
func readWhole(path string) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &os.PathError{Op: "read", Path: path, Err: errNoFile}
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxState+1))
	if err == nil && len(raw) > maxState {
		err = fmt.Errorf("%s: larger than %d MiB: %w", path, maxState>>20, ErrState)
	}
	return raw, err
}

func (t *stateText) parse(raw []byte) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&t.head); err != nil {
		return err
	}
	old := t.head.Version == addedTo
	if t.head.Format != stateFormat || t.head.Version != stateVersion && !old || t.head.Seed == 0 || !t.head.whole() {
		return fmt.Errorf("no %s of version %d", stateFormat, stateVersion)
	}
	for {
		var line stateLine
		err := d.Decode(&line)
		switch {
		case errors.Is(err, io.EOF) || old && errors.Is(err, io.ErrUnexpectedEOF): // A killed process may have left half a line.
			return nil
		case err != nil:
			return err
		case line.Product != "" && line.stateSession == (stateSession{}):
			t.lines = append(t.lines, line)
		case old && line.Product == "" && len(line.Objects) == 0 && line.whole():
			t.head.stateSession = stateSession{max(t.head.Opened, line.Opened), line.Speed}
		default:
			return errors.New("a line that is no product's")
		}
	}
}

// writeState replaces a state file with what fill writes, whole or not at all; only
// the lock's owner may.
func writeState(path string, fill func(w io.Writer) error) (os.FileInfo, error) {
	half := path + ".tmp"
	err := writeSynced(half, fill)
	if err == nil {
		err = patiently(func() error { return os.Rename(half, path) })
	}
	if err != nil {
		_ = os.Remove(half)
		return nil, err
	}
	return os.Stat(path)
}

func writeSynced(path string, fill func(w io.Writer) error) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 64<<10)
	if err := fill(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

// Strict decodes one JSON value without unknown members and nothing after it.
func Strict(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("text after the JSON value")
	}
	return nil
}
