package cli

import (
	"io"
	"sync"
)

// Results is stdout that remembers its first trouble, and whether there was any: a
// script that got no results must not be told that all is well.
type Results struct {
	to io.Writer

	mu   sync.Mutex
	err  error
	some bool
}

// NewResults remembers the first trouble of writing to w.
func NewResults(w io.Writer) *Results { return &Results{to: w} }

// Write implements io.Writer.
func (r *Results) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.some = r.some || n > 0
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// Some tells whether anything was written.
func (r *Results) Some() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.some
}

// Trouble returns the first error of a write.
func (r *Results) Trouble() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}
