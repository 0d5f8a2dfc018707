package work

import (
	"sync"

	"clusterwiz/profiles"
)

// keeper writes drafts one after the other: commands run side by side, and an
// older draft must never replace a newer one or bring a removed one back.
type keeper struct {
	drafts *profiles.Drafts

	// last is the number given to the draft that was asked for last.
	last int

	mu      sync.Mutex
	written int
}

// next numbers what is to be written. It is called by the model only.
func (k *keeper) next() int {
	k.last++
	return k.last
}

// save writes the draft unless something later was written or removed.
func (k *keeper) save(number int, draft profiles.Draft) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if number < k.written {
		return nil
	}
	k.written = number
	k.drafts.Hold(draft.ID) // Whoever else has it open was told of at its opening.
	return k.drafts.Save(draft)
}

// remove deletes a draft; saves that were asked for earlier come too late.
func (k *keeper) remove(number int, id string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.written = max(k.written, number)
	return k.drafts.Remove(id)
}
