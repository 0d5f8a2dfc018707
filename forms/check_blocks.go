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
	// Facts are blocks that look-ups know of chosen values, as that of the VPC.
	// They are compared with Fields, not with each other.
	Facts []FactRef
}

// FactRef is a fact about the chosen value of Field; one that holds several
// values has blanks between them.
type FactRef struct{ Field, Fact string }

type block struct {
	ref    string
	prefix netip.Prefix
}

// Refs implements [Check].
func (c Disjoint) Refs() []string {
	refs := slices.Clone(c.Fields)
	for _, of := range c.Facts {
		refs = append(refs, of.Field)
	}
	return refs
}

// Describe implements [Check].
func (c Disjoint) Describe(label func(string) Text) Text {
	return Tf("%s do not overlap", "%s 互不重叠", joinLabels(c.Refs(), label))
}

// Problems implements [Check].
func (c Disjoint) Problems(s *Scope) []Problem {
	var problems []Problem
	blocks := c.facts(s)
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
					if s.assumed(ref) {
						text = Tf("if it is left empty, the cloud uses %s, which overlaps %s (%s)", "留空时云端使用 %s，与 %s（%s）重叠", prefix, s.Label(other.ref), other.prefix)
					}
					problems = append(problems, s.at(ref, text, Text{}, other.ref))
					break
				}
			}
			blocks = append(blocks, block{ref, prefix})
		}
	}
	return problems
}

// assumed tells whether the value of the field at ref is the cloud's own.
func (s *Scope) assumed(ref string) bool {
	at, n := s.resolve(ref)
	return n != nil && at.sent(n) == nil
}

// facts returns the blocks that look-ups know.
func (c Disjoint) facts(s *Scope) []block {
	var blocks []block
	for _, of := range c.Facts {
		value, _ := s.Value(of.Field)
		for _, text := range texts(value) {
			fact, _ := s.FactOf(of.Field, text, of.Fact)
			for one := range strings.FieldsSeq(fact) {
				if prefix, err := netip.ParsePrefix(one); err == nil {
					blocks = append(blocks, block{of.Field, prefix})
				}
			}
		}
	}
	return blocks
}
