package cli

import (
	"io"
	"sync"
)

// Results is stdout that remembers its first trouble: a script that got no
// Results must not be told that all is well.
type Results struct {
	to io.Writer

	mu  sync.Mutex
	err error
}

// NewResults remembers the first trouble of writing to w.
func NewResults(w io.Writer) *Results { return &Results{to: w} }

// Write implements io.Writer.
func (r *Results) Write(p []byte) (int, error) {
	n, err := r.to.Write(p)
	if err != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.err == nil {
			r.err = err
		}
	}
	return n, err
}

// Trouble returns the first error of a write.
func (r *Results) Trouble() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}
