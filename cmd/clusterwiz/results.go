package main

import (
	"io"
	"sync"
)

// results is stdout that remembers its first trouble: a script that got no
// results must not be told that all is well.
type results struct {
	to io.Writer

	mu  sync.Mutex
	err error
}

// Write implements io.Writer.
func (r *results) Write(p []byte) (int, error) {
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

// trouble returns the first error of a write.
func (r *results) trouble() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err
}
