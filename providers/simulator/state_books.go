package simulator

import (
	"encoding/json"
	"sync"
)

// books are what a product keeps in the state file, entry by entry.
type books interface {
	// take reads an object that entries gave. It takes the place of an earlier
	// one, if there is one.
	take(raw json.RawMessage) error
	// entries are all that the file must hold, in an order that take can read.
	// They hold no credential of any kind.
	entries() []entry
}

// entry is something that exists or existed, as the state file keeps it.
type entry struct {
	id, name string // As the cloud's calls have them.
	objects  []any
}

// keeper is a product whose objects outlive the process.
type keeper interface {
	// entries are those of the books in use.
	entries() []entry
	// begin gives empty books, which install puts in place of those in use.
	begin() (b books, install func())
}

// shelf is the keeper of books that a product's calls use under mu.
type shelf[B any, P interface {
	*B
	books
}] struct {
	mu    *sync.RWMutex
	inUse P
	blank func() B
}

// newShelf makes a product's keeper; blank gives the books that a new world
// begins with.
func newShelf[B any, P interface {
	*B
	books
}](mu *sync.RWMutex, inUse P, blank func() B) keeper {
	return &shelf[B, P]{mu, inUse, blank}
}

func (s *shelf[B, P]) entries() []entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.inUse.entries()
}

func (s *shelf[B, P]) begin() (books, func()) {
	next := s.blank()
	return P(&next), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		*s.inUse = next
	}
}
