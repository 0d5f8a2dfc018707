package simulator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
)

// bookmark is how far a state file was read; the zero one stands before it.
type bookmark struct {
	file   os.FileInfo // As it was then; nil for the zero bookmark.
	offset int64       // Behind the last whole line.
	first  []byte      // The first line, and
	last   []byte      // the one before offset.
}

// current tells whether a file has nothing that was not read.
func (m bookmark) current(now os.FileInfo) bool {
	return m.file != nil && os.SameFile(now, m.file) && now.Size() == m.file.Size() && now.ModTime().Equal(m.file.ModTime())
}

// within tells whether a file is the one that was read, longer perhaps.
func (m bookmark) within(f io.ReaderAt) bool {
	return m.file != nil && holds(f, 0, m.first) && holds(f, m.offset-int64(len(m.last)), m.last)
}

func holds(f io.ReaderAt, at int64, want []byte) bool {
	got := make([]byte, len(want))
	_, err := f.ReadAt(got, at)
	return err == nil && bytes.Equal(got, want)
}

// past is the bookmark behind some more lines.
func (m bookmark) past(lines []byte, now os.FileInfo) bookmark {
	if m.first == nil {
		m.first = bytes.Clone(lines[:bytes.IndexByte(lines, '\n')+1])
	}
	m.file, m.offset = now, m.offset+int64(len(lines))
	if end := len(lines) - 1; end >= 0 {
		m.last = bytes.Clone(lines[bytes.LastIndexByte(lines[:end], '\n')+1:])
	}
	return m
}

// torn tells whether text is nothing or the beginning of a line.
func torn(text []byte) bool {
	var v map[string]json.RawMessage
	err := json.NewDecoder(bytes.NewReader(text)).Decode(&v)
	return err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
