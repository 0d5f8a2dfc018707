package batchcompute

import (
	"net/netip"
	"strings"

	"clusterwiz/forms"
)

// insideVPC wants the address block to be part of the chosen VPC, of which the
// look-up knows the blocks. The service makes vSwitches there, and these lie in
// their VPC.
type insideVPC struct{}

const (
	vpcKey   = "network.vpc_id"
	blockKey = "network.cidr_block"
)

// Refs implements [forms.Check].
func (insideVPC) Refs() []string { return []string{blockKey, vpcKey} }

// Describe implements [forms.Check].
func (insideVPC) Describe(label func(ref string) forms.Text) forms.Text {
	return forms.Tf("%s is inside %s", "%s 位于 %s 之内", label(blockKey), label(vpcKey))
}

// Problems implements [forms.Check].
func (insideVPC) Problems(s *forms.Scope) []forms.Problem {
	said, _ := s.Value(blockKey)
	vpc, state := s.Value(vpcKey)
	block, err := netip.ParsePrefix(forms.ValueText(said))
	if state != forms.Set || err != nil {
		return nil
	}
	fact, _ := s.FactOf(vpcKey, forms.ValueText(vpc), "cidr")
	blocks := strings.Fields(fact)
	for _, text := range blocks {
		outer, err := netip.ParsePrefix(text)
		if err != nil || outer.Bits() <= block.Bits() && outer.Contains(block.Addr()) {
			return nil
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	return []forms.Problem{{
		Path: s.PathOf(blockKey), Related: []forms.Path{s.PathOf(vpcKey)},
		Summary: forms.Tf("%s is outside %s, which has %s", "%s 不在 %s 之内，其网段为 %s", block, forms.ValueText(vpc), forms.Enumerate(blocks)),
		Remedy:  forms.Tf("give a part of it, such as %s", "请填写其中的网段，如 %s", partOf(blocks[0])),
	}}
}

// partOf is a part of a VPC's block that the page allows for its size.
func partOf(block string) string {
	p, err := netip.ParsePrefix(block)
	if err != nil {
		return block
	}
	return netip.PrefixFrom(p.Addr(), min(max(p.Bits(), 16), 24)).Masked().String()
}
