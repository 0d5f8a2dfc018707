package engine

import (
	"encoding/json"
	"sync"
)

// books are what a product keeps in the state file, entry by entry.
type books interface {
	// Take reads an object that entries gave. It takes the place of an earlier
	// one, if there is one.
	Take(raw json.RawMessage) error
	// Entries are all that the file must hold, in an order that take can read.
	// They hold no credential of any kind.
	Entries() []Entry
}

// Entry is something that exists or existed, as the state file keeps it.
type Entry struct {
	ID, Name string // As the cloud's calls have them.
	Objects  []any
}

// Keeper is a product whose objects outlive the process.
type Keeper interface {
	// entries are those of the books in use.
	entries() []Entry
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

// NewShelf makes a product's keeper; blank gives the books that a new world
// begins with.
func NewShelf[B any, P interface {
	*B
	books
}](mu *sync.RWMutex, inUse P, blank func() B) Keeper {
	return &shelf[B, P]{mu, inUse, blank}
}

func (s *shelf[B, P]) entries() []Entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.inUse.Entries()
}

func (s *shelf[B, P]) begin() (books, func()) {
	next := s.blank()
	return P(&next), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		*s.inUse = next
	}
}
