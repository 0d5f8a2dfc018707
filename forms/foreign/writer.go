package foreign

import (
	"io"
	"slices"
	"sync"
	"unicode/utf8"
)

// Writer is the net below all plain lines: what is still hidden in them by then
// is written with marks, line ends and tabs apart. Where JSON tells so, it is
// escaped as in JSON instead. It is safe for concurrent use where each line is
// one call.
type Writer struct {
	To io.Writer
	// JSON tells whether objects are written; nil is never.
	JSON func() bool

	mu sync.Mutex
	// begun is a character whose end has not been written yet.
	begun []byte
}

// Write implements [io.Writer].
func (w *Writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	data := slices.Concat(w.begun, p)
	whole := wholeRunes(data)
	w.begun = append([]byte(nil), data[whole:]...)
	data = data[:whole]
	if w.JSON != nil && w.JSON() {
		data = JSON(data)
	}
	if _, err := io.WriteString(w.To, marked(string(data), "\n\t")); err != nil {
		return 0, err
	}
	return len(p), nil
}

// wholeRunes returns how many bytes of data are before a character that has
// begun and may yet be completed.
func wholeRunes(data []byte) int {
	for i := len(data) - 1; i >= 0 && i > len(data)-utf8.UTFMax; i-- {
		if utf8.RuneStart(data[i]) {
			if !utf8.FullRune(data[i:]) {
				return i
			}
			break
		}
	}
	return len(data)
}
