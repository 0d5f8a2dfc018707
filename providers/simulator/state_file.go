package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// A state file is JSON, one value to a line: a stateHead first, then the
// stateLines in the order in which things happened. Lines are only ever added;
// of an object that comes several times the last one counts.

// What the first members of a state file say.
const (
	stateFormat  = "clusterwiz simulator state"
	stateVersion = 2
)

// maxState is far above what years of creations fill.
const maxState = 256 << 20

// stateHead is the first line. With its process's number it is like that of no
// other file, by which a file that took another's place is told.
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

// stateLine is a process that came, or all that one call has changed.
type stateLine struct {
	stateSession
	Product string            `json:"product,omitempty"`
	Objects []json.RawMessage `json:"objects,omitempty"`
}

// stateText is what was read of a state file.
type stateText struct {
	mark     bookmark // Behind it.
	anew     bool     // From the file's beginning.
	seed     int64    // Of a head; 0 without.
	session  stateSession
	sessions int         // Without the head's.
	lines    []stateLine // Those with objects.
}

// objects counts them.
func (t *stateText) objects() int {
	n := 0
	for _, line := range t.lines {
		n += len(line.Objects)
	}
	return n
}

// readState reads what a state file has behind a bookmark, all when it is
// another file. A missing one is empty.
func readState(path string, mark bookmark) (stateText, error) {
	raw, mark, at, err := readLines(path, mark)
	if errors.Is(err, os.ErrNotExist) {
		return stateText{anew: true}, nil
	}
	if err != nil {
		return stateText{}, err
	}
	text := stateText{mark: at, anew: mark.file == nil}
	first := text.anew
	for line := range bytes.Lines(raw) {
		if first {
			err = text.begin(line)
		} else {
			err = text.add(line)
		}
		if err != nil {
			return stateText{}, fmt.Errorf("%s: %w: %w", path, err, ErrState)
		}
		first = false
	}
	if first {
		return stateText{}, fmt.Errorf("%s: empty: %w", path, ErrState)
	}
	return text, nil
}

// begin reads the first line.
func (t *stateText) begin(line []byte) error {
	var head stateHead
	if err := strict(line, &head); err != nil {
		return err
	}
	if head.Format != stateFormat || head.Version != stateVersion || head.Seed == 0 || !head.whole() {
		return fmt.Errorf("no %s of version %d", stateFormat, stateVersion)
	}
	t.seed, t.session = head.Seed, head.stateSession
	return nil
}

// add reads another line.
func (t *stateText) add(raw []byte) error {
	var line stateLine
	if err := strict(raw, &line); err != nil {
		return err
	}
	switch {
	case line.Product != "" && line.stateSession == (stateSession{}):
		t.lines = append(t.lines, line)
	case line.Product == "" && len(line.Objects) == 0 && line.whole():
		t.session = stateSession{max(t.session.Opened, line.Opened), line.Speed}
		t.sessions++
	default:
		return errors.New("a line that is neither a process nor a product's")
	}
	return nil
}

func (s stateSession) whole() bool { return s.Opened > 0 && s.Speed > 0 }

// readLines reads the whole lines behind a bookmark, from the beginning when
// the file is another one. What a killed process left of its last line does not
// count, nor does one that is just being written.
func readLines(path string, mark bookmark) (lines []byte, from, to bookmark, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, mark, mark, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, mark, mark, err
	}
	if !mark.within(f) {
		mark = bookmark{}
	}
	if info.Size() > maxState {
		return nil, mark, mark, fmt.Errorf("%s: larger than %d MiB: %w", path, maxState>>20, ErrState)
	}
	text := make([]byte, max(0, info.Size()-mark.offset))
	n, err := f.ReadAt(text, mark.offset)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, mark, mark, err
	}
	end := bytes.LastIndexByte(text[:n], '\n') + 1
	if !torn(text[end:n]) {
		return nil, mark, mark, fmt.Errorf("%s: ends in what is no line of a %s: %w", path, stateFormat, ErrState)
	}
	return text[:end], mark, mark.past(text[:end], info), nil
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
