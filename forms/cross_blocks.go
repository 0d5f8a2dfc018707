package forms

import (
	"net/netip"
	"slices"
	"strings"
)

// Disjoint wants address blocks that do not overlap. A reference to a list of
// texts stands for each of them.
type Disjoint struct {
	Fields []string
	// Of are blocks that a look-up tells of chosen values, as that of the VPC.
	// They are compared with Fields, not with each other.
	Of []FactOf
}

// FactOf is a fact about the chosen value of Field; one that holds several
// values has blanks between them.
type FactOf struct{ Field, Fact string }

type block struct {
	ref    string
	prefix netip.Prefix
}

// Touches implements [Cross].
func (c Disjoint) Touches() []string {
	refs := slices.Clone(c.Fields)
	for _, of := range c.Of {
		refs = append(refs, of.Field)
	}
	return refs
}

// Describe implements [Cross].
func (c Disjoint) Describe(label func(string) Text) Text {
	return Tf("%s do not overlap", "%s 互不重叠", joinLabels(c.Touches(), label))
}

// Check implements [Cross].
func (c Disjoint) Check(s *Scope) []Problem {
	var problems []Problem
	blocks := c.told(s)
	for _, ref := range c.Fields {
		value, _ := s.Value(ref)
		for _, text := range texts(value) {
			prefix, err := netip.ParsePrefix(text)
			if err != nil {
				continue
			}
			for _, other := range blocks {
				if prefix.Overlaps(other.prefix) {
					text := Tf("%s overlaps %s (%s)", "%s 与 %s（%s）重叠", prefix, s.Label(other.ref), other.prefix)
					problems = append(problems, s.at(ref, text, Text{}, other.ref))
					break
				}
			}
			blocks = append(blocks, block{ref, prefix})
		}
	}
	return problems
}

// told returns the blocks that look-ups have told.
func (c Disjoint) told(s *Scope) []block {
	var blocks []block
	for _, of := range c.Of {
		value, _ := s.Value(of.Field)
		for _, text := range texts(value) {
			fact, _ := s.factOf(of.Field, text, of.Fact)
			for one := range strings.FieldsSeq(fact) {
				if prefix, err := netip.ParsePrefix(one); err == nil {
					blocks = append(blocks, block{of.Field, prefix})
				}
			}
		}
	}
	return blocks
}
