package forms

import (
	"regexp"
	"slices"
	"strings"
	"sync"
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

var citeDate = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{4}-\d{2}(-\d{2})?$`) })

// Ungrounded returns the rules, lists, sizes and comparisons of which nobody says how
// they are known: a rule without standing, a source without kind, name or date, a
// choice that is sent and neither open nor closed for a reason. nil is good.
func (f *Form) Ungrounded() []string {
	l := &linter{}
	l.grounds(f.levels(), "")
	for _, check := range f.Checks {
		l.groundOfCheck("form", check)
	}
	return l.findings
}

func (l *linter) grounds(of *level, prefix string) {
	for _, n := range of.nodes {
		where := prefix + n.Key
		for _, rule := range n.Rules {
			l.groundOfRule(where, rule)
		}
		l.list(n, where)
		if n.Max != 0 || n.Min != 0 {
			l.ground(where+" size", n.Sizes)
		}
		if n.sub == nil {
			continue
		}
		l.grounds(n.sub, where+".")
		for _, check := range n.Checks {
			l.groundOfCheck(where, check)
		}
	}
}

func (l *linter) groundOfRule(where string, rule Rule) {
	if entries, ok := bareRule(rule).(Entries); ok {
		for _, inner := range []Rule{entries.Name, entries.Value} {
			if inner != nil {
				l.groundOfRule(where, inner)
			}
		}
		return
	}
	l.ground(where+": "+rule.Describe().En, GroundOf(rule))
}

func (l *linter) groundOfCheck(where string, check Check) {
	l.ground(where+": "+check.Describe(Same).En, GroundOfCheck(check))
}

func (l *linter) list(n *node, where string) {
	if n.Kind != Choice || (n.Wire == "" && len(n.Elsewhere) == 0) {
		return
	}
	l.optional(where+" closed", n.Closed)
	switch {
	case len(n.Listed) > 0:
		l.ground(where+" options", Ground{Standing: Listed, Cites: n.Listed})
	case n.Closed.IsZero():
		l.report(where, "a list that is sent needs its sources in Listed, or in Closed why no other value can be sent")
	}
	if len(n.sends) > 0 && n.Open() {
		l.report(where, "options that are sent as something else cannot be typed: say so in Closed")
	}
}

// ground wants a standing, and sources with kind, name and date where it needs them.
func (l *linter) ground(where string, on Ground) {
	if on.Standing == "" {
		l.report(where, "nobody says how it is known; use By, Structural or Advice, and for sizes Sizes")
		return
	}
	cited := on.Standing == Documented || on.Standing == Listed
	if cited != (len(on.Cites) > 0) {
		l.report(where, "what is %s has %d sources", on.Standing, len(on.Cites))
	}
	for _, c := range on.Cites {
		kind := slices.Contains([]CiteKind{Page, SDK, Provider, Tried, ErrorTable}, c.Kind)
		if !kind || !c.Name.Complete() || !citeDate().MatchString(c.Date) {
			l.report(where, "the source %+v needs kind, name and date", c)
		}
	}
}
