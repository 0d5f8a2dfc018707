package schema

import "slices"

// test is something that can be seen of the table of a scope.
type test struct {
	scope *scope
	node  *node
	// text is the node as JSON, by which tests are compared.
	text string
}

func newTest(s *scope, n *node) test {
	text, _ := marshal(n)
	return test{s, n, string(text)}
}

// conjunction is tests that all hold; none always does.
type conjunction []test

// at returns the tests of one table.
func (c conjunction) at(s *scope) []*node {
	var nodes []*node
	for _, t := range c {
		if t.scope == s {
			nodes = append(nodes, t.node)
		}
	}
	return nodes
}

// cases tell when something is certain: in any of them. A value that comes from the
// environment is not certain to be anything, and what is left out of the cases is left
// to check: so too few of them never refuse too much.
type cases []conjunction

// never is no case at all.
var never cases

func always() cases { return cases{{}} }

// mostCases keeps a schema small. A condition with more is not written.
const mostCases = 24

// either joins cases. Those that look at one table only become one of them, in which
// any of several holds.
func either(of ...cases) cases {
	var out cases
	var tables []*scope
	local := map[*scope][]*node{}
	for _, one := range slices.Concat(of...) {
		switch s := one.table(); {
		case len(one) == 0:
			return always()
		case s == nil:
			out = out.with(one)
		default:
			if local[s] == nil {
				tables = append(tables, s)
			}
			local[s] = append(local[s], all(one.at(s)))
		}
	}
	for _, s := range tables {
		out = out.with(conjunction{newTest(s, anyOne(local[s]))})
	}
	if len(out) > mostCases {
		return never
	}
	return out
}

func (c cases) with(one conjunction) cases {
	if slices.ContainsFunc(c, one.equal) {
		return c
	}
	return append(c, one)
}

// table is that at which all tests look; nil where there are several.
func (c conjunction) table() *scope {
	for _, t := range c {
		if t.scope != c[0].scope {
			return nil
		}
	}
	if len(c) == 0 {
		return nil
	}
	return c[0].scope
}

// anyOne holds where one of several holds.
func anyOne(of []*node) *node {
	var kept []*node
	seen := map[string]bool{}
	for _, n := range of {
		parts := []*node{n}
		if len(n.AnyOf) > 0 && n.bare() {
			parts = n.AnyOf
		}
		for _, part := range parts {
			text, _ := marshal(part)
			if !seen[string(text)] {
				seen[string(text)] = true
				kept = append(kept, part)
			}
		}
	}
	if len(kept) == 1 {
		return kept[0]
	}
	return &node{AnyOf: kept}
}

// bare tells whether there is nothing in n but alternatives.
func (n *node) bare() bool {
	return n.Type == nil && n.Properties == nil && n.Required == nil && n.AllOf == nil
}

func both(of ...cases) cases {
	out := always()
	for _, c := range of {
		var next cases
		for _, a := range out {
			for _, b := range c {
				next = append(next, a.and(b))
			}
		}
		if out = next; len(out) > mostCases {
			return never
		}
	}
	return either(out)
}

func (c conjunction) and(other conjunction) conjunction {
	out := slices.Clone(c)
	for _, t := range other {
		if !slices.ContainsFunc(out, t.equal) {
			out = append(out, t)
		}
	}
	return out
}

func (c conjunction) equal(other conjunction) bool {
	return len(c) == len(other) && !slices.ContainsFunc(c, func(t test) bool { return !slices.ContainsFunc(other, t.equal) })
}

func (t test) equal(other test) bool { return t.scope == other.scope && t.text == other.text }
