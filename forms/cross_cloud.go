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

type block struct {
	ref    string
	prefix netip.Prefix
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

// FactIs wants a fact about the chosen value of Field to equal another field:
// the VPC of the vSwitch is the cluster's VPC. It is silent while no look-up
// has told the fact.
type FactIs struct {
	Field, Fact, Equals string
}

// Touches implements [Cross].
func (c FactIs) Touches() []string { return []string{c.Field, c.Equals} }

// Describe implements [Cross].
func (c FactIs) Describe(label func(string) Text) Text {
	return Tf("%s belongs to %s", "%s 属于所选的 %s", label(c.Field), label(c.Equals))
}

// Check implements [Cross].
func (c FactIs) Check(s *Scope) []Problem {
	_, at, n := s.resolve(c.Field)
	value, state := s.Value(c.Field)
	want, wantState := s.Value(c.Equals)
	if n == nil || state != Set || wantState != Set {
		return nil
	}
	if n.DefaultFrom != "" && at.raw(n) == nil {
		// The answer that stands in is compared where it was given.
		return nil
	}
	var problems []Problem
	for _, text := range texts(value) {
		fact, told := s.known.Fact(n.Source.Name, text, c.Fact)
		if !told || fact == ValueText(want) {
			continue
		}
		summary := Tf("%s belongs to %s, not to %s", "%s 属于 %s，不属于 %s", text, fact, ValueText(want))
		remedy := Tf("choose one of %s", "请选择 %s 中的", ValueText(want))
		problems = append(problems, s.at(c.Field, summary, remedy, c.Equals))
	}
	return problems
}
