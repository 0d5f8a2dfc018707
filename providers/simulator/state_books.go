package simulator

import (
	"encoding/json"
	"sync"
)

// books are what a product keeps in the state file, object by object.
type books interface {
	// take reads an object as objects gives it. It takes the place of an
	// earlier one, if there is one, wherever that is referred to.
	take(raw json.RawMessage) (replaced bool, err error)
	// objects are all that the file must hold, in an order that take can read.
	// They hold no credential of any kind.
	objects() []any
}

// keeper is a product whose objects outlive the process.
type keeper interface {
	// take adds an object to the books in use.
	take(raw json.RawMessage) (replaced bool, err error)
	// each gives all objects of the books in use.
	each(visit func(object any) error) error
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

func (s *shelf[B, P]) take(raw json.RawMessage) (replaced bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.inUse.take(raw)
}

func (s *shelf[B, P]) each(visit func(object any) error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, o := range s.inUse.objects() {
		if err := visit(o); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf[B, P]) begin() (books, func()) {
	next := s.blank()
	return P(&next), func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		*s.inUse = next
	}
}
