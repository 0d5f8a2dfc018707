package ack

import (
	"net/netip"

	"clusterwiz/forms"
)

// podRoom wants the pod block to hold a block for each node that is asked for:
// the masters, and of each pool what it may grow to.
type podRoom struct{}

// The references of podRoom.
const (
	podBlock, nodeMask  = "network.container_cidr", "network.node_cidr_mask"
	masterCount, worker = "masters.count", "node_pools"
)

// Refs implements [forms.Check].
func (podRoom) Refs() []string { return []string{podBlock, nodeMask, masterCount, worker} }

// Describe implements [forms.Check].
func (podRoom) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s holds a block of %s for every node, those included to which pools may grow",
		"%s 须能为每个节点（含节点池可扩容的节点）分出一个 %s 的网段", label(podBlock), label(nodeMask))
}

// Problems implements [forms.Check].
func (podRoom) Problems(s *forms.Scope) []forms.Problem {
	text, state := s.Value(podBlock)
	mask, maskState := s.Value(nodeMask)
	bits, isNumber := mask.(int64)
	block, err := netip.ParsePrefix(forms.ValueText(text))
	if state != forms.Set || maskState != forms.Set || err != nil || !isNumber || bits < int64(block.Bits()) || bits > 32 {
		return nil
	}
	room, wanted := int64(1)<<(bits-int64(block.Bits())), nodesWanted(s)
	if wanted <= room {
		return nil
	}
	return []forms.Problem{{
		Path: s.PathOf(podBlock), Related: []forms.Path{s.PathOf(nodeMask), s.PathOf(worker)},
		Summary: forms.Tf("%s holds %s of /%d, but %s are asked for, those included to which pools may grow",
			"%s 只能容纳 %s（每个 /%d），而共需 %s（含节点池可扩容的节点）", block, forms.Count(int(room), "node", "nodes"), bits, forms.Count(int(wanted), "node", "nodes")),
		Remedy: forms.Tf("take a larger block, or a longer mask in %s", "请使用更大的网段，或加长%s", s.Label(nodeMask)),
	}}
}

// nodesWanted counts masters and nodes, of a pool that scales its maximum.
func nodesWanted(s *forms.Scope) int64 {
	count, _ := s.Value(masterCount)
	wanted, _ := count.(int64)
	for _, pool := range s.Items(worker) {
		most := int64(0)
		for _, key := range []string{"count", "auto_scaling.max_count"} {
			value, _ := pool.Value(key)
			n, _ := value.(int64)
			most = max(most, n)
		}
		wanted += most
	}
	return wanted
}
