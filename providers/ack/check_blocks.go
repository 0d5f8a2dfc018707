package ack

import (
	"encoding/binary"
	"net/netip"
	"strings"

	"clusterwiz/forms"
)

// takenBlocks is the fact of a VPC with the blocks of its clusters: block=cluster, with
// blanks between.
const takenBlocks = "taken_blocks"

// blocksFree wants the blocks of pods and services apart from those of the clusters
// that lie in the VPC already. Where one is not, the next one that is free is a way out.
type blocksFree struct{}

const (
	serviceBlock = "network.service_cidr"
	vpcOfBlocks  = "network.vpc_id"
)

// Refs implements [forms.Check].
func (blocksFree) Refs() []string { return []string{podBlock, serviceBlock, vpcOfBlocks} }

// Describe implements [forms.Check].
func (blocksFree) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s and %s do not overlap those of other clusters in the VPC", "%s 与 %s 不能与专有网络中其他集群的网段重叠", label(podBlock), label(serviceBlock))
}

// taken is a block and whose it is.
type taken struct {
	prefix netip.Prefix
	owner  string
}

// Problems implements [forms.Check].
func (blocksFree) Problems(s *forms.Scope) []forms.Problem {
	others := clusterBlocks(s)
	if len(others) == 0 {
		return nil
	}
	var problems []forms.Problem
	for _, ref := range []string{podBlock, serviceBlock} {
		value, _ := s.Value(ref)
		block, err := netip.ParsePrefix(forms.ValueText(value))
		if err != nil {
			continue
		}
		for _, other := range others {
			if other.prefix.Overlaps(block) {
				problems = append(problems, overlap(s, ref, block, other, others))
				break
			}
		}
	}
	return problems
}

func overlap(s *forms.Scope, ref string, block netip.Prefix, other taken, others []taken) forms.Problem {
	p := forms.Problem{
		Path: s.PathOf(ref), Related: []forms.Path{s.PathOf(vpcOfBlocks)},
		Summary: forms.Tf("%s overlaps %s, which the cluster %s has in this VPC", "%s 与此专有网络中集群 %[3]s 的网段 %[2]s 重叠", block, other.prefix, forms.Same(other.owner)),
		Remedy:  forms.T("choose a block that is free", "请改用未被占用的网段"),
	}
	free, found := nextFree(block, append(ownBlocks(s, ref), others...))
	if !found {
		return p
	}
	p.Remedy = forms.Tf("take %s, which is free", "改用空闲的 %s", forms.Same(free.String()))
	p.Ways = []forms.Way{{Label: p.Remedy, Sets: []forms.Assign{{Ref: ref, Path: s.PathOf(ref), Value: free.String()}}}}
	return p
}

// clusterBlocks are those of the clusters in the VPC, as far as a look-up knows.
func clusterBlocks(s *forms.Scope) []taken {
	vpc, _ := s.Value(vpcOfBlocks)
	fact, _ := s.FactOf(vpcOfBlocks, forms.ValueText(vpc), takenBlocks)
	var all []taken
	for one := range strings.FieldsSeq(fact) {
		block, owner, _ := strings.Cut(one, "=")
		if prefix, err := netip.ParsePrefix(block); err == nil {
			all = append(all, taken{prefix, owner})
		}
	}
	return all
}

// ownBlocks are those of the VPC, and the other block of this cluster.
func ownBlocks(s *forms.Scope, ref string) []taken {
	vpc, _ := s.Value(vpcOfBlocks)
	fact, _ := s.FactOf(vpcOfBlocks, forms.ValueText(vpc), "cidr")
	texts := strings.Fields(fact)
	for _, other := range []string{podBlock, serviceBlock} {
		if value, _ := s.Value(other); other != ref {
			texts = append(texts, forms.ValueText(value))
		}
	}
	var all []taken
	for _, text := range texts {
		if prefix, err := netip.ParsePrefix(text); err == nil {
			all = append(all, taken{prefix, ""})
		}
	}
	return all
}

// privateRanges are where the blocks of clusters lie, that of the usual ones first.
var privateRanges = []netip.Prefix{
	netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("192.168.0.0/16"),
}

// nextFree is the first block as large as one which overlaps nothing: behind it, then
// from the beginning of its range, then in the other ranges.
func nextFree(block netip.Prefix, others []taken) (netip.Prefix, bool) {
	if !block.Addr().Is4() {
		return netip.Prefix{}, false
	}
	starts := []netip.Prefix{block}
	for _, within := range privateRanges {
		if within.Contains(block.Addr()) {
			starts = append(starts, netip.PrefixFrom(within.Addr(), block.Bits()))
		}
	}
	for _, within := range privateRanges {
		starts = append(starts, netip.PrefixFrom(within.Addr(), block.Bits()))
	}
	for _, start := range starts {
		if free, found := from(start, others); found {
			return free, true
		}
	}
	return netip.Prefix{}, false
}

// from goes through the blocks from one on to the end of its range. Behind one that is
// in the way it goes on, so that a small block does not count through a large one.
func from(start netip.Prefix, others []taken) (netip.Prefix, bool) {
	at := start.Masked()
	for _, within := range privateRanges {
		if !within.Contains(at.Addr()) || within.Bits() > at.Bits() {
			continue
		}
		for within.Contains(at.Addr()) {
			in, blocked := inTheWay(at, others)
			if !blocked {
				return at, true
			}
			next := behind(in, at.Bits())
			if !next.IsValid() || !at.Addr().Less(next.Addr()) {
				return netip.Prefix{}, false
			}
			at = next
		}
	}
	return netip.Prefix{}, false
}

func inTheWay(block netip.Prefix, others []taken) (netip.Prefix, bool) {
	for _, other := range others {
		if other.prefix.Overlaps(block) {
			if other.prefix.Bits() < block.Bits() {
				return other.prefix.Masked(), true
			}
			return block, true
		}
	}
	return netip.Prefix{}, false
}

// behind is the block of a size that begins where another ends.
func behind(block netip.Prefix, bits int) netip.Prefix {
	a := block.Addr().As4()
	n := binary.BigEndian.Uint32(a[:])
	next := n + 1<<(32-block.Bits())
	if next <= n { // Behind the last there is none.
		return netip.Prefix{}
	}
	binary.BigEndian.PutUint32(a[:], next)
	return netip.PrefixFrom(netip.AddrFrom4(a), bits).Masked()
}
