package simulator

import (
	"sync"
	"time"
)

// nonces remembers what has been used. A nonce matters only as long as its
// date is accepted, so two generations that turn over once in that time are
// enough, and memory stays bounded by the traffic.
type nonces struct {
	mu       sync.Mutex
	lifetime time.Duration
	turned   time.Time
	young    map[uint64]struct{} // Digests, which are smaller.
	old      map[uint64]struct{}
}

func newNonces(lifetime time.Duration) *nonces {
	return &nonces{lifetime: lifetime, young: map[uint64]struct{}{}}
}

// use remembers a nonce; false when it was used before.
func (n *nonces) use(nonce string, now time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if now.Sub(n.turned) >= n.lifetime {
		if now.Sub(n.turned) >= 2*n.lifetime {
			n.young = nil
		}
		n.old, n.young, n.turned = n.young, map[uint64]struct{}{}, now
	}
	key := digest(0, nonce)
	_, young := n.young[key]
	_, old := n.old[key]
	if young || old {
		return false
	}
	n.young[key] = struct{}{}
	return true
}
