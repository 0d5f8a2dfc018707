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

// podAddresses wants the block of a vSwitch to have addresses for pods: a mask of longest
// at most. Blocks whose mask is longer than besides are left to another rule.
type podAddresses struct{ longest, besides int }

// largerVSwitch is what to do about one that has few.
var largerVSwitch = forms.T("for a small cluster it may do; else create a larger vSwitch in this zone in the VPC console, and choose it here",
	"小集群可继续使用；否则请先在专有网络控制台于此可用区新建更大的交换机，再在此处选择")

// Kinds implements [forms.Rule].
func (podAddresses) Kinds() []forms.Kind { return forms.WordKinds }

// Describe implements [forms.Rule].
func (r podAddresses) Describe() forms.Text {
	return forms.Tf("must have %d addresses for pods (/%d) or more", "供 Pod 使用的地址应不少于 %d 个（/%d）", 1<<(32-r.longest), r.longest)
}

// Check implements [forms.Rule].
func (r podAddresses) Check(value any) forms.Text {
	block, err := netip.ParsePrefix(forms.ValueText(value))
	if err != nil || !block.Addr().Is4() || block.Bits() <= r.longest || block.Bits() > r.besides {
		return forms.Text{}
	}
	return forms.Tf("has %d addresses, of which each pod takes one; advised are %d (/%d) or more",
		"仅有 %d 个地址，每个 Pod 占用一个；建议不少于 %d 个（/%d）", 1<<(32-block.Bits()), 1<<(32-r.longest), r.longest)
}
