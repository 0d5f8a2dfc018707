package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// What the first members of a state file say.
const (
	stateFormat  = "clusterwiz simulator state"
	stateVersion = 1
)

// maxState is far above what years of creations fill.
const maxState = 256 << 20

// stateHead is what a state file tells of itself.
type stateHead struct {
	Format  string  `json:"format"`
	Version int     `json:"version"`
	Seed    int64   `json:"seed"`
	Speed   float64 `json:"speed"`
	// Opened counts the processes; it keeps their request ids apart.
	Opened int `json:"opened"`
}

type stateFile struct {
	stateHead
	Products map[string]json.RawMessage `json:"products"`
}

// readState reads a state file; a missing one is the zero stateFile.
func readState(path string) (stateFile, os.FileInfo, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return stateFile{}, nil, nil
	}
	if err != nil {
		return stateFile{}, nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return stateFile{}, nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxState+1))
	if err != nil {
		return stateFile{}, nil, err
	}
	var file stateFile
	if err := strict(raw, &file); err != nil {
		return stateFile{}, nil, fmt.Errorf("%s: %w: %w", path, err, ErrState)
	}
	if file.Format != stateFormat || file.Version != stateVersion || file.Seed == 0 || !(file.Speed > 0) {
		return stateFile{}, nil, fmt.Errorf("%s: no %s of version %d: %w", path, stateFormat, stateVersion, ErrState)
	}
	return file, info, nil
}

// strict decodes one JSON value without unknown members and nothing after it.
func strict(raw []byte, into any) error {
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

// writeState replaces a state file whole or not at all; only the lock's owner
// may. What a killed process left half written is overwritten.
func writeState(path string, file stateFile) error {
	raw, err := json.MarshalIndent(file, "", " ")
	if err != nil {
		return err
	}
	half := path + ".tmp"
	if err := os.Remove(half); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(half, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(raw, '\n'))
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
