package engine

import (
	"encoding/json"
	"sync"
)

// Entry is something that exists or existed, as the state file keeps it.
type Entry struct {
	ID, Name string // As the cloud's calls have them.
	Objects  []any
}

// Books are what a product keeps in the state file.
type Books interface {
	// Take reads an object that Entries gave. It takes the place of an earlier
	// one, if there is one.
	Take(raw json.RawMessage) error
	// Entries are all that the file must hold, in an order that Take can read.
	// They hold no credential of any kind.
	Entries() []Entry
}

// keeper reaches the books of a product, which its calls use under a lock.
type keeper struct {
	entries func() []Entry
	// begin gives empty books, which install puts in place of those in use.
	begin func() (b Books, install func())
}

// Keep puts a product's books, which its calls use under mu, into the state
// file; blank gives those that a new world begins with.
func Keep[B any, P interface {
	*B
	Books
}](c *Core, product string, mu *sync.RWMutex, inUse P, blank func() B) {
	c.keepers[product] = keeper{
		entries: func() []Entry {
			mu.RLock()
			defer mu.RUnlock()
			return inUse.Entries()
		},
		begin: func() (Books, func()) {
			next := blank()
			return P(&next), func() {
				mu.Lock()
				defer mu.Unlock()
				*inUse = next
			}
		},
	}
}
