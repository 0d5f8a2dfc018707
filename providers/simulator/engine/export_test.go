package engine

// Size counts the nonces that are remembered.
func (n *Nonces) Size() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.young) + len(n.old)
}
