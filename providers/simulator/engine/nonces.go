package engine

import (
	"sync"
	"time"
)

// Nonces remembers what has been used. A nonce matters only as long as its
// date is accepted, so two generations that turn over once in that time are
// enough, and memory stays bounded by the traffic.
type Nonces struct {
	mu       sync.Mutex
	lifetime time.Duration
	turned   time.Time
	young    map[uint64]struct{} // Digests, which are smaller.
	old      map[uint64]struct{}
}

// NewNonces remembers each nonce for a lifetime at least.
func NewNonces(lifetime time.Duration) *Nonces {
	return &Nonces{lifetime: lifetime, young: map[uint64]struct{}{}}
}

// Use remembers a nonce; false when it was used before.
func (n *Nonces) Use(nonce string, now time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if now.Sub(n.turned) >= n.lifetime {
		if now.Sub(n.turned) >= 2*n.lifetime {
			n.young = nil
		}
		n.old, n.young, n.turned = n.young, map[uint64]struct{}{}, now
	}
	key := Digest(0, nonce)
	_, young := n.young[key]
	_, old := n.old[key]
	if young || old {
		return false
	}
	n.young[key] = struct{}{}
	return true
}
