package forms

import (
	"slices"
	"strings"
)

// cycles reports fields whose being asked depends on itself: looking at the
// value of one would never end.
func (l *linter) cycles(form *Scope) {
	g := &dependencies{of: map[*node][]*node{}, name: map[*node]string{}}
	g.level(form, "")
	done := map[*node]bool{}
	for _, n := range g.order {
		if cycle := g.cycle(n, nil, done); cycle != nil {
			l.report(g.name[cycle[0]], "waits for itself: %s", g.spell(cycle))
		}
	}
}

// dependencies are the fields that must be looked at to tell whether a field
// applies and what stands in for its answer.
type dependencies struct {
	of    map[*node][]*node
	name  map[*node]string
	order []*node
}

func (g *dependencies) level(s *Scope, prefix string) {
	for _, n := range s.level.nodes {
		g.name[n] = prefix + n.Key
		g.order = append(g.order, n)
		refs := append(n.step.Refs(), n.When.Refs()...)
		if n.Kind == Object {
			refs = append(refs, n.RequiredWhen.Refs()...)
		}
		refs = append(refs, n.DefaultWhen.Refs()...)
		if n.DefaultFrom != "" {
			refs = append(refs, n.DefaultFrom)
		}
		for _, ref := range refs {
			g.of[n] = append(g.of[n], s.lookedAt(ref)...)
		}
		if n.sub != nil {
			g.level(&Scope{level: n.sub, up: s, node: n}, prefix+n.Key+".")
		}
	}
}

// lookedAt returns the field at ref and the objects that it is reached through.
func (s *Scope) lookedAt(ref string) []*node {
	f := s.find(ref)
	if f.node == nil {
		return nil
	}
	nodes := []*node{f.node}
	for inner := f.at; inner != f.base; inner = inner.up {
		nodes = append(nodes, inner.node)
	}
	return nodes
}

// cycle returns a way from n back to a field on the way, nil where there is
// none that was not reported.
func (g *dependencies) cycle(n *node, way []*node, done map[*node]bool) []*node {
	if i := slices.Index(way, n); i >= 0 {
		return way[i:]
	}
	if done[n] {
		return nil
	}
	done[n] = true
	way = append(way, n)
	for _, next := range g.of[n] {
		if found := g.cycle(next, way, done); found != nil {
			return found
		}
	}
	return nil
}

func (g *dependencies) spell(cycle []*node) string {
	var names []string
	for _, n := range append(slices.Clone(cycle), cycle[0]) {
		names = append(names, g.name[n])
	}
	return strings.Join(names, ", ")
}
