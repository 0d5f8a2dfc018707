package ui

import (
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// replies is a terminal's input without the answers that it gives to questions:
// its colours, the place of the cursor, what it is. They may come late, when
// nobody waits for them any more, in pieces too, and the toolkit would type them
// into a field. What is pasted passes as it is.
type replies struct {
	*os.File
	// ready waits until more can be read, false when the time is over.
	ready func(within time.Duration) bool
	// source is what the file is read by.
	source io.Reader
	// held began at the end of a full read and is not whole yet.
	held []byte
	// before is what may have begun an answer whose rest did not come in time. If
	// it comes yet, it is known by it.
	before []byte
	// pasting: a paste has begun; passed is the end of what was handed on of it.
	pasting bool
	passed  []byte
	// reads is how often something was handed on.
	reads atomic.Int64
}

// How long to wait for the rest of what may be a key, and of what is none.
const (
	keyWait   = 50 * time.Millisecond
	replyWait = 500 * time.Millisecond
)

var (
	// reply is a whole answer: OSC, DCS and APC with their end, and of CSI the
	// place of the cursor, attributes, modes and the size of the window.
	reply = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:\x1b\][0-9]+;[^\x00-\x1f]*(?:\x07|\x1b\\)` +
			`|\x1b(?:P[0-9>!]|_G)[^\x00-\x1f]*(?:\x07|\x1b\\)` +
			`|\x1b\[[0-9]+;[0-9]+R|\x1b\[[?>=][0-9;]*\$?[a-zA-Z]|\x1b\[[0-9]+n|\x1b\[[0-9]+;[0-9;]+t)`)
	})
	// begun is the beginning of one at the end of what was read; sure is one that
	// no key begins with.
	begun = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:\x1b|\x1b\](?:[0-9]+(?:;[^\x00-\x1f]*\x1b?)?)?|\x1b(?:P(?:[0-9>!][^\x00-\x1f]*\x1b?)?|_(?:G[^\x00-\x1f]*\x1b?)?)|\x1b\[[<?>=]?[0-9;]*\$?)$`)
	})
	sure = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\x1b(?:\][0-9]|P[0-9>!]|_G|\[[?>=0-9])`) })
)

var pasteBegins, pasteEnds = []byte("\x1b[200~"), []byte("\x1b[201~")

// Read implements [io.Reader].
func (r *replies) Read(p []byte) (int, error) {
	n, err := r.read(p)
	r.reads.Add(1)
	return n, err
}

func (r *replies) read(p []byte) (int, error) {
	tail, n := r.held, 0
	r.held = nil
	for buffer := make([]byte, len(p)); ; {
		room := len(p) - n - len(tail)
		m, err := r.source.Read(buffer[:room])
		if err != nil {
			return n, whole(n, err)
		}
		data := slices.Concat(tail, buffer[:m])
		if late := slices.Concat(r.before, data); reply().Match(late) {
			data = late
		}
		r.before = nil
		var kept []byte
		kept, tail = r.strip(data)
		n += copy(p[n:], kept)
		full := n+len(tail) >= len(p)
		switch {
		case full && n > 0:
			r.held = tail
			return n, nil
		case full:
			return 0, nil // An answer without an end.
		case len(tail) > 0 && r.ready(patience(tail)), m == room && r.ready(0):
			continue
		}
		r.before = tail
		if !sure().Match(tail) {
			n += copy(p[n:], tail)
		}
		return n, nil
	}
}

// whole is the error of a read that brought n bytes before it.
func whole(n int, err error) error {
	if n > 0 && errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func patience(tail []byte) time.Duration {
	if sure().Match(tail) {
		return replyWait
	}
	return keyWait
}

// strip returns what was read without the answers in it, and apart its end where
// that may begin one.
func (r *replies) strip(read []byte) (kept, tail []byte) {
	data := bytes.Clone(read)
	for len(data) > 0 {
		if r.pasting {
			var passed []byte
			passed, data = r.paste(data)
			kept = append(kept, passed...)
			continue
		}
		at := bytes.IndexByte(data, '\x1b')
		if at < 0 {
			return append(kept, data...), nil
		}
		kept, data = append(kept, data[:at]...), data[at:]
		switch match := reply().Find(data); {
		case match != nil:
			data = data[len(match):]
		case bytes.HasPrefix(data, pasteBegins):
			r.pasting, r.passed = true, nil
			kept, data = append(kept, pasteBegins...), data[len(pasteBegins):]
		case begun().Match(data):
			return kept, data
		default:
			kept, data = append(kept, data[0]), data[1:]
		}
	}
	return kept, nil
}

// paste returns what belongs to a paste, up to its end, and the rest.
func (r *replies) paste(data []byte) (passed, rest []byte) {
	before := len(r.passed)
	joined := slices.Concat(r.passed, data)
	if end := bytes.Index(joined, pasteEnds); end >= 0 {
		r.pasting, r.passed = false, nil
		at := end + len(pasteEnds) - before
		return data[:at], data[at:]
	}
	r.passed = bytes.Clone(joined[max(0, len(joined)-len(pasteEnds)+1):])
	return data, nil
}
