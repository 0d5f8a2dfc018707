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
	young    map[string]struct{}
	old      map[string]struct{}
}

func newNonces(lifetime time.Duration) *nonces {
	return &nonces{lifetime: lifetime, young: map[string]struct{}{}}
}

// use remembers a nonce; false when it was used before.
func (n *nonces) use(nonce string, now time.Time) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	if now.Sub(n.turned) >= n.lifetime {
		if now.Sub(n.turned) >= 2*n.lifetime {
			n.young = nil
		}
		n.old, n.young, n.turned = n.young, map[string]struct{}{}, now
	}
	_, young := n.young[nonce]
	_, old := n.old[nonce]
	if young || old {
		return false
	}
	n.young[nonce] = struct{}{}
	return true
}

// size counts what is remembered.
func (n *nonces) size() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.young) + len(n.old)
}
